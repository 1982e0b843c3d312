/** The queue in one process: keys, tries, leases, and the end of it. */
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { task } from "../../../db/schema/every-store";
import { TEST } from "../../../tests/factories/asker";
import {
	allTasks,
	ask,
	doOnce,
	type HeldTest,
	noTasks,
	type TestBody,
	testKind,
	timesDone,
} from "../../../tests/factories/test-tasks";
import { logger } from "../log.server";
import { health, type ProductStore, portal, STORES } from "../store.server";
import { StoreUnavailable } from "../store-errors";
import type { StoreName } from "../store-handles";
import { enqueue } from "./enqueue.server";
import { checkQueue, findFailed, ofCouncil, tryAgain } from "./failed.server";
import { ClaimLost, type Doing, NotNow, worker } from "./worker.server";

const PATIENT = { timeout: 60_000 };
/** As generous as a slow machine needs, and looking often. */
const LIMITS = { stopMs: 60_000, leaseMs: 60_000, lookMs: 5 };
const going = new AbortController().signal;

const once = async (held: HeldTest) => doOnce(portal, held);
const run = (doing: Doing<StoreName, TestBody>, store: ProductStore = portal, stopping = going, limits = LIMITS) =>
	worker(store, testKind(store), doing, limits)(TEST, stopping);
const theTask = async () => {
	const [only, ...more] = await allTasks(portal);
	expect(more).toEqual([]);
	return only;
};
const change = (changed: Partial<typeof task.$inferSelect>) =>
	portal.transaction(TEST, (tx) => tx.update(task).set(changed));
const secondsUntil = (moment: Date | undefined, from = Date.now()) => ((moment?.getTime() ?? 0) - from) / 1000;

beforeEach(async () => {
	vi.spyOn(logger, "error").mockImplementation(() => undefined);
	for (const store of STORES) await noTasks(store);
});
afterEach(() => vi.restoreAllMocks());

describe.each(STORES)("in the $name store", (store) => {
	it("a task is done once, with what it is told, and is gone", async () => {
		await ask(store, "one", { body: { words: "as told" } });
		const told: unknown[] = [];
		const work = async (held: HeldTest) => {
			told.push(held.body);
			await doOnce(store, held);
		};
		await run({ work }, store);
		await run({ work }, store);
		expect(told).toEqual([{ words: "as told" }]);
		expect(await timesDone(store)).toEqual({ one: 1 });
		expect(await allTasks(store)).toEqual([]);
		expect(await timesDone(store === portal ? health : portal)).toEqual({});
	});
});

describe("a key", () => {
	it("is one task however often it is asked for, at the earliest of the times", async () => {
		await ask(portal, "one", { dueAt: new Date(5000) });
		await ask(portal, "one", { dueAt: new Date(3000), body: { words: "newest" } });
		await ask(portal, "one", { dueAt: new Date(4000), body: { words: "newest" } });
		expect(await theTask()).toMatchObject({ dueAt: new Date(3000), body: { words: "newest" }, attempts: 0 });
		await Promise.all(Array.from({ length: 5 }, () => ask(portal, "one")));
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({ one: 1 });
	});

	it("belongs to its kind, and a task of a transaction that did not happen is not there", async () => {
		await ask(portal, "one");
		const failing = portal.transaction(TEST, async (tx) => {
			await enqueue(tx, testKind(portal), { key: "two", body: {}, councilId: null });
			throw new Error("changed my mind");
		});
		await expect(failing).rejects.toThrow("changed my mind");
		await portal.transaction(TEST, (tx) =>
			enqueue(tx, { name: "other", store: "portal" }, { key: "one", body: {}, councilId: null }),
		);
		expect((await allTasks(portal)).map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual(["other one", "test one"]);
	});

	it("that is asked for while it is being done is done once more after that", async () => {
		await ask(portal, "one");
		const words: unknown[] = [];
		await run({
			async work(held) {
				words.push(held.body.words);
				if (words.length === 1) await ask(portal, "one", { body: { words: "again" } });
				await once(held);
			},
		});
		expect(words).toEqual([undefined, "again"]);
		expect(await timesDone(portal)).toEqual({ one: 2 });
		expect(await allTasks(portal)).toEqual([]);
	});

	it("that is asked for while it fails has a new beginning, and one that had failed comes to life again", async () => {
		const patience = { tries: 2, firstMs: 60_000, longestMs: 60_000 };
		await ask(portal, "one");
		await change({ attempts: 1 });
		let tries = 0;
		const work = async (held: HeldTest) => {
			tries += 1;
			if (tries > 1) return once(held);
			await ask(portal, "one");
			throw new Error("as it should in this test");
		};
		await run({ patience, work });
		expect(tries).toBe(2);
		expect(await timesDone(portal)).toEqual({ one: 1 });

		await ask(portal, "two");
		await change({ attempts: 7, failedAt: new Date(), lastError: "it was so" });
		await run({ patience, work: once });
		expect(await timesDone(portal)).toEqual({ one: 1 });
		await ask(portal, "two");
		expect(await theTask()).toMatchObject({ attempts: 0, failedAt: null });
		await run({ patience, work: once });
		expect(await timesDone(portal)).toEqual({ one: 1, two: 1 });
	});
});

describe("what fails", () => {
	const failing = { work: () => Promise.reject(new Error("the cup is empty")) };

	it("is tried again later and later, and then stays with its words for people to see", async () => {
		await ask(portal, "one", { councilId: "a-council" });
		const patience = { tries: 3, firstMs: 10_000, longestMs: 60_000 };
		for (const [tries, seconds] of [
			[1, 10],
			[2, 20],
		] as const) {
			const begun = Date.now();
			await run({ ...failing, patience });
			const waiting = await theTask();
			expect(waiting).toMatchObject({ attempts: tries, heldBy: null, failedAt: null, lastError: "the cup is empty" });
			expect(secondsUntil(waiting?.dueAt, begun)).toBeGreaterThan(seconds * 0.8);
			expect(secondsUntil(waiting?.dueAt)).toBeLessThan(seconds * 1.2);
			await run({ work: once });
			expect(await timesDone(portal)).toEqual({});
			await change({ dueAt: new Date(0) });
		}
		expect(await checkQueue(portal, TEST)).toEqual([expect.stringContaining("1 tasks")]);
		await run({ ...failing, patience });
		expect(await theTask()).toMatchObject({ attempts: 3, failedAt: expect.any(Date), lastError: "the cup is empty" });
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({});

		const db = await portal.readFor(TEST);
		const [failed, ...more] = await findFailed(db, ofCouncil("a-council"));
		expect(failed).toMatchObject({ kind: "test", key: "one", words: "the cup is empty" });
		expect([more, await findFailed(db, ofCouncil("another"))]).toEqual([[], []]);
		const [line] = await checkQueue(portal, TEST);
		expect(line).toContain(`"test" (one) failed`);
		expect(line).toContain(`the cup is empty Try it again with: hub queue retry ${failed?.id}`);
		const again = (councilId: string) =>
			portal.transaction(TEST, (tx) => tryAgain(tx, failed?.id ?? "", ofCouncil(councilId)));
		expect(await again("another")).toBeUndefined();
		expect(await again("a-council")).toMatchObject({ key: "one" });
		expect(await again("a-council")).toBeUndefined();
		await run({ work: once, patience });
		expect(await timesDone(portal)).toEqual({ one: 1 });
		expect(await checkQueue(portal, TEST)).toEqual([]);
	});

	it("says nothing of what was in a query", async () => {
		await ask(portal, "one");
		const work = async () => {
			throw Object.assign(new Error("Failed query: insert\nparams: Pat Smith"), { query: "insert", params: ["Pat"] });
		};
		await run({ work });
		expect((await theTask())?.lastError).toContain("The database refused");
		await change({ dueAt: new Date(0) });
		await run({ work: async () => JSON.parse("Pat Smith") });
		expect((await theTask())?.lastError).toBe("Something went wrong on our side: see the log.");
	});

	it("can be told in another way: it is over with that, and failed where that fails too", async () => {
		await ask(portal, "one");
		const told: unknown[] = [];
		const patience = { tries: 1, firstMs: 1, longestMs: 1 };
		const gaveUp = async (held: HeldTest, failure: unknown) => {
			told.push(failure);
			await once(held);
		};
		await run({ ...failing, patience, gaveUp });
		expect(told).toEqual([new Error("the cup is empty")]);
		expect(await timesDone(portal)).toEqual({ one: 1 });
		expect(await allTasks(portal)).toEqual([]);
		await ask(portal, "two");
		await run({ ...failing, patience, gaveUp: () => Promise.reject(new Error("nor can it be told")) });
		expect(await theTask()).toMatchObject({ failedAt: expect.any(Date), lastError: "nor can it be told" });
	});

	it("that cannot be told while the store is away is told later", async () => {
		await ask(portal, "one");
		const patience = { tries: 1, firstMs: 1, longestMs: 1 };
		await run({ ...failing, patience, gaveUp: () => Promise.reject(new StoreUnavailable("away")) });
		expect(await theTask()).toMatchObject({ failedAt: null, heldBy: null, attempts: 1 });
		await change({ dueAt: new Date(0) });
		await run({ work: () => Promise.reject(new Error("not any more")), patience, gaveUp: once });
		expect(await timesDone(portal)).toEqual({ one: 1 });
		expect(await allTasks(portal)).toEqual([]);
	});

	it.each([
		["the store", new StoreUnavailable("away")],
		["the store, as others wrap it", new Error("wrapped", { cause: new StoreUnavailable("away") })],
		["that it is not the time for it", new NotNow()],
	])("because of %s is not counted", async (_what, error) => {
		await ask(portal, "one");
		const begun = Date.now();
		await run({ work: () => Promise.reject(error), patience: { tries: 1, firstMs: 1, longestMs: 1 } });
		const waiting = await theTask();
		expect(waiting).toMatchObject({ attempts: 0, heldBy: null, failedAt: null, lastError: null });
		expect(secondsUntil(waiting?.dueAt, begun)).toBeGreaterThan(1);
	});

	it("of a kind that is not known here waits", async () => {
		await portal.transaction(TEST, (tx) =>
			enqueue(tx, { name: "of-the-next-version", store: "portal" }, { key: "one", body: {}, councilId: null }),
		);
		await ask(portal, "two");
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({ two: 1 });
		expect(await theTask()).toMatchObject({ kind: "of-the-next-version", attempts: 0, heldBy: null });
		await change({ dueAt: new Date(0) });
		expect(await checkQueue(portal, TEST)).toEqual([
			`1 tasks "of-the-next-version" wait, the first since ${new Date(0).toISOString()}`,
		]);
	});
});

describe("a lease", () => {
	const another = { heldBy: "another-machine 4711 a-mark" };

	it("that holds keeps the task; one that lapsed lets anybody take it, which is a try", async () => {
		await ask(portal, "one");
		await change({ ...another, attempts: 1, heldUntil: new Date(Date.now() + 60_000) });
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({});
		await change({ heldUntil: new Date(Date.now() - 1) });
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({ one: 1 });
	});

	it("of processes that ended each time is a task that failed", async () => {
		await ask(portal, "one");
		await change({ ...another, attempts: 3, heldUntil: new Date(0) });
		await run({ work: once, patience: { tries: 3, firstMs: 1, longestMs: 1 } });
		expect(await timesDone(portal)).toEqual({});
		const failed = await theTask();
		expect(failed).toMatchObject({ heldBy: null, failedAt: expect.any(Date) });
		expect(failed?.lastError).toContain("ended");
	});

	it("is put off for as long as the work lasts", async () => {
		await ask(portal, "one");
		let go = () => {};
		const gate = new Promise<void>((resolve) => {
			go = resolve;
		});
		const limits = { ...LIMITS, leaseMs: 3000 };
		const work = async (held: HeldTest) => {
			await gate;
			await once(held);
		};
		const running = run({ work }, portal, going, limits);
		await vi.waitFor(async () => expect((await theTask())?.heldUntil).not.toBeNull(), PATIENT);
		const until = (await theTask())?.heldUntil?.getTime() ?? 0;
		await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), PATIENT);
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({});
		go();
		await running;
		expect(await timesDone(portal)).toEqual({ one: 1 });
	});

	it("that was lost meanwhile: nothing is changed, whatever the end", async () => {
		const losing = (end: (held: HeldTest) => Promise<void>) => async (held: HeldTest) => {
			await change({ ...another, heldUntil: new Date(Date.now() + 60_000) });
			await end(held);
		};
		await ask(portal, "one");
		const ends = [
			once,
			() => Promise.reject(new Error("too late")),
			() => Promise.reject(new NotNow()),
			async () => {},
		];
		for (const end of ends) {
			await change({ heldBy: null, heldUntil: null, dueAt: new Date(0), attempts: 0 });
			await run({ work: losing(end), patience: { tries: 1, firstMs: 1, longestMs: 1 } });
			expect(await theTask()).toMatchObject({ ...another, attempts: 1, failedAt: null, lastError: null });
		}
		const checking = losing((held) => portal.transaction(TEST, (tx) => held.check(tx)));
		await change({ heldBy: null, heldUntil: null, dueAt: new Date(0) });
		await run({ work: checking });
		expect(await theTask()).toMatchObject(another);
		expect(await timesDone(portal)).toEqual({});
	});
});

describe("a process", () => {
	it("does so many at once, and what is asked for meanwhile beside what is slow", async () => {
		await ask(portal, "slow");
		let go = () => {};
		const gate = new Promise<void>((resolve) => {
			go = resolve;
		});
		let allAtWork = () => {};
		const three = new Promise<void>((resolve) => {
			allAtWork = resolve;
		});
		let atOnce = 0;
		let most = 0;
		const work = async (held: HeldTest) => {
			atOnce += 1;
			most = Math.max(most, atOnce);
			if (atOnce === 3) allAtWork();
			await (held.key === "slow" ? gate : three);
			await once(held);
			atOnce -= 1;
		};
		const running = run({ atOnce: 3, work });
		await vi.waitFor(() => expect(atOnce).toBe(1), PATIENT);
		for (let at = 0; at < 9; at++) await ask(portal, `task ${at}`);
		await vi.waitFor(async () => expect(Object.keys(await timesDone(portal))).toHaveLength(9), PATIENT);
		expect(await theTask()).toMatchObject({ key: "slow" });
		go();
		await running;
		expect(most).toBe(3);
		expect(Object.values(await timesDone(portal))).toEqual(Array(10).fill(1));
	});

	it("that stops begins nothing more, lets what is in hand end, and has it wait for the next", async () => {
		for (let at = 0; at < 3; at++) await ask(portal, `task ${at}`);
		const stopping = new AbortController();
		const begun: string[] = [];
		await run(
			{
				async work(held) {
					begun.push(held.key);
					if (begun.length === 1) return once(held);
					stopping.abort();
					expect(held.stopping.aborted).toBe(true);
					throw new Error("no further step");
				},
			},
			portal,
			stopping.signal,
		);
		expect(begun).toHaveLength(2);
		expect(Object.values(await timesDone(portal))).toEqual([1]);
		const left = await allTasks(portal);
		expect(left).toHaveLength(2);
		for (const one of left) expect(one).toMatchObject({ attempts: 0, heldBy: null, failedAt: null });
		await run({ work: once });
		expect(Object.values(await timesDone(portal))).toEqual([1, 1, 1]);
	});

	it("that stops waits no longer than its limit for what does not end: another does it, and what is left changes nothing", async () => {
		await ask(portal, "one");
		const stopping = new AbortController();
		let go = () => {};
		const gate = new Promise<void>((resolve) => {
			go = resolve;
		});
		let left: Promise<unknown> | undefined;
		const work = async (held: HeldTest) => {
			left = gate.then(() => once(held)).catch((error: unknown) => error);
			stopping.abort();
			await gate;
		};
		await run({ work }, portal, stopping.signal, { ...LIMITS, stopMs: 50 });
		expect(await theTask()).toMatchObject({ attempts: 0, heldBy: null, failedAt: null });
		await run({ work: once });
		go();
		expect(await left).toBeInstanceOf(ClaimLost);
		expect(await timesDone(portal)).toEqual({ one: 1 });
	});

	it("whose store is away when the work is over notes it when it is there again", async () => {
		await ask(portal, "one");
		let refusals = 0;
		const transaction = portal.transaction.bind(portal);
		await run({
			async work(held) {
				vi.spyOn(portal, "transaction").mockImplementation(async (...args) => {
					refusals += 1;
					if (refusals <= 4) throw new StoreUnavailable("away");
					return transaction(...args);
				});
				await once(held);
			},
		});
		expect(refusals).toBe(5);
		expect(await theTask()).toMatchObject({ attempts: 0, heldBy: null });
		await portal.transaction(TEST, (tx) =>
			tx
				.update(task)
				.set({ dueAt: new Date(0) })
				.where(eq(task.key, "one")),
		);
		await run({ work: once });
		expect(await timesDone(portal)).toEqual({ one: 1 });
	});
});
