import {
	Button,
	Checkboxes,
	DateInput,
	ErrorSummary,
	Fieldset,
	Input,
	InsetText,
	Radios,
	Select,
	Textarea,
} from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { OUTCOMES } from "../../../../model/health/immunisations/record";
import { VACCINES } from "../../../../model/health/immunisations/vaccines";
import { ASQ_DOMAINS, CONSENTS, LIMBS, RECORDED_RESULTS } from "../../../../model/health/record/entry";
import { listErrors, type Values } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { CONDITION_TERMS, REVIEW_TERMS, SCREEN_TERMS } from "../../checks/clinic-terms";
import { CLINIC_TERMS } from "../../immunisations/clinic-terms";
import { RecordFrame } from "../../record/components/record-frame";
import type { EntryFormPage, EntrySaved } from "../entry-pages.server";
import { CONDITION_IDS, REVIEW_IDS, SCORES, SCREEN_IDS } from "../forms";

interface Props {
	page: EntryFormPage;
	refused?: Extract<EntrySaved, { ok: false }>;
}

/** What a field that may not stay empty is called on its page. */
const LABELS: Readonly<
	Record<string, "which-review" | "which-screen" | "result" | "told-on" | "vaccine" | "outcome" | "consent" | "reason">
> = {
	review: "which-review",
	screen: "which-screen",
	result: "result",
	told: "told-on",
	vaccine: "vaccine",
	outcome: "outcome",
	consent: "consent",
	reason: "reason",
};

/** The form of a review, a newborn check or a vaccination. */
export function EntryFormView({ page, refused }: Props) {
	const { t } = useSpeech();
	const { head, form, values, isCorrection, isReplaced, onlyTold } = page;
	const typed = refused?.typed ?? values;
	const errors = listErrors(refused?.errors ?? {}, (reason, limit, field) =>
		t(`staff-records:error.${reason}`, { limit, field: t(`staff-records:form.${LABELS[field] ?? "on"}`) }),
	);
	const fields = fieldsOf(typed, errors);
	const on = refused?.errors.on;
	const asked = on?.reason === "early" || on?.reason === "late" ? on.what : undefined;
	return (
		<RecordFrame
			head={head}
			heading={t(`staff-records:form.${onlyTold ? "told" : isCorrection ? "correct" : form}`)}
			lead={t(`staff-records:form.${onlyTold ? "told-lead" : "lead"}`)}
			notice={
				<ErrorSummary errors={refused?.changed || isReplaced ? [{ text: t("staff-records:form.changed") }] : errors} />
			}
		>
			<form method="post" noValidate>
				<OneTimeMark />
				{onlyTold ? (
					<>
						<InsetText>{onlyTold.what}</InsetText>
						<DateField {...fields("told")} label={t("staff-records:form.told-on")} />
					</>
				) : form === "review" ? (
					<ReviewFields fields={fields} />
				) : form === "screen" ? (
					<ScreenFields fields={fields} typed={typed} />
				) : (
					<VaccinationFields fields={fields} />
				)}
				{asked ? (
					<Button name="right" value={asked} variant="secondary">
						{t("staff-records:form.right")}
					</Button>
				) : null}
				<div className="govuk-button-group">
					<Button name="do" value="save">
						{t("staff-records:form.save")}
					</Button>
					{isCorrection && !onlyTold ? (
						<Button variant="warning" name="do" value="take-back">
							{t("staff-records:form.take-back")}
						</Button>
					) : null}
				</div>
			</form>
		</RecordFrame>
	);
}

interface Box {
	name: string;
	error: string | undefined;
	value: string;
	part(name: string): string;
}
type FieldsOf = (name: string) => Box;

const fieldsOf =
	(typed: Values, errors: readonly { field: string; text: string }[]): FieldsOf =>
	(name) => ({
		name,
		error: errors.find(({ field }) => field === name)?.text,
		value: oneOf(typed, name),
		part: (part) => oneOf(typed, `${name}-${part}`),
	});

function DateField({ name, error, part, label }: Box & { label: string }) {
	return (
		<DateInput
			{...{ name, label, error }}
			labelSize="s"
			defaultValues={{ day: part("day"), month: part("month"), year: part("year") }}
		/>
	);
}

interface ChoiceProps {
	box: Box;
	label: string;
	choices: readonly { value: string; label: string }[];
}

function Chosen({ box: { name, error, value }, label, choices }: ChoiceProps) {
	return <Radios {...{ name, error, choices }} legend={label} legendSize="s" defaultValue={value} />;
}

function Listed({ box: { name, error, value }, label, choices }: ChoiceProps) {
	const options = [{ value: "", text: "" }, ...choices.map((one) => ({ value: one.value, text: one.label }))];
	return <Select {...{ name, label, error, options }} labelSize="s" defaultValue={value} />;
}

function ReviewFields({ fields }: { fields: FieldsOf }) {
	const { t } = useSpeech();
	const findings = fields("findings");
	return (
		<>
			<Chosen
				box={fields("review")}
				label={t("staff-records:form.which-review")}
				choices={REVIEW_IDS.map((value) => ({ value, label: REVIEW_TERMS[value] }))}
			/>
			<DateField {...fields("on")} label={t("staff-records:form.on")} />
			<Textarea
				name="findings"
				label={t("staff-records:form.findings")}
				labelSize="s"
				hint={t("staff-records:form.findings-hint")}
				rows={6}
				error={findings.error}
				defaultValue={findings.value}
			/>
			<Fieldset legend={t("staff-records:form.asq")} legendSize="s">
				<p className="govuk-hint">{t("staff-records:form.asq-hint")}</p>
				{ASQ_DOMAINS.map((domain) => (
					<Listed
						key={domain}
						box={fields(domain)}
						label={t(`health-checks:asq.${domain}`)}
						choices={SCORES.map((value) => ({ value, label: value }))}
					/>
				))}
			</Fieldset>
		</>
	);
}

function ScreenFields({ fields, typed }: { fields: FieldsOf; typed: Values }) {
	const { t } = useSpeech();
	const conditions = CONDITION_IDS.map((value) => ({ value, label: CONDITION_TERMS[value] }));
	const many = (name: "tested" | "suspected") => (
		<Checkboxes
			name={name}
			legend={t(`staff-records:form.${name}`)}
			legendSize="s"
			error={fields(name).error}
			choices={conditions}
			defaultValues={[typed[name] ?? []].flat()}
			small
		/>
	);
	return (
		<>
			<Chosen
				box={fields("screen")}
				label={t("staff-records:form.which-screen")}
				choices={SCREEN_IDS.map((value) => ({ value, label: SCREEN_TERMS[value] }))}
			/>
			<DateField {...fields("on")} label={t("staff-records:form.on")} />
			<Chosen
				box={fields("result")}
				label={t("staff-records:form.result")}
				choices={RECORDED_RESULTS.map((value) => ({
					value,
					label: value === "suspected" ? t("staff-records:suspected") : t(`health-checks:result.${value}`),
				}))}
			/>
			{many("tested")}
			{many("suspected")}
			<DateField {...fields("told")} label={t("staff-records:form.told-on")} />
			<p className="govuk-hint">{t("staff-records:form.told-hint")}</p>
		</>
	);
}

function VaccinationFields({ fields }: { fields: FieldsOf }) {
	const { t } = useSpeech();
	const box = (name: "product" | "batch" | "place") => {
		const { error, value } = fields(name);
		const label = t(`staff-records:form.${name}`);
		return <Input {...{ name, label, error }} labelSize="s" defaultValue={value} autoComplete="off" width={20} />;
	};
	const reason = fields("reason");
	return (
		<>
			<Listed
				box={fields("vaccine")}
				label={t("staff-records:form.vaccine")}
				choices={VACCINES.map((value) => ({
					value,
					label: CLINIC_TERMS[value] ?? t(`health-immunisations:name.${value}`),
				}))}
			/>
			<Chosen
				box={fields("outcome")}
				label={t("staff-records:form.outcome")}
				choices={OUTCOMES.map((value) => ({ value, label: t(`staff-records:outcome.${value}`) }))}
			/>
			<DateField {...fields("date")} label={t("staff-records:form.on")} />
			{box("product")}
			{box("batch")}
			<Chosen
				box={fields("limb")}
				label={t("staff-records:form.limb")}
				choices={LIMBS.map((value) => ({ value, label: t(`health-immunisations:limb.${value}`) }))}
			/>
			<Chosen
				box={fields("consent")}
				label={t("staff-records:form.consent")}
				choices={CONSENTS.map((value) => ({ value, label: t(`health-immunisations:consent.${value}`) }))}
			/>
			{box("place")}
			<Textarea
				name="reason"
				label={t("staff-records:form.reason")}
				labelSize="s"
				rows={3}
				error={reason.error}
				defaultValue={reason.value}
			/>
		</>
	);
}
