/** Allergies first, and conditions. That nobody has said anything is never "none". */

import { earliestDay } from "../../../model/health/partial-date";
import { choice } from "../../../platform/forms/choice-fields";
import { form } from "../../../platform/forms/form";
import { line, note } from "../../../platform/forms/text-fields";
import { dateValues, partialDate } from "../../../platform/forms/when-fields";
import { simpleSection } from "./section-kind";

const KINDS = ["allergy", "condition"] as const;

export const conditions = simpleSection({
	segment: "conditions",
	kind: "condition",
	form: ({ today }) =>
		form(
			{
				kind: choice(KINDS).needed("missing"),
				what: line(200).needed("missing"),
				since: partialDate(),
				note: note().or(""),
			},
			// Some are known before the birth.
			({ since }) => ({ since: since && earliestDay(since) > today && "future" }),
		),
	body: ({ kind, what, since, note }) => ({ kind: "condition", isAllergy: kind === "allergy", what, since, note }),
	values: ({ isAllergy, what, since, note }) => ({
		kind: isAllergy ? "allergy" : "condition",
		what,
		note,
		...dateValues("since", since),
	}),
	questions: ({ t }) => [
		{
			input: "radios",
			name: "kind",
			label: t("health-sections:conditions.kind"),
			choices: KINDS.map((value) => ({ value, label: t(`health-sections:conditions.${value}`) })),
		},
		{
			input: "line",
			name: "what",
			label: t("health-sections:conditions.what"),
			hint: t("health-sections:conditions.what-hint"),
		},
		{ input: "partial-date", name: "since", label: t("health-sections:conditions.since") },
		{
			input: "note",
			name: "note",
			label: t("health-sections:question.note"),
			hint: t("health-sections:conditions.note-hint"),
		},
	],
	card: ({ what, since, note, isAllergy }, { t, format }) => ({
		title: what,
		lines: [
			t(`health-sections:conditions.${isAllergy ? "allergy" : "condition"}`),
			...(since === null ? [] : [t("health-sections:since", { date: format.partialDate(since) })]),
		],
		written: note,
	}),
	on: ({ since }) => since,
	groups: [
		{ key: "allergies", has: ({ isAllergy }) => isAllergy },
		{ key: "conditions", has: ({ isAllergy }) => !isAllergy },
	],
});
