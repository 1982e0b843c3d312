/** What is said of each dose of a schedule on a day, and whose dose it is: every boundary with its source. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../calendar/local-time";
import { dueDoses, judgeImmunisations } from "./judge";
import type { ImmunisedChild, VaccinationRecord } from "./record";
import { VACCINES, type Vaccine } from "./vaccines";
import { VERDICTS } from "./verdict";

const child = (born: string, more: Partial<ImmunisedChild> = {}): ImmunisedChild => ({
	born,
	hepatitisBRisk: false,
	hadChickenpox: false,
	...more,
});

/** "menb 2023-07-05" as a record of a dose given; "mmr 2024-06-10 declined" as that. */
function record(text: string): VaccinationRecord {
	const [vaccine, date = "", outcome = "given"] = text.split(" ");
	const known = outcome as VaccinationRecord["outcome"];
	return { id: text, vaccine: vaccine as Vaccine, outcome: known, date, number: null, abroad: false };
}

function judge(who: ImmunisedChild, records: readonly string[], on: string) {
	const judged = judgeImmunisations(who, records.map(record), on);
	if (!judged.ok) throw new Error(judged.reason);
	return judged;
}

/** The judgement of a dose, "menb 2" or "mmrv-catch-up". */
function dose(who: ImmunisedChild, records: readonly string[], on: string, name: string) {
	return judge(who, records, on).doses.find(({ dose }) =>
		"campaign" in dose ? dose.campaign === name : `${dose.course} ${dose.number}` === name,
	);
}

const MAY = "2023-05-10";
const [notYet, due, noRecord, over] = ["not-yet-due", "due", "due-no-record", "no-longer-possible"];
const OLD_INFANT = [
	"6-in-1 2023-07-05",
	"menb 2023-07-05",
	"rotavirus 2023-07-05",
	"6-in-1 2023-08-02",
	"pcv 2023-08-02",
	"rotavirus 2023-08-02",
	"6-in-1 2023-08-30",
	"menb 2023-08-30",
];
const OLD_ONE = ["hib-menc 2024-05-15", "pcv 2024-05-15", "menb 2024-05-15", "mmr 2024-05-15"];

describe("a dose by the day", () => {
	it.each([
		["8 weeks", "2024-09", MAY, [], "6-in-1 1", "2023-07-05", [notYet, due, due]],
		["four weeks on, no record of it here", "own", MAY, [], "6-in-1 1", "2023-08-02", [due, noRecord, noRecord]],
		["PCV 1 at 12 weeks", "2024-09", MAY, [], "pcv 1", "2023-08-02", [notYet, due, due]],
		["PCV 1 at 16 weeks", "2025-07", "2025-06-10", [], "pcv 1", "2025-09-30", [notYet, due, due]],
		["MenB 2 at 16 weeks", "2024-09", MAY, [], "menb 2", "2023-08-30", [notYet, due, due]],
		["MenB 2 at 12 weeks", "2025-07", "2025-06-10", [], "menb 2", "2025-09-02", [notYet, due, due]],
		[
			"MenB 2 at 16 weeks after PCV",
			"2025-07",
			"2025-04-01",
			["pcv 2025-06-25"],
			"menb 2",
			"2025-07-22",
			[notYet, due, due],
		],
		[
			"MenB 2 by the new order without it",
			"2025-07",
			"2025-04-20",
			["menb 2025-06-20"],
			"menb 2",
			"2025-07-18",
			[notYet, due, due],
		],
		["rotavirus 1 at 15 weeks", "S8", MAY, [], "rotavirus 1", "2023-08-23", [noRecord, over, over]],
		[
			"rotavirus 2 at 24 weeks",
			"S8",
			MAY,
			["rotavirus 2023-07-05"],
			"rotavirus 2",
			"2023-10-25",
			[noRecord, over, over],
		],
		["rotavirus 2 without a first", "S8", MAY, [], "rotavirus 2", "2023-08-23", [due, "professional", "professional"]],
		["1 year", "2024-09", MAY, OLD_INFANT, "measles 1", "2024-05-10", [notYet, due, due]],
		[
			"a booster, 4 weeks after a late dose",
			"S5",
			MAY,
			["menb 2023-07-05", "menb 2024-05-01"],
			"menb 3",
			"2024-05-29",
			[notYet, due, due],
		],
		["18 months", "2026-01", "2025-01-10", [], "measles 2", "2026-07-10", [notYet, due, due]],
		["18 months of 31 August", "2026-01", "2024-08-31", [], "6-in-1 4", "2026-03-01", [notYet, due, due]],
		["3 years 4 months", "2026-01", MAY, OLD_INFANT, "4-in-1 1", "2026-09-10", [notYet, due, due]],
		[
			"a year after a late third 6-in-1",
			"S5",
			MAY,
			["6-in-1 2023-07-05", "6-in-1 2023-08-02", "6-in-1 2025-10-01"],
			"4-in-1 1",
			"2026-10-01",
			[notYet, due, due],
		],
		[
			"a year after a later 6-in-1",
			"S5",
			MAY,
			[...OLD_INFANT, "6-in-1 2025-10-15"],
			"4-in-1 1",
			"2026-10-15",
			["professional", noRecord, noRecord],
		],
		[
			"the catch-up begins",
			"2026-01",
			"2022-01-10",
			["mmr 2023-02-01", "mmr 2025-06-01"],
			"mmrv-catch-up",
			"2026-11-01",
			[notYet, due, due],
		],
		[
			"the catch-up ends",
			"2026-01",
			"2022-01-10",
			["mmr 2023-02-01", "mmr 2025-06-01"],
			"mmrv-catch-up",
			"2028-04-01",
			[noRecord, over, over],
		],
	] as const)("%s (%s)", (_, __, born, records, name, boundary, expected) => {
		const seen = [-1, 0, 1].map((days) => dose(child(born), records, addDays(boundary, days), name)?.verdict);
		expect(seen).toEqual(expected);
	});
});

describe("a schedule by date of birth", () => {
	const own = (born: string, on = "2026-11-27") =>
		judge(child(born), [], on)
			.doses.filter(({ verdict }) => verdict !== "not-in-schedule")
			.map(({ dose }) => ("campaign" in dose ? dose.campaign : `${dose.course} ${dose.number}`));
	const has = (born: string, ...names: string[]) => names.map((name) => own(born).includes(name));

	// Source of all: the edition of January 2026.
	it.each([
		["Hib/MenC", "hib-menc 1", "2024-06-30", true, "2024-07-01", false],
		["the fourth 6-in-1", "6-in-1 4", "2024-06-30", false, "2024-07-01", true],
		["the second MMRV at 3 years 4 months", "measles 3", "2024-06-30", false, "2024-07-01", true],
		["and until the end of 2024", "measles 3", "2024-12-31", true, "2025-01-01", false],
		["the catch-up", "mmrv-catch-up", "2022-08-31", true, "2022-09-01", false],
	] as const)("%s", (_, name, before, beforeHas, from, fromHas) => {
		expect([has(before, name), has(from, name)]).toEqual([[beforeHas], [fromHas]]);
		expect(has(before, "6-in-1 1", "measles 2")).toEqual([true, true]);
	});

	it("says of others' doses whose they are, and of those at risk", () => {
		expect(dose(child("2024-07-01"), [], "2026-11-27", "hib-menc 1")).toMatchObject({
			verdict: "not-in-schedule",
			reason: { code: "other-cohort", bornFrom: null, bornTo: "2024-06-30" },
		});
		const atRisk = child("2024-06-30", { hepatitisBRisk: true });
		expect(dose(atRisk, [], "2025-06-30", "hepb 3")?.verdict).toBe("due");
		expect(dose({ ...atRisk, born: "2024-07-01" }, [], "2025-07-01", "hepb 3")?.verdict).toBe("not-in-schedule");
		expect(dose({ ...atRisk, hepatitisBRisk: null }, [], "2025-06-30", "hepb 1")).toMatchObject({
			verdict: "professional",
			reason: { code: "risk-not-recorded" },
		});
		expect(dose({ ...atRisk, hepatitisBRisk: false }, [], "2025-06-30", "hepb 1")).toMatchObject({
			verdict: "not-in-schedule",
			reason: { code: "not-at-risk" },
		});
	});

	it("is here for births from 2021", () => {
		expect(judgeImmunisations(child("2020-12-31"), [], "2026-11-27")).toEqual({
			ok: false,
			reason: "born-before-2021",
		});
		expect(judgeImmunisations(child("2027-01-01"), [], "2026-11-27")).toEqual({ ok: false, reason: "not-born" });
		expect(judgeImmunisations(child("2021-01-01"), [], "2026-11-27").ok).toBe(true);
	});
});

describe("what a child has had", () => {
	it("by the old schedule is not asked for again", () => {
		const judged = judge(child(MAY), [...OLD_INFANT, ...OLD_ONE], "2026-09-09");
		expect(dueDoses(judged.doses)).toEqual([]);
		expect(judged.doses.filter(({ verdict }) => verdict === "counts")).toHaveLength(12);
		expect(judged.catchUp).toEqual([]);
	});

	it("shows as 6-in-1 over one year in place of Hib/MenC", () => {
		const records = [...OLD_INFANT, "6-in-1 2025-08-01"];
		expect(dose(child(MAY), records, "2026-11-27", "hib-menc 1")).toMatchObject({
			verdict: "counts",
			reason: { code: "six-in-one-over-one" },
			source: "S11",
			recordIds: ["6-in-1 2025-08-01"],
		});
	});

	it.each([
		["MMRV at one", ["mmrv 2026-01-10"], "not-needed"],
		["MMR at one", ["mmr 2025-12-10", "mmrv 2026-06-10"], "due"],
	] as const)("decides on the second MMRV of late 2024: %s", (_, records, verdict) => {
		expect(dose(child("2024-12-01"), records, "2028-04-01", "measles 3")?.verdict).toBe(verdict);
	});

	it("by an older edition does not stand for an MMRV at 3 years 4 months without a professional", () => {
		const records = ["mmr 2024-05-15", "mmr 2025-01-10"];
		expect(dose(child(MAY), records, "2026-11-27", "measles 2")).toMatchObject({
			verdict: "professional",
			reason: { code: "other-vaccine", expected: ["mmrv"] },
		});
		// In December 2025 it was what the edition gave.
		expect(dose(child(MAY), records, "2025-12-31", "measles 2")?.verdict).toBe("counts");
	});

	it.each([
		["declined", "mmr 2024-05-20 declined", "declined-still-open"],
		["deferred", "mmr 2024-05-20 deferred", "deferred-or-not-advised"],
		["not advised", "mmr 2024-05-20 contraindicated", "deferred-or-not-advised"],
		["recorded with its month", "mmr 2024-05", "not-judged"],
	])("may be %s", (_, said, verdict) => {
		expect(dose(child(MAY), [said], "2024-06-20", "measles 1")?.verdict).toBe(verdict);
		expect(dose(child(MAY), [said], "2024-06-20", "pcv 2")?.verdict).toBe("due-no-record");
	});

	it("was declined before its day: of the next one that is open, and of no later one", () => {
		const said = ["mmr 2024-05-01 declined"];
		expect(dose(child(MAY), said, "2024-06-20", "measles 1")?.verdict).toBe("declined-still-open");
		expect(dose(child(MAY), said, "2024-06-20", "measles 2")?.verdict).not.toBe("declined-still-open");
		expect(dose(child(MAY), ["mmr 2024-05-15", "mmr 2024-06-01 declined"], "2025-03-01", "measles 2")?.verdict).toBe(
			"declined-still-open",
		);
	});

	it.each([
		["chickenpox", { hadChickenpox: true }, [], "not-needed"],
		["two doses of varicella", {}, ["varicella 2024-05-01", "varicella 2024-08-01"], "not-needed"],
		["nobody knows what", { hadChickenpox: null }, [], "professional"],
		["one MMR", {}, [], "professional"],
		["the catch-up itself", {}, ["mmr 2025-06-01", "mmrv 2026-11-10"], "counts"],
		["an MMRV as the second of the course", {}, ["mmrv 2026-11-10"], "professional"],
		["an MMRV before it", {}, ["mmr 2025-06-01", "mmrv 2026-10-31"], "professional"],
		["two MMR", {}, ["mmr 2025-06-01"], "due"],
	] as const)("decides on the catch-up: %s", (_, more, records, verdict) => {
		const who = child("2022-01-10", more);
		expect(dose(who, ["mmr 2023-02-01", ...records], "2026-11-27", "mmrv-catch-up")?.verdict).toBe(verdict);
	});

	it("late says what is missing", () => {
		const { catchUp } = judge(child(MAY), [], "2024-01-10");
		expect(catchUp.map(({ dose }) => dose)).toEqual([
			{ course: "6-in-1", number: 1 },
			{ course: "menb", number: 1 },
			{ course: "6-in-1", number: 2 },
			{ course: "pcv", number: 1 },
		]);
		expect(judge(child(MAY), OLD_INFANT, "2024-01-10").catchUp).toEqual([]);
	});
});

describe("any records at all", () => {
	const records = fc.array(
		fc
			.tuple(fc.constantFrom(...VACCINES), fc.integer({ min: -5, max: 1500 }), fc.constantFrom("given", "declined"))
			.map(([vaccine, day, outcome]) => `${vaccine} ${addDays(MAY, day)} ${outcome}`),
		{ maxLength: 25 },
	);
	const on = fc.integer({ min: 0, max: 1600 }).map((days) => addDays(MAY, days));

	it("have one verdict each, and each dose one, in whatever order they come", () => {
		fc.assert(
			fc.property(records, on, (texts, day) => {
				const judged = judge(child(MAY), texts, day);
				expect(judged.records).toHaveLength(texts.filter((text) => text.endsWith("given")).length);
				const names = judged.doses.map(({ dose }) => JSON.stringify(dose));
				expect(new Set(names).size).toBe(names.length);
				for (const { verdict } of [...judged.doses, ...judged.records]) expect(VERDICTS).toContain(verdict);
				for (const { verdict, from } of dueDoses(judged.doses))
					expect([verdict, (from ?? "") <= day]).toEqual([verdict, true]);
			}),
		);
	});

	it("say the same of every dose when they come twice", () => {
		fc.assert(
			fc.property(records, on, (texts, day) => {
				const verdicts = (all: string[]) => judge(child(MAY), all, day).doses.map(({ verdict }) => verdict);
				const given = texts.filter((text) => text.endsWith("given"));
				expect(verdicts([...given, ...given])).toEqual(verdicts(given));
			}),
		);
	});
});
