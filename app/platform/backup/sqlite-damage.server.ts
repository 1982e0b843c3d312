/** Looks for damage in a file of SQLite, in a thread of its own: all of it is read. */
import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** More lines say nothing more. */
const MOST_LINES = 20;

const LOOK = `
	const { parentPort, workerData } = require("node:worker_threads");
	const Database = require(workerData.library);
	const lines = [];
	const isFault = (line) => line !== "ok" && !line.startsWith("***");
	try {
		const connection = new Database(workerData.file, { readonly: true, fileMustExist: true });
		const found = connection.pragma("integrity_check(" + workerData.most + ")");
		lines.push(...found.flatMap((row) => row.integrity_check.split("\\n")).filter(isFault));
		const broken = connection.pragma("foreign_key_check").slice(0, workerData.most);
		for (const { table, rowid, parent } of broken) {
			lines.push("row " + rowid + " of " + table + " refers to a row of " + parent + " that is not there");
		}
		connection.close();
	} catch (error) {
		lines.push(error.message);
	}
	parentPort.postMessage(lines);
`;

/** @returns a line for each fault, none for a database that is whole */
export function findDamageIn(file: string): Promise<string[]> {
	const library = createRequire(import.meta.url).resolve("better-sqlite3");
	return new Promise((resolve, reject) => {
		const worker = new Worker(LOOK, { eval: true, workerData: { file, library, most: MOST_LINES } });
		worker.unref();
		worker.once("message", resolve);
		worker.once("error", reject);
		worker.once("exit", () => reject(new Error("The thread that looks for damage ended without an answer.")));
	});
}
