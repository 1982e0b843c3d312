import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectQuick } from "../../../../tests/setup/expect-quick";
import { readSheet } from "./read-sheet.server";

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "sheet-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer) {
	const path = join(folder, "sheet.csv");
	writeFileSync(path, content);
	const { rows, ...sheet } = await readSheet(path);
	return { ...sheet, rows: rows.map(({ line, cells }) => [line, ...cells.values()]) };
}

const CAFE = [[2, "Café", "E17 8PJ"]];

test.each<[string, string | Buffer]>([
	["commas", "name,postcode\nCafé,E17 8PJ\n"],
	["semicolons", "name;postcode\nCafé;E17 8PJ\n"],
	["tabs", "name\tpostcode\r\nCafé\tE17 8PJ\r\n"],
	["ends of lines of two kinds", 'name,postcode\r\n"Café",E17 8PJ\n'],
	["ends of lines of old", "name,postcode\rCafé,E17 8PJ\r"],
	["a byte order mark", "\ufeffname,postcode\nCafé,E17 8PJ"],
	["quotes", '"name","postcode"\n"Café","E17 8PJ"'],
	["Windows-1252", Buffer.from("name,postcode\nCafé,E17 8PJ\n", "latin1")],
	["UTF-16", Buffer.from("\ufeffname\tpostcode\nCafé\tE17 8PJ\n", "utf16le")],
	["empty columns at the end", "name,postcode,,\nCafé,E17 8PJ,,\n"],
])("a sheet with %s", async (_, content) => {
	expect(await read(content)).toEqual({ headings: ["name", "postcode"], rows: CAFE, refused: [], titles: [] });
});

test("a title above the headings is left out, and told", async () => {
	const sheet = await read("Autumn timetable 2026,,\nFor parents,,\nname,days,start\nRhymes,Monday,10:00\n");
	expect(sheet).toMatchObject({ headings: ["name", "days", "start"], rows: [[4, "Rhymes", "Monday", "10:00"]] });
	expect(sheet.titles).toMatchObject([
		{ where: "1", words: "Autumn timetable 2026" },
		{ where: "2", words: "For parents" },
	]);
	const single = await read("name\nRhymes\nPlay\n");
	expect(single).toMatchObject({ headings: ["name"], titles: [] });
	expect(single.rows.map(([, name]) => name)).toEqual(["Rhymes", "Play"]);
	expect(await read("name,\nRhymes,Monday")).toMatchObject({ headings: ["name"], refused: [{ where: "2" }] });
});

test("a delimiter inside a quoted heading is not the delimiter", async () => {
	expect((await read('"days; times; dates",name\nMonday,Rhymes')).headings).toEqual(["days; times; dates", "name"]);
});

test("lines are those of the file, with quoted line ends and empty lines", async () => {
	const { rows } = await read('name,notes\n"Rhymes","bring\na mat"\n\nMassage,\n,\n');
	expect(rows).toEqual([
		[3, "Rhymes", "bring\na mat"],
		[5, "Massage", ""],
	]);
});

describe("rows that cannot be told apart", () => {
	test("too many cells", async () => {
		const { rows, refused } = await read("name,days\nRhymes,Monday\nPlay,Tuesday,10:00\nMassage,Friday\n");
		expect(rows.map(([, name]) => name)).toEqual(["Rhymes", "Massage"]);
		expect(refused).toMatchObject([{ where: "3", field: "row", reason: "it has 3 cells where the headings are 2" }]);
	});

	test("a quotation mark that never closes", async () => {
		const { rows, refused } = await read('name,days\nRhymes,Monday\n"Play,Tuesday\n');
		expect(rows.map(([, name]) => name)).toEqual(["Rhymes"]);
		expect(refused[0]?.reason).toContain("never closes");
	});
});

test.each([
	["", "is empty"],
	["name,name\na,b\n", 'The heading "name" stands there twice'],
	[",,\na,b,c\n", "no headings"],
	// Counted before they are compared with each other.
	[`${"name,".repeat(200)}name\n`, "more than 200 columns"],
])("%j is refused as a whole", async (content, reason) => {
	await expect(read(content)).rejects.toThrow(reason);
});

describe("one row of a whole file", () => {
	const MEGABYTE = 1 << 20;
	test.each([
		[
			"cells without end",
			`name,days\nRhymes,Monday\n${",".repeat(4 * MEGABYTE)}`,
			"Line 3 is part of a row of more than",
		],
		[
			"such cells, and lines in them",
			`name,days\n${`"\n",${",".repeat(MEGABYTE / 8)}`.repeat(32)}`,
			"is part of a row of",
		],
		[
			"a cell without end",
			`name,days\n${"a".repeat(4 * MEGABYTE)}\nRhymes,Monday\n`,
			"Line 2 is part of a row of more than",
		],
		["headings without end", ",".repeat(4 * MEGABYTE), "A heading is too long"],
		["a heading without end", `${"a".repeat(4 * MEGABYTE)},days\nRhymes,Monday\n`, "A heading is too long"],
		[
			"a long heading",
			`name,${"a".repeat(2000)}\nRhymes,Monday\n`,
			`The heading "${"a".repeat(100)}…" is longer than 1000`,
		],
		[
			"quotation marks without end",
			`name,days\na${'"'.repeat(4 * MEGABYTE)}`,
			"Line 2 has more than 100 quotation marks",
		],
		["rows that are all broken", `name,days\n${'a"\n'.repeat(2001)}`, "More than 2000 rows have a quotation mark"],
	])(
		"%s is refused as soon as it is too long",
		async (_, content, reason) => {
			await expect(read(content)).rejects.toThrow(reason);
		},
		60_000,
	);
});

test("a row whose quotation marks are wrong twice is refused once", async () => {
	const { rows, refused } = await read('name,days\nPlay "and" sing,Tuesday\nMassage,Friday\n');
	expect(rows.map(([, name]) => name)).toEqual(["Massage"]);
	expect(refused).toMatchObject([{ where: "2", reason: expect.stringContaining("is not doubled") }]);
});

test("characters stay whole wherever they stand in a long file", async () => {
	const name = "x🎈".repeat(30_000);
	const { rows } = await read(`name,days\n${name},Monday\ny${name},Friday\n`);
	expect(rows.map(([, cell]) => cell)).toEqual([name, `y${name}`]);
});

test("a line of a hundred thousand headings is refused at once", async () => {
	const headings = Array.from({ length: 120_000 }, (_, at) => `h${at}`).join(",");
	expect(headings.length).toBeGreaterThan(800_000);
	await expectQuick(3000, () => expect(read(`${headings}\na,b,c\n`)).rejects.toThrow("more than 200 columns"));
});

test("a file that is not there is refused", async () => {
	await expect(readSheet(join(folder, "nothing.csv"))).rejects.toThrow("ENOENT");
});
