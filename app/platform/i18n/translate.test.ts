import { describe, expect, it } from "vitest";
import { translator } from "./translate.server";

describe("words", () => {
	it("are in the language, with values put in", () => {
		expect(translator("en")("directory:contact.call", { number: "111" })).toBe("Call 111");
		expect(translator("pl")("directory:contact.call", { number: "111" })).toBe("Zadzwoń: 111");
	});

	it("take the plural form of the language", () => {
		const results = (language: string, count: number) => translator(language)("offer:count", { count });
		expect([1, 2, 5, 22].map((count) => results("pl", count))).toEqual([
			"1 usługa",
			"2 usługi",
			"5 usług",
			"22 usługi",
		]);
		expect([0, 1, 2, 3, 11].map((count) => results("ar", count))).toEqual([
			"لا خدمات",
			"خدمة واحدة",
			"خدمتان",
			"3 خدمات",
			"11 خدمة",
		]);
	});

	it("write numbers in the digits of the language, and numbers to dial as they are", () => {
		expect(translator("bn")("offer:count", { count: 12 })).toContain("১২");
		expect(translator("bn")("directory:contact.call", { number: "111" })).toContain("111");
	});

	it("put in what was typed as it is, and leave a placeholder without a value", () => {
		expect(translator("en")("directory:results.quoted", { text: "$& {{text}} <b>" })).toBe("“$& {{text}} <b>”");
		expect(translator("en")("directory:contact.call", {} as { number: string })).toBe("Call {{number}}");
	});
});
