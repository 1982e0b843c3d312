import { describe, expect, it } from "vitest";
import { compareHeads, type EventAction, type MessageHead, stampOf } from "./message";

describe("a stamp", () => {
	it.each([
		["2026-11-27T10:00:00Z", "2026-11-27T10:00:00.000000000Z"],
		["2026-11-27T10:00:00+00:00", "2026-11-27T10:00:00.000000000Z"],
		["2026-07-01T00:30:00+01:00", "2026-06-30T23:30:00.000000000Z"],
		["2026-11-27T10:00:00.5Z", "2026-11-27T10:00:00.500000000Z"],
		["2026-11-27T10:00:00.123456789+00:00", "2026-11-27T10:00:00.123456789Z"],
	])("%s is %s", (instant, stamp) => expect(stampOf(instant)).toBe(stamp));

	it.each(["", "2026-11-27", "2026-11-27T10:00:00", "2026-13-27T10:00:00Z", "yesterday", "2026-11-27T10:00Z"])(
		"%j is none",
		(text) => expect(stampOf(text)).toBeUndefined(),
	);
});

describe("of two messages of one event", () => {
	const head = (instant: string, action: EventAction = "new", messageId = "a"): MessageHead => ({
		messageId,
		action,
		stamp: stampOf(instant) ?? "",
		digest: "",
	});
	const [ten, later] = ["2026-11-27T10:00:00Z", "2026-11-27T10:00:00.000001Z"];
	it.each([
		["the later", head(later), head(ten)],
		["the later, by its zone", head("2026-11-27T10:30:00Z"), head("2026-11-27T11:00:00+01:00")],
		["the later, though the other deletes", head(later), head(ten, "delete")],
		["of one moment the one that deletes", head(ten, "delete", "a"), head(ten, "update", "b")],
		["of one moment the one with the greater id", head(ten, "new", "b"), head(ten, "update", "a")],
	])("%s holds", (_, one, other) => {
		expect(compareHeads(one, other)).toBeGreaterThan(0);
		expect(compareHeads(other, one)).toBeLessThan(0);
		expect(compareHeads(one, one)).toBe(0);
	});
});
