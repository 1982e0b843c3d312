/** What is on today, tomorrow and at the weekend, on a Saturday morning. */
import { beforeAll, describe, expect, test } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../../tests/factories";
import { findLanguage } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";
import { ANY_SERVICE, type SearchQuery } from "../../directory/search/search-params";
import { resultsPage } from "./results-page.server";

const NOW = { date: "2026-11-28", time: "09:00", day: "SA" } as const;
const SATURDAYS = { dtstart: "2026-09-05", rrule: "FREQ=WEEKLY;BYDAY=SA" };

let council: Council;
async function results(asked: Partial<SearchQuery>, code = "en", view: "list" | "map" = "list") {
	const language = findLanguage(code);
	if (!language) throw new Error(`${code} is no language`);
	const page = await resultsPage(council, { language, query: { ...ANY_SERVICE, ...asked }, view, now: NOW });
	return { page, names: page.cards.map(({ name }) => name.text).sort() };
}

beforeAll(async () => {
	council = await aCouncil({ name: "Saturday Council" });
	const hall = aLocation({ name: "Lantern Hall", at: [54.1, -1.2] });
	const shut = aLocation({
		name: "Shut Hub",
		hub: {
			hours: {
				regular: [{ day: "SA", opens: "09:00", closes: "17:00" }],
				exceptions: [{ date: NOW.date, opens: null, closes: null, note: null }],
				bankHolidays: "closed",
			},
		},
		at: [54.2, -1.2],
	});
	const at = (place: typeof hall, schedule: Parameters<typeof aSchedule>[0]) => ({
		places: [{ at: place, schedules: [aSchedule(schedule)] }],
	});
	await saved(council, {
		locations: [hall, shut],
		services: [
			aService({ name: "Saturday songs", ...at(hall, SATURDAYS) }),
			aService({ name: "Evening songs", ...at(hall, { ...SATURDAYS, start: "18:00", end: "19:00" }) }),
			aService({ name: "Early songs", ...at(hall, { ...SATURDAYS, start: "07:00", end: "08:00" }) }),
			aService({ name: "Sunday songs", ...at(hall, { dtstart: "2026-09-06", rrule: "FREQ=WEEKLY;BYDAY=SU" }) }),
			aService({ name: "Monday songs", ...at(hall, {}) }),
			aService({ name: "Songs of the closed hub", ...at(shut, SATURDAYS) }),
			aService({ name: "Songs called off", ...at(hall, { ...SATURDAYS, exdates: [NOW.date] }) }),
			aService({
				name: "Songs every other week",
				...at(hall, { dtstart: "2026-11-21", rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA" }),
			}),
			aService({ name: "Course that ended", ...at(hall, { ...SATURDAYS, validTo: "2026-11-21" }) }),
		],
	});
});

describe("on a Saturday morning", () => {
	test.each([
		["songs today", ["Evening songs", "Saturday songs"]],
		["songs tonight", ["Evening songs"]],
		["songs tomorrow", ["Sunday songs"]],
		["songs this weekend", ["Evening songs", "Saturday songs", "Sunday songs"]],
		["songs this week", ["Evening songs", "Saturday songs", "Sunday songs"]],
	])("%s", async (q, expected) => {
		expect((await results({ q })).names).toEqual(expected);
	});

	test("a weekday alone finds what comes again", async () => {
		const { names } = await results({ q: "songs on saturday" });
		expect(names).toContain("Songs of the closed hub");
		expect(names).toContain("Songs every other week");
	});

	test.each([
		["ro", "azi"],
		["pl", "dzisiaj"],
		["ur", "آج"],
		["ar", "اليوم"],
		["bn", "আজকে"],
	])("today is understood in %s", async (code, q) => {
		const { page } = await results({ q }, code);
		expect(page.query.soon).toBe("today");
		expect(page.asFilters).toBe(q);
		expect(page.cards).toHaveLength(2);
	});

	test("it is shown as understood, and can be taken away", async () => {
		const { page } = await results({ q: "songs today" });
		expect(page.choices.map(({ text, href }) => [text, href])).toEqual([
			["Today", `/${council.slug}/services?q=songs`],
		]);
		expect(page.sentence).toBe("2 sessions and services about “songs”");
	});

	test("what is not on then is shown with its own times, and the page says so", async () => {
		const { page, names } = await results({ q: "monday songs today" });
		expect(page.notThen).toBe(false);
		expect(names).toContain("Saturday songs");
		expect(names).not.toContain("Monday songs");
		const course = await results({ q: "songs of the closed hub tomorrow" });
		expect([course.page.notThen, course.names]).toEqual([true, ["Songs of the closed hub"]]);
	});

	test("the map shows the same", async () => {
		const { page } = await results({ q: "songs today" }, "en", "map");
		expect(
			page.map?.markers
				.map(({ title }) => title)
				.filter((title) => /songs|course/i.test(title))
				.sort(),
		).toEqual(["Evening songs", "Saturday songs"]);
	});
});
