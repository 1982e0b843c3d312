/**
 * The audit log: what was done, by whom, in the order it was done. Entries are only added, in the transaction of what
 * they tell. Each carries an HMAC over itself and the one before it, and the newest one's is kept apart (`audit_head`),
 * so that an edit, a removal or a cut-off end does not go unseen by whoever holds the key.
 */

import { createHmac } from "node:crypto";
import { asc, eq, gt, sql } from "drizzle-orm";
import { auditEntry, auditHead } from "../../db/schema";
import { bySigns } from "../model/order";
import type { Asker } from "../model/people/asker";
import { keyFor } from "./secrets.server";
import { readFor, store } from "./store.server";
import type { Tx } from "./store-handles";

export interface AuditFact {
	/** What happened: "listing.published", "sign-in.refused". */
	action: string;
	/** Null for the portal itself and for somebody who is not signed in. */
	actor: { id: string; name: string } | null;
	councilId?: string | null;
	/** What it happened to. */
	subject?: { kind: string; id: string };
	/** No health data, no secrets, no text of a listing: the versions hold that. */
	details?: Record<string, unknown>;
}

export type Recorded = Tx & { record(fact: AuditFact): void };

/**
 * A transaction that leaves a trace: what `tx.record` is told is added to the log when `fn` is done, with all that it
 * wrote or not at all.
 * @throws whatever `fn` throws, after rolling back
 */
export async function recorded<T>(asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> {
	const { dialect, transaction } = await store();
	return transaction(asker, async (tx) => {
		// Writers of the log go one after the other. Locked first of all, so that the snapshot is taken after the wait.
		if (dialect === "postgres") await tx.rows(sql`LOCK TABLE audit_head IN EXCLUSIVE MODE`);
		const facts: AuditFact[] = [];
		const handle: Recorded = Object.assign(Object.create(tx), { record: (fact: AuditFact) => facts.push(fact) });
		const result = await fn(handle);
		if (facts.length > 0) await append(tx, facts);
		return result;
	});
}

/** Adds one fact that belongs to no other write: a refused sign-in, an export. */
export async function recordFact(asker: Asker, fact: AuditFact): Promise<void> {
	await recorded(asker, async (tx) => tx.record(fact));
}

type Row = typeof auditEntry.$inferSelect;

/** The MAC of an entry: of its facts in a fixed order, and of the MAC before it. */
function macOf(previous: string, row: Omit<Row, "mac">): string {
	const { seq, at, councilId, actorId, actorName, action, subjectKind, subjectId, details } = row;
	const facts = [seq, at.getTime(), councilId, actorId, actorName, action, subjectKind, subjectId, canonical(details)];
	return createHmac("sha256", keyFor("audit"))
		.update(JSON.stringify([previous, ...facts]))
		.digest("base64url");
}

/** A value whose keys stand in one order: PostgreSQL keeps JSON in an order of its own. */
function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => bySigns(a, b))
			.map(([key, inner]) => [key, canonical(inner)]),
	);
}

async function append(tx: Tx, facts: readonly AuditFact[]): Promise<void> {
	const [head] = await tx.select().from(auditHead).where(eq(auditHead.id, 1));
	if (!head) throw new Error("The head of the audit log is missing: the database was tampered with.");
	let { seq, mac } = head;
	const at = new Date();
	const rows = facts.map(({ action, actor, councilId = null, subject, details = {} }): Row => {
		seq += 1;
		const row = {
			seq,
			at,
			councilId,
			actorId: actor?.id ?? null,
			actorName: actor?.name ?? null,
			action,
			subjectKind: subject?.kind ?? null,
			subjectId: subject?.id ?? null,
			// As it comes back from the database: without what JSON leaves out.
			details: JSON.parse(JSON.stringify(details)) as Record<string, unknown>,
		};
		mac = macOf(mac, row);
		return { ...row, mac };
	});
	await tx.insert(auditEntry).values(rows);
	await tx.update(auditHead).set({ seq, mac }).where(eq(auditHead.id, 1));
}

export type AuditVerdict =
	| { ok: true; entries: number; head: string }
	/** `seq` is the first entry that does not follow from the one before it. */
	| { ok: false; seq: number; reason: "changed" | "missing" | "cut-off" };

const AT_ONCE = 1000;

/**
 * Whether the log is whole: no entry edited, none missing, none cut off at the end.
 * @param knownHead a head written down earlier (`{ seq, mac }`), which must still be part of the log
 */
export async function verifyAudit(asker: Asker, knownHead?: { seq: number; mac: string }): Promise<AuditVerdict> {
	const db = await readFor(asker);
	let seq = 0;
	let mac = "";
	for (;;) {
		const rows = await db
			.select()
			.from(auditEntry)
			.where(gt(auditEntry.seq, seq))
			.orderBy(asc(auditEntry.seq))
			.limit(AT_ONCE);
		for (const row of rows) {
			if (row.seq !== seq + 1) return { ok: false, seq: seq + 1, reason: "missing" };
			if (row.mac !== macOf(mac, row)) return { ok: false, seq: row.seq, reason: "changed" };
			if (knownHead?.seq === row.seq && knownHead.mac !== row.mac) {
				return { ok: false, seq: row.seq, reason: "changed" };
			}
			seq = row.seq;
			mac = row.mac;
		}
		if (rows.length < AT_ONCE) break;
	}
	const [head] = await db.select().from(auditHead).where(eq(auditHead.id, 1));
	if (!head || head.seq > seq || (knownHead && knownHead.seq > seq))
		return { ok: false, seq: seq + 1, reason: "cut-off" };
	if (head.seq !== seq || head.mac !== mac) return { ok: false, seq, reason: "changed" };
	return { ok: true, entries: seq, head: mac };
}

/** The newest entry's number and MAC, to be kept elsewhere: `verifyAudit` then finds what was cut off since. */
export async function auditHeadNow(asker: Asker): Promise<{ seq: number; mac: string } | undefined> {
	const db = await readFor(asker);
	const [head] = await db.select({ seq: auditHead.seq, mac: auditHead.mac }).from(auditHead).where(eq(auditHead.id, 1));
	return head;
}
