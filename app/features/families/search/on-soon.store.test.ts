/** What is on today, tomorrow and at the weekend, on a Saturday morning. */
import { beforeAll, describe, expect, test } from "vitest";
import { aCouncil, aLocation, aSchedule, aService, saved } from "../../../../tests/factories";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import type { Council } from "../../directory/councils/queries.server";
import { ANY_SERVICE, type SearchQuery } from "../../directory/search/search-params";
import { readSearch } from "../../directory/search/search-services.server";
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
		["monday songs next week", ["Monday songs"]],
		["songs on sunday next week", ["Sunday songs"]],
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

	test.each([
		["en", "songs next week in the afternoon"],
		["ro", "songs săptămâna viitoare după-amiază"],
		["pl", "songs w przyszłym tygodniu po południu"],
		["ur", "songs اگلے ہفتے دوپہر"],
		["ar", "songs الأسبوع القادم بعد الظهر"],
		["bn", "songs আগামী সপ্তাহে বিকেলে"],
	])("next week and the time of day are understood in %s", (code, q) => {
		const { query, asFilters } = readSearch({ ...ANY_SERVICE, q }, code);
		expect([query.q, query.soon, query.time]).toEqual(["songs", "next-week", ["afternoon"]]);
		expect(asFilters).toBe(q.replace("songs ", ""));
	});

	test.each(["songs شام کو", "شام کو songs", "sham ko songs"])(
		"what Urdu says after a time of day is a part of it: %s",
		(q) => {
			const { query, asFilters } = readSearch({ ...ANY_SERVICE, q }, "ur");
			expect([query.q, query.time]).toEqual(["songs", ["evening"]]);
			expect(asFilters).toBe(q.replace("songs", "").trim());
		},
	);

	test("where no day that was chosen is then, other times are shown, and the page says so", async () => {
		for (const q of ["", "songs"]) {
			const { page, names } = await results({ q, soon: "today", day: ["MO"] });
			expect([page.notThen, names]).toEqual([true, ["Monday songs"]]);
			expect(page.choices.map(({ text }) => text)).toEqual(["Monday"]);
		}
		expect((await results({ soon: "this-week", day: ["SU"] })).names).toEqual(["Sunday songs"]);
	});

	test("the counts beside the filters are of what is on then, and of no other day", async () => {
		const { page } = await results({ q: "songs today" });
		const choices = (name: string) =>
			page.groups.find((group) => group.name === name)?.choices.map(({ value, count }) => [value, count]);
		expect(choices("free")).toEqual([["1", 2]]);
		expect(choices("time")).toEqual([
			["morning", 1],
			["evening", 1],
		]);
		expect(choices("day")).toBeUndefined();
		for (const time of ["morning", "evening"] as const) {
			expect((await results({ q: "songs today", time: [time] })).names).toHaveLength(1);
		}
	});

	test("more than five hundred are all of those that are on", async () => {
		const many = await aCouncil();
		const hall = aLocation({ name: "Long Hall", at: [54.1, -1.2] });
		const weekly = aSchedule(SATURDAYS);
		const off = aSchedule({ ...SATURDAYS, exdates: [NOW.date] });
		await saved(many, {
			locations: [hall],
			services: Array.from({ length: 620 }, (_, at) =>
				aService({ name: `Group ${at}`, places: [{ at: hall, schedules: [at % 2 === 0 ? weekly : off] }] }),
			),
		});
		const query = { ...ANY_SERVICE, q: "group today", page: 16 };
		const page = await resultsPage(many, { language: ENGLISH, query, view: "list", now: NOW });
		expect(page.sentence).toMatch(/^310 /);
		expect([page.pages, page.cards.length]).toEqual([16, 10]);
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
		expect([page.notThen, names]).toEqual([true, ["Monday songs"]]);
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
