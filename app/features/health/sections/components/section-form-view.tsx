import {
	Button,
	Checkboxes,
	DateInput,
	ErrorSummary,
	FileUpload,
	Input,
	Radios,
	Select,
	Textarea,
} from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { PHOTO_TYPES } from "../../photos/photo-limits";
import { RecordFrame } from "../../record/components/record-frame";
import type { Question } from "../section-kind";
import type { SectionFormPage, SectionSaved } from "../section-page.server";

interface Props {
	page: SectionFormPage;
	refused?: Extract<SectionSaved, { ok: false }>;
}

/** The form of a section: adds an entry, or corrects one and can take it back. */
export function SectionFormView({ page, refused }: Props) {
	const { t } = useSpeech();
	const { head, segment, questions, values, hasPhoto, isCorrection, isReplaced } = page;
	const errors = listErrors(refused?.errors ?? {}, (reason, limit, name) => {
		const field = questions.find((question) => question.name === name)?.label ?? "";
		return t(`health-sections:error.${reason}`, { limit, field });
	});
	const typed = refused?.typed ?? values;
	return (
		<RecordFrame
			head={head}
			heading={t(isCorrection ? "health-sections:correct" : `health-sections:${segment}.add`)}
			lead={isCorrection ? t("health-sections:correct-lead") : undefined}
			notice={
				<ErrorSummary errors={refused?.changed || isReplaced ? [{ text: t("health-sections:changed") }] : errors} />
			}
		>
			<form
				method="post"
				noValidate
				encType={questions.some(({ input }) => input === "photo") ? "multipart/form-data" : undefined}
			>
				<OneTimeMark />
				{questions.map((question) => (
					<Field
						key={question.name}
						question={question}
						typed={typed}
						error={errors.find(({ field }) => field === question.name)?.text}
					/>
				))}
				{hasPhoto ? (
					<Checkboxes
						name="photo-away"
						legend={t("health-sections:development.photo-now")}
						legendSize="s"
						choices={[{ value: "yes", label: t("health-sections:development.photo-away") }]}
						defaultValues={oneOf(typed, "photo-away") ? ["yes"] : []}
					/>
				) : null}
				<div className="govuk-button-group">
					<Button name="do" value="save">
						{t("health-sections:save")}
					</Button>
					{isCorrection ? (
						<Button variant="warning" name="do" value="take-back">
							{t("health-sections:take-back")}
						</Button>
					) : null}
				</div>
			</form>
		</RecordFrame>
	);
}

function Field({ question, typed, error }: { question: Question; typed: Values; error: string | undefined }) {
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
