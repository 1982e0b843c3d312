/**
 * SQLite's one lock for writing, which other processes take too. SQLite would wait for it with the whole thread asleep;
 * here the thread goes on, and it is asked for again a few milliseconds later.
 */
import { setTimeout as pause } from "node:timers/promises";
import { StoreUnavailable } from "../store-errors";

/** Between two askings, in milliseconds: at first, and at most. */
const FIRST_PAUSE_MS = 1;
const LONGEST_PAUSE_MS = 2;
/** Who writes for so long without a pause leaves one, in which a process that asks now and then is sure to get in. */
const UNBROKEN_MS = 100;
const GAP_MS = 3 * LONGEST_PAUSE_MS;

const isBusy = (error: unknown) =>
	error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

const busy = (file: string, cause?: unknown) =>
	new StoreUnavailable(
		`The database ${file} is busy: others have been writing to it for too long. Try again in a moment.`,
		{ cause },
	);

/**
 * Does what needs a lock as soon as no other process has it.
 * @param until when to give up, as `performance.now()` counts
 * @throws StoreUnavailable when it is over; whatever else `attempt` throws, at once
 */
export async function whenFree<T>(file: string, attempt: () => T, until: number): Promise<T> {
	for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
		try {
			return attempt();
		} catch (error) {
			if (!isBusy(error)) throw error;
			if (performance.now() >= until) throw busy(file, error);
		}
		await pause(ms);
	}
}

export interface Line {
	/**
	 * Does `work` with the lock in hand, when all that came before it is done; leaves it to other processes now and then.
	 * @param lock takes the lock, or throws when another process has it
	 * @param until when it gives up, as `performance.now()` counts: of waiting, not of work
	 * @throws StoreUnavailable when its turn has not come by then, or the lock was not to be had
	 */
	inTurn<T>(lock: () => void, work: () => Promise<T>, until: number): Promise<T>;
	/** Resolves when nobody works or waits any more. */
	empty(): Promise<void>;
}

/** The line in which the transactions of this process wait for each other, and for others who write to the file. */
export function newLine(file: string): Line {
	let last: Promise<unknown> = Promise.resolve();
	/** How long the lock was in hand without a gap, and when it was last let go. */
	let unbroken = 0;
	let endedAt = 0;

	async function locked<T>(lock: () => void, work: () => Promise<T>, until: number): Promise<T> {
		const free = performance.now() - endedAt;
		if (free < GAP_MS && unbroken >= UNBROKEN_MS) await pause(GAP_MS - free);
		if (free >= GAP_MS || unbroken >= UNBROKEN_MS) unbroken = 0;
		await whenFree(file, lock, until);
		const begun = performance.now();
		try {
			return await work();
		} finally {
			endedAt = performance.now();
			unbroken += endedAt - begun;
		}
	}

	return {
		inTurn(lock, work, until) {
			return new Promise((resolve, reject) => {
				let left = false;
				const timer = setTimeout(() => {
					left = true;
					reject(busy(file));
				}, until - performance.now());
				last = last.then(async () => {
					clearTimeout(timer);
					if (!left) await locked(lock, work, until).then(resolve, reject);
				});
			});
		},
		async empty() {
			await last;
		},
	};
}
