import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { startJobs } from "./jobs.server";

it("runs each job again and again, never twice at once, whatever goes wrong in one", async () => {
	let failing = 0;
	let atOnce = 0;
	let most = 0;
	const stop = startJobs([
		{
			name: "slow",
			everyMs: 1,
			async run() {
				atOnce += 1;
				most = Math.max(most, atOnce);
				await wait(5);
				atOnce -= 1;
			},
		},
		{
			name: "failing",
			everyMs: 20,
			async run() {
				failing += 1;
				throw new Error("as it should in this test");
			},
		},
	]);
	await wait(80);
	await stop();
	expect(most).toBe(1);
	expect(failing).toBeGreaterThan(1);
});

it("finishes what is in hand when it stops, and begins nothing more", async () => {
	const seen: string[] = [];
	const stop = startJobs([
		{
			name: "slow",
			everyMs: 1,
			async run(_asker, stopping) {
				seen.push("begun");
				await wait(20);
				seen.push(stopping.aborted ? "finished while stopping" : "finished");
			},
		},
		{ name: "idle", everyMs: 60_000, run: async () => undefined },
	]);
	await wait(5);
	await stop();
	expect(seen).toEqual(["begun", "finished while stopping"]);
	await wait(30);
	expect(seen).toHaveLength(2);
});
