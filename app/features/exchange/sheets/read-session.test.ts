import { describe, expect, test } from "vitest";
import { expectQuick } from "../../../../tests/setup/expect-quick";
import { NOT_SAID, notUnderstood, understood } from "../../../platform/foreign/understood";
import { sessionTimetable } from "./maps/session-timetable";
import { readSession } from "./read-session";

const GOOD = {
	name: "Stay and play at Harbour Hall",
	description: "",
	address: "1 Harbour Street, Northmere ZZ1 1AA",
	postcode: "ZZ1 1AA",
	category: "Stay & play",
	age: "Under-5s and families",
	days: "Monday",
	start_time: "10:00",
	end_time: "11:30",
	recurrence: "FREQ=WEEKLY;BYDAY=MO",
	valid_from: "2026-04-13",
	valid_to: "2026-07-20",
	cost: "Free",
	booking_required: "false",
	url: "https://northmere.example/events/play",
};

const read = (said: Record<string, string> = {}) =>
	readSession({ line: 7, cells: new Map(Object.entries({ ...GOOD, ...said })) }, sessionTimetable);

test("a good row is read without a word", () => {
	const { session, problems } = read();
	expect(problems).toEqual([]);
	expect(session).toMatchObject({ name: "Stay and play", venueInName: "Harbour Hall", edition: "event-page", rank: 0 });
	expect(session?.facts).toEqual({ topics: ["play"] });
});

test.each<[field: string, cell: string, value: string, reason: string]>([
	["name", "name", "", "is empty"],
	["name", "name", "x".repeat(301), "longer than 300"],
	["postcode", "postcode", "E17", '"E17" is not a full postcode'],
	["postcode", "postcode", "Walthamstow", "is not a full postcode"],
])("refused for its %s: %s %j", (field, cell, value, reason) => {
	const { session, problems } = read({ [cell]: value });
	expect(session).toBeUndefined();
	expect(problems.map((problem) => [problem.where, problem.field])).toContainEqual(["7", field]);
	expect(problems.map((problem) => problem.reason).join()).toContain(reason);
});

describe("what is said of the times and makes no session", () => {
	test.each<[field: string, cell: string, value: string, reason: string]>([
		["start", "start_time", "25:00", '"25:00" is not a time'],
		["start", "start_time", "", "is empty"],
		["end", "end_time", "09:00", '"09:00" is not after the start, "10:00"'],
		["days", "days", "Someday", '"Someday" cannot be read as days'],
		["recurrence", "recurrence", "FREQ=DAILY", "FREQ=DAILY"],
		["dates", "dates", "2026-02-30", "not a list of dates"],
		["validFrom", "valid_from", "soon", '"soon" is not a date'],
		["validTo", "valid_to", "2026-01-01", "2026-01-01 is before 2026-04-13"],
	])("is kept in the words of the sheet, for its %s %s %j", (field, cell, value, reason) => {
		const { session, problems, isPartial } = read({ [cell]: value });
		expect(session).toMatchObject({ name: "Stay and play", when: null });
		expect(session?.timeWords).toContain(value || "Monday");
		expect(isPartial).toBe(true);
		expect(problems).toMatchObject([{ where: "7", field }]);
		expect(problems[0]?.reason).toContain(reason);
		expect(problems[0]?.reason).toContain("; shown in the words of the sheet");
	});

	const plain = { days: "", start_time: "", end_time: "", recurrence: "", valid_from: "", valid_to: "" };

	test("is a note alone, or nothing", () => {
		expect(read({ ...plain, schedule_notes: "By arrangement" })).toMatchObject({
			session: { when: null, timeWords: "By arrangement" },
			isPartial: false,
			problems: [],
		});
		expect(read(plain)).toMatchObject({ session: { when: null, timeWords: null }, isPartial: false });
		expect(read().session?.timeWords).toBeNull();
	});

	test("every other week needs a first date, and has its rule with one", () => {
		const fortnight = { ...plain, days: "every other Tues", start_time: "9.30-11am" };
		expect(read(fortnight)).toMatchObject({
			session: { when: null, timeWords: "every other Tues, 9.30-11am" },
			problems: [{ field: "days", reason: expect.stringContaining("needs a first date") }],
		});
		expect(read({ ...fortnight, valid_from: "2026-09-08" })).toMatchObject({
			session: { when: { rrule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", start: "09:30", end: "11:00" }, timeWords: null },
			problems: [],
		});
	});

	test("notes beside the days are the session's", () => {
		const notes = (schedule_notes: string, days = "Monday") => {
			const when = read({ ...plain, days, start_time: "10:00", schedule_notes }).session?.when;
			return when && [when.termTimeOnly, when.note];
		};
		expect(notes("TTO")).toEqual([true, null]);
		expect(notes("not term time only")).toEqual([false, "not term time only"]);
		expect(notes("not half term")).toEqual([false, "not half term"]);
		expect(notes("Bring a mat", "Mondays (TTO, not half term)")).toEqual([true, "not half term. Bring a mat"]);
	});
});

test("a row of nothing but a name is no service", () => {
	const nothing = Object.fromEntries(Object.keys(GOOD).map((cell) => [cell, ""]));
	const { session, problems } = read({ ...nothing, name: "Total: 1 session" });
	expect(session).toBeUndefined();
	expect(problems).toMatchObject([{ field: "row", words: "Total: 1 session" }]);
});

test("an address without a postcode is refused, one that ends in it is not", () => {
	expect(read({ postcode: "", address: "1 Harbour Street" }).session).toBeUndefined();
	expect(read({ postcode: "" }).session?.venue?.postcode).toBe("ZZ1 1AA");
});

test.each<[field: string, cell: string, value: string, reason: string]>([
	["age", "age", "The green group", "shown in these words, as an age nobody has said"],
	["category", "category", "Circus", '"Circus" has no topic'],
	["url", "url", "see our site", "is not a web address; left out"],
	["booking", "booking_required", "perhaps", "neither yes nor no"],
	["days", "days", "Friday", "does not fit its dates, which are on MO"],
])("kept with a warning about its %s", (field, cell, value, reason) => {
	const { session, problems } = read({ [cell]: value });
	expect(session).toBeDefined();
	expect(problems).toMatchObject([{ where: "7", field }]);
	expect(problems[0]?.reason).toContain(reason);
});

test("kept with a warning about a date on which nobody was sure, and read without tags", () => {
	const { columns } = sessionTimetable;
	const map = { ...sessionTimetable, columns: { ...columns, checkedOn: { column: "checked" } } };
	const said = { ...GOOD, description: "<p>Songs &amp; rhymes</p><p>for babies<br>under 1</p>", checked: "last year" };
	const { session, problems } = readSession({ line: 7, cells: new Map(Object.entries(said)) }, map);
	expect(session?.description).toEqual(understood("Songs & rhymes\n\nfor babies\nunder 1"));
	expect(problems).toMatchObject([{ field: "checkedOn", reason: '"last year" is not a date; left out' }]);
});

describe("rules of the mapping", () => {
	test("a later rule overrides an earlier one", () => {
		const { session } = read({ name: "Flourish at Harbour Hall", category: "Feeding & postnatal support" });
		expect(session?.facts).toEqual({
			topics: ["perinatal-mental-health"],
			level: "targeted",
			joining: "professional-referral",
		});
	});

	test("dads' and grandparents' sessions are for them", () => {
		expect(read({ name: "Dads' Club at Harbour Hall" }).session?.facts.audience).toBe("fathers");
		expect(read({ name: "Grandparents Group at Harbour Hall" }).session?.facts.audience).toBe("grandparents");
	});
});

test("a description that was cut off ends with its last whole sentence", () => {
	const description = "Songs for babies. Bring a mat! We also have a wide range of …";
	expect(read({ description }).session?.description).toEqual(understood("Songs for babies. Bring a mat!"));
});

describe("what a row says of a fact", () => {
	test.each<[cell: string, text: string, field: "booking" | "eligibility" | "cost" | "url", state: string]>([
		["booking_required", "yes", "booking", "understood"],
		["booking_required", "", "booking", "not-said"],
		["booking_required", "perhaps", "booking", "not-understood"],
		["age", "", "eligibility", "not-said"],
		["age", "The green group", "eligibility", "not-understood"],
		["cost", "TBC", "cost", "not-said"],
		["cost", "Two pounds", "cost", "not-understood"],
		["url", "see our site", "url", "not-understood"],
	])("%s %j: %s is %s, with its words", (cell, text, field, state) => {
		const said = read({ [cell]: text }).session?.[field];
		expect(said?.state).toBe(state);
		if (said?.state === "not-understood") expect(said.words).toBe(text);
	});

	test("is not said where the sheet has no such column", () => {
		expect(read().session?.howToJoin).toBe(NOT_SAID);
		expect(read().session?.url).toEqual(understood("https://northmere.example/events/play"));
		expect(read({ booking_required: "?" }).session?.booking).toEqual(notUnderstood("?"));
	});
});

describe("a cell that is no text, or no end of one", () => {
	test("is cleaned, and told", () => {
		const { session, problems } = read({ description: "Songs\u0000 for \ud800", name: "Rhymes\u0007" });
		expect(session).toMatchObject({ name: "Rhymes", description: understood("Songs for \ufffd") });
		expect(problems.map(({ where, field }) => [where, field])).toEqual([
			["7", "name"],
			["7", "description"],
		]);
	});

	test.each(["name", "description", "address", "postcode", "days", "start_time", "recurrence", "dates", "valid_from"])(
		"is refused for its length in %s, at once",
		async (cell) => {
			const text = `x${"\t".repeat(900_000)}x`;
			const { session, problems } = await expectQuick(1000, () => read({ [cell]: text }));
			expect(session).toBeUndefined();
			expect(problems.map(({ reason }) => reason).join()).toMatch(/is longer than \d+ characters/);
		},
	);

	test.each(["age", "cost", "booking_required", "url", "category", "schedule_notes"])(
		"is left out for its length in %s, at once",
		async (cell) => {
			const text = `x${"\t".repeat(900_000)}x`;
			const { session, problems } = await expectQuick(1000, () => read({ [cell]: text }));
			expect(session?.name).toBe("Stay and play");
			expect(problems.map(({ reason }) => reason).join()).toMatch(/is longer than \d+ characters; /);
		},
	);
});
