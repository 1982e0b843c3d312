import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvLine, guardFormula, withoutGuard } from "./csv-cell";

it.each([
	['=HYPERLINK("http://evil.example")', '\'=HYPERLINK("http://evil.example")'],
	["+44 1632 960001", "'+44 1632 960001"],
	["-2+3", "'-2+3"],
	["@SUM(A1)", "'@SUM(A1)"],
	["\tx", "'\tx"],
	["＝1", "'＝1"],
	["-1.25", "-1.25"],
	["'tis", "'tis"],
	["01632 960 001", "01632 960 001"],
])("%j is written as %j", (text, written) => expect(guardFormula(text)).toBe(written));

it("every text comes back as it was", () => {
	fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => withoutGuard(guardFormula(text)) === text));
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom("'", "=", "-", "1", "a") }), (text) => {
			return withoutGuard(guardFormula(text)) === text;
		}),
	);
});

it("cells with separators, quotes and line ends stay one cell", () => {
	expect(csvLine(["a", "b,c", 'say "x"', "two\nlines"])).toBe('a,"b,c","say ""x""","two\nlines"\r\n');
});

it("what others read of a line is what it was written from", () => {
	const cells = fc.array(fc.string({ unit: fc.constantFrom(..."a=;,\"' \t\r\n£") }), { minLength: 2, maxLength: 5 });
	fc.assert(
		fc.property(cells, (written) => {
			const [read = []] = parse(csvLine(written), { skip_empty_lines: false }) as string[][];
			expect(read.map(withoutGuard)).toEqual(written);
		}),
	);
});
