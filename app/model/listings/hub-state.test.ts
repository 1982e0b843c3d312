import { describe, expect, it } from "vitest";
import { hubDoor, hubState, isHubInUse } from "./hub-state";
import type { OpeningHours } from "./shapes";

const today = "2026-11-26";
/** A Thursday. */
const now = { date: today, time: "10:30" };

const STATES = [
	["active", null, { kind: "open", closesOn: null }],
	["active", "2020-01-01", { kind: "open", closesOn: null }],
	["active", today, { kind: "open", closesOn: null }],
	["active", "2027-01-05", { kind: "planned", opensOn: "2027-01-05" }],
	["planned", "2027-01-05", { kind: "planned", opensOn: "2027-01-05" }],
	["planned", "2026-09-01", { kind: "planned", opensOn: null }],
	["planned", null, { kind: "planned", opensOn: null }],
	["closed", "2026-12-18", { kind: "open", closesOn: "2026-12-18" }],
	["closed", today, { kind: "closed", since: today }],
	["closed", null, { kind: "closed", since: null }],
] as const;

const thursdays = (exceptions: Partial<OpeningHours["exceptions"][number]>[] = []): OpeningHours => ({
	regular: [{ day: "TH", opens: "09:00", closes: "12:00" }],
	exceptions: exceptions.map((one) => ({ date: "", opens: null, closes: null, note: null, ...one })),
	bankHolidays: "closed",
});

describe("a hub that is", () => {
	it.each(STATES)("%s from %s", (status, statusFrom, expected) => {
		expect(hubState({ status, statusFrom }, today)).toEqual(expected);
	});

	it.each(STATES)("%s from %s is in use when it is open", (status, statusFrom, { kind }) => {
		const hours = thursdays();
		const hub = { status, statusFrom, hours } as Parameters<typeof isHubInUse>[0]["hub"];
		expect(isHubInUse({ hub }, today)).toBe(kind === "open");
	});

	it.each(STATES)("%s from %s has a door only when it is open", (status, statusFrom, expected) => {
		const door = { open: true, until: "12:00" };
		expect(hubDoor({ status, statusFrom, hours: thursdays() }, now)).toEqual(
			expected.kind === "open" ? { ...expected, door } : expected,
		);
	});
});

it("a place that is no hub is no hub in use", () => {
	expect(isHubInUse({ hub: null }, today)).toBe(false);
});

describe("the door of a hub in use", () => {
	const doorOf = (hours: OpeningHours, time: string, closes: string | null = null) => {
		const state = hubDoor({ status: closes ? "closed" : "active", statusFrom: closes, hours }, { date: today, time });
		return state.kind === "open" ? state.door : undefined;
	};

	it.each([
		["before it opens", thursdays(), "08:59", { open: false, opensNext: { date: today, time: "09:00" } }],
		["when it has opened", thursdays(), "09:00", { open: true, until: "12:00" }],
		["when it has closed", thursdays(), "12:00", { open: false, opensNext: { date: "2026-12-03", time: "09:00" } }],
		[
			"on a day that is an exception",
			thursdays([{ date: today }]),
			"09:30",
			{ open: false, opensNext: { date: "2026-12-03", time: "09:00" } },
		],
		["where nobody has said any hours", { regular: [], exceptions: [], bankHolidays: "closed" }, "09:30", null],
	] as const)("%s", (_, hours, time, expected) => {
		expect(doorOf(hours as OpeningHours, time)).toEqual(expected);
	});

	it.each([
		["2026-12-04", { date: "2026-12-03", time: "09:00" }],
		["2026-12-03", null],
		["2026-11-27", null],
	])("opens next before the hub closes for good on %s", (closes, opensNext) => {
		expect(doorOf(thursdays(), "12:00", closes)).toEqual({ open: false, opensNext });
	});
});
