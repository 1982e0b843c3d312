import { describe, expect, test } from "vitest";
import { occurrences } from "../../../model/calendar/schedule";
import { understood } from "../../../platform/foreign/understood";
import { mergeSessions, type Slot } from "./merge-sessions";
import { parseAge } from "./parse-age";
import { planSchedules } from "./plan-schedule";
import { readSession } from "./read-session";
import type { SheetRow } from "./read-sheet.server";
import type { Session } from "./session";
import { parseSheetMap } from "./sheet-map";

const map = parseSheetMap(
	{
		source: "test",
		columns: {
			name: "name",
			postcode: "postcode",
			address: "address",
			age: "age",
			days: "days",
			start: "start",
			end: "end",
			recurrence: "rule",
			dates: "dates",
			validFrom: "from",
			validTo: "to",
			notes: "notes",
			url: "url",
		},
		editions: [{ name: "page", when: { field: "url", matches: "event" } }],
	},
	"test",
);

let line = 1;
/** A row of the made-up Harbour Hall, on Mondays at 10, but for what is said. */
function session(said: Record<string, string> = {}): Session {
	const row: SheetRow = {
		line: ++line,
		cells: new Map(
			Object.entries({
				name: "Stay and play at Harbour Hall",
				postcode: "ZZ1 1AA",
				address: "1 Harbour Street",
				days: "Monday",
				start: "10:00",
				...said,
			}),
		),
	};
	const { session, problems } = readSession(row, map);
	if (!session) throw new Error(JSON.stringify(problems));
	return session;
}

async function slots(...sessions: Session[]): Promise<Slot[]> {
	return (await mergeSessions(sessions)).flatMap((service) => service.slots);
}

const plan = async (...sessions: Session[]) => planSchedules(await slots(...sessions), (...parts) => parts.join("/"));
const datesOf = (schedules: Awaited<ReturnType<typeof plan>>, from: string, to: string) =>
	schedules.flatMap((schedule) => occurrences(schedule, { from, to, terms: [] }).map(({ date }) => date)).sort();

const JUNE = { rule: "FREQ=WEEKLY;BYDAY=MO", from: "2026-06-01", to: "2026-06-29" };

describe("a rule and dates of the same session", () => {
	test("dates that the rule makes add nothing", async () => {
		expect(await plan(session(JUNE), session({ dates: "2026-06-08; 2026-06-15" }))).toMatchObject([
			{ dtstart: "2026-06-01", validTo: "2026-06-29", rrule: JUNE.rule, rdates: [] },
		]);
	});

	test("dates that go on where the rule ends lengthen it", async () => {
		expect(await plan(session(JUNE), session({ dates: "2026-06-29; 2026-07-06; 2026-07-13" }))).toMatchObject([
			{ rrule: JUNE.rule, validTo: "2026-07-13", rdates: [] },
		]);
	});

	test("dates that leave a gap are named one by one", async () => {
		const schedules = await plan(session(JUNE), session({ dates: "2026-07-13; 2026-07-27" }));
		expect(schedules).toMatchObject([{ rdates: ["2026-07-13", "2026-07-27"], validTo: "2026-07-27" }]);
		expect(datesOf(schedules, "2026-06-20", "2026-08-30")).toEqual([
			"2026-06-22",
			"2026-06-29",
			"2026-07-13",
			"2026-07-27",
		]);
	});
});

test("dates alone are the dates, those of both editions once", async () => {
	expect(
		await plan(session({ dates: "2026-06-08; 2026-06-01" }), session({ dates: "2026-06-08; 2026-06-15" })),
	).toMatchObject([
		{ dtstart: "2026-06-01", rrule: null, rdates: ["2026-06-08", "2026-06-15"], validTo: "2026-06-15" },
	]);
});

test("days without rule or dates are every week", async () => {
	expect(await plan(session({ days: "Tues and Thurs", from: "2026-09-02" }))).toMatchObject([
		{ rrule: "FREQ=WEEKLY;BYDAY=TU,TH", dtstart: "2026-09-03", validTo: null },
	]);
});

test("a date that two slots name happens once", async () => {
	const schedules = await plan(
		session(JUNE),
		session({ days: "Monday; Friday", dates: "2026-06-05; 2026-06-08; 2026-06-12" }),
	);
	expect(schedules).toHaveLength(2);
	expect(datesOf(schedules, "2026-06-01", "2026-06-14")).toEqual([
		"2026-06-01",
		"2026-06-05",
		"2026-06-08",
		"2026-06-12",
	]);
});

test("days and dates that contradict each other are told to families", async () => {
	const [schedule] = await plan(session({ days: "Friday", dates: "2026-06-06; 2026-06-13" }));
	expect(schedule?.note).toBe("Listed for Fridays, but some dates are Saturdays. Check before you go.");
	expect(datesOf(schedule ? [schedule] : [], "2026-06-01", "2026-07-01")).toEqual(["2026-06-06", "2026-06-13"]);
});

test("a note that tells a range of weeks wins over its ends given as dates", async () => {
	const notes = "1 June to 29 June (except 15 June)";
	const schedules = await plan(session({ dates: "2026-06-01; 2026-06-15; 2026-06-29", notes }));
	expect(datesOf(schedules, "2026-05-01", "2026-08-01")).toEqual([
		"2026-06-01",
		"2026-06-08",
		"2026-06-22",
		"2026-06-29",
	]);
});

test("term time only, when any row says so", async () => {
	expect((await plan(session(JUNE), session({ notes: "Weekly, term time only" })))[0]?.termTimeOnly).toBe(true);
});

describe("which rows are one service", () => {
	test("the same activity at the same place, whatever its days", async () => {
		const services = await mergeSessions([
			session({ name: "Stay and play at Harbour Hall: Monday" }),
			session({ name: "Stay & Play at Harbour Hall (Friday)", days: "Friday" }),
			session({ name: "Rhymes at Harbour Hall" }),
			session({ name: "Stay and play at Pier House", postcode: "ZZ1 2BB", address: "2 Pier" }),
		]);
		expect(services.map(({ rows, venue, slots }) => [rows[0].name, venue?.name, slots.length])).toEqual([
			["Stay and play", "Harbour Hall", 2],
			["Rhymes", "Harbour Hall", 1],
			["Stay and play", "Pier House", 1],
		]);
	});

	test("the more trusted edition comes first, in whatever order the rows stand", async () => {
		const printed = session({ age: "Under-5s" });
		const page = session({ url: "https://northmere.example/events/play", age: "Families" });
		expect((await mergeSessions([printed, page]))[0]?.rows).toEqual([page, printed]);
		expect(page.eligibility).toEqual(understood(parseAge("Families")));
	});

	test("a file of venues names the places", async () => {
		const names = new Map([["ZZ11AA 1 harbour street", "The Harbour Hall"]]);
		expect((await mergeSessions([session()], names))[0]?.venue?.name).toBe("The Harbour Hall");
	});
});
