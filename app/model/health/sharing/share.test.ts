import { describe, expect, it } from "vitest";
import { DURATIONS, endOf, MOST_WRONG_PASSCODES, plainPasscode, stateOf } from "./share";

const now = new Date("2026-11-27T10:00:00Z");

it.each([
	["hour", "2026-11-27T11:00:00.000Z"],
	["day", "2026-11-28T10:00:00.000Z"],
	["week", "2026-12-04T10:00:00.000Z"],
	["month", "2026-12-27T10:00:00.000Z"],
] as const)("a share for an %s ends %s", (duration, end) => {
	expect(DURATIONS).toContain(duration);
	expect(endOf(duration, now).toISOString()).toBe(end);
});

describe("a share", () => {
	const until = new Date("2026-11-27T11:00:00Z");
	const live = { until, revokedAt: null, wrongPasscodes: 0 };

	it.each([
		["2026-11-27T10:59:59.999Z", {}, "live"],
		["2026-11-27T11:00:00.000Z", {}, "over"],
		["2026-11-27T10:00:00.000Z", { revokedAt: now }, "stopped"],
		["2026-11-27T12:00:00.000Z", { revokedAt: now }, "stopped"],
		["2026-11-27T10:00:00.000Z", { wrongPasscodes: MOST_WRONG_PASSCODES - 1 }, "live"],
		["2026-11-27T10:00:00.000Z", { wrongPasscodes: MOST_WRONG_PASSCODES }, "guessed"],
	] as const)("at %s with %j is %s", (at, change, state) => {
		expect(stateOf({ ...live, ...change }, new Date(at))).toBe(state);
	});
});

it.each([
	["123456", "123456"],
	[" 123 456 ", "123456"],
	["123-456", "123456"],
	["١٢٣٤٥٦", "123456"],
	["۱۲۳۴۵۶", "123456"],
	["১২৩৪৫৬", "123456"],
	["", ""],
	["abc", "abc"],
])("the passcode %j is read as %j", (typed, plain) => {
	expect(plainPasscode(typed)).toBe(plain);
});
