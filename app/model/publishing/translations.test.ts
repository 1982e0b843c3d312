import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryContent } from "./entry";
import {
	carryTranslations,
	fieldTranslations,
	outdatedBy,
	rememberSources,
	type TranslationFact,
	translationCaveats,
	translationCounts,
} from "./translations";

type Field = "name" | "summary" | "alert";
type ByField<T> = Partial<Record<Field, T>>;

function aPlace(
	english: ByField<string | null>,
	pl: ByField<string> = {},
	facts: ByField<TranslationFact> = {},
): EntryContent {
	return { kind: "location", content: { ...english, translations: { pl }, translationFacts: { pl: facts } } };
}
const statusOf = (given: EntryContent) =>
	Object.fromEntries(fieldTranslations(given, "pl").map(({ field, status }) => [field, status]));

describe("a translated field", () => {
	it.each<[string, EntryContent, string | undefined]>([
		["no English, no need", aPlace({ name: " " }, { name: "Sala" }), undefined],
		["an English null", aPlace({ name: null }), undefined],
		["not translated", aPlace({ name: "Hall" }), "missing"],
		["blank", aPlace({ name: "Hall" }, { name: " " }), "missing"],
		["by a person of whom nothing is known", aPlace({ name: "Hall" }, { name: "Sala" }), "checked"],
		[
			"by a machine",
			aPlace({ name: "Hall" }, { name: "Sala" }, { name: { by: "machine", source: "Hall" } }),
			"machine",
		],
		["by a person", aPlace({ name: "Hall" }, { name: "Sala" }, { name: { by: "person", source: "Hall" } }), "checked"],
		[
			"of older English",
			aPlace({ name: "Hall" }, { name: "Izba" }, { name: { by: "person", source: "Room" } }),
			"outdated",
		],
		[
			"a machine's, older",
			aPlace({ name: "Hall" }, { name: "Izba" }, { name: { by: "machine", source: "Room" } }),
			"outdated",
		],
		["a fact without words", aPlace({ name: "Hall" }, {}, { name: { by: "machine", source: "Hall" } }), "missing"],
	])("%s", (_what, given, status) => expect(statusOf(given).name).toBe(status));

	it("is counted by language, and a language without any is left out", () => {
		const content = {
			name: "Hall",
			summary: "A hall.",
			alert: null,
			translations: { pl: { name: "Sala" }, ur: {}, ro: { alert: "Nimic" } },
		};
		expect([...translationCounts({ kind: "location", content })]).toEqual([
			["pl", { missing: 1, machine: 0, outdated: 0, checked: 1 }],
		]);
		expect(translationCounts({ kind: "organisation", content }).size).toBe(0);
	});

	it("has caveats for families in its own language only", () => {
		const given = aPlace(
			{ name: "Hall", summary: "New." },
			{ name: "Sala", summary: "Stare." },
			{ name: { by: "machine", source: "Hall" }, summary: { by: "person", source: "Old." } },
		);
		expect(translationCaveats(given, "pl")).toEqual({ machine: true, outdated: true });
		expect(translationCaveats(given, "ur")).toEqual({ machine: false, outdated: false });
		expect(translationCaveats(given, "en")).toEqual({ machine: false, outdated: false });
	});
});

describe("when the English is changed", () => {
	const before = aPlace({ name: "Hall", summary: "A hall." }, { name: "Sala", summary: "Sala." });

	it("what was translated from the old English is out of date, and knows it", () => {
		const after = rememberSources(
			before,
			aPlace({ name: "Big hall", summary: "A hall." }, { name: "Sala", summary: "Sala." }),
		);
		expect(statusOf(after)).toEqual({ name: "outdated", summary: "checked" });
		expect(fieldTranslations(after, "pl")[0]).toMatchObject({ source: "Hall", english: "Big hall", by: "person" });
	});

	it("and the translation with it, it is up to date", () => {
		const after = rememberSources(before, aPlace({ name: "Big hall" }, { name: "Duża sala" }));
		expect(statusOf(after)).toEqual({ name: "checked" });
	});

	it("and changed back, it is up to date again", () => {
		const changed = rememberSources(before, aPlace({ name: "Big hall" }, { name: "Sala" }));
		const again = { ...changed, content: { ...changed.content, name: "Hall" } };
		expect(statusOf(rememberSources(changed, again))).toEqual({ name: "checked" });
	});

	it("says in which languages words become out of date: none by what is no word, and none that were already", () => {
		const changed = (english: object) =>
			carryTranslations(before, { ...before, content: { ...before.content, ...english } });
		expect(outdatedBy(before, changed({ name: "Big hall" }))).toEqual(["pl"]);
		expect(outdatedBy(before, changed({ phones: ["01632 960999"] }))).toEqual([]);
		const outdated = changed({ name: "Big hall" });
		expect(outdatedBy(outdated, carryTranslations(outdated, aPlace({ name: "Old hall", summary: "A hall." })))).toEqual(
			[],
		);
	});

	it("and an older version restored, its translations count as they did", () => {
		const changed = rememberSources(before, aPlace({ name: "Big hall" }, { name: "Sala" }));
		expect(statusOf(rememberSources(changed, before))).toMatchObject({ name: "checked" });
	});
});

const text = fc.constantFrom("", "a", "b", "c");
const fields = fc.record({ name: text, summary: text }, { requiredKeys: [] });
const facts = fc.record(
	{
		name: fc.record({ by: fc.constantFrom("person" as const, "machine" as const), source: text }),
		summary: fc.record({ by: fc.constantFrom("person" as const, "machine" as const), source: text }),
	},
	{ requiredKeys: [] },
);
const place = fc.tuple(fields, fields, facts).map(([english, pl, known]) => aPlace(english, pl, known));

describe("whatever was written before and after", () => {
	it("a translation that did not change is up to date only with the English it was made from", () => {
		fc.assert(
			fc.property(place, fields, (before, english) => {
				const edited = { ...before, content: { ...before.content, ...english } };
				const after = rememberSources(before, edited);
				for (const now of fieldTranslations(after, "pl")) {
					const then = fieldTranslations(before, "pl").find(({ field }) => field === now.field);
					if (!then || then.status === "missing") continue;
					expect(now.status === "outdated").toBe(then.source !== now.english);
					expect(now.by).toBe(then.by);
				}
			}),
		);
	});

	it("keeps every word, and says the same when asked twice", () => {
		fc.assert(
			fc.property(place, place, (before, edited) => {
				const after = rememberSources(before, edited);
				expect({ ...after.content, translationFacts: null }).toEqual({ ...edited.content, translationFacts: null });
				expect(rememberSources(before, after)).toEqual(after);
			}),
		);
	});
});
