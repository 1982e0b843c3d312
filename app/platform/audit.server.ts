/**
 * The audit log: what was done, by whom, in the order it was done. Entries are only added, in the transaction of what
 * they tell. How the log is made so that nobody can change it unseen stands in README.md.
 */

import { bySigns } from "../model/order";
import type { Asker } from "../model/people/asker";
import { type AuditFact, append } from "./audit/append.server";
import { logFailedRoot, takeRoot } from "./audit/root.server";
import { likelyStream, streamOf } from "./audit/streams";
import { transaction } from "./store.server";
import type { Tx } from "./store-handles";

export type { AuditFact } from "./audit/append.server";
export { headToKeep, takeRoot } from "./audit/root.server";
export { sayFault } from "./audit/say-fault";
export { BEFORE_STREAMS, isStream, PORTAL, streamOf } from "./audit/streams";
export { type AuditFault, type AuditVerdict, type KnownHead, verifyAudit, verifyStreams } from "./audit/verify.server";

export type Recorded = Tx & { record(fact: AuditFact): void };

/**
 * A transaction that leaves a trace: what `tx.record` is told is added to the log when `fn` is done, with all that it
 * wrote or not at all. `fn` may run twice, like that of any transaction.
 * @throws whatever `fn` throws, after rolling back
 */
export const recorded = <T>(asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> =>
	inTurnOf(likelyStream(asker), asker, fn);

/** `recorded` about a council, where the asker does not tell which: work in the background, the operator's command. */
export const recordedIn = <T>(councilId: string, asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> =>
	inTurnOf(streamOf(councilId), asker, fn);

/** Adds one fact that belongs to no other write: a refused sign-in, an export. */
export const recordFact = (asker: Asker, fact: AuditFact): Promise<void> =>
	inTurnOf(streamOf(fact.councilId), asker, async (tx) => tx.record(fact));

let hasRecorded = false;

/** Before a process ends: has the root cover what it recorded. */
export async function coverWhatWasRecorded(asker: Asker): Promise<void> {
	if (hasRecorded) await takeRoot(asker).catch(logFailedRoot);
}

/** Runs a transaction when the turn of `stream` has come, and again when it turns out to write into others. */
async function inTurnOf<T>(stream: string, asker: Asker, fn: (tx: Recorded) => Promise<T>): Promise<T> {
	const turns = new Set([stream]);
	for (;;) {
		try {
			const { result, made } = await inTurns(turns, asker, fn);
			hasRecorded = true;
			// At once, so that a new stream that is taken away again is missed.
			if (made.length > 0) await takeRoot(asker, made).catch(logFailedRoot);
			return result;
		} catch (error) {
			if (!(error instanceof OtherStream)) throw error;
			for (const stream of error.streams) turns.add(stream);
		}
	}
}

/** @returns what `fn` does, and the streams that are new */
async function inTurns<T>(turns: ReadonlySet<string>, asker: Asker, fn: (tx: Recorded) => Promise<T>) {
	const run = async (tx: Tx) => {
		const facts: AuditFact[] = [];
		const handle: Recorded = Object.assign(Object.create(tx), { record: (fact: AuditFact) => facts.push(fact) });
		const result = await fn(handle);
		const streams = byStream(facts);
		const others = streams.map(([stream]) => stream).filter((stream) => !turns.has(stream));
		if (others.length > 0) throw new OtherStream(others);
		const made: string[] = [];
		for (const [stream, some] of streams) if (await append(tx, stream, some)) made.push(stream);
		return { result, made };
	};
	return transaction(asker, run, { oneAtATime: [...turns] });
}

/** Facts of streams whose turn it is not: the transaction is run again when it is. */
class OtherStream extends Error {
	constructor(readonly streams: readonly string[]) {
		super("The transaction waited for its turn in another stream.");
	}
}

/** In one order, so that two transactions never wait for each other. */
function byStream(facts: readonly AuditFact[]): [string, AuditFact[]][] {
	const streams = new Map<string, AuditFact[]>();
	for (const fact of facts) {
		const stream = streamOf(fact.councilId);
		streams.set(stream, [...(streams.get(stream) ?? []), fact]);
	}
	return [...streams].sort(([one], [other]) => bySigns(one, other));
}
