import { Button, DateInput, ErrorSummary, Fieldset, Input, Radios } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { type FieldErrors, listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { type MeasurementReason, POSITIONS } from "../measurement-form";

export interface AskedAgain {
	errors: FieldErrors<MeasurementReason>;
	/** Sent along when what is asked about is right; null where something is wrong, and nothing asked. */
	right: string | null;
}

interface Props {
	/** What stands in the boxes. */
	typed: Values;
	refused?: AskedAgain;
}

/** Asks for a measurement in either unit; what is far from other children is asked once more, and then taken. */
export function MeasurementForm({ typed, refused }: Props) {
	const { t } = useSpeech();
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
			width={5}
		/>
	);
	return (
		<>
			<ErrorSummary errors={errors} />
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
						{box("pounds")}
						{box("ounces")}
					</div>
				</Fieldset>
				<Fieldset legend={t("health-growth:form.length")} legendSize="m">
					<div className="app-units">
						{box("centimetres")}
						<p className="app-units__or">{t("health-growth:form.or")}</p>
						{box("feet")}
						{box("inches")}
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
				</div>
			</form>
		</>
	);
}
