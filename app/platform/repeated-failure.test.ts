import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { logger } from "./log.server";
import { RepeatedFailure } from "./repeated-failure.server";

const NOON = Date.parse("2026-11-27T12:00:00Z");
let said: Record<string, unknown>[];
beforeEach(() => {
	said = [];
	const note = (about: unknown) => void said.push(Object(about));
	vi.spyOn(logger, "error").mockImplementation(note);
	vi.spyOn(logger, "warn").mockImplementation(note);
});
afterEach(() => vi.restoreAllMocks());

describe("a failure that comes twice a second", () => {
	it("is said at once, then once a minute how often it came, and when it is over", () => {
		const failures = new RepeatedFailure("it failed", { job: "sending" });
		const error = new Error("the disk is full");
		for (let half = 0; half <= 240; half++) failures.failed(error, NOON + half * 500);
		expect(said).toEqual([
			{ err: error, job: "sending" },
			{ err: error, job: "sending", times: 121 },
			{ err: error, job: "sending", times: 241 },
		]);
		failures.worked();
		expect(said.at(-1)).toEqual({ job: "sending", times: 241 });
		failures.worked();
		expect(said).toHaveLength(4);
	});

	it("is said at once again when it is of another kind, but not without end", () => {
		const failures = new RepeatedFailure("it failed");
		for (let n = 0; n < 100; n++) failures.failed(new Error(`number ${n % 2}`), NOON + n);
		expect(said).toHaveLength(2);
		for (let n = 0; n < 100; n++) failures.failed(new Error(`number ${n}`), NOON + n);
		expect(said).toHaveLength(5);
	});

	it("is news when it comes again after a while without one", () => {
		const failures = new RepeatedFailure("it failed");
		failures.failed(new Error("lost"), NOON);
		failures.failed(new Error("lost"), NOON + 61_000);
		expect(said.map(({ times }) => times)).toEqual([undefined, undefined]);
	});
});
