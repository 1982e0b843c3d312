import { expect, it } from "vitest";
import { entryBody } from "../../../model/health/record/entry";
import { findLanguage, LANGUAGES } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { describeEntry } from "./describe-entry";

const around = { child: { bornOn: "2026-03-02" }, today: "2026-11-28" } as Parameters<typeof describeEntry>[1];
const described = (body: object, code: string) => {
	const language = findLanguage(code);
	if (!language) throw new Error(code);
	const entry = {
		id: "a",
		section: "about" as const,
		body: entryBody.parse(body),
		writer: { kind: "source" as const, name: "NHS England", role: null },
		recordedAt: new Date("2026-11-28T10:00:00Z"),
		status: "current" as const,
		corrects: null,
	};
	return describeEntry(entry, around, speechIn(language));
};
const home = { kind: "placed", what: "home", from: "2026-11-01", until: null, where: "1 Quay Street\nZZ1 1AA" };

it("says where a child is, in one line, with an address that keeps its direction", () => {
	expect(described(home, "en")).toMatchObject({
		what: "Home address",
		lines: ["1 Quay Street, ZZ1 1AA, since 1 November 2026"],
	});
	expect(described({ ...home, until: "2026-11-20" }, "en").lines).toEqual([
		"1 Quay Street, ZZ1 1AA, until 20 November 2026",
	]);
	expect(described({ ...home, from: null }, "en").lines).toEqual(["1 Quay Street, ZZ1 1AA"]);
	expect(described(home, "ur").lines[0]).toContain("\u20681 Quay Street, ZZ1 1AA\u2069");
	for (const { code } of LANGUAGES) expect(described(home, code).lines).toHaveLength(1);
});

it("says what a source said of a screen in its own words", () => {
	const said = ["Hip examination: done"];
	const screen = {
		kind: "screen",
		screen: "nipe-newborn",
		on: "2026-03-03",
		result: "other",
		conditions: {},
		toldParentsOn: null,
		said,
	};
	expect(described(screen, "en").lines).toEqual(["See what was recorded", "Hip examination: done"]);
});
