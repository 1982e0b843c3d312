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
