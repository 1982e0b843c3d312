/** Long work on a file of SQLite, in a thread of its own: requests are answered meanwhile, and signals heard. */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/**
 * @param work the body of a function of `Database` (better-sqlite3) and `data`, in JavaScript; what it returns is copied
 * @throws what it throws, with its `code`
 */
export function inThread<T>(work: string, data: Record<string, unknown>): Promise<T> {
	const script = `
		const { parentPort, workerData } = require("node:worker_threads");
		try {
			const work = new Function("Database", "data", workerData.work);
			parentPort.postMessage({ value: work(require(workerData.library), workerData.data) });
		} catch ({ message, code }) {
			parentPort.postMessage({ failure: { message, code } });
		}`;
	const library = createRequire(import.meta.url).resolve("better-sqlite3");
	return new Promise((resolve, reject) => {
		const worker = new Worker(script, { eval: true, workerData: { work, data, library } });
		// Before it is listened to, which keeps the process for its answer.
		worker.unref();
		worker.once("message", ({ value, failure }) => {
			if (failure) reject(Object.assign(new Error(failure.message), { code: failure.code }));
			else resolve(value);
		});
		worker.once("error", reject);
		worker.once("exit", () => reject(new Error("The thread ended without an answer.")));
	});
}
