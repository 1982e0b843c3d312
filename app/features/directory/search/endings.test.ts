import { describe, expect, test } from "vitest";
import { bareIn, spelledInRomanian } from "./endings";
import { filter } from "./expression";
import { ownPhraseAt, phrasesOf } from "./phrases";
import { fold, wordsOf } from "./words";

const left = (language: string, forms: readonly string[]) =>
	new Set(forms.map((form) => bareIn(language)(fold(form)))).size;

describe("the endings of", () => {
	test.each([
		["ro", "mame", "mamele", "mamelor"],
		["ro", "curs", "cursul", "cursului", "cursuri", "cursurile", "cursurilor"],
		["ro", "asistentă", "asistenta", "asistentei", "asistente", "asistentele", "asistentelor"],
		["ro", "masaj", "masajul", "masajului"],
		["ro", "loc", "locuri", "locurile"],
		["ro", "grădiniță", "grădinițe", "grădiniței", "grădinițelor"],
		["pl", "szczepionka", "szczepionki", "szczepionkę", "szczepionką", "szczepionkami"],
		["pl", "szczepienie", "szczepienia", "szczepieniu", "szczepieniami"],
		["pl", "depresja", "depresji", "depresję"],
		["pl", "przedszkole", "przedszkola", "przedszkolu"],
		["ar", "yadrabni", "yaddrabni"],
		["ur", "بچوں", "بچیں"],
		["ur", "چاہتا", "چاہتی", "چاہتے"],
		["ur", "maarta", "marta", "marti"],
		["bn", "বাচ্চা", "বাচ্চার", "বাচ্চাকে", "বাচ্চাদের", "বাচ্চাটা"],
		["bn", "খাবার", "খাবারের"],
		["bn", "ঘর", "ঘরে"],
	])("%s: %s", (language, ...forms) => {
		expect(left(language, forms)).toBe(1);
	});

	test.each([
		["ro", "luni", "lună", "joi", "joc", "sat", "sare", "mame", "mamă", "casă", "cursă de maşini"],
		["pl", "dom", "domowa", "praca", "prawo", "ząb", "zabawa", "tata", "tato", "piec", "pić"],
		["ar", "حمل", "حمام", "عمل", "علم", "بيت", "بنت"],
		["ur", "دو", "دوا", "کام", "کم", "ماں", "مار"],
		["bn", "দুধ", "দুই", "ঘর", "ঘা", "মা", "মারে"],
	])("%s leave short and other words apart", (language, ...forms) => {
		expect(left(language, forms)).toBe(forms.length);
	});

	test("a language that is not known are not cut", () => {
		expect(left("de", ["Mutter", "Mutters"])).toBe(2);
	});
});

test("a phrase is found in any of its forms, and only where the endings are the language's", () => {
	const pairs = [["mame tinere", filter("word", "young-parents")]] as const;
	const at = (bareOf?: (form: string) => string) =>
		ownPhraseAt(phrasesOf(pairs, [], [], [], bareOf), wordsOf("mamelor tinere"), 0)?.means;
	expect(at(bareIn("ro"))).toEqual([filter("word", "young-parents")]);
	expect(at()).toBeUndefined();
});

test("both ways of writing the same sound are known", () => {
	expect(spelledInRomanian("la sân")).toEqual(["la sân", "la sîn"]);
	expect(spelledInRomanian("somn")).toEqual(["somn"]);
});
