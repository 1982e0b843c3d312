/** A run is kept for as long as its process works, and no longer. The lease is a short one here. */
import { spawn } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, it, vi } from "vitest";
import { importRun } from "../../../../db/schema";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { leasesLapse } from "../../../../tests/factories/tasks";
import { readFor, transaction } from "../../../platform/store.server";
import { beginRun, HeldRun, ImportBusy, RunTaken, type StoppedRun, stateOf, stoppedRun } from "./import-run.server";
import { Steps } from "./steps.server";

const LEASE_MS = vi.hoisted(() => 3000);
vi.mock("../../../platform/queue/lease.server", async (original) => ({
	...(await original<typeof import("../../../platform/queue/lease.server")>()),
	LEASE_MS,
}));

/** What the other process imports. */
const SOURCE = "a-long-list";

const about = (councilId: string) => ({ councilId, kind: "test", source: SOURCE, startedAt: new Date() });

/** Begins a run, and works on it. */
const during = (councilId: string, stopped: StoppedRun | undefined, work: (steps: Steps) => Promise<void>) =>
	HeldRun.during(TEST, stopped?.id, async (run) => {
		await transaction(TEST, (tx) => beginRun(tx, run, stopped, about(councilId)));
		await work(new Steps(TEST, run, { councilId, weight: 10 }));
	});
const stopped = async (councilId: string) => stoppedRun(await readFor(TEST), councilId, SOURCE);
const step = (steps: Steps, work: () => Promise<unknown> = async () => undefined) =>
	steps.each([{ weight: 1 }], async () => {
		await work();
		return { services: [] };
	});
const theRun = async (councilId: string) => {
	const [row] = await (await readFor(TEST)).select().from(importRun).where(eq(importRun.councilId, councilId));
	if (!row) throw new Error("it is not there");
	return row;
};

it("is not lost in a step that is longer than the lease, nor in a pause between two", async () => {
	const { id } = await aCouncil();
	await during(id, undefined, async (steps) => {
		const script = ["tests/bench/with-vite.mjs", "tests/setup/importer.ts", "apply", id, "0", "10"];
		const other = spawn(process.execPath, script, { stdio: "ignore" });
		const ended = new Promise((resolve) => other.once("exit", resolve));
		// Nobody sees what is in a transaction: to the other process it looks as if nobody worked on it, until it is over.
		await step(steps, () => pause(3 * LEASE_MS));
		expect(await ended).not.toBe(0);
		await step(steps);
		await pause(2 * LEASE_MS);
		await expect(stopped(id)).rejects.toThrow(ImportBusy);
		expect(stateOf(await theRun(id))).toBe("applying");
		await step(steps);
	});
}, 60_000);

it("is anybody's at once when its work failed, and after its lease when its process is gone: who comes back has lost it", async () => {
	const { id } = await aCouncil();
	await expect(during(id, undefined, () => Promise.reject(new Error("as it should")))).rejects.toThrow("as it should");
	expect(stateOf(await theRun(id))).toBe("stopped");
	await during(id, await stopped(id), async (steps) => {
		await step(steps);
		await expect(stopped(id)).rejects.toThrow(ImportBusy);
		await leasesLapse();
		await during(id, await stopped(id), async (others) => {
			await step(others);
			await expect(step(steps)).rejects.toThrow(RunTaken);
			await step(others);
		});
	});
	expect(stateOf(await theRun(id))).toBe("applying");
});

it("is begun by one of two who saw the same", async () => {
	const { id } = await aCouncil();
	await expect(during(id, undefined, () => Promise.reject(new Error("as it should")))).rejects.toThrow("as it should");
	const seen = await stopped(id);
	await expect(during(id, seen, () => Promise.reject(new Error("as it should")))).rejects.toThrow("as it should");
	await expect(during(id, seen, step)).rejects.toThrow(ImportBusy);
	expect(await stopped(id)).toMatchObject({ id: seen?.id });
});
