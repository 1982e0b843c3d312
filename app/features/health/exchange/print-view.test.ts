import { describe, expect, it } from "vitest";
import { A_VACCINATION } from "../../../../tests/factories/health";
import type { Child } from "../../../model/health/record/child";
import { type Entry, type EntryBody, sectionOf } from "../../../model/health/record/entry";
import { SECTIONS } from "../../../model/health/record/sections";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { printedRecord } from "./print-view";

const CHILD: Child = {
	id: "c",
	nhsNumber: "9990001006",
	givenName: "Zoya",
	familyName: "Malik",
	bornOn: "2025-03-02",
	sex: "female",
	gestationDays: 233,
	birthWeightGrams: 1980,
	diedOn: null,
	hepatitisBRisk: null,
	hadChickenpox: null,
	councilId: null,
};
const entry = (id: string, body: Exclude<EntryBody, { kind: "taken-back" }>, differs: Partial<Entry> = {}): Entry => ({
	id,
	section: sectionOf(body),
	body,
	writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
	recordedAt: new Date("2026-11-20T09:30:00Z"),
	status: "current",
	corrects: null,
	...differs,
});
const weight = (on: string, weightGrams: number): Exclude<EntryBody, { kind: "taken-back" }> => ({
	kind: "measurement",
	on,
	weightGrams,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
});
/** One of each section that has entries. */
const ALL: Entry[] = [
	entry("w1", weight("2025-04-20", 3100)),
	entry("w2", weight("2026-09-02", 9400)),
	entry("v", { ...A_VACCINATION, date: "2025-05", place: "12 Orchard Lane surgery", batch: "A21CB" }),
	entry("r", {
		kind: "review",
		review: "6-8-weeks",
		on: "2025-04-20",
		findings: "All well",
		asq: { communication: 45 },
	}),
	entry("s", {
		kind: "screen",
		screen: "blood-spot",
		on: "2025-03-07",
		result: "not-suspected",
		conditions: { cf: "not-suspected" },
		toldParentsOn: null,
	}),
	entry("f", { kind: "feeding", on: "2025-06", how: "mixed", note: "At night too" }),
	entry("t", { kind: "tooth", on: "2025-09-14", tooth: "71" }),
	entry("d", { kind: "first", on: "2026", what: "Walked to the table" }),
	entry("a", {
		kind: "appointment",
		on: "2026-12-04",
		time: "10:15",
		what: "Hearing test",
		where: "Clinic at Elm Road",
	}),
	entry("c", { kind: "condition", what: "Eczema", isAllergy: false, since: null, note: "" }),
	entry("n", { kind: "note", on: "2025-07-01", text: "Another child" }, { status: "taken-back" }),
];
const printed = () =>
	printedRecord({ child: CHILD, entries: ALL, own: new Set(), on: "2026-11-27" }, speechIn(ENGLISH));

describe("the printed record", () => {
	it("has every section, and all entries in theirs", () => {
		const { sections } = printed();
		expect(sections.map(({ section }) => section)).toEqual(SECTIONS.slice(1));
		expect(sections.map(({ entries }) => entries.length)).toEqual([2, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
		const words = (id: string) => {
			const found = sections.flatMap(({ entries }) => entries).find((one) => one.id === id);
			return [found?.what, ...(found?.lines ?? [])].join(" | ");
		};
		expect(words("v")).toBe("6-in-1 vaccine | Given May 2025 | Batch: A21CB | Where: 12 Orchard Lane surgery");
		expect(words("r")).toBe("20 April 2025: At 6 to 8 weeks | ASQ-3: communication 45 | All well");
		expect(words("s")).toContain("Cystic fibrosis: Nothing suspected");
		expect(words("d")).toBe("2026 | Walked to the table");
		expect(words("w1")).toMatch(/^20 April 2025: Measurement \| Weight: 3\.1 kg/);
	});

	it("has a chart of each stretch of ages with a measurement, and each mark is a row", () => {
		const [measure] = printed().measures;
		expect(measure?.charts.map(({ zoom }) => zoom)).toEqual(["weeks", "first-year", "later"]);
		const rows = measure?.rows.map(({ id }) => id) ?? [];
		expect(rows).toEqual(["w2", "w1", "birth"]);
		const marks = measure?.charts.flatMap((chart) => chart.marks.map(({ row }) => row)) ?? [];
		expect(new Set(marks)).toEqual(new Set(rows));
	});

	it("says what was taken back, and who wrote each", () => {
		const source = printed().sections.at(-1)?.entries[0]?.source;
		expect(source).toMatchObject({ status: "Taken back", by: "Helen Okoro, health visitor" });
	});
});
