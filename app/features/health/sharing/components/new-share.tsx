import type { ReactNode } from "react";
import {
	BackLink,
	Button,
	Checkboxes,
	ErrorSummary,
	Radios,
	SummaryList,
	WarningText,
} from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { PageHeading } from "../../../../components/page-heading";
import { DURATIONS, RECIPIENTS, SHARED_SECTIONS } from "../../../../model/health/sharing/share";
import { listErrors } from "../../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { NewSharePage } from "../shares-page.server";

/** The three steps to a share. What was chosen stands in the address, so that going back works everywhere. */
export function NewShare({ page }: { page: NewSharePage }) {
	switch (page.step) {
		case 1:
			return <What page={page} />;
		case 2:
			return <How page={page} />;
		case 3:
			return <Check page={page} />;
	}
}

interface StepProps {
	page: NewSharePage;
	back: string;
	title: string;
	children: ReactNode;
}

function Step({ page: { head, step, errors }, back, title, children }: StepProps) {
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={back} />
			<ErrorSummary errors={listErrors(errors, (reason) => t(`health-sharing:new.error.${reason}`))} />
			<PageHeading
				caption={
					<>
						<bdi>{head.child.name}</bdi>. {t("health-sharing:new.step", { step })}
					</>
				}
			>
				{title}
			</PageHeading>
			{children}
		</>
	);
}

function useErrors({ errors }: NewSharePage) {
	const { t } = useSpeech();
	const said = listErrors(errors, (reason) => t(`health-sharing:new.error.${reason}`));
	return (field: string) => said.find((one) => one.field === field)?.text;
}

/** Where a step is, with what was chosen. */
function useStep({ head, values }: NewSharePage) {
	const { paths } = useSpeech();
	const page = paths.childRecord(head.child.id, "/share/new");
	return {
		page,
		at: (step: string | null) => paths.childRecord(head.child.id, "/share/new", { ...values, step }),
	};
}

function What({ page }: { page: NewSharePage }) {
	const { t, paths } = useSpeech();
	const errorOf = useErrors(page);
	const { head, values } = page;
	const label = (section: (typeof SHARED_SECTIONS)[number]) => t(`health-record:section.${section}`);
	return (
		<Step page={page} back={paths.childRecord(head.child.id, "/share")} title={t("health-sharing:new.what")}>
			<form method="get" action={useStep(page).page} noValidate>
				<input type="hidden" name="step" value="how" />
				<Chosen values={values} names={["duration", "passcode"]} />
				<Radios
					name="recipient"
					legend={t("health-sharing:new.recipient")}
					hint={t("health-sharing:new.recipientHint")}
					error={errorOf("recipient")}
					defaultValue={oneOf(values, "recipient")}
					choices={RECIPIENTS.map((value) => ({ value, label: t(`health-sharing:recipient.${value}`) }))}
				/>
				<Checkboxes
					name="section"
					legend={t("health-sharing:new.section")}
					hint={t("health-sharing:new.sectionHint")}
					error={errorOf("section")}
					defaultValues={allOf(values, "section")}
					choices={SHARED_SECTIONS.map((value) => ({ value, label: label(value) }))}
				/>
				<Button>{t("health-sharing:new.go")}</Button>
			</form>
		</Step>
	);
}

function How({ page }: { page: NewSharePage }) {
	const { t } = useSpeech();
	const errorOf = useErrors(page);
	const step = useStep(page);
	const { values } = page;
	return (
		<Step page={page} back={step.at(null)} title={t("health-sharing:new.how")}>
			<form method="get" action={step.page} noValidate>
				<input type="hidden" name="step" value="check" />
				<Chosen values={values} names={["recipient", "section"]} />
				<Radios
					name="duration"
					legend={t("health-sharing:new.duration")}
					error={errorOf("duration")}
					defaultValue={oneOf(values, "duration")}
					choices={DURATIONS.map((value) => ({ value, label: t(`health-sharing:duration.${value}`) }))}
				/>
				<Radios
					name="passcode"
					legend={t("health-sharing:new.passcode")}
					hint={t("health-sharing:new.passcodeHint")}
					error={errorOf("passcode")}
					defaultValue={oneOf(values, "passcode")}
					choices={(["yes", "no"] as const).map((value) => ({ value, label: t(`health-sharing:new.${value}`) }))}
				/>
				<Button>{t("health-sharing:new.go")}</Button>
			</form>
		</Step>
	);
}

function Check({ page }: { page: NewSharePage }) {
	const { t, format } = useSpeech();
	const step = useStep(page);
	const { values, chosen } = page;
	if (!chosen) return null;
	const change = (what: string, to: string) => (
		<a className="govuk-link" href={to}>
			{t("health-sharing:new.change")}
			<span className="govuk-visually-hidden"> ({what})</span>
		</a>
	);
	const row = (what: string, value: string, to: string) => ({
		key: what,
		value: (
			<>
				{value}
				<br />
				{change(what, to)}
			</>
		),
	});
	return (
		<Step page={page} back={step.at("how")} title={t("health-sharing:new.check")}>
			<SummaryList
				rows={[
					row(t("health-sharing:new.recipient"), chosen.recipient, step.at(null)),
					row(t("health-sharing:new.section"), format.list(chosen.sections), step.at(null)),
					row(t("health-sharing:new.duration"), chosen.duration, step.at("how")),
					row(t("health-sharing:new.passcode"), chosen.passcode, step.at("how")),
				]}
			/>
			<WarningText>{t("health-sharing:new.careful")}</WarningText>
			<form method="post" action={step.at("check")}>
				<OneTimeMark />
				<Chosen values={values} names={["recipient", "section", "duration", "passcode"]} />
				<Button>{t("health-sharing:new.make")}</Button>
			</form>
		</Step>
	);
}

/** What was chosen in other steps, sent along. */
function Chosen({ values, names }: { values: NewSharePage["values"]; names: readonly string[] }) {
	return names.flatMap((name) =>
		allOf(values, name).map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
	);
}
