/**
 * The audit log: what was done, by whom, in the order it was done. Entries are only added, in the transaction of what
 * they tell. How the log is made so that nobody can change it unseen stands in README.md.
 */

import { bySigns } from "../model/order";
import type { Asker } from "../model/people/asker";
import { type AuditFact, append } from "./audit/append.server";
import { logFailedRoot, takeRoot } from "./audit/root.server";
import { likelyStream, streamFor, streamOf } from "./audit/streams";
import { type ProductStore, portal, STORES } from "./store.server";
import type { StoreName, Tx } from "./store-handles";

export type { AuditFact } from "./audit/append.server";
export { headToKeep, takeRoot } from "./audit/root.server";
export { sayFault } from "./audit/say-fault";
export {
	BEFORE_STREAMS,
	isStreamOf,
	PORTAL,
	recordStream,
	referralListStream,
	referralStream,
	streamOf,
} from "./audit/streams";
export { type AuditFault, type AuditVerdict, type KnownHead, verifyAudit, verifyStreams } from "./audit/verify.server";

export type Recorded<S extends StoreName = "portal"> = Tx<S> & { record(fact: AuditFact): void };

/**
 * A transaction that leaves a trace: what `tx.record` is told is added to the log when `fn` is done, with all that it
 * wrote or not at all. `fn` may run twice, like that of any transaction.
 * @throws whatever `fn` throws, after rolling back
 */
export const recorded = <T>(asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> =>
	recordedAt(portal, likelyStream(asker), asker, fn);

/**
 * `recorded` about a council, where the asker does not tell which: work in the background, the operator's command.
 * @param councilId null for what belongs to no council
 */
export const recordedIn = <T>(councilId: string | null, asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> =>
	recordedAt(portal, streamOf(councilId), asker, fn);

/** Adds one fact that belongs to no other write: a refused sign-in, an export. */
export const recordFact = (asker: Asker, fact: AuditFact): Promise<void> =>
	recordedAt(portal, streamOf(fact.councilId), asker, async (tx) => tx.record(fact));

const hasRecorded = new Set<StoreName>();

/** Before a process ends: has the roots cover what it recorded. */
export async function coverWhatWasRecorded(asker: Asker): Promise<void> {
	for (const store of STORES) if (hasRecorded.has(store.name)) await takeRoot(store, asker).catch(logFailedRoot);
}

/**
 * `recorded` in either store.
 * @param stream where it will most likely write: its turn is waited for, and the transaction runs again when it writes into others
 */
export async function recordedAt<S extends StoreName, T>(
	store: ProductStore<S>,
	stream: string,
	asker: Asker,
	fn: (tx: Recorded<S>) => Promise<T>,
): Promise<T> {
	const turns = new Set([stream]);
	for (;;) {
		try {
			const { result, made } = await inTurns(store, turns, asker, fn);
			hasRecorded.add(store.name);
			// At once, so that a new stream that is taken away again is missed.
			if (made.length > 0) await takeRoot(store, asker, made).catch(logFailedRoot);
			return result;
		} catch (error) {
			if (!(error instanceof OtherStream)) throw error;
			for (const stream of error.streams) turns.add(stream);
		}
	}
}

/** @returns what `fn` does, and the streams that are new */
async function inTurns<S extends StoreName, T>(
	store: ProductStore<S>,
	turns: ReadonlySet<string>,
	asker: Asker,
	fn: (tx: Recorded<S>) => Promise<T>,
) {
	const run = async (tx: Tx<S>) => {
		const facts: AuditFact[] = [];
		const handle: Recorded<S> = Object.assign(Object.create(tx), { record: (fact: AuditFact) => facts.push(fact) });
		const result = await fn(handle);
		const streams = byStream(store.name, facts);
		const others = streams.map(([stream]) => stream).filter((stream) => !turns.has(stream));
		if (others.length > 0) throw new OtherStream(others);
		const made: string[] = [];
		for (const [stream, some] of streams) if (await append(tx, stream, some)) made.push(stream);
		return { result, made };
	};
	return store.transaction(asker, run, { oneAtATime: [...turns] });
}

/** Facts of streams whose turn it is not: the transaction is run again when it is. */
class OtherStream extends Error {
	constructor(readonly streams: readonly string[]) {
		super("The transaction waited for its turn in another stream.");
	}
}

/** In one order, so that two transactions never wait for each other. */
function byStream(store: StoreName, facts: readonly AuditFact[]): [string, AuditFact[]][] {
	const streams = new Map<string, AuditFact[]>();
	for (const fact of facts) {
		const stream = streamFor(store, fact);
		streams.set(stream, [...(streams.get(stream) ?? []), fact]);
	}
	return [...streams].sort(([one], [other]) => bySigns(one, other));
}
