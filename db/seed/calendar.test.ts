import { expect, test } from "vitest";
import { calendarFor, schoolYear } from "./calendar";

test("school terms leave out the half terms, Christmas and Easter", () => {
	expect(schoolYear(2026)).toEqual([
		{ from: "2026-09-02", to: "2026-10-23" },
		{ from: "2026-11-02", to: "2026-12-18" },
		{ from: "2027-01-04", to: "2027-02-12" },
		{ from: "2027-02-22", to: "2027-03-25" },
		{ from: "2027-04-12", to: "2027-05-28" },
		{ from: "2027-06-07", to: "2027-07-21" },
	]);
});

test.each(["2026-01-01", "2026-08-31", "2026-09-01", "2026-11-23", "2027-12-31"])(
	"%s lies in the terms' span",
	(today) => {
		const { terms } = calendarFor(today);
		expect(terms).toHaveLength(12);
		expect((terms[0]?.from ?? "") < today || today.slice(5) === "09-01").toBe(true);
		expect((terms.at(-1)?.to ?? "") > today).toBe(true);
		for (const [i, term] of terms.entries()) {
			expect(term.from < term.to).toBe(true);
			expect(term.from > (terms[i - 1]?.to ?? "")).toBe(true);
		}
	},
);

test("a weekly series began in the school year before and rests at Christmas", () => {
	expect(calendarFor("2026-11-23").weekly("FR", "10:00", "11:00")).toEqual({
		dtstart: "2025-09-05",
		start: "10:00",
		end: "11:00",
		rrule: "FREQ=WEEKLY;BYDAY=FR",
		exdates: ["2026-12-25", "2027-01-01"],
	});
});

test("a monthly series begins on its own day", () => {
	const on = calendarFor("2026-11-23");
	expect(on.monthly("1SA", "10:00", "11:00").dtstart).toBe("2025-09-06");
	expect(on.monthly("-1FR", "10:00", "11:00").dtstart).toBe("2025-09-26");
});

test("a course steps over Christmas", () => {
	const course = calendarFor("2026-11-23").course("FR", 4, "10:00", "11:00", 20);
	expect([course.dtstart, ...(course.rdates ?? [])]).toEqual(["2026-12-18", "2027-01-08", "2027-01-15", "2027-01-22"]);
	expect(course.validTo).toBe("2027-01-22");
});
