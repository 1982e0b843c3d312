import { DateInput, FileUpload, Input, Radios, Select, Textarea } from "../../../../components/govuk";
import type { Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { PHOTO_TYPES } from "../../photos/photo-limits";
import type { Question } from "../section-kind";

/** One question of a section's form. */
export function QuestionField({ question, typed, error }: { question: Question; typed: Values; error?: string }) {
	const { t } = useSpeech();
	const { input, name, label, hint } = question;
	const about = { name, label, labelSize: "s", hint, error } as const;
	const value = oneOf(typed, name);
	switch (input) {
		case "date":
		case "partial-date": {
			const box = (part: string) => oneOf(typed, `${name}-${part}`);
			return (
				<DateInput
					{...about}
					hint={hint ?? t(input === "date" ? "health-sections:date-hint" : "health-sections:partial-date-hint")}
					defaultValues={{ day: box("day"), month: box("month"), year: box("year") }}
				/>
			);
		}
		case "radios":
			return (
				<Radios
					name={name}
					legend={label}
					legendSize="s"
					hint={hint}
					error={error}
					defaultValue={value}
					choices={question.choices}
				/>
			);
		case "select":
			return (
				<Select
					{...about}
					defaultValue={value}
					options={[
						{ value: "", text: t("health-sections:choose") },
						...question.choices.map((one) => ({ value: one.value, text: one.label })),
					]}
				/>
			);
		case "note":
			return <Textarea {...about} rows={4} defaultValue={value} />;
		case "line":
			return <Input {...about} defaultValue={value} autoComplete="off" />;
		case "photo":
			return <FileUpload {...about} accept={PHOTO_TYPES} />;
		case "time":
			return <Input {...about} defaultValue={value} autoComplete="off" width={10} />;
	}
}
