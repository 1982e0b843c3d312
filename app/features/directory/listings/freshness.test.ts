import { describe, expect, it } from "vitest";
import { addDays } from "../../../model/calendar/local-time";
import { isMarked, reminderDue, shownSince } from "./freshness";

const today = "2026-11-24";
const ago = (days: number) => addDays(today, -days);

describe("a reminder", () => {
	it.each([
		[59, 0, null],
		[60, 0, 60],
		[79, 60, null],
		[80, 60, 80],
		[90, 80, 90],
		[400, 90, null],
		// What nobody was asked about for long gets one reminder, not three.
		[400, 0, 90],
	])("%d days after the check, reminded at %d: %s", (days, reminded, due) => {
		expect(reminderDue(ago(days), reminded, today)).toBe(due);
	});
});

it("a listing is marked, and hidden, after the days that its council set", () => {
	const rules = { fourEyes: true, datesAtOnce: true, markAfterDays: 183, hideAfterDays: 365 };
	expect([183, 184].map((days) => isMarked(ago(days), rules, today))).toEqual([false, true]);
	expect(isMarked(null, rules, today)).toBe(false);
	expect(shownSince(rules, today)).toBe(ago(365));
	expect(shownSince({ ...rules, hideAfterDays: null }, today)).toBeNull();
});
