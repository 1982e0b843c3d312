/**
 * The root of the log: one entry that covers the heads of all streams, so that a stream that is taken away, or put back to
 * what it was, is found as well. Roots are a stream of their own. The heads hang on branches, and a new root looks at
 * those branches only on which something has changed.
 */
import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { auditBranch, auditEntry, auditRooted, auditStream } from "../../../db/schema";
import type { Asker } from "../../model/people/asker";
import { logger } from "../log.server";
import type { ProductStore } from "../store.server";
import type { AnyRead, AnyTx } from "../store-handles";
import { append } from "./append.server";
import {
	BRANCHES,
	branchDigest,
	branchOf,
	NOTHING,
	type RootedHead,
	type RootFacts,
	rootDigest,
} from "./digests.server";
import { keyMarked } from "./keys.server";
import { hashOfHead, headMac } from "./macs.server";
import { sealEarlierLog } from "./seal.server";
import { ROOT } from "./streams";

interface Head {
	stream: string;
	length: number;
	mac: string;
}

const EMPTY = branchDigest([]);

/** So many heads at most go into one root, so that its transaction stays short. */
const HEADS_AT_ONCE = 200;

/**
 * Takes a new root if a stream has grown since the last one.
 * @param streams look at these only; without them at all
 */
export async function takeRoot(store: ProductStore, asker: Asker, streams?: readonly string[]): Promise<void> {
	if (store.name === "portal") await sealEarlierLog(asker);
	const db = await store.readFor(asker);
	const found = streams ? [await headsWhere(db, inArray(auditStream.name, [...streams]))] : changedHeads(db);
	for await (const changed of found) {
		for (let from = 0; from < changed.length; from += HEADS_AT_ONCE) {
			await cover(store, asker, changed.slice(from, from + HEADS_AT_ONCE));
		}
	}
}

/** A root that could not be taken holds up nothing: the next one is due in a minute. */
export const logFailedRoot = (error: unknown): void =>
	logger.error({ err: error }, "no root of the audit log was taken");

const headsWhere = (db: AnyRead, where: SQL | undefined): Promise<Head[]> =>
	db
		.select({ stream: auditStream.name, length: auditStream.length, mac: auditStream.mac })
		.from(auditStream)
		.where(where);

const COMPARED_AT_ONCE = 5000;

/** Heads that are not as long as the last root has them, found a few thousand at a time so that nobody waits for it. */
async function* changedHeads(db: AnyRead): AsyncGenerator<Head[]> {
	for (let beyond = sql`true`; ; ) {
		const [last] = await db.rows<{ name: string }>(
			sql`SELECT s.name FROM audit_stream s WHERE ${beyond} ORDER BY s.name LIMIT 1 OFFSET ${COMPARED_AT_ONCE - 1}`,
		);
		const range = last ? sql`${beyond} AND s.name <= ${last.name}` : beyond;
		yield await db.rows<Head>(
			sql`SELECT s.name AS stream, s.length, s.mac FROM audit_stream s LEFT JOIN audit_rooted r ON r.stream = s.name
			WHERE ${range} AND s.name <> ${ROOT} AND (r.length IS NULL OR r.length <> s.length)`,
		);
		if (!last) return;
		beyond = sql`s.name > ${last.name}`;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** Takes a root that covers these heads as well. */
async function cover(store: ProductStore, asker: Asker, heads: readonly Head[]): Promise<void> {
	const refused = await store.transaction(asker, (tx) => coverIn(tx, heads), { oneAtATime: [ROOT] });
	// Signed anew, they would be right from now on: they stay as they are, so that verifying finds them.
	if (refused.length > 0)
		logger.error({ streams: refused }, "streams of the audit log are not what the last root says");
}

/** @returns the streams that it does not cover, because they are not what grew out of what the last root covers */
async function coverIn(tx: AnyTx, changed: readonly Head[]): Promise<string[]> {
	const heads = changed.map(({ stream, length, mac }): RootedHead => ({ stream, length, hash: hashOfHead(mac) }));
	const last = await lastRoot(tx);
	const branches = await branchesOf(tx, last?.facts.digest ?? NOTHING.digest);
	const touched = [...new Set(heads.map(({ stream }) => branchOf(stream)))];
	const rooted = new Map<number, Map<string, RootedHead>>(touched.map((number) => [number, new Map()]));
	for (const { branch, ...head } of await tx
		.select(rootedColumns)
		.from(auditRooted)
		.where(inArray(auditRooted.branch, touched))) {
		rooted.get(branch)?.set(head.stream, head);
	}
	const asSigned = new Map(
		touched.map((number) => [
			number,
			branchDigest([...(rooted.get(number)?.values() ?? [])]) === (branches.get(number) ?? EMPTY),
		]),
	);
	const grown: RootedHead[] = [];
	const refused: string[] = [];
	const stillThere = await headsStillThere(tx, heads);
	for (const head of heads) {
		const branch = branchOf(head.stream);
		const before = rooted.get(branch)?.get(head.stream);
		if (!asSigned.get(branch) || (before && stillThere.get(head.stream) !== before.hash)) refused.push(head.stream);
		else if (!before || before.length < head.length) grown.push(head);
	}
	if (grown.length === 0) return refused;
	const facts = { ...(last?.facts ?? NOTHING) };
	for (const head of grown) {
		const onBranch = rooted.get(branchOf(head.stream));
		const before = onBranch?.get(head.stream);
		facts.streams += before ? 0 : 1;
		facts.entries += head.length - (before?.length ?? 0);
		onBranch?.set(head.stream, head);
	}
	const digests = [...new Set(grown.map(({ stream }) => branchOf(stream)))].map((number) => ({
		number,
		digest: branchDigest([...(rooted.get(number)?.values() ?? [])]),
	}));
	for (const { number, digest } of digests) branches.set(number, digest);
	await tx
		.insert(auditBranch)
		.values(digests)
		.onConflictDoUpdate({ target: auditBranch.number, set: { digest: sql`excluded.digest` } });
	await tx
		.insert(auditRooted)
		.values(grown.map((head) => ({ ...head, branch: branchOf(head.stream) })))
		.onConflictDoUpdate({
			target: auditRooted.stream,
			set: { length: sql`excluded.length`, hash: sql`excluded.mac` },
		});
	const details = { ...facts, digest: rootDigest(branches) };
	await append(tx, ROOT, [{ action: "audit.root", actor: null, details }]);
	return refused;
}

/** Of streams that the last root covers: the hash of the head that the entry gives which was the newest then. */
async function headsStillThere(tx: AnyTx, heads: readonly RootedHead[]): Promise<Map<string, string | undefined>> {
	const rows = await tx
		.select({ stream: auditEntry.stream, length: auditEntry.number, key: auditEntry.key, mac: auditEntry.mac })
		.from(auditRooted)
		.innerJoin(auditEntry, and(eq(auditEntry.stream, auditRooted.stream), eq(auditEntry.number, auditRooted.length)))
		.where(
			inArray(
				auditRooted.stream,
				heads.map(({ stream }) => stream),
			),
		);
	return new Map(
		rows.map(({ key: mark, ...head }) => {
			const key = keyMarked(mark);
			return [head.stream, key && hashOfHead(headMac(key, { store: tx.store, mark, ...head }))];
		}),
	);
}

/** The newest root; undefined before the first. */
export async function lastRoot(db: AnyRead): Promise<{ number: number; facts: RootFacts } | undefined> {
	const [row] = await db
		.select({ number: auditEntry.number, details: auditEntry.details })
		.from(auditEntry)
		.where(eq(auditEntry.stream, ROOT))
		.orderBy(desc(auditEntry.number))
		.limit(1);
	return row && { number: row.number, facts: row.details as unknown as RootFacts };
}

/** The head of the roots, to be kept elsewhere, where its hash suffices; undefined before the first. */
export async function headToKeep(
	store: ProductStore,
	asker: Asker,
): Promise<{ stream: string; number: number; mac: string } | undefined> {
	const [head] = await headsWhere(await store.readFor(asker), eq(auditStream.name, ROOT));
	return head && { stream: ROOT, number: head.length, mac: hashOfHead(head.mac) };
}

/**
 * The digests of all branches: as they are kept, or worked out again where what is kept is not what the root says.
 * @throws Error when they are not what the root says either
 */
async function branchesOf(tx: AnyTx, digest: string): Promise<Map<number, string>> {
	const kept = new Map((await tx.select().from(auditBranch)).map((row) => [row.number, row.digest]));
	if (rootDigest(kept) === digest) return kept;
	const workedOut = await workOutBranches(tx);
	if (workedOut.digest !== digest)
		throw new Error("The audit log's root does not cover what is there. Verify the log.");
	return workedOut.branches;
}

const ROOTED_AT_ONCE = 2000;

/** What a root over the heads that the last one covers would say. */
export async function workOutBranches(db: AnyRead): Promise<RootFacts & { branches: Map<number, string> }> {
	const branches = new Map<number, string>();
	let [streams, entries] = [0, 0];
	let branch = -1;
	let heads: RootedHead[] = [];
	const finish = () => {
		if (heads.length > 0) branches.set(branch, branchDigest(heads));
		heads = [];
	};
	for await (const head of allRooted(db)) {
		if (head.branch !== branch) finish();
		branch = head.branch;
		// One that hangs on another branch than its own is nowhere.
		if (branch === branchOf(head.stream)) heads.push(head);
		streams += 1;
		entries += head.length;
	}
	finish();
	return { streams, entries, branches, digest: rootDigest(branches) };
}

const rootedColumns = {
	stream: auditRooted.stream,
	branch: auditRooted.branch,
	length: auditRooted.length,
	hash: auditRooted.hash,
};

async function* allRooted(db: AnyRead): AsyncGenerator<RootedHead & { branch: number }> {
	for (let from = 0; from < BRANCHES; ) {
		const [{ to } = { to: null }] = await db.rows<{ to: number | null }>(
			sql`SELECT max(branch) AS "to" FROM (SELECT branch FROM audit_rooted WHERE branch >= ${from} ORDER BY branch LIMIT ${ROOTED_AT_ONCE}) b`,
		);
		if (to === null) return;
		yield* await db
			.select(rootedColumns)
			.from(auditRooted)
			.where(sql`${auditRooted.branch} BETWEEN ${from} AND ${to}`)
			.orderBy(auditRooted.branch);
		from = to + 1;
		await new Promise((resolve) => setImmediate(resolve));
	}
}
