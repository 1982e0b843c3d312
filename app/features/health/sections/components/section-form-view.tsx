import { Button, Checkboxes, ErrorSummary } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { SectionFormPage, SectionSaved } from "../section-page.server";
import { QuestionField } from "./question-field";

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
					<QuestionField
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
