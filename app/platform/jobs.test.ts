import { setTimeout as wait } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { startJobs } from "./jobs.server";

const PATIENT = { timeout: 60_000, interval: 5 };

it("runs each job again and again, never twice at once, whatever goes wrong in one", async () => {
	let failing = 0;
	let slow = 0;
	let atOnce = 0;
	let most = 0;
	const stop = startJobs([
		{
			name: "slow",
			everyMs: 1,
			async run() {
				slow += 1;
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
	await vi.waitFor(() => expect([slow > 5, failing > 1]).toEqual([true, true]), PATIENT);
	await stop();
	expect(most).toBe(1);
});

it("finishes what is in hand when it stops, and begins nothing more", async () => {
	const seen: string[] = [];
	let finish = (): void => undefined;
	const stop = startJobs([
		{
			name: "slow",
			everyMs: 1,
			async run(_asker, stopping) {
				seen.push("begun");
				await new Promise<void>((resolve) => {
					finish = resolve;
				});
				seen.push(stopping.aborted ? "finished while stopping" : "finished");
			},
		},
		{ name: "idle", everyMs: 60_000, run: async () => undefined },
	]);
	await vi.waitFor(() => expect(seen).toEqual(["begun"]), PATIENT);
	const stopped = stop();
	finish();
	await stopped;
	expect(seen).toEqual(["begun", "finished while stopping"]);
	await wait(30);
	expect(seen).toHaveLength(2);
});
