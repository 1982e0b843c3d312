/** Notes: whatever a family wants to remember. */
import { form } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { date, dateValues } from "../../../platform/forms/when-fields";
import { simpleSection, wrongDay } from "./section-kind";

export const notes = simpleSection({
	segment: "notes",
	kind: "note",
	form: (around) =>
		form({ on: date().needed("missing"), text: note().needed("missing") }, ({ on }) => ({ on: wrongDay(on, around) })),
	body: (answers) => ({ kind: "note", ...answers }),
	values: ({ on, text }) => ({ text, ...dateValues("on", on) }),
	questions: ({ t }) => [
		{ input: "date", name: "on", label: t("health-sections:question.on") },
		{ input: "note", name: "text", label: t("health-sections:notes.text") },
	],
	card: ({ on, text }, { format }) => ({ title: format.date(on), lines: [], written: text }),
	on: ({ on }) => on,
});
