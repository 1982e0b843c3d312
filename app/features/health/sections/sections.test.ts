import { describe, expect, it } from "vitest";
import type { EntryBody, StoredEntry } from "../../../model/health/record/entry";
import { withStatus } from "../../../model/health/record/entry";
import { RECORD_SECTIONS } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Around } from "./section-kind";
import { SIMPLE_SECTIONS } from "./sections";
import { MILK_TEETH, teethChart } from "./teeth";

const speech = speechIn(ENGLISH);
const around: Around = {
	child: { bornOn: "2026-03-02", gestationDays: 233, givenName: "Zoya" },
	today: "2026-11-27",
};
const { feeding, teeth, development, appointments, conditions, notes } = SIMPLE_SECTIONS;
const on = (name: string, day: string, month: string, year: string) => ({
	[`${name}-day`]: day,
	[`${name}-month`]: month,
	[`${name}-year`]: year,
});
let at = 0;
const stored = (body: EntryBody, corrects: string | null = null): StoredEntry => ({
	id: String(++at),
	section: "notes",
	body,
	writer: { kind: "guardian", name: "Sadia Malik", role: "mother" },
	recordedAt: new Date(Date.parse("2026-11-20T10:00:00Z") + at * 1000),
	corrects,
});
const listed = (section: typeof feeding, ...bodies: EntryBody[]) =>
	section
		.grouped(withStatus(bodies.map((body) => stored(body))), around)
		.map(({ key, entries }) => [key, entries.map(({ body }) => section.card(body, speech, around).title)]);

describe("a form", () => {
	it.each([
		[feeding, { how: "breast", ...on("on", "", "2", "2027"), note: "" }, { on: "future" }],
		[feeding, { how: "breast", ...on("on", "", "2", "2026"), note: "" }, { on: "before-birth" }],
		[feeding, { how: "wine", ...on("on", "3", "", "2026") }, { how: "not-offered", on: "date-incomplete" }],
		[feeding, { note: "x".repeat(2001) }, { how: "missing", on: "missing", note: "too-long" }],
		[teeth, { tooth: "11", ...on("on", "30", "2", "2026") }, { tooth: "not-offered", on: "date" }],
		[development, { what: " ", ...on("on", "28", "11", "2026") }, { what: "missing", on: "future" }],
		[appointments, { ...on("on", "1", "3", "2026"), what: "Check" }, { on: "before-birth" }],
		[
			appointments,
			{ ...on("on", "", "", "2027"), time: "25:00", what: "" },
			{ on: "date-incomplete", time: "time", what: "missing" },
		],
		[conditions, { kind: "allergy", what: "Milk", ...on("since", "", "", "2027") }, { since: "future" }],
		[notes, { text: "Hello", ...on("on", "", "3", "2026") }, { on: "date-incomplete" }],
	])("%#: says what is wrong, where", (section, values, wrong) => {
		const read = section.read(values, around);
		expect(
			read.ok ? {} : Object.fromEntries(Object.entries(read.errors).map(([name, { reason }]) => [name, reason])),
		).toEqual(wrong);
	});

	it.each([
		[
			feeding,
			{ how: "mixed", ...on("on", "", "3", "2026"), note: "" },
			{ kind: "feeding", how: "mixed", on: "2026-03", note: "" },
		],
		[feeding, { how: "solids", ...on("on", "", "", "2026") }, { kind: "feeding", how: "solids", on: "2026", note: "" }],
		[teeth, { tooth: "71", ...on("on", "20", "oct", "26") }, { kind: "tooth", tooth: "71", on: "2026-10-20" }],
		[
			development,
			{ what: "Smiled", ...on("on", "27", "11", "2026") },
			{ kind: "first", what: "Smiled", on: "2026-11-27" },
		],
		[
			appointments,
			{ ...on("on", "1", "2", "2027"), time: "2.30pm", what: "Check", where: "" },
			{ kind: "appointment", on: "2027-02-01", time: "14:30", what: "Check", where: "" },
		],
		[
			conditions,
			{ kind: "condition", what: "Cleft lip", ...on("since", "", "1", "2026") },
			{ kind: "condition", isAllergy: false, what: "Cleft lip", since: "2026-01", note: "" },
		],
		[notes, { text: "Hello", ...on("on", "2", "3", "2026") }, { kind: "note", text: "Hello", on: "2026-03-02" }],
	])("%#: keeps what was said, as exact as it was, and shows it again", (section, values, body) => {
		expect(section.read(values, around)).toEqual({ ok: true, body });
		expect(section.read(section.values(body as EntryBody), around)).toEqual({ ok: true, body });
	});

	it("has a question for each error, in every section", () => {
		for (const section of Object.values(SIMPLE_SECTIONS)) {
			const names = section.questions(speech).map(({ name }) => name);
			const read = section.read({}, around);
			expect(read.ok ? [] : Object.keys(read.errors).filter((name) => !names.includes(name))).toEqual([]);
			expect(names.length).toBeGreaterThan(1);
		}
		expect(Object.keys(SIMPLE_SECTIONS)).toEqual([...RECORD_SECTIONS]);
	});
});

describe("a list", () => {
	it("has the newest first by when it happened, and not by when it was written", () => {
		expect(
			listed(
				notes,
				{ kind: "note", on: "2026-11-20", text: "" },
				{ kind: "note", on: "2026-11-25", text: "" },
				{ kind: "note", on: "2026-04-01", text: "" },
			),
		).toEqual([[null, ["25 November 2026", "20 November 2026", "1 April 2026"]]]);
	});

	it("of appointments has the soonest first of those to come, today's among them, and the past apart", () => {
		const visit = (date: string) => ({ kind: "appointment", on: date, time: null, what: "Check", where: "" }) as const;
		expect(listed(appointments, ...["2027-02-01", "2026-11-27", "2026-11-26", "2026-05-01"].map(visit))).toEqual([
			["coming", ["Friday 27 November", "Monday 1 February 2027"]],
			["past", ["Thursday 26 November", "Friday 1 May"]],
		]);
	});

	it("of conditions has allergies first", () => {
		const condition = (what: string, isAllergy: boolean) =>
			({ kind: "condition", what, isAllergy, since: null, note: "" }) as const;
		expect(listed(conditions, condition("Eczema", false), condition("Milk", true))).toEqual([
			["allergies", ["Milk"]],
			["conditions", ["Eczema"]],
		]);
	});

	it.each([
		["2026-11-02", ["At 8 months, 6 months corrected"]],
		["2026-11", []],
	])("of firsts says both ages of one on %s", (day, lines) => {
		expect(development.card({ kind: "first", on: day, what: "Sat" }, speech, around).lines).toEqual(lines);
	});
});

describe("the chart of teeth", () => {
	it("has all twenty, each in words, and says of none that it is not there", () => {
		const [through, back] = [
			stored({ kind: "tooth", on: "2026-10", tooth: "71" }),
			stored({ kind: "tooth", on: "2026-10", tooth: "51" }),
		];
		const entries = withStatus([through, back, stored({ kind: "taken-back", section: "teeth", reason: "" }, back.id)]);
		const places = teethChart(entries, speech).flatMap(({ places: own }) => own);
		expect(places.map(({ tooth }) => tooth)).toEqual([...MILK_TEETH]);
		expect(new Set(places.map(({ words }) => words)).size).toBe(20);
		expect(places.filter(({ isThrough }) => isThrough).map(({ words }) => words)).toEqual([
			"Lower left: front tooth. Came through: October 2026",
		]);
		expect(places[4]?.words).toBe("Upper right: front tooth. Nothing written down yet");
	});
});
