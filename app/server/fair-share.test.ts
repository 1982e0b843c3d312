import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FairShare } from "./fair-share";

const nobody = async () => false;
const everybody = async () => true;
const SHARE_MS = 200;

// What work costs is what the clock says, so that the machine's own work costs nothing here.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pause = (ms: number) => new Promise<"done">((resolve) => setTimeout(resolve, ms, "done"));

/** Lets the clock run until it is done, for less than the minute for which a share is. */
async function inTime<T>(work: Promise<T>): Promise<T> {
	await vi.advanceTimersByTimeAsync(20_000);
	return work;
}

describe("a network's share of the process", () => {
	it("is spent by few costly answers as by many cheap ones, and others keep theirs", async () => {
		const share = new FairShare(SHARE_MS);
		expect(await inTime(answers(share, "a", 10, 100))).toEqual({ done: 2, spent: 8 });
		expect(await inTime(answers(share, "b", 10, 2))).toEqual({ done: 10, spent: 0 });
		expect(await share.use("c", nobody, async () => "done")).toBe("done");
	});

	it("is charged for part of the time when others work beside it", async () => {
		const share = new FairShare(SHARE_MS);
		// 4 times 150 ms at the same time are 150 ms of one process.
		const together = Array.from({ length: 4 }, () => share.use("a", nobody, () => pause(150)));
		expect(await inTime(Promise.all(together))).toEqual(["done", "done", "done", "done"]);
		expect(await share.use("a", nobody, async () => "done")).toBe("done");
	});

	it("is not overdrawn by a burst: the rest waits, and finds it spent", async () => {
		const share = new FairShare(SHARE_MS);
		const burst = Array.from({ length: 300 }, () => share.use("a", nobody, () => pause(300)));
		const found = await inTime(Promise.all(burst));
		expect(found.filter((one) => one === "done").length).toBeLessThan(16);
		expect(await share.use("b", nobody, async () => "done")).toBe("done");
	});

	it("is nobody's where the work is exempt", async () => {
		const share = new FairShare(SHARE_MS);
		await inTime(answers(share, "a", 5, 100));
		expect(await share.use("a", everybody, async () => "done")).toBe("done");
		for (let at = 0; at < 3; at += 1) await inTime(share.use("b", everybody, () => pause(150)));
		expect(await share.use("b", nobody, async () => "done")).toBe("done");
	});

	it("is charged for work that fails, and its turn is given on", async () => {
		const share = new FairShare(SHARE_MS);
		for (let at = 0; at < 20; at += 1) {
			const failing = share.use("a", nobody, async () => Promise.reject(new Error("broken")));
			await expect(failing).rejects.toThrow("broken");
		}
		expect(await share.use("a", nobody, async () => "done")).toBe("done");
	});
});

async function answers(share: FairShare, network: string, times: number, ms: number) {
	const found = { done: 0, spent: 0 };
	for (let at = 0; at < times; at += 1) found[await share.use(network, nobody, () => pause(ms))] += 1;
	return found;
}
