import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectQuick } from "../../../tests/setup/expect-quick";
import { ENGLISH } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { blankService } from "./blank";
import { changedOnly, compareEntries, compareLines, countChanges, type Piece } from "./compare-entries";
import type { EntryOf } from "./entries";

const names = { organisations: new Map([["org", "Harbour Families"]]), locations: new Map<string, string>() };
const speech = speechIn(ENGLISH);
const service = (said: Partial<EntryOf<"service">["content"]>): EntryOf<"service"> => {
	const blank = blankService("Rhyme time", "org");
	return { ...blank, content: { ...blank.content, ...said } };
};
const read = (lines: Piece[][]) => lines.map((pieces) => pieces.map(({ text }) => text).join(""));
const marked = (lines: Piece[][], mark: Piece["mark"]) =>
	lines.flat().flatMap((piece) => (piece.mark === mark ? [piece.text] : []));

describe("two states of an entry", () => {
	it("differ in the words that were changed, and in nothing else", () => {
		const before = service({ summary: "Songs for babies on Mondays", topics: ["play"] });
		const after = service({ summary: "Songs for toddlers on Mondays", topics: ["play"] });
		const sections = compareEntries(before, after, names, speech);
		expect(countChanges(sections)).toBe(1);
		const [section] = changedOnly(sections);
		const [row] = section?.rows ?? [];
		expect(section?.slug).toBe("about");
		expect(row).toMatchObject({ key: "summary", change: "changed" });
		expect(marked(row?.before ?? [], "removed")).toEqual(["babies"]);
		expect(marked(row?.after ?? [], "added")).toEqual(["toddlers"]);
	});

	it("say what is new and what is gone", () => {
		const sections = compareEntries(
			service({ alert: "Closed today" }),
			service({ costNote: "Pay in cash" }),
			names,
			speech,
		);
		const changes = changedOnly(sections).flatMap(({ rows }) => rows.map(({ key, change }) => [key, change]));
		expect(changes).toEqual([
			["alert", "removed"],
			["costNote", "added"],
		]);
	});

	it("of which there was only one are all new", () => {
		const rows = compareEntries(null, service({}), names, speech).flatMap((section) => section.rows);
		expect(new Set(rows.map(({ change }) => change))).toEqual(new Set(["added"]));
	});

	it("show a translation that was taken away whole", () => {
		const sections = compareEntries(
			service({ translations: { pl: { name: "Rymowanki" } } }),
			service({}),
			names,
			speech,
		);
		expect(changedOnly(sections)).toMatchObject([
			{ slug: "translations", rows: [{ label: "Polish: Name", change: "removed" }] },
		]);
	});
});

describe("lines", () => {
	it("that have little in common are replaced, not stitched together", () => {
		const { before, after } = compareLines(["Parenting support"], ["Housing and debt"]);
		expect(before).toEqual([[{ text: "Parenting support", mark: "removed" }]]);
		expect(after).toEqual([[{ text: "Housing and debt", mark: "added" }]]);
	});

	it("of enormous texts are compared in no time", async () => {
		const text = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(" ");
		expect(await expectQuick(3000, () => compareLines([text("a")], [text("b")]).change)).toBe("changed");
	});

	it("always read as they were on either side", () => {
		const lines = fc.array(fc.stringMatching(/^[a-c ,.]{0,12}$/), { maxLength: 5 });
		fc.assert(
			fc.property(lines, lines, (was, is) => {
				const { before, after, change } = compareLines(was, is);
				expect(read(before)).toEqual(was);
				expect(read(after)).toEqual(is);
				expect(marked(before, "added")).toEqual([]);
				expect(marked(after, "removed")).toEqual([]);
				expect(change === "same").toBe(JSON.stringify(was) === JSON.stringify(is));
			}),
		);
	});
});
