import { Button, DateInput, ErrorSummary, Input, Radios, Select, Textarea } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { VACCINES } from "../../../../model/health/immunisations/vaccines";
import { type FieldErrors, listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { RecordReason } from "../../record/forms";
import type { RecordHead } from "../../record/record-pages.server";
import { WHAT_HAPPENED } from "../vaccination-form";

interface Props {
	head: RecordHead;
	refused?: { errors: FieldErrors<RecordReason>; typed: Values };
}

type FieldName = "vaccine" | "outcome" | "date" | "place" | "product" | "batch" | "reason";

/** The form for a vaccination that the family knows of. */
export function AddVaccination({ head, refused }: Props) {
	const { t } = useSpeech();
	const typed = (name: string) => oneOf(refused?.typed ?? {}, name);
	const labelOf = (field: FieldName) => t(`health-immunisations:form.${field}`);
	const errors = listErrors(refused?.errors ?? {}, (reason, limit, field) =>
		t(`health-record:claim.error.${reason}`, { limit, field: labelOf(field as FieldName) }),
	);
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const about = (field: FieldName) => ({
		name: field,
		label: labelOf(field),
		labelSize: "s" as const,
		error: errorOf(field),
		defaultValue: typed(field),
	});
	return (
		<RecordFrame
			head={head}
			heading={t("health-immunisations:add")}
			lead={t("health-immunisations:form.lead")}
			notice={<ErrorSummary errors={errors} />}
		>
			<form method="post" noValidate>
				<OneTimeMark />
				<Select
					{...about("vaccine")}
					options={[
						{ value: "", text: "" },
						...VACCINES.map((value) => ({ value, text: t(`health-immunisations:name.${value}`) })),
					]}
				/>
				<Radios
					name="outcome"
					legend={t("health-immunisations:form.outcome")}
					legendSize="s"
					error={errorOf("outcome")}
					defaultValue={typed("outcome")}
					choices={WHAT_HAPPENED.map((value) => ({
						value,
						label: t(`health-immunisations:form.${value}`),
						conditional: value === "declined" ? <Textarea {...about("reason")} rows={2} /> : undefined,
					}))}
				/>
				<DateInput
					name="date"
					label={t("health-immunisations:form.date")}
					labelSize="s"
					hint={t("health-immunisations:form.dateHint")}
					error={errorOf("date")}
					defaultValues={{ day: typed("date-day"), month: typed("date-month"), year: typed("date-year") }}
				/>
				<Input {...about("place")} />
				<Input {...about("product")} />
				<Input {...about("batch")} width={10} />
				<Button>{t("health-immunisations:form.save")}</Button>
			</form>
		</RecordFrame>
	);
}
