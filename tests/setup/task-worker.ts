/**
 * A process that does tasks of the kind "test" until its input ends: it is to be killed or suspended meanwhile. It says
 * what it begins, and waits in the middle of each for as long as it is told.
 */
import { setTimeout as pause } from "node:timers/promises";
import { startJobs } from "../../app/platform/jobs.server";
import { ClaimLost, worker } from "../../app/platform/queue/worker.server";
import { closeStores } from "../../app/platform/store.server";
import { doOnce, storeNamed, testKind } from "../factories/test-tasks";

const [, , name = "", leaseMs = "", inTheMiddleMs = ""] = process.argv;
const store = storeNamed(name);
const say = (words: string) => process.stdout.write(`${words}\n`);

const run = worker(
	store,
	testKind(store),
	{
		atOnce: 5,
		async work(held) {
			say(`begun ${held.key}`);
			await pause(Number(inTheMiddleMs));
			try {
				await doOnce(store, held);
				say(`done ${held.key}`);
			} catch (error) {
				if (error instanceof ClaimLost) say(`lost ${held.key}`);
				throw error;
			}
		},
	},
	{ stopMs: 5000, leaseMs: Number(leaseMs), lookMs: 10 },
);
await store.open();
say("ready");
const stop = startJobs([{ name: "do tasks of a test", everyMs: 10, run }]);
process.stdin.resume();
process.stdin.once("end", async () => {
	await stop();
	await closeStores();
	process.exit();
});
