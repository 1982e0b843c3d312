import { expect, it } from "vitest";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { describeLanguages } from "./describe-languages";

it.each([
	[["ur"], "In English and Urdu."],
	[["en", "ur"], "In English and Urdu."],
	[["en"], "In English."],
	[[], null],
])("held in %j reads %j", (heldIn, words) => {
	expect(describeLanguages({ heldIn, interpreter: [] }, speechIn(ENGLISH))).toBe(words);
});
