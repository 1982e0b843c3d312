import { describe, expect, it } from "vitest";
import { demoChildren } from "../../../../db/seed";
import type { VaccinationRecord } from "../../../model/health/immunisations/record";
import { SOURCES } from "../../../model/health/immunisations/sources";
import { VACCINES } from "../../../model/health/immunisations/vaccines";
import { VERDICTS } from "../../../model/health/immunisations/verdict";
import { type Entry, type EntryBody, isKind, type Vaccination, vaccination } from "../../../model/health/record/entry";
import { readValues } from "../../../platform/forms/form";
import { ENGLISH, LANGUAGES } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { immunisationsView, nextVaccinations, verdictWords } from "./immunisations-view";
import { vaccinationForm } from "./vaccination-form";

const english = speechIn(ENGLISH);

const entry = <Body extends EntryBody>(id: string, body: Body): Entry<Body> => ({
	id,
	section: "immunisations",
	body,
	writer: { kind: "source", name: "Harbour Surgery", role: null },
	recordedAt: new Date("2026-03-02T10:00:00Z"),
	status: "current",
	corrects: null,
});

function given(vaccine: Vaccination["vaccine"], date: string, more: Partial<VaccinationRecord> = {}) {
	const nothing = { product: null, batch: null, place: null, reason: null };
	const body = { kind: "vaccination", vaccine, date, outcome: "given", number: null, abroad: false, ...nothing };
	return entry(`${vaccine} ${date}`, vaccination.parse({ ...body, ...more }));
}

const child = (bornOn: string, more: { gestationDays?: number; diedOn?: string } = {}) => ({
	bornOn,
	diedOn: null,
	gestationDays: 280,
	hepatitisBRisk: false,
	hadChickenpox: null,
	...more,
});

const look = (of: ReturnType<typeof child>, entries: Entry<Vaccination>[], on: string, speech = english) =>
	immunisationsView({ child: of, vaccinations: entries, on }, speech);

/** Verdict and reason of a dose by its name. */
function dose(view: ReturnType<typeof look>, name: string) {
	const all = [...view.visits.flatMap(({ doses }) => doses), ...view.notForChild];
	const found = all.find((one) => one.name === name);
	return found && [found.verdict, found.why.reason];
}

/** A child of the demo, as it is on a day on which the demo is put in place. */
function demo(name: string, today: string) {
	const seed = demoChildren(today).find(({ birth }) => birth.child.givenName === name);
	if (!seed) throw new Error(`The demo has no ${name}.`);
	const vaccinations = seed.entries.map(({ body }, at): Entry => entry(String(at), body)).filter(isKind("vaccination"));
	return { child: seed.birth.child, vaccinations, on: today };
}

describe.each(LANGUAGES)("in $englishName", (language) => {
	const speech = speechIn(language);

	it.each(VERDICTS)("%s has its own words", (verdict) => {
		const words = verdictWords(verdict, speech);
		expect(words).toMatch(/\p{L}/u);
		expect(VERDICTS.filter((other) => verdictWords(other, speech) === words)).toEqual([verdict]);
	});
});

it("no words call a child late or up to date", () => {
	expect(VERDICTS.map((verdict) => verdictWords(verdict, english)).join()).toMatch(
		/^(?!.*(?:late|up to date)).*no record of it here/i,
	);
});

describe("what is said of a dose, to the day", () => {
	it.each([
		[
			"MMR vaccine, dose 1",
			child("2024-03-10"),
			[given("mmr", "2025-03-09")],
			"Given 1 day before the first birthday.",
		],
	] as const)("%s", (name, of, entries, reason) => {
		const view = look(of, [...entries], "2026-11-27");
		const records = view.visits.flatMap(({ doses }) => doses).find((one) => one.name === name)?.records;
		expect(records?.map(({ said }) => said?.why.reason)).toEqual([reason]);
		expect(dose(view, name)?.[0]).toBe("Due");
		expect(view.others).toEqual([]);
	});

	it("has the rule, the edition and the source behind it, and that a newer schedule came since", () => {
		const view = look(child("2024-03-10"), [given("mmr", "2025-03-09")], "2026-11-27");
		const [record] = view.visits.flatMap(({ doses }) => doses.flatMap(({ records }) => records));
		expect(record?.said?.why).toEqual({
			reason: "Given 1 day before the first birthday.",
			rule: "Rule: counts from the age of 1 year.",
			edition: "Schedule in force from 1 January 2021.",
			newer: "A newer schedule is in force since 1 January 2026.",
			source: SOURCES.S9,
		});
	});

	it("never turns to nothing, whatever is recorded: in no language a key, a gap or a word of the code", () => {
		const days = [
			"2024-11-02",
			"2025-06-30",
			"2025-07-05",
			"2025-12-30",
			"2026-01-20",
			"2026-04",
			"2026-11-25",
			"2027-01-01",
		];
		const outcomes = ["given", "declined", "deferred", "contraindicated"] as const;
		const many = VACCINES.flatMap((vaccine, at) =>
			days.map((date, day) =>
				given(vaccine, date, { outcome: outcomes[(at + day) % 3 === 0 ? day % 4 : 0], abroad: (at + day) % 11 === 0 }),
			),
		);
		const some = many.filter((_, at) => at % 5 === 0);
		for (const language of LANGUAGES) {
			for (const born of [
				"2020-05-01",
				"2022-02-01",
				"2023-05-10",
				"2024-06-30",
				"2024-10-01",
				"2025-12-05",
				"2026-08-01",
			])
				for (const entries of [[], some, many]) {
					const view = look(child(born), entries, "2026-11-27", speechIn(language));
					const text = JSON.stringify(view, (key, value) =>
						key === "key" || key === "id" || key === "term" || key === "source" ? undefined : value,
					);
					expect(text).not.toMatch(/\{\{|health-immunisations:|undefined|NaN|Invalid/);
					expect(text.length).toBeGreaterThan(100);
				}
		}
	});
});

it("doses are seen by visit, each with the day from which it is due", () => {
	const { visits } = look(child("2026-02-01"), [], "2026-02-10");
	expect(visits.map(({ title, from }) => `${title}: ${from}`)).toEqual([
		"At 8 weeks: From 29 March 2026",
		"At 12 weeks: From 26 April 2026",
		"At 16 weeks: From 24 May 2026",
		"At 1 year: From 1 February 2027",
		"At 18 months: From 1 August 2027",
		"At 3 years and 4 months: From 1 June 2029",
	]);
	expect(visits[0]?.doses.map(({ name }) => name)).toEqual([
		"6-in-1 vaccine, dose 1",
		"MenB vaccine, dose 1",
		"Rotavirus vaccine, dose 1",
	]);
});

it("a baby born at 33 weeks: the 12-week dose is due though it was early, and the page says why", () => {
	const asked = demo("Ilyas", "2026-11-27");
	const view = immunisationsView(asked, english);
	expect(view.byBirth).toMatch(/^Born early: vaccinations still go by the date of birth/);
	expect(dose(view, "6-in-1 vaccine, dose 1")?.[0]).toBe("Given and counts");
	expect(dose(view, "6-in-1 vaccine, dose 2")).toEqual([
		"Due",
		"Due from 16 November 2026, by the date of birth and the doses before.",
	]);
	expect(nextVaccinations(asked, english)).toBe("Due: 6-in-1 vaccine, MenB vaccine and Rotavirus vaccine");
});

it("what no clinician has read in translation stands in English too, and in English once", () => {
	const doseIn = (code: string) => {
		const speech = speechIn(LANGUAGES.find((language) => language.code === code) ?? ENGLISH);
		return immunisationsView(demo("Ilyas", "2026-11-27"), speech, english).visits[0]?.doses[0];
	};
	expect(doseIn("en")).toMatchObject({ verdict: "Given and counts", english: null });
	const urdu = doseIn("ur");
	expect(urdu?.english?.verdict).toBe("Given and counts");
	expect(urdu?.english?.reason).toBe(doseIn("en")?.why.reason);
	expect(urdu?.verdict).toMatch(/\p{Script=Arabic}/u);
});

it("a child of 2023 by the old schedule is asked for nothing that she had", () => {
	const asked = demo("Amal", "2026-11-27");
	const view = immunisationsView(asked, english);
	const doses = view.visits.flatMap((visit) => visit.doses);
	const had = doses.filter(({ records }) => records.length > 0);
	expect(had.length).toBe(12);
	expect([...new Set(had.map(({ verdict }) => verdict))]).toEqual(["Given and counts"]);
	expect(doses.filter(({ verdict }) => verdict.startsWith("Due")).map(({ name }) => name)).toEqual([
		"4-in-1 pre-school booster, dose 1",
		"MMRV vaccine, dose 2",
	]);
	expect(view.others).toEqual([]);
});

describe("what a family wrote", () => {
	const byFamily = (one: Entry<Vaccination>): Entry<Vaccination> => ({
		...one,
		writer: { kind: "guardian", name: "Nadia Rahman", role: "mother" },
	});
	const toddler = child("2023-05-10");
	const byGp = [given("mmr", "2024-05-17")];
	const verdictOf = (view: ReturnType<typeof look>) => dose(view, "MMR vaccine, dose 1")?.[0];

	it("changes nothing that is said of what a professional recorded", () => {
		expect(verdictOf(look(toddler, byGp, "2026-11-27"))).toBe("Given and counts");
		const view = look(toddler, [byFamily(given("mmr", "2024-05-02")), ...byGp], "2026-11-27");
		expect(verdictOf(view)).toBe("Given and counts");
		expect(view.others.map(({ details }) => details.at(-1))).toEqual([
			"Not counted here: it does not fit what a professional recorded. Ask your health visitor or GP surgery.",
		]);
		const same = look(toddler, [byFamily({ ...given("mmr", "2024-05-17"), id: "twin" }), ...byGp], "2026-11-27");
		expect(verdictOf(same)).toBe("Given and counts");
		expect(same.others).toEqual([]);
	});

	it("counts where no professional recorded anything", () => {
		expect(verdictOf(look(toddler, [byFamily(given("mmr", "2024-05-17"))], "2026-11-27"))).toBe("Given and counts");
	});

	it("without its day, stands for no further dose where it may be one that is recorded", () => {
		const born = child("2024-07-01");
		const second = (entries: Entry<Vaccination>[]) =>
			dose(look(born, entries, "2026-11-27"), "MMRV vaccine, dose 2")?.[0];
		const first = given("mmr", "2025-07-10");
		expect(second([first])).toBe("Due, no record of it here");
		expect(second([first, byFamily(given("mmr", "2025"))])).toBe("Due, no record of it here");
	});
});

it("two records a few days apart are possibly the same, and both are seen with who wrote them", () => {
	const view = look(child("2026-02-01"), [given("pcv", "2026-05-24"), given("pcv", "2026-05-27")], "2026-06-30");
	const pcv = view.visits.flatMap(({ doses }) => doses).find(({ name }) => name === "Pneumococcal vaccine, dose 1");
	expect(pcv?.records[0]?.details).toEqual([
		"Possibly the same as: Pneumococcal vaccine, 27 May 2026, Harbour Surgery. A professional can settle it.",
	]);
	expect(view.others[0]?.details[0]).toMatch(/^Possibly the same as/);
	expect(pcv?.records[0]?.source.by).toBe("Harbour Surgery");
});

it("a month stays a month, and is not judged", () => {
	const view = look(child("2026-02-01"), [given("pcv", "2026-05")], "2026-11-27");
	const pcv = view.visits.flatMap(({ doses }) => doses).find(({ name }) => name === "Pneumococcal vaccine, dose 1");
	expect(pcv?.records[0]?.when).toBe("Given May 2026");
	expect(pcv?.verdict).toBe("Recorded, not judged here");
});

it("tells of a schedule that is newer than the one here, from its day", () => {
	const notes = (on: string) => look(child("2026-08-01"), [], on).notes.join();
	expect(notes("2026-08-31")).toBe("");
	expect(notes("2026-09-01")).toMatch(/^A newer vaccination schedule exists from 1 September 2026/);
});

it("after a death shows what was recorded and asks for nothing", () => {
	const asked = {
		child: child("2026-02-01", { diedOn: "2026-05-01" }),
		vaccinations: [given("menb", "2026-03-30")],
		on: "2026-11-27",
	};
	const view = immunisationsView(asked, english);
	expect(view.visits.flatMap(({ doses }) => doses).map(({ verdict }) => verdict)).toEqual(["Given and counts"]);
	expect(view.notes).toEqual([]);
	expect(nextVaccinations(asked, english)).toBeNull();
	expect(nextVaccinations({ ...asked, child: child("2026-02-01") }, english)).toMatch(/^Due/);
});

describe("a vaccination that a parent types", () => {
	const read = (date: [string, string, string], more = {}) =>
		readValues(vaccinationForm({ bornOn: "2026-02-28", today: "2026-11-27" }), {
			vaccine: "mmr",
			outcome: "given",
			"date-day": date[0],
			"date-month": date[1],
			"date-year": date[2],
			...more,
		});

	it.each([
		[["2", "3", "2026"], "2026-03-02"],
		[["", "3", "2026"], "2026-03"],
		[["", "March", "2026"], "2026-03"],
		[["", "2", "2026"], "2026-02"],
		[["", "", "2026"], "2026"],
	] as [[string, string, string], string][])("on %j is on %s", (date, said) => {
		expect(read(date)).toMatchObject({ ok: true, values: { date: said, reason: null } });
	});

	it.each([
		[["30", "2", "2026"], "date"],
		[["", "13", "2026"], "date"],
		[["", "3", ""], "date-incomplete"],
		[["2", "", "2026"], "date-incomplete"],
		[["", "", ""], "missing"],
		[["27", "2", "2026"], "before-birth"],
		[["", "1", "2026"], "before-birth"],
		[["28", "11", "2026"], "future"],
		[["", "12", "2026"], "future"],
	] as [[string, string, string], string][])("on %j is refused: %s", (date, reason) => {
		expect(read(date)).toMatchObject({ ok: false, errors: { date: { reason } }, typed: { vaccine: "mmr" } });
	});

	it("needs a vaccine and what happened, and keeps a reason only where it was declined", () => {
		expect(read(["2", "3", "2026"], { vaccine: "", outcome: "" })).toMatchObject({
			errors: { vaccine: { reason: "missing" }, outcome: { reason: "missing" } },
		});
		const declined = read(["2", "3", "2026"], { outcome: "declined", reason: "He was ill" });
		expect(declined).toMatchObject({ values: { outcome: "declined", reason: "He was ill" } });
	});
});
