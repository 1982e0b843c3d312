import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCells } from "./csv-line";

const cell = fc.string({ unit: fc.constantFrom("a", "Z", "7", " ", ",", '"', "é", ";") });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
/** A cell as a publisher might write it: in quotes where it must be, and sometimes where it need not. */
const written = fc.tuple(cell, fc.boolean()).map(([text, anyway]) => ({
	text,
	csv: anyway || /[",]/.test(text) ? quoted(text) : text,
}));

describe("the cells of a line", () => {
	it("are what was written, as csv-parse reads them too", () => {
		fc.assert(
			fc.property(fc.array(written, { minLength: 1, maxLength: 8 }), (cells) => {
				const line = cells.map(({ csv }) => csv).join(",");
				fc.pre(line !== "");
				expect(csvCells(line)).toEqual(cells.map(({ text }) => text));
				expect(csvCells(line)).toEqual(parse(line, { relax_column_count: true })[0]);
			}),
		);
	});

	it("are refused when a quote is left open", () => {
		expect(csvCells('E17,"open,1')).toBeUndefined();
		expect(csvCells('"a""')).toBeUndefined();
	});
});
