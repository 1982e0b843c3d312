import { describe, expect, it } from "vitest";
import type { Entry } from "../../../model/health/record/entry";
import { ENTRY_ROLES, ROLE_NAMES } from "../../../model/health/record/professional";
import { findLanguage, LANGUAGES } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { entrySource } from "./entry-words";

const by = (writer: Partial<Entry["writer"]>, code: string) => {
	const language = findLanguage(code);
	if (!language) throw new Error(code);
	const entry = {
		writer: { kind: "professional", name: "Helen Okoro", role: null, ...writer },
		recordedAt: new Date("2026-11-28T10:00:00Z"),
		status: "current",
	} as Entry;
	return entrySource(entry, speechIn(language)).by;
};

describe("who wrote an entry", () => {
	it("is said with what they are, in the reader's language", () => {
		expect(by({ role: "health visitor" }, "en")).toBe("Helen Okoro, health visitor");
		expect(by({ role: "health visitor" }, "ur")).toBe("\u2068Helen Okoro\u2069، ہیلتھ وزیٹر");
		expect(by({ role: "midwife" }, "ro")).toBe("Helen Okoro, moașă");
		expect(by({ kind: "guardian", role: "mother" }, "ar")).toBe("\u2068Helen Okoro\u2069، الأم");
	});

	it("is in words of the language alone where it is read from right to left", () => {
		for (const { code } of LANGUAGES.filter(({ dir }) => dir === "rtl"))
			for (const role of ENTRY_ROLES)
				expect(by({ name: null, role: ROLE_NAMES[role] }, code)).toMatch(/^[\p{Script=Arabic}\s،]+$/u);
	});

	it("keeps another system's word for what they are, in its own direction", () => {
		expect(by({ role: "Consultant" }, "en")).toBe("Helen Okoro, Consultant");
		expect(by({ role: "Consultant" }, "ur")).toBe("\u2068Helen Okoro\u2069، \u2068Consultant\u2069");
	});
});
