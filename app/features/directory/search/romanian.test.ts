import { describe, expect, test } from "vitest";
import { filter } from "./expression";
import { ownPhraseAt, phrasesOf } from "./phrases";
import { bareRomanian, spelledInRomanian } from "./romanian";
import { fold, wordsOf } from "./words";

describe("the endings of Romanian", () => {
	test.each([
		["mame", "mamele", "mamelor"],
		["curs", "cursul", "cursului", "cursuri", "cursurile", "cursurilor"],
		["asistentă", "asistenta", "asistentei", "asistente", "asistentele", "asistentelor"],
		["masaj", "masajul", "masajului"],
		["loc", "locuri", "locurile"],
		["grădiniță", "grădinițe", "grădiniței", "grădinițelor"],
	])("%s", (...forms) => {
		expect(new Set(forms.map((form) => bareRomanian(fold(form)))).size).toBe(1);
	});

	test("leave short and other words apart", () => {
		const apart = ["luni", "lună", "joi", "joc", "sat", "sare", "mame", "mamă", "casă", "cursă de maşini"];
		expect(new Set(apart.map((form) => bareRomanian(fold(form)))).size).toBe(apart.length);
	});
});

test("a phrase is found in any of its forms, and only where the endings are the language's", () => {
	const pairs = [["mame tinere", filter("word", "young-parents")]] as const;
	const at = (bareOf?: typeof bareRomanian) =>
		ownPhraseAt(phrasesOf(pairs, [], [], [], bareOf), wordsOf("mamelor tinere"), 0)?.means;
	expect(at(bareRomanian)).toEqual([filter("word", "young-parents")]);
	expect(at()).toBeUndefined();
});

test("both ways of writing the same sound are known", () => {
	expect(spelledInRomanian("la sân")).toEqual(["la sân", "la sîn"]);
	expect(spelledInRomanian("somn")).toEqual(["somn"]);
});
