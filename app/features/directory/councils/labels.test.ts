import { expect, test } from "vitest";
import { ENGLISH, findLanguage } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { labelOf } from "./labels";
import { defaultSettings } from "./rules";

const urdu = speechIn(findLanguage("ur") ?? ENGLISH);
const council = { settings: defaultSettings(["ur"], "2026-11-27") };

test("what every council starts with is there in the reader's language", () => {
	expect(labelOf(council, "hubs", urdu)).toEqual({ text: "فیملی ہبز", lang: "ur", dir: "rtl" });
	expect(labelOf(council, "hubs", speechIn(ENGLISH))).toEqual({ text: "Family hubs", lang: "en", dir: "ltr" });
});

test("a council's own name is kept: in the language it is said in, else in English", () => {
	const labels = { ...council.settings.labels, hub: { en: "Children's centre" }, offer: { en: "Offer", ur: "پیشکش" } };
	const own = { settings: { ...council.settings, labels } };
	expect(labelOf(own, "hub", urdu)).toEqual({ text: "Children's centre", lang: "en", dir: "ltr" });
	expect(labelOf(own, "offer", urdu)).toEqual({ text: "پیشکش", lang: "ur", dir: "rtl" });
});
