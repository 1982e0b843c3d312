import {
	BackLink,
	Button,
	Checkboxes,
	DateInput,
	ErrorSummary,
	Input,
	Select,
	Textarea,
} from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { listErrors, type Values } from "../../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { SealedEntry, Slip, StepDone, StepPage } from "../step-page.server";
import { CARRIED_SECTIONS, type StepField } from "../steps";
import { DecisionNote } from "./decision-note";

type Answer = Exclude<StepDone, { href: string }>;

/** What a step will do, what it asks for, and what it shows once. */
export function StepView({ page, answer }: { page: StepPage; answer?: Answer }) {
	const { t } = useSpeech();
	if (answer && "slip" in answer) return <SlipView page={page} slip={answer.slip} />;
	if (answer && "entries" in answer) return <SealedView page={page} entries={answer.entries} />;
	const errors = listErrors(answer?.errors ?? {}, (reason, limit, field) =>
		t(`staff-guardians:error.${reason}`, { limit, field: t(`staff-guardians:field.${field as StepField}`) }),
	);
	const typed = answer?.typed ?? {};
	const errorOf = (field: StepField) => errors.find((one) => one.field === field)?.text;
	const field = (name: StepField) => {
		const common = { name, label: t(`staff-guardians:field.${name}`), labelSize: "s", error: errorOf(name) } as const;
		switch (name) {
			case "diedOn":
			case "reviewOn":
				return (
					<DateInput
						key={name}
						{...common}
						hint={t("staff-guardians:field.dateHint")}
						defaultValues={{
							day: oneOf(typed, `${name}-day`),
							month: oneOf(typed, `${name}-month`),
							year: oneOf(typed, `${name}-year`),
						}}
					/>
				);
			case "sections":
				return (
					<Checkboxes
						key={name}
						name={name}
						legend={common.label}
						legendSize="s"
						hint={t("staff-guardians:field.sectionsHint")}
						choices={CARRIED_SECTIONS.map((value) => ({
							value,
							label: t(`staff-guardians:field.section.${value}`),
						}))}
						defaultValues={allOf(typed, name)}
						error={common.error}
					/>
				);
			case "reason":
				return (
					<Textarea
						key={name}
						{...common}
						hint={t("staff-guardians:field.reasonHint")}
						rows={4}
						defaultValue={oneOf(typed, name)}
					/>
				);
			default:
				return (
					<Input
						key={name}
						{...common}
						hint={name === "authority" ? t("staff-guardians:field.authorityHint") : undefined}
						autoComplete="off"
						defaultValue={oneOf(typed, name)}
					/>
				);
		}
	};
	const form = (
		<form method="post" className="app-measure" noValidate>
			<OneTimeMark />
			{page.fields.map(field)}
			{page.languages.length > 0 ? (
				<Select
					name="language"
					label={t("staff-guardians:slip.language")}
					labelSize="s"
					options={page.languages}
					defaultValue={page.languages[0]?.value}
				/>
			) : null}
			<Button variant={WARNED.has(page.step) ? "warning" : undefined}>{page.heading}</Button>
		</form>
	);
	return (
		<>
			<BackLink href={page.backHref}>{page.child}</BackLink>
			<ErrorSummary errors={errors} />
			<PageHeading caption={page.child} lead={page.settled ? undefined : t(`staff-guardians:stepLead.${page.step}`)}>
				{page.heading}
			</PageHeading>
			{page.settled ? <Settled page={page} settled={page.settled} typed={typed} /> : form}
		</>
	);
}

/** It cannot be done, or not any more: what stands, and what was typed by whoever came second. */
function Settled({
	page,
	settled: { state, last },
	typed,
}: {
	page: StepPage;
	settled: NonNullable<StepPage["settled"]>;
	typed: Values;
}) {
	const { t } = useSpeech();
	const day = (name: StepField) =>
		["day", "month", "year"]
			.map((part) => oneOf(typed, `${name}-${part}`))
			.join(" ")
			.trim();
	const words = page.fields.map((name) =>
		name === "diedOn" || name === "reviewOn" ? day(name) : name === "sections" ? "" : oneOf(typed, name),
	);
	return (
		<>
			<p className="govuk-body">{t("staff-guardians:settled.step")}</p>
			{state.map((line) => (
				<p key={line} className="govuk-body">
					{line}
				</p>
			))}
			{last ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:settled.last")}</h2>
					<DecisionNote {...last} />
				</>
			) : null}
			<UnsentWords lead={t("staff-guardians:settled.unsent")} words={words} />
		</>
	);
}

/** What cannot be undone, or takes something from somebody. */
const WARNED: ReadonlySet<StepPage["step"]> = new Set(["freeze", "end", "died", "adopt", "unseal"]);

/** For paper: what whoever gets the code has to do with it. */
function SlipView({ page, slip }: { page: StepPage; slip: Slip }) {
	const { t } = useSpeech();
	const { code, language, title, label, until, steps } = slip;
	return (
		<>
			<p className="govuk-body app-no-print">{t("staff-guardians:slip.once")}</p>
			<div className="app-measure" lang={language.code} dir={language.dir}>
				<PageHeading>{title}</PageHeading>
				<p className="govuk-body">{label}</p>
				<p className="govuk-heading-l">
					<bdi>{code}</bdi>
				</p>
				<p className="govuk-body">{until}</p>
				<ol className="govuk-list govuk-list--number">
					{steps.map((step) => (
						<li key={step}>{step}</li>
					))}
				</ol>
			</div>
			<p className="govuk-body app-no-print">
				<a className="govuk-link" href={page.backHref}>
					{t("staff-guardians:slip.done")}
				</a>
			</p>
		</>
	);
}

function SealedView({ page, entries }: { page: StepPage; entries: readonly SealedEntry[] }) {
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={page.backHref}>{page.child}</BackLink>
			<PageHeading caption={page.child}>{t("staff-guardians:sealed.title")}</PageHeading>
			{entries.length === 0 ? <p className="govuk-body">{t("staff-guardians:sealed.none")}</p> : null}
			{entries.map(({ id, section, by, rows }) => (
				<article key={id}>
					<h2 className="govuk-heading-s">{section}</h2>
					<p className="govuk-hint">{by}</p>
					<ul className="govuk-list">
						{rows.map(({ key, value }) => (
							<li key={key} className="app-pre">
								{key}: {value}
							</li>
						))}
					</ul>
				</article>
			))}
		</>
	);
}
