import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aSchedule } from "../../../tests/factories";
import { addDays } from "../calendar/local-time";
import type { OpeningHours } from "../calendar/shapes";
import { calledOff, closedThroughout, closuresFrom, datesBetween, inRanges, onAgain, openAsUsual } from "./dates-off";
import type { ServiceContent } from "./shapes";

const hours: OpeningHours = {
	regular: [{ day: "MO", opens: "09:00", closes: "17:00" }],
	exceptions: [
		{ date: "2026-12-23", opens: "09:00", closes: "12:00", note: null },
		{ date: "2026-12-24", opens: "09:00", closes: "12:00", note: null },
		{ date: "2027-02-01", opens: null, closes: null, note: "Training" },
	],
	bankHolidays: "closed",
};
const christmas = { from: "2026-12-24", to: "2027-01-02", note: "Christmas" };

describe("a hub's closure", () => {
	it("takes in every date of its range, over the turn of the year, and what was said of them before gives way", () => {
		const { exceptions } = closedThroughout(hours, christmas);
		expect(exceptions.map(({ date }) => date)).toEqual([
			"2026-12-23",
			...datesBetween("2026-12-24", "2027-01-02"),
			"2027-02-01",
		]);
		expect(exceptions.filter(({ date }) => date === "2026-12-24")).toEqual([
			{ date: "2026-12-24", opens: null, closes: null, note: "Christmas" },
		]);
	});

	it("is one line of those ahead, until its last date is over", () => {
		const closed = closedThroughout(hours, christmas);
		const lines = (today: string) => closuresFrom(closed, today).map(({ from, to }) => `${from} ${to}`);
		expect(lines("2026-12-01")).toEqual(["2026-12-24 2027-01-02", "2027-02-01 2027-02-01"]);
		expect(lines("2027-01-02")).toHaveLength(2);
		expect(lines("2027-01-03")).toEqual(["2027-02-01 2027-02-01"]);
	});

	it("is taken back, and other hours and closures stay", () => {
		const again = openAsUsual(closedThroughout(hours, christmas), christmas);
		expect(again.exceptions.map(({ date }) => date)).toEqual(["2026-12-23", "2027-02-01"]);
	});

	it("says of dates in ranges just what it says of them one by one", () => {
		const day = fc.integer({ min: 0, max: 12 }).map((days) => addDays("2026-12-26", days));
		const said = fc.constantFrom(
			{ opens: null, closes: null, note: null },
			{ opens: null, closes: null, note: "Shut" },
			{ opens: "09:00", closes: "12:00", note: null },
		);
		const exceptions = fc.array(fc.tuple(day, said).map(([date, rest]) => ({ date, ...rest })));
		fc.assert(
			fc.property(exceptions, (all) => {
				const back = inRanges(all).flatMap(({ from, to, ...rest }) =>
					datesBetween(from, to).map((date) => ({ date, ...rest })),
				);
				expect(back).toEqual(all);
			}),
		);
	});
});

describe("a session's date", () => {
	const [one, other] = [aSchedule({ id: "one" }), aSchedule({ id: "other" })];
	const content = { places: [{ id: "p", locationId: "l", schedules: [one, other] }], schedules: [] };
	const service = content as unknown as ServiceContent;

	it("is called off once, of that session alone, and is on again", () => {
		const at = { session: "one", date: "2026-12-03" };
		const off = calledOff(calledOff(service, at), at);
		expect(off.places[0]?.schedules.map(({ exdates }) => exdates)).toEqual([["2026-12-03"], []]);
		expect(onAgain(off, at)).toEqual(service);
	});
});
