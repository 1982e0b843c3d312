import { afterEach, expect, it, vi } from "vitest";
import { rateLimit } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { forgetTries, type Limit, mayTry, requireRoom, sweepRateLimits } from "./rate-limit.server";
import { readFor } from "./store.server";

afterEach(() => vi.useRealTimers());

const LIMIT: Limit = { name: "knock", tries: 10, seconds: 900 };

const tries = async (who: string, count: number) => {
	const answers: boolean[] = [];
	for (let one = 0; one < count; one += 1) answers.push(await mayTry(LIMIT, who));
	return answers;
};

it("lets somebody try so often and no more, each for themselves, and again after a while", async () => {
	expect(await tries("ada", 12)).toEqual([...Array(10).fill(true), false, false]);
	expect(await mayTry(LIMIT, "ben")).toBe(true);
	await expect(requireRoom(LIMIT, "ada")).rejects.toMatchObject({ status: 429 });
	vi.useFakeTimers({ now: Date.now() + 901_000, toFake: ["Date"] });
	expect(await mayTry(LIMIT, "ada")).toBe(true);
});

it("counts tries at the same time, each once", async () => {
	const answers = await Promise.all(Array.from({ length: 30 }, () => mayTry(LIMIT, "cy")));
	expect(answers.filter(Boolean)).toHaveLength(10);
});

it("forgets what was tried when it worked, and what is over", async () => {
	await tries("dee", 11);
	await forgetTries(LIMIT, "dee");
	expect(await mayTry(LIMIT, "dee")).toBe(true);
	const kept = async () => (await readFor(TEST)).select().from(rateLimit);
	expect(await kept()).not.toEqual([]);
	await sweepRateLimits(TEST, Date.now() + 86_400_000);
	expect(await kept()).toEqual([]);
});

it("keeps nobody's address", async () => {
	await mayTry(LIMIT, "203.0.113.77");
	const db = await readFor(TEST);
	const kept = JSON.stringify(await db.select().from(rateLimit));
	expect(kept).toContain("knock");
	expect(kept).not.toContain("203.0.113");
});
