import { describe, expect, it } from "vitest";
import { demoCouncils } from "../../../../db/seed";
import { councilSettings } from "../../../../tests/factories/councils";
import { councilSettingsSchema, referralRules } from "../../../model/councils/settings";
import { REFERRAL_RULES } from "../../../model/referrals/clock";
import type { Values } from "../../../platform/forms/field-errors";
import { type Decided, PARTS, type PartSlug, partValues, readPart } from "./parts";

const context = { languages: ["en", "ar", "bn", "pl", "ro", "ur"], line: "new" };
const plain: Decided = { name: "Northmere", website: null, settings: councilSettings({ languages: ["en", "ur"] }) };
const read = (slug: PartSlug, differs: Values, decided = plain) =>
	readPart(slug, { ...partValues(slug, decided, context), ...differs }, decided, context);

describe("each part", () => {
	it.each(PARTS)("gives back what it shows, of the demo's councils: %s", (slug) => {
		for (const seed of demoCouncils("2026-11-24")) {
			const decided = { name: seed.name, website: seed.website, settings: councilSettingsSchema.parse(seed.settings) };
			for (const line of decided.settings.contactLines.map(({ id }) => id)) {
				const here = { ...context, line };
				const answer = readPart(slug, partValues(slug, decided, here), decided, here);
				if (!answer.ok) throw new Error(`${slug}: ${JSON.stringify(answer.errors)}`);
				const after = { ...decided, ...answer.change, settings: { ...decided.settings, ...answer.change.settings } };
				const { editorial, ...settings } = after.settings;
				expect({ ...after, settings }).toEqual({ ...decided, settings: { ...decided.settings, editorial: undefined } });
			}
		}
	});
});

it.each([
	["name", { name: " " }, "name", "name"],
	["name", { website: "javascript:alert(1)" }, "website", "link"],
	["name", { colour: "#ffdd00" }, "colour", "contrast"],
	["name", { colour: "red" }, "colour", "colour"],
	["labels", { "hub-en": "", "hub-ur": "ہب" }, "hub-en", "english"],
	["labels", { "offer-en": "x".repeat(81) }, "offer-en", "too-long"],
	["notice", { "notice-ur": "بند" }, "notice-en", "english"],
	["leader", { "leader-name": "Marian" }, "foreword-en", "english"],
	["terms", { terms: "1 September 2026 to 31 November 2026" }, "terms", "term"],
	["terms", { terms: "1 May 2026 to 1 April 2026" }, "terms", "term"],
	["terms", { terms: "1 May 2026 to 1 June 2026\n1 June 2026 to 2 July 2026" }, "terms", "terms-overlap"],
	["red-book", { url: "ftp://x" }, "url", "link"],
	["red-book", { mode: "link" }, "url", "link"],
	["rules", { "mark-days": "29" }, "mark-days", "too-small"],
	["rules", { "mark-days": "1000" }, "mark-days", "too-large"],
	["rules", { "mark-days": "90", "hide-days": "90" }, "hide-days", "hide-order"],
	["referrals", { "acknowledge-days": "0" }, "acknowledge-days", "too-small"],
	["referrals", { "expire-days": "121" }, "expire-days", "too-large"],
	["referrals", { "keep-months": "5" }, "keep-months", "too-small"],
	["referrals", { "decide-days": "soon" }, "decide-days", "number"],
	["contact", { value: "call me", "line-name-en": "A", "line-about-en": "B" }, "value", "phone"],
	["contact", { kind: "chat", value: "javascript:x" }, "value", "link"],
	["contact", { kind: "email", value: "nobody" }, "value", "email"],
	["contact", { "week-MO": "5pm to 9am" }, "week-MO", "hours-order"],
] as const)("%s refuses %j", (slug, differs, field, reason) => {
	expect(read(slug, differs)).toMatchObject({ ok: false, errors: { [field]: { reason } } });
});

it("words in a language that the council does not offer stay", () => {
	const decided = { ...plain, settings: { ...plain.settings, notice: { en: "Closed", pl: "Zamknięte" } } };
	expect(read("notice", { "notice-en": "Open" }, decided)).toEqual({
		ok: true,
		change: { settings: { notice: { en: "Open", pl: "Zamknięte" } } },
	});
});

it("what is left empty of how long referrals may wait is decided by nobody", () => {
	const change = (answers: Values) => read("referrals", answers);
	expect(change({ "acknowledge-days": "3" })).toEqual({
		ok: true,
		change: { settings: { referrals: { acknowledgeDays: 3 } } },
	});
	expect(change({})).toEqual({ ok: true, change: { settings: { referrals: undefined } } });
	expect(referralRules({ ...plain.settings, referrals: { acknowledgeDays: 3 } })).toEqual({
		...REFERRAL_RULES,
		acknowledgeDays: 3,
	});
});

it("a contact line is added with its hours, and taken away", () => {
	const added = read("contact", {
		"line-name-en": "Feeding line",
		"line-about-en": "Ask about feeding.",
		value: "01632 960 001",
		topic: "infant-feeding",
		"week-MO": "9am to 5pm",
	});
	expect(added).toMatchObject({
		ok: true,
		change: {
			settings: {
				contactLines: [
					{
						name: { en: "Feeding line" },
						topic: "infant-feeding",
						hours: { regular: [{ day: "MO", opens: "09:00", closes: "17:00" }] },
					},
				],
			},
		},
	});
	const [line] = (added.ok && added.change.settings?.contactLines) || [];
	if (!line) throw new Error("no line");
	const decided = { ...plain, settings: { ...plain.settings, contactLines: [line] } };
	const here = { ...context, line: line.id };
	expect(readPart("contact", { remove: "yes" }, decided, here)).toEqual({
		ok: true,
		change: { settings: { contactLines: [] } },
	});
});
