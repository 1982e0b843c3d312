/**
 * Whether the audit log is whole. It only reads, while others go on writing: a stream's head is read before its entries,
 * and again where it has grown since.
 */
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { auditEntry, auditRooted, auditStream } from "../../../db/schema";
import type { Asker } from "../../model/people/asker";
import { type ProductStore, portal } from "../store.server";
import type { AnyRead, StoreName } from "../store-handles";
import { takingTurns } from "../taking-turns.server";
import { NOTHING } from "./digests.server";
import { isSameKey, keyMarked, keysBeforeStreams, nameOfKey, OWN_KEY } from "./keys.server";
import { type EntryRow, entryMac, hashOfHead, headMac, macBeforeStreams } from "./macs.server";
import { oldestContent } from "./oldest-content.server";
import { lastRoot, workOutBranches } from "./root.server";
import { findSeal, keyThatFits } from "./seal.server";
import { BEFORE_STREAMS, isStreamOf, PORTAL, ROOT } from "./streams";

/** What is wrong, and where. `number` is an entry's number within its stream. */
export interface AuditFault {
	stream: string;
	number: number;
	/**
	 * "changed": the entry does not follow from the one before it. "missing": it is not there, and later ones are.
	 * "cut-off": neither is it there, nor are later ones. "head": the stream's head was changed. "key": it was made with a
	 * key that is not in the ring. "set-back": the newest root covers this entry, and it is not there or is another.
	 * "gone": the whole stream was taken away, and this was its last entry. "root": this root covers other heads than
	 * those that are there. "known": a head kept elsewhere has this entry, and it is not there or is another. "added":
	 * entries are numbered from 1, and this one was put before them. "foreign": the store has no such stream. "no-root":
	 * the roots are not there, or are younger than what they cover. "emptied": the store holds what is older than its log.
	 */
	reason:
		| "changed"
		| "missing"
		| "cut-off"
		| "head"
		| "key"
		| "set-back"
		| "gone"
		| "root"
		| "known"
		| "added"
		| "foreign"
		| "no-root"
		| "emptied";
	/** The name of the key that is missing. */
	key?: string;
}

export type AuditVerdict =
	| { ok: true; streams: number; entries: number }
	/** One fault of each stream, the first. */
	| { ok: false; faults: AuditFault[] };

/**
 * What was written down elsewhere of a stream: that with this many entries its head had a MAC of this hash; of the log
 * from before there were streams, the MAC of the entry with this number.
 */
export interface KnownHead {
	stream: string;
	number: number;
	mac: string;
}

const MOST_FAULTS = 20;
const ENTRIES_AT_ONCE = 1000;
const STREAMS_AT_ONCE = 500;

/**
 * Goes through the whole log of a store.
 * @param known a head kept elsewhere, which must still be part of it
 */
export async function verifyAudit(store: ProductStore, asker: Asker, known?: KnownHead): Promise<AuditVerdict> {
	const db = await store.readFor(asker);
	const found = newFindings();
	found.faults.push(...(await headless(db)), ...(await rootFaults(db)));
	for (let after: string | undefined; found.faults.length < MOST_FAULTS; ) {
		const names = await db
			.select({ name: auditStream.name })
			.from(auditStream)
			.where(after === undefined ? undefined : gt(auditStream.name, after))
			.orderBy(asc(auditStream.name))
			.limit(STREAMS_AT_ONCE);
		for (const { name } of names) await walk(db, name, found, known);
		after = names.at(-1)?.name;
		if (names.length < STREAMS_AT_ONCE) {
			// Where a key is missing, say, nothing is known of when a stream began.
			if (found.faults.length === 0) found.faults.push(...(await missingBeginnings(db, found)));
			break;
		}
	}
	if (known && !found.walked.has(known.stream)) found.faults.push({ ...known, reason: "known" });
	return verdictOf(found);
}

/** Goes through some streams of the portal's only, as a council's administrators may. One that is not there has no entries. */
export async function verifyStreams(asker: Asker, streams: readonly string[]): Promise<AuditVerdict> {
	const db = await portal.readFor(asker);
	const found = newFindings();
	for (const stream of streams) await walk(db, stream, found);
	return verdictOf(found);
}

interface Findings {
	faults: AuditFault[];
	entries: number;
	walked: Set<string>;
	/** When the first entry of each stream was written. */
	began: Map<string, Date>;
	turn: ReturnType<typeof takingTurns>;
}

const newFindings = (): Findings => ({
	faults: [],
	entries: 0,
	walked: new Set(),
	began: new Map(),
	turn: takingTurns(),
});

function verdictOf({ faults, entries, walked }: Findings): AuditVerdict {
	if (faults.length > 0) return { ok: false, faults: faults.slice(0, MOST_FAULTS) };
	return { ok: true, streams: walked.size, entries };
}

interface Head {
	length: number;
	key: string;
	mac: string;
	/** What the newest root says. */
	rooted: { length: number; hash: string } | null;
}

async function readHead(db: AnyRead, stream: string): Promise<Head | undefined> {
	const [row] = await db
		.select({
			length: auditStream.length,
			key: auditStream.key,
			mac: auditStream.mac,
			rooted: { length: auditRooted.length, hash: auditRooted.hash },
		})
		.from(auditStream)
		.leftJoin(auditRooted, eq(auditRooted.stream, auditStream.name))
		.where(eq(auditStream.name, stream));
	return row;
}

/** Follows one stream from its first entry to its head. */
async function walk(db: AnyRead, stream: string, found: Findings, known?: KnownHead): Promise<void> {
	let head = await readHead(db, stream);
	if (!head) {
		found.faults.push(...(await headless(db, stream)));
		return;
	}
	found.walked.add(stream);
	const wrong = (number: number, [reason, key]: Wrong) => {
		found.faults.push({ stream, number, reason, ...(key !== undefined && { key }) });
	};
	if (!isStreamOf(db.store, stream)) return wrong(head.length, ["foreign"]);
	if (head.length < 1) return wrong(0, ["head"]);
	const chain = stream === BEFORE_STREAMS ? await chainBeforeStreams(db, head) : chainIn(db.store);
	if (Array.isArray(chain)) return wrong(1, chain);
	const kept = known?.stream === stream ? known : undefined;
	let number = 0;
	let link = "";
	let mark = "";
	for (;;) {
		await found.turn();
		const rows = await db
			.select()
			.from(auditEntry)
			.where(and(eq(auditEntry.stream, stream), number === 0 ? undefined : gt(auditEntry.number, number)))
			.orderBy(asc(auditEntry.number))
			.limit(ENTRIES_AT_ONCE);
		for (const row of rows) {
			if (row.number < 1) return wrong(row.number, ["added"]);
			if (row.number !== number + 1) return wrong(number + 1, ["missing"]);
			if (row.number > head.length) head = (await readHead(db, stream)) ?? head;
			if (row.number > head.length) return wrong(head.length, ["head"]);
			const next = chain.follow(link, row);
			if (Array.isArray(next)) return wrong(row.number, next);
			if (row.number === 1) found.began.set(stream, row.at);
			number = row.number;
			link = next;
			mark = row.key;
			const { rooted } = head;
			if (rooted?.length === number && rooted.hash !== hashOf(chain.headOf(link, number)))
				return wrong(number, ["set-back"]);
			if (kept?.number === number && kept.mac !== chain.kept(link)) return wrong(number, ["known"]);
		}
		if (rows.length < ENTRIES_AT_ONCE) break;
	}
	if (number < head.length) return wrong(number + 1, ["cut-off"]);
	if (head.mac !== chain.headOf(link, number) || (chain.sameKey && head.key !== mark)) return wrong(number, ["head"]);
	if (head.rooted && head.rooted.length > number) return wrong(number + 1, ["set-back"]);
	if (kept && kept.number > number) return wrong(number + 1, ["known"]);
	found.entries += number;
}

type Wrong = [reason: AuditFault["reason"], key?: string];

/** How the entries of a stream hang together. */
interface Chain {
	/** @returns what the next entry is linked to, or what is wrong with this one */
	follow(link: string, row: EntryRow): string | Wrong;
	/** The MAC that the head has while the newest entry is the one that gave this link. */
	headOf(link: string, length: number): string | undefined;
	/** What is written down elsewhere of the entry that gave this link. */
	kept(link: string): string;
	/** The head is made with the key of the newest entry. */
	sameKey: boolean;
}

const hashOf = (head: string | undefined) => head && hashOfHead(head);

const chainIn = (store: StoreName): Chain => ({
	follow(link, row) {
		const key = keyMarked(row.key);
		if (!key) return ["key", nameOfKey(row.key)];
		if (entryMac(key, store, link, row) !== row.mac) return ["changed"];
		return headMac(key, { store, stream: row.stream, length: row.number, mark: row.key, mac: row.mac });
	},
	headOf: (link) => link,
	kept: hashOfHead,
	sameKey: true,
});

async function chainBeforeStreams(db: AnyRead, head: Head): Promise<Chain | Wrong> {
	const seal = await findSeal(db);
	const wanted = seal?.key;
	const found = wanted ? keysBeforeStreams().find(({ mark }) => isSameKey(mark, wanted)) : await keyThatFits(db);
	if (!found) return ["key", wanted ? nameOfKey(wanted) : OWN_KEY];
	const sealedWith = head.key === "" ? undefined : keyMarked(head.key);
	if (head.key !== "" && !sealedWith) return ["key", nameOfKey(head.key)];
	return {
		follow: (link, row) =>
			row.key === "" && macBeforeStreams(found.key, link, row) === row.mac ? row.mac : ["changed"],
		headOf(link, length) {
			if (!sealedWith) return seal ? undefined : link;
			if (seal && (seal.entries !== length || seal.mac !== link)) return undefined;
			return headMac(sealedWith, { store: PORTAL, stream: BEFORE_STREAMS, length, mark: head.key, mac: link });
		},
		kept: (link) => link,
		sameKey: false,
	};
}

/**
 * Streams that have entries, or stand in the newest root, and have no head.
 * @param stream only this one
 */
async function headless(db: AnyRead, stream?: string): Promise<AuditFault[]> {
	const named = stream === undefined ? sql`true` : sql`stream = ${stream}`;
	const gone = await db.rows<{ stream: string; number: number }>(
		sql`SELECT stream, length AS number FROM audit_rooted r
		WHERE ${named} AND NOT EXISTS (SELECT 1 FROM audit_stream s WHERE s.name = r.stream) LIMIT ${MOST_FAULTS}`,
	);
	// From stream to stream by the index: there may be many more entries than streams.
	const without = await db.rows<{ stream: string }>(
		sql`WITH RECURSIVE every(stream) AS (
			SELECT min(stream) FROM audit_entry WHERE ${named}
			UNION ALL
			SELECT (SELECT min(e.stream) FROM audit_entry e WHERE e.stream > every.stream AND ${named}) FROM every
			WHERE every.stream IS NOT NULL
		)
		SELECT stream FROM every WHERE stream IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM audit_stream s WHERE s.name = every.stream)
		AND NOT EXISTS (SELECT 1 FROM audit_rooted r WHERE r.stream = every.stream) LIMIT ${MOST_FAULTS}`,
	);
	return [
		...gone.map((one): AuditFault => ({ ...one, reason: "gone" })),
		...without.map(({ stream }): AuditFault => ({ stream, number: 0, reason: "head" })),
	];
}

const TRIES = 3;

/** Whether the newest root covers what it says it does. A root that is taken meanwhile is looked at anew. */
async function rootFaults(db: AnyRead): Promise<AuditFault[]> {
	for (let tried = 1; ; tried++) {
		const last = await lastRoot(db);
		const { digest } = await workOutBranches(db);
		if (digest === (last?.facts.digest ?? NOTHING.digest)) return [];
		const now = await lastRoot(db);
		if (now?.number !== last?.number && tried < TRIES) continue;
		return [
			last ? { stream: ROOT, number: last.number, reason: "root" } : { stream: ROOT, number: 1, reason: "no-root" },
		];
	}
}

/** So much the clocks of several processes may differ. */
const TOLERANCE_MS = 10 * 60_000;
const isOlder = (one: Date, other: Date): boolean => one.getTime() < other.getTime() - TOLERANCE_MS;

/**
 * What tells that all that leads to something was taken away with it: the first root is written with the first entry of
 * all, and the log is as old as what the store holds.
 */
async function missingBeginnings(db: AnyRead, { began }: Findings): Promise<AuditFault[]> {
	const faults: AuditFault[] = [];
	const root = began.get(ROOT);
	const streams = [...began].filter(([stream]) => stream !== ROOT && stream !== BEFORE_STREAMS).map(([, at]) => at);
	if (streams.some((at) => !root || isOlder(at, root))) faults.push({ stream: ROOT, number: 1, reason: "no-root" });
	const content = await oldestContent(db);
	const oldest = new Date(Math.min(Date.now(), ...[...began.values()].map((at) => at.getTime())));
	if (content && isOlder(content, oldest)) faults.push({ stream: db.store, number: 1, reason: "emptied" });
	return faults;
}
