import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { TranslationFact } from "../../../../model/publishing/translations";
import { judgeUnit } from "./judge-unit";
import { readXliff } from "./read-xliff";
import { carried, type ReadUnit, unitId, XLIFF_VERSIONS, type XliffUnit } from "./unit";
import { writeXliff } from "./write-xliff";

const ID = "0b6c7e3c-8f4e-4a52-9a3a-0d8f5c1e2b7a";
const unit: XliffUnit = {
	entryId: ID,
	field: "summary",
	source: "Songs & <b>rhymes</b>",
	target: "",
	status: "missing",
	notes: ["At most 300 characters"],
};
const unitsOf = (text: string) => {
	const read = readXliff(text);
	if (!read.ok) throw new Error(read.reason);
	return read.units;
};

const text = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.constantFrom("<&>\"'", "]]>", "&amp;amp;", "a\r\nb\tc", "ابجد", "&#0;"),
);

describe.each(XLIFF_VERSIONS)("XLIFF %s", (version) => {
	it("comes back as it was sent, whatever the texts are", () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 5 }), (texts) => {
				const sent = texts.map(
					([source, target, note], at): XliffUnit => ({
						...unit,
						entryId: `${ID}-${at}`,
						source,
						target,
						notes: [note],
					}),
				);
				const file = writeXliff(version, "ur", sent);
				expect(XMLValidator.validate(file)).toBe(true);
				const back = unitsOf(file);
				expect(
					back.map(({ id, language, source, target }) => ({ id, language, source, target: target ?? "" })),
				).toEqual(
					sent.map((one) => ({
						id: unitId(one),
						language: "ur",
						source: carried(one.source),
						target: carried(one.target),
					})),
				);
			}),
		);
	});

	it("says what is to be done, and to whom", () => {
		const file = writeXliff(version, "pl", [unit, { ...unit, field: "name", target: "Piosenki", status: "machine" }]);
		expect(file).toContain("At most 300 characters");
		expect(file).toContain(`id="${ID}.summary"`);
		expect(unitsOf(file).map(({ done }) => done)).toEqual([false, false]);
	});
});

const many = (count: number, of: (at: number) => string) => Array.from({ length: count }, (_, at) => of(at)).join(" ");

describe("what comes back from tools", () => {
	it("may hold remarks and unparsed texts with tags in them, and ends of tags in values", () => {
		const file = `<?xml version="1.0"?><!-- <a <b "> --><xliff version="1.2"><file target-language="pl" original="a>b"><body>
			<trans-unit id="${ID}.name"><source>"Hall"</source><target><![CDATA[<<a "]]></target></trans-unit></body></file></xliff>`;
		expect(unitsOf(file)).toMatchObject([{ source: '"Hall"', target: '<<a "' }]);
	});

	it("may be cut into segments, with marks inside", () => {
		const file = `<xliff version="2.1" srcLang="en" trgLang="pl-PL" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><group id="g">
			<unit id="${ID}.description">
				<segment state="final"><source>One. </source><target>Raz. </target></segment>
				<ignorable><source> </source></ignorable>
				<segment state="final"><source>Two <pc id="1">b</pc></source><target>Dwa <pc id="1">b</pc><![CDATA[ <&amp;> ]]></target></segment>
			</unit></group></file></xliff>`;
		expect(unitsOf(file)).toEqual([
			{ id: `${ID}.description`, language: "pl-PL", source: "One.  Two b", target: "Raz.  Dwa b <&amp;> ", done: true },
		]);
	});

	it("may carry other proposals, which are not the translation", () => {
		const file = `<?xml version="1.0"?><xliff version="1.2"><file original="x" source-language="en" target-language="pl" datatype="plaintext"><body><group>
			<trans-unit id="${ID}.name" approved="yes"><source>Hall</source><target><mrk mtype="seg" mid="0">Sala</mrk></target>
			<alt-trans><target>Hala</target></alt-trans></trans-unit></group></body></file></xliff>`;
		expect(unitsOf(file)).toMatchObject([{ source: "Hall", target: "Sala", done: true }]);
	});

	it.each([
		["no XML", "Dear council,", "not-xml"],
		["broken", "<xliff version='1.2'><file>", "not-xml"],
		["another kind of XML", "<tmx version='1.4'></tmx>", "not-xliff"],
		["a version of the future", "<xliff version='9.0'></xliff>", "not-xliff"],
		["empty", "<xliff version='2.0' srcLang='en'><file id='f'></file></xliff>", "no-units"],
		[
			"an entity that reads a file",
			`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="1.2"><file><body><trans-unit id="a.b"><target>&a;</target></trans-unit></body></file></xliff>`,
			"doctype",
		],
		["laughs", `<!doctype x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xliff version="1.2"/>`, "doctype"],
		["attributes without end", `<xliff ${many(200_000, (at) => `a${at}="x"`)} version="1.2"/>`, "too-intricate"],
		[
			"attributes that look like ends",
			`<xliff ${many(200_000, (at) => `a${at}=">"`)} version="1.2"/>`,
			"too-intricate",
		],
		[
			"an instruction without end",
			`<?xml ${many(200_000, (at) => `a${at}="x"`)}?><xliff version="1.2"/>`,
			"too-intricate",
		],
		["attributes that look like tags", `<xliff ${many(200_000, (at) => `a${at}="<"`)} version="1.2"/>`, "not-xml"],
		["tags in tags", `<xliff version="1.2">${"<a>".repeat(500)}${"</a>".repeat(500)}</xliff>`, "too-intricate"],
		["tags without end", `<xliff version="1.2">${"<a/>".repeat(300_000)}</xliff>`, "too-intricate"],
		[
			"tags with a few attributes, without end",
			`<xliff version="1.2">${'<a b="c" d="e" f="g"/>'.repeat(80_000)}</xliff>`,
			"too-intricate",
		],
		["names without end", `<?xml ${"a ".repeat(2_000_000)}?><xliff version="1.2"/>`, "too-intricate"],
		["entities without end", `<xliff version="1.2">${"&amp;".repeat(900_000)}</xliff>`, "too-intricate"],
		["remarks without end", `<xliff version="1.2">${"<!---->".repeat(300_000)}</xliff>`, "too-intricate"],
		["beginnings", "<".repeat(4_000_000), "not-xml"],
		["a tag that does not end", `<xliff version="1.2" a="${"x".repeat(4_000_000)}`, "not-xml"],
	])("is refused when it is %s", (_what, file, reason) => expect(readXliff(file)).toEqual({ ok: false, reason }));

	it("never stops the reader, whatever it is", () => {
		fc.assert(fc.property(fc.string(), (garbage) => void readXliff(`<xliff version="2.0">${garbage}</xliff>`)));
	});
});

describe("a unit that came back", () => {
	const content = (pl: object, facts: Record<string, TranslationFact> = {}) => ({
		kind: "service" as const,
		content: { name: "Hall", summary: "New English.", translations: { pl }, translationFacts: { pl: facts } },
	});
	const back = (said: Partial<ReadUnit>): ReadUnit => ({
		id: "x.summary",
		language: "pl",
		source: "New English.",
		target: "Nowy.",
		done: true,
		...said,
	});
	const old = { summary: { by: "person" as const, source: "Old English." } };
	it.each<[string, ReadUnit, ReturnType<typeof content>, string]>([
		["translates", back({}), content({}), "new"],
		["stays text", back({ target: "<script>alert(1)</script>" }), content({}), "new"],
		["is empty", back({ target: " \n" }), content({}), "empty"],
		["has no target", back({ target: null }), content({}), "empty"],
		["is too long", back({ target: "x".repeat(301) }), content({}), "too-long"],
		["says the same", back({}), content({ summary: "Nowy." }), "unchanged"],
		["says that an old one is right", back({}), content({ summary: "Nowy." }, old), "confirmed"],
		["was not looked at", back({ done: false }), content({ summary: "Nowy." }, old), "unchanged"],
		["is of older English", back({ source: "Old English." }), content({}), "older"],
		["is older than what is there", back({ source: "Old English." }), content({ summary: "Nowszy." }), "newer"],
	])("%s", (_what, unit, given, outcome) => expect(judgeUnit(unit, "summary", given, "pl").outcome).toBe(outcome));

	it("of older English is marked with it", () => {
		expect(judgeUnit(back({ source: "Old English." }), "summary", content({}), "pl").change).toEqual({
			text: "Nowy.",
			fact: { by: "person", source: "Old English." },
		});
		expect(judgeUnit(back({}), "alert", content({}), "pl").outcome).toBe("unknown");
	});
});
