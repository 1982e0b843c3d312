import { describe, expect, it } from "vitest";
import { languageText, readLanguages } from "./language-names";

describe("a language", () => {
	it.each([
		...["ur", "bfi", "syl", "nan", "zh-Hant", "pa-PK", "pt-BR", "en-GB", "es-419", "fa-AF", "mul", "zxx", "ckb", "isg"],
	])("is read again as it is shown: %s", (code) => {
		expect(readLanguages(`Polish, ${languageText(code)}`)).toEqual({ codes: ["pl", code], unknown: [] });
	});

	it.each([
		["British Sign Language", "bfi"],
		["BSL", "bfi"],
		["sylheti", "syl"],
		["pt-br", "pt-BR"],
		["Portuguese of Brazil (pt-BR)", "pt-BR"],
	])("is understood: %s", (typed, code) => expect(readLanguages(typed)).toEqual({ codes: [code], unknown: [] }));

	it.each(["tea", "Klingonese", "Urdu (spoken)", "(", "x)"])("is not: %s", (typed) =>
		expect(readLanguages(typed)).toEqual({ codes: [], unknown: [typed] }),
	);

	it("has its name without its code where that says it", () => {
		expect(["bfi", "syl", "pt-BR"].map(languageText)).toEqual([
			...["British Sign Language", "Sylheti", "Brazilian Portuguese (pt-BR)"],
		]);
	});
});
