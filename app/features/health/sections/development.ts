/** Firsts: what a child did for the first time. */
import { precisionOf } from "../../../model/health/partial-date";
import { form } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { dateValues, partialDate } from "../../../platform/forms/when-fields";
import type { Speech } from "../../../platform/i18n/context";
import { ageInWords, correctedAgeInWords } from "../record/age-words";
import { type Around, simpleSection, wrongDay } from "./section-kind";

export const development = simpleSection({
	segment: "development",
	kind: "first",
	form: (around) =>
		form({ what: note().needed("missing"), on: partialDate().needed("missing") }, ({ on }) => ({
			on: wrongDay(on, around),
		})),
	body: (answers) => ({ kind: "first", ...answers }),
	values: ({ on, what }) => ({ what, ...dateValues("on", on) }),
	questions: ({ t }) => [
		{
			input: "note",
			name: "what",
			label: t("health-sections:development.what"),
			hint: t("health-sections:development.what-hint"),
		},
		{ input: "partial-date", name: "on", label: t("health-sections:question.on") },
		{
			input: "photo",
			name: "photo",
			label: t("health-sections:development.photo"),
			hint: t("health-sections:development.photo-hint"),
		},
	],
	card: ({ on, what }, speech, around) => ({
		title: speech.format.partialDate(on),
		lines: ageOn(on, speech, around),
		written: what,
	}),
	on: ({ on }) => on,
});

/** "At 8 months, 6 months corrected"; nothing where the day is not known. */
export function ageOn(on: string, speech: Speech, { child }: Around): string[] {
	if (precisionOf(on) !== "day" || on < child.bornOn) return [];
	const age = ageInWords(child.bornOn, on, speech);
	const corrected = correctedAgeInWords(child, on, speech);
	return [
		corrected === null
			? speech.t("health-sections:development.at", { age })
			: speech.t("health-sections:development.at-both", { age, corrected }),
	];
}
