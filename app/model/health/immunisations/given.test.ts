/** Whether a dose given counts: the day before, of and after every boundary, with its source beside the row. */
import { expect, it } from "vitest";
import { addDays } from "../../calendar/local-time";
import { judgeImmunisations } from "./judge";
import type { VaccinationRecord } from "./record";
import type { Source } from "./sources";
import type { Vaccine } from "./vaccines";

const TODAY = "2026-11-27";

/** "menb 2023-07-05" as a record. */
function record(text: string): VaccinationRecord {
	const [vaccine, date = ""] = text.split(" ");
	return { id: text, vaccine: vaccine as Vaccine, outcome: "given", date, number: null, abroad: false };
}

function verdictOf(born: string, earlier: readonly string[], tried: string) {
	const child = { born, hepatitisBRisk: true, hadChickenpox: null };
	const judged = judgeImmunisations(child, [...earlier, tried].map(record), TODAY);
	if (!judged.ok) throw new Error(judged.reason);
	const one = judged.records.find(({ recordId }) => recordId === tried);
	if (!one) throw new Error("no judgement");
	return one;
}

const no = "does-not-count";
const yes = "counts";
const ask = "professional";
const MAY = "2023-05-10";
const SIX_IN_ONE = ["6-in-1 2023-07-05", "6-in-1 2023-08-02", "6-in-1 2023-08-30"];

type Row = [string, Source, string, readonly string[], Vaccine, string, readonly [string, string, string]];
/** What, source, date of birth, earlier records, vaccine, boundary, and the verdicts a day before it, on it, a day after. */
const ROWS: Row[] = [
	["measles from the first birthday", "S9", MAY, [], "mmr", "2024-05-10", [no, yes, yes]],
	["a first birthday of 29 February", "S9", "2024-02-29", [], "mmr", "2025-03-01", [no, yes, yes]],
	["28 days, before 18 months", "S9", MAY, ["mmr 2024-05-10"], "mmr", "2024-06-07", [no, ask, ask]],
	["28 days, after 18 months", "S9", MAY, ["mmr 2024-11-01"], "mmr", "2024-11-29", [no, yes, yes]],
	["28 days after one that does not count", "S9", MAY, ["mmr 2024-05-01"], "mmr", "2024-05-29", [no, yes, yes]],
	["second measles at 18 months", "S9", MAY, ["mmr 2024-05-10"], "mmr", "2024-11-10", [ask, yes, yes]],
	["18 months of 31 August", "S9", "2023-08-31", ["mmr 2024-09-10"], "mmr", "2025-03-01", [ask, yes, yes]],
	["rotavirus from 6 weeks", "S8", MAY, [], "rotavirus", "2023-06-21", [no, yes, yes]],
	["rotavirus before 15 weeks", "S8", MAY, [], "rotavirus", "2023-08-23", [yes, no, no]],
	["rotavirus 2 before 24 weeks", "S8", MAY, ["rotavirus 2023-07-05"], "rotavirus", "2023-10-25", [yes, no, no]],
	["rotavirus 4 weeks apart", "S8", MAY, ["rotavirus 2023-07-05"], "rotavirus", "2023-08-02", [no, yes, yes]],
	["MenB at least 4 weeks apart", "S8", MAY, ["menb 2023-07-05"], "menb", "2023-08-02", [no, yes, yes]],
	["MenB booster from one", "S5", MAY, ["menb 2023-07-05", "menb 2023-08-30"], "menb", "2024-05-10", [no, yes, yes]],
	["MenB booster 4 weeks on", "S5", MAY, ["menb 2023-07-05", "menb 2024-05-01"], "menb", "2024-05-29", [no, yes, yes]],
	["PCV booster from one", "S5", MAY, ["pcv 2023-08-02"], "pcv", "2024-05-10", [no, yes, yes]],
	["PCV booster 4 weeks on", "S5", MAY, ["pcv 2024-05-01"], "pcv", "2024-05-29", [no, yes, yes]],
	["6-in-1 4 weeks apart", "S5", MAY, ["6-in-1 2023-07-05"], "6-in-1", "2023-08-02", [no, yes, yes]],
	["third 6-in-1", "S5", MAY, SIX_IN_ONE.slice(0, 2), "6-in-1", "2023-08-30", [no, yes, yes]],
	["4-in-1 from 3 years", "S5", MAY, SIX_IN_ONE, "4-in-1", "2026-05-10", [no, ask, ask]],
	["4-in-1 from 3 years 4 months", "S5", MAY, SIX_IN_ONE, "4-in-1", "2026-09-10", [ask, yes, yes]],
	[
		"4-in-1 a year after the third 6-in-1",
		"S5",
		MAY,
		[...SIX_IN_ONE.slice(0, 2), "6-in-1 2025-10-01"],
		"4-in-1",
		"2026-10-01",
		[no, yes, yes],
	],
	[
		"4-in-1 a year after a later 6-in-1",
		"S5",
		MAY,
		[...SIX_IN_ONE, "6-in-1 2025-10-01"],
		"4-in-1",
		"2026-10-01",
		[ask, yes, yes],
	],
	["Hib/MenC over one year", "S11", MAY, [], "hib-menc", "2024-05-10", [no, yes, yes]],
	["6-in-1 for Hib/MenC, by the edition in force", "S11", MAY, SIX_IN_ONE, "6-in-1", "2025-07-01", [ask, yes, yes]],
	["hepatitis B within 24 hours", "2026-01", MAY, [], "hepb", "2023-05-12", [yes, ask, ask]],
	["6-in-1 at 8 weeks", "2024-09", MAY, [], "6-in-1", "2023-07-05", [ask, yes, yes]],
	["MenB at 8 weeks", "2024-09", MAY, [], "menb", "2023-07-05", [ask, yes, yes]],
	["PCV at 12 weeks", "2024-09", MAY, [], "pcv", "2023-08-02", [ask, yes, yes]],
	["PCV at 12 weeks, until it moved", "2025-07", "2025-04-01", [], "pcv", "2025-07-01", [yes, ask, ask]],
	["PCV at 16 weeks", "2025-07", "2025-06-10", [], "pcv", "2025-09-30", [ask, yes, yes]],
	["MMR until MMRV replaced it", "2026-01", "2024-12-01", [], "mmr", "2026-01-01", [yes, ask, ask]],
	["MMRV since", "2026-01", "2024-12-01", [], "mmrv", "2026-01-01", [ask, yes, yes]],
	[
		"the catch-up's first day",
		"2026-01",
		"2022-01-10",
		["mmr 2023-02-01", "mmr 2025-06-01"],
		"mmrv",
		"2026-11-01",
		["not-in-schedule", yes, yes],
	],
	[
		"28 days before the catch-up",
		"S9",
		"2022-01-10",
		["mmr 2023-02-01", "mmr 2026-10-20"],
		"mmrv",
		"2026-11-17",
		[no, yes, yes],
	],
	[
		"6-in-1 at 18 months",
		"2026-01",
		"2024-07-10",
		["6-in-1 2024-09-10", "6-in-1 2024-10-10", "6-in-1 2024-11-10"],
		"6-in-1",
		"2026-01-10",
		[ask, yes, yes],
	],
];

it.each(ROWS)("%s (%s)", (_, source, born, earlier, vaccine, boundary, expected) => {
	const tried = [-1, 0, 1].map((days) => verdictOf(born, earlier, `${vaccine} ${addDays(boundary, days)}`));
	expect(tried.map(({ verdict }) => verdict)).toEqual(expected);
	// Outside the boundary the reason is to the day.
	const outside = expected[0] === yes ? tried[1] : tried[0];
	expect([source, outside?.edition]).toContain(outside?.source);
	if (outside && "days" in outside.reason && outside.reason.code !== "before-age-of-edition")
		expect(outside.reason.days).toBe(1);
});

it("says why to the day, by which rule, edition and source", () => {
	expect(verdictOf(MAY, [], "mmr 2024-05-09")).toEqual({
		recordId: "mmr 2024-05-09",
		number: null,
		verdict: "does-not-count",
		reason: { code: "before-age", age: { months: 12 }, days: 1 },
		rule: "measles-first-birthday",
		edition: "2024-09",
		source: "S9",
	});
	expect(verdictOf(MAY, ["mmr 2024-11-15"], "mmr 2024-12-11").reason).toEqual({
		code: "too-soon-after",
		course: "measles",
		on: "2024-11-15",
		least: { days: 28 },
		days: 2,
	});
});

it.each([
	["a few days apart", MAY, ["menb 2023-07-05"], "menb 2023-07-12", "professional", "possibly-same"],
	["more than a few days apart", MAY, ["menb 2023-07-05"], "menb 2023-07-13", "does-not-count", "too-soon-after"],
	["a month only", MAY, [], "mmr 2024-06", "not-judged", "date-not-exact"],
	["BCG", MAY, [], "bcg 2023-06-10", "not-judged", "no-rules-for-vaccine"],
	["flu", MAY, [], "flu 2025-10-10", "not-judged", "no-rules-for-vaccine"],
	["before birth", MAY, [], "mmr 2023-05-09", "professional", "before-birth"],
	["in the future", MAY, [], "mmr 2026-11-28", "professional", "after-today"],
	["a booster without the doses before it", MAY, [], "menb 2024-06-10", "professional", "earlier-dose-not-recorded"],
	["4-in-1 without the 6-in-1", MAY, [], "4-in-1 2026-10-10", "professional", "earlier-dose-not-recorded"],
	["Hib/MenC of a later birth", "2024-07-01", [], "hib-menc 2025-07-10", "not-in-schedule", "other-cohort"],
	["one too many", MAY, ["hib-menc 2024-06-10"], "hib-menc 2024-09-10", "not-in-schedule", "more-than-the-schedule"],
] as const)("%s", (_, born, earlier, tried, verdict, code) => {
	expect(verdictOf(born, earlier, tried)).toMatchObject({ verdict, reason: { code } });
});

it("takes two records of a vaccine and day as one, both visible", () => {
	const twice = [record("mmr 2024-06-10"), { ...record("mmr 2024-06-10"), id: "from the GP" }];
	const judged = judgeImmunisations({ born: MAY, hepatitisBRisk: null, hadChickenpox: null }, twice, TODAY);
	if (!judged.ok) throw new Error(judged.reason);
	expect(judged.records.map(({ verdict, number }) => [verdict, number])).toEqual([
		["counts", 1],
		["counts", 1],
	]);
	expect(judged.doses.filter(({ recordIds }) => recordIds.length === 2)).toHaveLength(1);
});
