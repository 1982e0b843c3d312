import { expect, test } from "vitest";
import { PatternTooSlow } from "./foreign-pattern.server";
import { fieldText, parseSheetMap } from "./sheet-map";

test("what is wrong with a mapping is listed by where it stands", () => {
	const value = {
		source: "Our Sheet",
		columns: { title: "Title", age: { column: "Age", take: "(" } },
		rules: [{ when: { field: "category", matches: "play" }, set: { topics: ["playing"] } }],
	};
	expect(() => parseSheetMap(value, "our.json")).toThrow(/our\.json is not a mapping/);
	expect(() => parseSheetMap(value, "our.json")).toThrow(/source: small letters/);
	expect(() => parseSheetMap(value, "our.json")).toThrow(/columns.*title/);
	expect(() => parseSheetMap(value, "our.json")).toThrow(/columns\.age.*/);
	expect(() => parseSheetMap(value, "our.json")).toThrow(/rules\.0\.set\.topics\.0/);
	expect(() => parseSheetMap({ source: "s", columns: {} }, "our.json")).toThrow("the column of the name is missing");
});

const map = parseSheetMap(
	{
		source: "s",
		columns: {
			name: "Title",
			age: { column: "Who for", take: "ages? (.+)$" },
			booking: { column: "Book?", values: { Y: "yes", "Walk in": "no" }, whenEmpty: "no" },
			address: { column: ["Street", "Town"] },
			description: { column: "About", drop: "\\s*More on our site\\.$" },
		},
	},
	"test",
);
const cells = new Map([
	["Title", " Rhymes "],
	["Who for", "Families with ages 2 to 4"],
	["Book?", "walk IN"],
	["Street", "1 High Street"],
	["Town", "Northmere"],
	["About", "Songs. More on our site."],
]);

test.each([
	["name", "Rhymes"],
	["age", "2 to 4"],
	["booking", "no"],
	["address", "1 High Street Northmere"],
	["description", "Songs."],
	["cost", ""],
] as const)("the text of %s", (field, text) => {
	expect(fieldText(map, field, cells)).toBe(text);
});

test("an empty cell stands for what the mapping says", () => {
	expect(fieldText(map, "booking", new Map([["Book?", ""]]))).toBe("no");
});

test("a pattern that never ends on a long cell is stopped, wherever it stands", () => {
	const cell = `${"a".repeat(50_000)}!`;
	const evil = (column: object, when = "play") =>
		parseSheetMap(
			{
				source: "s",
				columns: { name: "Title", description: { column: "About", ...column } },
				rules: [{ when: { field: "description", matches: when }, set: { send: true } }],
			},
			"test",
		);
	const about = new Map([
		["Title", "Rhymes"],
		["About", cell],
	]);
	const since = performance.now();
	expect(() => fieldText(evil({ take: "^(a+)+$" }), "description", about)).toThrow(
		'The pattern "^(a+)+$" of the mapping takes too long on a text of 50001 characters.',
	);
	expect(() => fieldText(evil({ drop: "(a|a)*$" }), "description", about)).toThrow(PatternTooSlow);
	const { rules } = evil({}, "(.*)(.*)(.*)(.*)x");
	expect(() => rules.map(({ when }) => when.matches.test(cell))).toThrow(PatternTooSlow);
	expect(performance.now() - since).toBeLessThan(15_000);
	expect(fieldText(evil({ take: "^a{3}" }), "description", about)).toBe("aaa");
	expect(evil({}, "a!").rules.map(({ when }) => when.matches.test(cell))).toEqual([true]);
});
