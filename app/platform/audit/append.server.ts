/** Adding to a stream of the audit log, in a transaction in hand. */
import { auditEntry, auditStream } from "../../../db/schema";
import type { AnyTx } from "../store-handles";
import { NOTHING } from "./digests.server";
import { keyToWriteWith } from "./keys.server";
import { type EntryRow, entryMac, headMac } from "./macs.server";
import { ROOT, type StreamOf } from "./streams";

export interface AuditFact extends StreamOf {
	/** What happened: "listing.published", "sign-in.refused". */
	action: string;
	/** Null for the portal itself and for somebody who is not signed in. Their id is kept, and looked up when shown. */
	actor: { id: string } | null;
	/** What it happened to. */
	subject?: { kind: string; id: string };
	/**
	 * Ids, numbers and words of our own vocabularies. An entry stays for ever: no names, no addresses, nothing that
	 * somebody typed, no health data, no secrets.
	 */
	details?: Record<string, unknown>;
}

/**
 * Adds facts to one stream.
 * @returns whether it is a new one
 * @throws what PostgreSQL throws when somebody else has added to it since the transaction began, to be run again
 */
export async function append(tx: AnyTx, stream: string, facts: readonly AuditFact[]): Promise<boolean> {
	const key = keyToWriteWith();
	const before = await takeHead(tx, stream);
	const at = new Date();
	let { length, mac: head } = before;
	const rows = facts.map(({ action, actor, councilId = null, subject, details = {} }): EntryRow => {
		length += 1;
		const row = {
			stream,
			number: length,
			at,
			councilId,
			actorId: actor?.id ?? null,
			actorName: null,
			action,
			subjectKind: subject?.kind ?? null,
			subjectId: subject?.id ?? null,
			// As it comes back from the database: without what JSON leaves out.
			details: JSON.parse(JSON.stringify(details)) as Record<string, unknown>,
			key: key.mark,
		};
		const mac = entryMac(key, tx.store, head, row);
		head = headMac(key, { store: tx.store, stream, length, mark: key.mark, mac });
		return { ...row, mac };
	});
	await putHead(tx, { name: stream, length, key: key.mark, mac: head });
	await tx.insert(auditEntry).values(rows);
	if (before.length === 0 && stream !== ROOT) await beginRoots(tx);
	return before.length === 0;
}

/**
 * The first root comes with the first entry of all: a log with entries and no root, or with a root that is younger than
 * they, is one whose root was taken away.
 */
async function beginRoots(tx: AnyTx): Promise<void> {
	const begun = await tx
		.insert(auditStream)
		.values({ name: ROOT, ...NO_HEAD })
		.onConflictDoNothing()
		.returning({ name: auditStream.name });
	if (begun.length > 0) await append(tx, ROOT, [{ action: "audit.root", actor: null, details: { ...NOTHING } }]);
}

type Head = typeof auditStream.$inferSelect;
const NO_HEAD = { length: 0, key: "", mac: "" };

/**
 * Both statements insert, which on PostgreSQL finds the one row by its key. A SELECT or an UPDATE would read the small
 * table whole, and each serializable transaction would then collide with the writers of all other streams.
 */
async function takeHead(tx: AnyTx, name: string): Promise<Pick<Head, "length" | "mac">> {
	const [head] = await tx
		.insert(auditStream)
		.values({ name, ...NO_HEAD })
		.onConflictDoUpdate({ target: auditStream.name, set: { name } })
		.returning({ length: auditStream.length, mac: auditStream.mac });
	if (!head) throw new Error(`The audit log gives no head for ${name}.`);
	return head;
}

async function putHead(tx: AnyTx, head: Head): Promise<void> {
	const { name: _, ...set } = head;
	await tx.insert(auditStream).values(head).onConflictDoUpdate({ target: auditStream.name, set });
}
