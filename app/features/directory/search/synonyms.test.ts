import { expect, test } from "vitest";
import { isDanger } from "./danger";
import { filter } from "./expression";
import { phrases } from "./synonyms.server";
import { clausesOf, searchWords } from "./understand";

const meant = (q: string, language = "en") => {
	const said = phrases(language);
	return clausesOf(searchWords(q, said), said).flatMap(({ means }) => means);
};

test.each([
	["he hurts me", true],
	["my back hurts", false],
	["i dont want to be here", true],
	["dont know what to do with the pram", false],
	["i want to end it all", true],
	["end of maternity leave", false],
	["somewhere safe to go tonight", true],
	["is it safe to take vitamins", false],
])("%s: the small words of a phrase count", (q, danger) => {
	expect(isDanger(meant(q))).toBe(danger);
});

test("words between strokes are each other's", () => {
	const mens = filter("line", "mens-advice");
	expect(meant("my girlfriend slapped me")).toContain(mens);
	expect(meant("my wife punches me")).toContain(mens);
	expect(meant("my wife is lovely")).not.toContain(mens);
});

test.each([
	["ar", "طفلي عنيد ويضرب", false],
	["ar", "زوجي عنيد ويضرب", true],
	["ar", "هو عنيد ويضرب", true],
	["ar", "يضرب طفلي", true],
	["ar", "طفلي عنيد وزوجي يضرب", true],
	["ur", "میرا بچہ ضدی ہے اور مارتا ہے", false],
	["ur", "شوہر ضدی ہے اور مارتا ہے", true],
	["ur", "بچے کو مارتا ہے ضدی", true],
	["bn", "আমার বাচ্চা জেদি আর মারে", false],
	["bn", "স্বামী জেদি আর মারে", true],
	["bn", "বাচ্চাকে রাগ করে মারে", true],
	["pl", "dziecko uparte i bije", false],
	["pl", "mąż jest uparty i bije", true],
	["ro", "copilul meu e încăpățânat și lovește", false],
	["ro", "soțul e încăpățânat și lovește", true],
])("%s, %s: who is stubborn and hits is no danger where it is a child (%s)", (language, q, danger) => {
	expect(isDanger(meant(q, language))).toBe(danger);
});
