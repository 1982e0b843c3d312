import { Button, DateInput, ErrorSummary, Fieldset, Input, Radios } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { RecordFrame } from "../../record/components/record-frame";
import type { MeasurementPage, MeasurementSaved } from "../growth-page.server";
import { POSITIONS } from "../measurement-form";

interface Props {
	page: MeasurementPage;
	refused?: Extract<MeasurementSaved, { ok: false }>;
}

/** Asks for a measurement in either unit; what is far from other children is asked once more, and then taken. */
export function MeasurementFormView({ page: { head, values, isCorrection, isReplaced }, refused }: Props) {
	const { t } = useSpeech();
	const typed = refused?.typed ?? values;
	const errors = listErrors(refused?.errors ?? {}, (reason, what) => t(`health-growth:form.error.${reason}`, { what }));
	const errorOf = (name: string) => errors.find(({ field }) => field === name)?.text;
	const box = (name: "kilograms" | "pounds" | "ounces" | "centimetres" | "feet" | "inches" | "head") => (
		<Input
			name={name}
			label={t(`health-growth:form.${name}`)}
			error={errorOf(name)}
			defaultValue={oneOf(typed, name)}
			inputMode="decimal"
			autoComplete="off"
			width={4}
		/>
	);
	return (
		<RecordFrame
			head={head}
			heading={t(isCorrection ? "health-growth:form.correct" : "health-growth:form.add")}
			lead={t(isCorrection ? "health-growth:form.correct-lead" : "health-growth:form.lead")}
			notice={
				<ErrorSummary errors={refused?.changed || isReplaced ? [{ text: t("health-growth:form.changed") }] : errors} />
			}
		>
			<form method="post" noValidate>
				<OneTimeMark />
				<DateInput
					name="on"
					label={t("health-growth:form.on")}
					labelSize="m"
					error={errorOf("on")}
					defaultValues={{
						day: oneOf(typed, "on-day"),
						month: oneOf(typed, "on-month"),
						year: oneOf(typed, "on-year"),
					}}
				/>
				<Fieldset legend={t("health-growth:form.weight")} legendSize="m">
					<div className="app-units">
						{box("kilograms")}
						<p className="app-units__or">{t("health-growth:form.or")}</p>
						<div className="app-units__pair">
							{box("pounds")}
							{box("ounces")}
						</div>
					</div>
				</Fieldset>
				<Fieldset legend={t("health-growth:form.length")} legendSize="m">
					<div className="app-units">
						{box("centimetres")}
						<p className="app-units__or">{t("health-growth:form.or")}</p>
						<div className="app-units__pair">
							{box("feet")}
							{box("inches")}
						</div>
					</div>
					<Radios
						name="position"
						legend={t("health-growth:form.position")}
						error={errorOf("position")}
						defaultValue={oneOf(typed, "position")}
						choices={POSITIONS.map((value) => ({ value, label: t(`health-growth:form.${value}`) }))}
						inline
					/>
				</Fieldset>
				<Fieldset legend={t("health-growth:measure.head")} legendSize="m">
					<div className="app-units">{box("head")}</div>
				</Fieldset>
				<div className="govuk-button-group">
					<Button>{t("health-growth:form.save")}</Button>
					{refused?.right ? (
						<Button variant="secondary" name="right" value={refused.right}>
							{t("health-growth:form.right")}
						</Button>
					) : null}
					{isCorrection ? (
						<Button variant="warning" name="do" value="take-back">
							{t("health-growth:form.take-back")}
						</Button>
					) : null}
				</div>
			</form>
		</RecordFrame>
	);
}
