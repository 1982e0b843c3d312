import { describe, expect, it } from "vitest";
import { bankHolidays, easterSunday, holidayOn } from "./bank-holidays";

/** As announced by the government, or following the same rules for the years it has not announced. */
const KEPT: Record<number, string[]> = {
	2020: ["01-01", "04-10", "04-13", "05-08", "05-25", "08-31", "12-25", "12-28"],
	2021: ["01-01", "04-02", "04-05", "05-03", "05-31", "08-30", "12-27", "12-28"],
	2022: ["01-03", "04-15", "04-18", "05-02", "06-02", "06-03", "08-29", "09-19", "12-26", "12-27"],
	2023: ["01-02", "04-07", "04-10", "05-01", "05-08", "05-29", "08-28", "12-25", "12-26"],
	2024: ["01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26"],
	2025: ["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"],
	2026: ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"],
	2027: ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"],
	2028: ["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"],
	2029: ["01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"],
	2030: ["01-01", "04-19", "04-22", "05-06", "05-27", "08-26", "12-25", "12-26"],
};

describe("bank holidays", () => {
	it.each(Object.entries(KEPT))("of %s", (year, dates) => {
		expect(bankHolidays(Number(year)).map(({ date }) => date)).toEqual(dates.map((date) => `${year}-${date}`));
	});

	it("follow Easter, early and late", () => {
		expect([2008, 2011, 2019, 2038].map(easterSunday)).toEqual([
			"2008-03-23",
			"2011-04-24",
			"2019-04-21",
			"2038-04-25",
		]);
	});

	it("have names, on the day itself and on the day they are kept", () => {
		expect(holidayOn("2027-12-25")).toBe("christmas");
		expect(holidayOn("2027-12-27")).toBe("christmas");
		expect(holidayOn("2027-12-28")).toBe("boxing-day");
		expect(holidayOn("2022-12-26")).toBe("boxing-day");
		expect(holidayOn("2022-12-27")).toBe("christmas");
		expect(holidayOn("2022-01-01")).toBe("new-year");
		expect(holidayOn("2023-05-08")).toBe("coronation");
		expect(holidayOn("2026-11-26")).toBeNull();
	});
});
