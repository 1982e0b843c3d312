import { describe, expect, it } from "vitest";
import type { BodyOf, Entry, EntryBody } from "../../../model/health/record/entry";
import { ENGLISH, LANGUAGES } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { checksView } from "./checks-view";

const english = speechIn(ENGLISH);
const born = { bornOn: "2026-08-23", gestationDays: 233, diedOn: null };

const entry = (id: string, body: EntryBody): Entry => ({
	id,
	section: body.kind === "review" ? "reviews" : "screening",
	body,
	writer: { kind: "professional", name: "Helen Okoro", role: "health visitor" },
	recordedAt: new Date("2026-10-20T10:00:00Z"),
	status: "current",
	corrects: null,
});

const bloodSpot = (more: Partial<BodyOf<"screen">> = {}) =>
	entry("spot", {
		kind: "screen",
		screen: "blood-spot",
		on: "2026-08-28",
		result: "not-suspected",
		conditions: { cf: "not-suspected", cht: "not-suspected" },
		toldParentsOn: null,
		...more,
	});

const states = (checks: { key: string; state: string }[]) => checks.map(({ key, state }) => `${key}: ${state}`);

describe("reviews", () => {
	it("are due by the date of birth, also for a baby born early, and none is called missed", () => {
		const { reviews } = checksView({ child: born, entries: [], on: "2026-10-06" }, english);
		expect(states(reviews)).toEqual([
			"antenatal: No record of it here",
			"new-birth: No record of it here",
			"6-8-weeks: Now",
			"3-4-months: Not yet",
			"6-months: Not yet",
			"12-months: Not yet",
			"2-years: Not yet",
		]);
		expect(reviews[2]?.window).toBe("Between 4 October 2026 and 18 October 2026");
	});

	it.each([
		["2026-10-03", "Not yet"],
		["2026-10-04", "Now"],
		["2026-10-18", "Now"],
		["2026-10-19", "No record of it here"],
	])("at 6 to 8 weeks, on %s: %s", (on, state) => {
		expect(checksView({ child: born, entries: [], on }, english).reviews[2]?.state).toBe(state);
	});

	it("are never due now for ever: at three years nobody is asked for the one at six months", () => {
		const { reviews, screens } = checksView({ child: born, entries: [], on: "2029-08-23" }, english);
		expect(new Set([...reviews, ...screens].map(({ state }) => state))).toEqual(new Set(["No record of it here"]));
	});

	it("say what was found, and by whom", () => {
		const done = entry("a", { kind: "review", review: "6-8-weeks", on: "2026-10", findings: "Smiles.", asq: null });
		const found = checksView({ child: born, entries: [done], on: "2026-11-27" }, english).reviews[2];
		expect(found).toMatchObject({ state: "Recorded", records: [{ when: "Done October 2026", written: "Smiles." }] });
		expect(found?.records[0]?.source.by).toBe("Helen Okoro, health visitor");
	});
});

describe("the blood spot", () => {
	const look = (spot: Entry) => checksView({ child: born, entries: [spot], on: "2026-11-27" }, english).screens[2];

	it("names what was tested, in plain words with the clinic's term", () => {
		expect(look(bloodSpot())?.records[0]?.tested).toEqual([
			{ key: "cf", name: "Cystic fibrosis", term: "Cystic fibrosis", result: "Nothing suspected" },
			{
				key: "cht",
				name: "Too little thyroid hormone from birth",
				term: "Congenital hypothyroidism",
				result: "Nothing suspected",
			},
		]);
		expect(look(bloodSpot({ conditions: {} }))?.records[0]?.lines).toEqual([
			"It is not recorded which conditions were tested.",
		]);
	});

	it("shows what is suspected only once the parents were told", () => {
		const suspected = { conditions: { cf: "suspected" as const }, result: "suspected" as const };
		expect(look(bloodSpot(suspected))).toMatchObject({ state: "No record of it here", records: [] });
		const told = look(bloodSpot({ ...suspected, toldParentsOn: "2026-09-10" }));
		expect(told?.records[0]).toMatchObject({
			when: "28 August 2026: Something suspected; you were told",
			lines: ["You were told on 10 September 2026."],
		});
	});
});

it("after a death shows what was recorded and asks for nothing", () => {
	const { reviews, screens } = checksView(
		{ child: { ...born, diedOn: "2026-09-10" }, entries: [bloodSpot()], on: "2026-11-27" },
		english,
	);
	expect(reviews).toEqual([]);
	expect(states(screens)).toEqual(["blood-spot: Recorded"]);
});

it.each(LANGUAGES)("has its words in $englishName", (language) => {
	const view = checksView({ child: born, entries: [bloodSpot()], on: "2026-11-27" }, speechIn(language));
	expect(view.reviews.length + view.screens.length).toBe(11);
	expect(JSON.stringify(view)).not.toMatch(/\{\{|health-checks:|undefined|Invalid/);
});
