/** Appointments: those to come, the soonest first, and those that were. */
import type { BodyOf } from "../../../model/health/record/entry";
import { form } from "../../../platform/forms/form";
import { line } from "../../../platform/forms/text-fields";
import { date, dateValues, time } from "../../../platform/forms/when-fields";
import type { Speech } from "../../../platform/i18n/context";
import { simpleSection } from "./section-kind";

export const appointments = simpleSection({
	segment: "appointments",
	kind: "appointment",
	form: ({ child }) =>
		form(
			{
				on: date().needed("missing"),
				time: time(),
				what: line(200).needed("missing"),
				where: line(200).or(""),
			},
			({ on }) => ({ on: on && on < child.bornOn && "before-birth" }),
		),
	body: (answers) => ({ kind: "appointment", ...answers }),
	values: ({ on, time, what, where }) => ({ time: time ?? "", what, where, ...dateValues("on", on) }),
	questions: ({ t }) => [
		{ input: "date", name: "on", label: t("health-sections:question.on") },
		{
			input: "time",
			name: "time",
			label: t("health-sections:appointments.time"),
			hint: t("health-sections:appointments.time-hint"),
		},
		{
			input: "line",
			name: "what",
			label: t("health-sections:appointments.what"),
			hint: t("health-sections:appointments.what-hint"),
		},
		{
			input: "line",
			name: "where",
			label: t("health-sections:appointments.where"),
			hint: t("health-sections:appointments.where-hint"),
		},
	],
	card: ({ on, time, what, where }, speech, { today }) => ({
		title: whenIs({ on, time }, speech, today),
		lines: [],
		written: [what, where].filter(Boolean).join("\n"),
	}),
	on: ({ on }) => on,
	groups: [
		{ key: "coming", has: ({ on }, { today }) => on >= today, soonestFirst: true },
		{ key: "past", has: ({ on }, { today }) => on < today },
	],
});

/** "Thursday 26 November, 10am" */
export const whenIs = (
	{ on, time }: Pick<BodyOf<"appointment">, "on" | "time">,
	{ t, format }: Pick<Speech, "t" | "format">,
	today: string,
): string => {
	const day = format.weekdayDate(on, today);
	return time === null ? day : t("directory:when.session", { day, time: format.time(time) });
};
