/** The loop of whoever works through what is due: some at once, looking for more meanwhile, and an end when it is time. */
import { setTimeout as pause } from "node:timers/promises";
import { logger } from "../log.server";
import { unavailableIn } from "../store-errors";

/** Milliseconds. */
export interface Limits {
	/** What is in hand when it is time to stop may take so long to end by itself. */
	stopMs: number;
	/** A claim that was not put off for so long is a dead process's. */
	leaseMs: number;
	/** While something is in hand, how often it is looked for more. */
	lookMs: number;
}

/** @typeParam Taken what is in hand */
export interface Work<Taken> {
	/** Of this process, at one time. */
	atOnce: number;
	/** Takes what is due, so that nobody else does. */
	take(most: number): Promise<readonly Taken[]>;
	/** Keeps what was taken. @returns ends that */
	keep(inHand: () => readonly Taken[]): () => void;
	/**
	 * Does one of them, and writes down what became of it.
	 * @param cut aborted when there is no more time: it ends at once
	 */
	do(taken: Taken, cut: AbortSignal): Promise<void>;
}

/** Works until nothing is due and nothing in hand. When it is time to stop it takes nothing more. */
export async function workThrough<Taken>(work: Work<Taken>, stopping: AbortSignal, limits: Limits): Promise<void> {
	const inHand = new Map<Taken, { done: Promise<void>; cut: AbortController }>();
	let cutting: NodeJS.Timeout | undefined;
	const onStop = () => {
		cutting = setTimeout(() => {
			for (const { cut } of inHand.values()) cut.abort();
		}, limits.stopMs);
	};
	stopping.addEventListener("abort", onStop);
	const endKeeping = work.keep(() => [...inHand.keys()]);
	const done = () => [...inHand.values()].map((one) => one.done);
	try {
		for (;;) {
			const room = stopping.aborted ? 0 : work.atOnce - inHand.size;
			const before = inHand.size;
			for (const taken of room > 0 ? await work.take(room) : []) {
				const cut = new AbortController();
				inHand.set(taken, { cut, done: work.do(taken, cut.signal).finally(() => inHand.delete(taken)) });
			}
			// What ended while it was asked may have made something due.
			if (inHand.size === 0 && before > 0) continue;
			if (inHand.size === 0) return;
			await Promise.race([...done(), pause(limits.lookMs)]);
		}
	} finally {
		await Promise.allSettled(done());
		endKeeping();
		clearTimeout(cutting);
		stopping.removeEventListener("abort", onStop);
	}
}

/** Tries with which something is written down: some three seconds in all. */
const NOTES = [100, 200, 400, 800, 1600];

/**
 * Writes down what became of something in hand. While the store cannot be reached it is tried on and on: what was done
 * and not noted would be done again, or counted as a try.
 * @param about what the log says where it cannot be written
 * @param cut there is no more time
 */
export async function noteSurely(
	write: () => Promise<unknown>,
	about: Record<string, unknown>,
	cut: AbortSignal,
): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			await write();
			return;
		} catch (error) {
			const isLast = tries >= NOTES.length && (cut.aborted || !unavailableIn(error));
			if (isLast) {
				logger.error({ err: error, ...about }, "what became of something in hand is not noted");
				return;
			}
			await pause(NOTES[tries] ?? NOTES.at(-1));
		}
	}
}
