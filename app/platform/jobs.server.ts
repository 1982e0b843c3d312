/** Work in the background: named jobs, each of them again and again, one run of each at a time. */
import { setMaxListeners } from "node:events";
import { type SystemAsker, systemFor } from "../model/people/asker";
import { RepeatedFailure } from "./repeated-failure.server";
import { unavailableIn } from "./store-errors";

export interface Job {
	name: string;
	/** How long after one run the next begins. */
	everyMs: number;
	/**
	 * Does what is due and returns. Other processes run the same job: what must be done once is a task of the queue.
	 * @param asker the product itself, doing what the job is called
	 * @param stopping aborted when the product stops: finish what is in hand, begin nothing more
	 */
	run(asker: SystemAsker, stopping: AbortSignal): Promise<unknown>;
}

/**
 * Runs each job now and then on. A failed run is logged (again and again, once and counted), and the job comes round again.
 * @returns a function that begins no more runs and waits for those in hand
 */
export function startJobs(jobs: readonly Job[]): () => Promise<void> {
	const stopping = new AbortController();
	// Each job listens while it pauses, however many there are.
	setMaxListeners(0, stopping.signal);
	const running = jobs.map(async ({ name, everyMs, run }) => {
		const asker = systemFor(name);
		const failures = new RepeatedFailure("a job in the background failed", { job: name });
		while (!stopping.signal.aborted) {
			try {
				await run(asker, stopping.signal);
				failures.worked();
			} catch (error) {
				// Of the store, the store itself has said it.
				if (!unavailableIn(error)) failures.failed(error);
			}
			await pause(everyMs, stopping.signal);
		}
	});
	return async () => {
		stopping.abort();
		await Promise.all(running);
	};
}

/** Waits, or returns at once when it is time to stop. Keeps no process alive. */
function pause(ms: number, stopping: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (stopping.aborted) return resolve();
		const done = () => {
			clearTimeout(timer);
			stopping.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		timer.unref();
		stopping.addEventListener("abort", done);
	});
}
