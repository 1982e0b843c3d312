/** How a child is fed, and since when. */
import { FEEDS } from "../../../model/health/record/entry";
import { choice } from "../../../platform/forms/choice-fields";
import { form } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { dateValues, partialDate } from "../../../platform/forms/when-fields";
import { simpleSection, wrongDay } from "./section-kind";

export const feeding = simpleSection({
	segment: "feeding",
	kind: "feeding",
	form: (around) =>
		form(
			{ how: choice(FEEDS).needed("missing"), on: partialDate().needed("missing"), note: note().or("") },
			({ on }) => ({ on: wrongDay(on, around) }),
		),
	body: (answers) => ({ kind: "feeding", ...answers }),
	values: ({ how, on, note }) => ({ how, note, ...dateValues("on", on) }),
	questions: ({ t }) => [
		{
			input: "radios",
			name: "how",
			label: t("health-sections:feeding.how"),
			choices: FEEDS.map((value) => ({ value, label: t(`health-sections:feeding.kind.${value}`) })),
		},
		{ input: "partial-date", name: "on", label: t("health-sections:feeding.on") },
		{ input: "note", name: "note", label: t("health-sections:question.note") },
	],
	card: ({ how, on, note }, { t, format }) => ({
		title: t(`health-sections:feeding.kind.${how}`),
		lines: [t("health-sections:since", { date: format.partialDate(on) })],
		written: note,
	}),
	on: ({ on }) => on,
});
