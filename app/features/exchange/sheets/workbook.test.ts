import { expect, it } from "vitest";
import { anArchive, aWorkbook, type Moment } from "../../../../tests/factories/workbook";
import { sheetText } from "./sheet-text.server";
import { workbookText } from "./workbook.server";

const HEADINGS = ["Name", "Day", "From", "Begins", "Price"];
const at = (days: number, as: Moment["as"]): Moment => ({ days, as });

it("a workbook becomes the text of a sheet, its times and dates as they are shown", async () => {
	const book = aWorkbook([
		HEADINGS,
		["Rhymes, songs", "Monday", at(9.5 / 24, "time"), at(46_266, "date"), 2.5],
		['Say "hello"', "Tuesday", "1.30", "", ""],
	]);
	expect(await sheetText(book)).toEqual({
		ok: true,
		encoding: "utf-8",
		text: 'Name,Day,From,Begins,Price\n"Rhymes, songs",Monday,09:30,2026-09-01,2.5\n"Say ""hello""",Tuesday,1.30,,',
	});
});

it("a workbook with one sheet that has rows is read, one with several is asked about", async () => {
	expect(await workbookText(aWorkbook([HEADINGS], []))).toMatchObject({ ok: true, text: HEADINGS.join() });
	expect(await workbookText(aWorkbook([HEADINGS], [["Notes"]]))).toEqual({ ok: false, why: "workbook-sheets" });
});

it.each<[what: string, bytes: Buffer, why: string]>([
	["that unpacks to too much", anArchive([["xl/workbook.xml", "x"]], 100_000_000), "workbook-large"],
	["that hides how much it unpacks to", anArchive([["xl/workbook.xml", Buffer.alloc(5_000_000)]], 10), "spreadsheet"],
	[
		"of too many parts",
		anArchive([
			["xl/workbook.xml", ""],
			...Array.from({ length: 600 }, (_, nth): [string, string] => [`xl/${nth}`, ""]),
		]),
		"workbook-large",
	],
	["of another program", anArchive([["content.xml", "x"]]), "spreadsheet"],
	["that is cut off", aWorkbook([HEADINGS]).subarray(0, 700), "spreadsheet"],
	["with something before its parts", Buffer.concat([Buffer.alloc(100), aWorkbook([HEADINGS])]), "spreadsheet"],
	["of nonsense", anArchive([["xl/workbook.xml", "<workbook"]]), "spreadsheet"],
])("an archive %s is refused", async (_, bytes, why) => {
	expect(await workbookText(bytes)).toEqual({ ok: false, why });
});
