/** A process with the store, that saves now and then and watches how long its event loop is silent: see `watchSaves`. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { systemFor } from "../../app/model/people/asker";
import { StoreUnavailable } from "../../app/platform/store-errors";
import { openSqlite } from "../../app/platform/store-sqlite.server";
import type { Saves } from "./watch-saves";

const [, , file = "", waitMs = "", everyMs = ""] = process.argv;
const ASKER = systemFor("a test");
const store = await openSqlite("portal", file, Number(waitMs));
await store.transaction(ASKER, (tx) => tx.rows(sql`CREATE TABLE IF NOT EXISTS saved (at INTEGER)`));

const loop = monitorEventLoopDelay({ resolution: 1 });
const done: Saves = { saved: 0, refused: 0, longestMs: 0, medianMs: 0, silentMs: 0 };
const took: number[] = [];
let stopping = false;
process.stdin.once("data", () => {
	stopping = true;
});
process.stdout.write("ready\n");
loop.enable();
const saves: Promise<void>[] = [];
while (!stopping) {
	saves.push(save());
	await pause(Number(everyMs));
}
await Promise.all(saves);
loop.disable();
await store.close();
done.silentMs = loop.max / 1e6;
done.medianMs = took.sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
process.stdout.write(`${JSON.stringify(done)}\n`);
process.exit();

async function save(): Promise<void> {
	const begun = performance.now();
	try {
		await store.transaction(ASKER, (tx) => tx.rows(sql`INSERT INTO saved VALUES (${Date.now()})`));
		done.saved += 1;
	} catch (error) {
		if (!(error instanceof StoreUnavailable)) throw error;
		done.refused += 1;
	}
	took.push(performance.now() - begun);
	done.longestMs = Math.max(done.longestMs, performance.now() - begun);
}
