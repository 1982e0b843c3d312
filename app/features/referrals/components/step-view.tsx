import {
	BackLink,
	Button,
	Checkboxes,
	DateInput,
	ErrorSummary,
	Input,
	Radios,
	Textarea,
} from "../../../components/govuk";
import { PageHeading } from "../../../components/page-heading";
import { UnsentWords } from "../../../components/unsent-words";
import { DECLINE_REASONS, OUTCOMES } from "../../../model/referrals/referral";
import { listErrors } from "../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../platform/forms/values";
import { type Speech, useSpeech } from "../../../platform/i18n/context";
import type { StepPage, StepPosted } from "../step-page.server";
import type { StepField } from "../steps";

/** Those that ask for a reason. */
type ReasonedStep = Exclude<StepPage["step"], "wait" | "begin">;

type Refused = Extract<StepPosted, { ok: false }>;
interface Props {
	page: StepPage;
	refused?: Refused;
}

function refusalInWords(why: Extract<Refused, { status: 409 }>["why"], t: Speech["t"]): string {
	if (why === "changed") return t("staff-referrals:changed");
	return why === "twin" ? t("staff-referrals:check.twin-other") : t(`staff-referrals:misfit.${why}`);
}

/** What a step will do, and what it asks for. */
export function StepView({ page, refused }: Props) {
	const { t, paths } = useSpeech();
	const labelOf = (field: string) =>
		field === "reason"
			? t(`staff-referrals:reasonOf.${page.step as ReasonedStep}`)
			: t(`staff-referrals:stepField.${field as "why"}`);
	const errors =
		refused && "errors" in refused
			? listErrors(refused.errors, (reason, _, field) =>
					t(`staff-referrals:error.${reason}`, { field: labelOf(field) }),
				)
			: refused
				? [{ text: refusalInWords(refused.why, t) }]
				: [];
	const twin = refused && "twin" in refused ? refused.twin.id : null;
	const typed = refused?.typed ?? {};
	const { step } = page;
	const errorOf = (name: string) => errors.find((one) => "field" in one && one.field === name)?.text;
	const radios = (name: "why" | "outcome", choices: readonly { value: string; label: string }[]) => (
		<Radios
			key={name}
			name={name}
			legend={t(`staff-referrals:stepField.${name}`)}
			legendSize="s"
			error={errorOf(name)}
			choices={choices}
			defaultValue={oneOf(typed, name)}
		/>
	);
	const field = (name: StepField) => {
		switch (name) {
			case "why":
				return radios(
					name,
					DECLINE_REASONS.map((value) => ({ value, label: t(`staff-referrals:why.${value}`) })),
				);
			case "outcome":
				return radios(
					name,
					OUTCOMES.map((value) => ({ value, label: t(`staff-referrals:outcome.${value}`) })),
				);
			case "expectedOn":
			case "reviewOn":
			case "contactOn":
				return (
					<DateInput
						key={name}
						name={name}
						label={t(`staff-referrals:stepField.${name}`)}
						labelSize="s"
						error={errorOf(name)}
						defaultValues={{
							day: oneOf(typed, `${name}-day`),
							month: oneOf(typed, `${name}-month`),
							year: oneOf(typed, `${name}-year`),
						}}
					/>
				);
			case "alternatives":
				return page.alternatives.length === 0 ? null : (
					<Checkboxes
						key={name}
						name={name}
						legend={t("staff-referrals:stepField.alternatives")}
						legendSize="s"
						error={errorOf(name)}
						choices={page.alternatives}
						defaultValues={allOf(typed, name)}
					/>
				);
			case "noneFound":
				return (
					<Checkboxes
						key={name}
						name={name}
						// The reason stands at what can be chosen; where nothing can, here.
						id={page.alternatives.length === 0 ? "alternatives" : name}
						legend={t("staff-referrals:stepField.noneFound")}
						legendSize="s"
						error={page.alternatives.length === 0 ? errorOf("alternatives") : undefined}
						choices={[{ value: "yes", label: t("staff-referrals:said.noAlternative") }]}
						defaultValues={allOf(typed, name)}
					/>
				);
			case "onwardTo":
				return (
					<Radios
						key={name}
						name={name}
						legend={t("staff-referrals:stepField.onwardTo")}
						legendSize="s"
						error={errorOf(name)}
						choices={page.alternatives}
						defaultValue={oneOf(typed, name)}
					/>
				);
			case "nobodyInDanger":
			case "agreed":
				return (
					<Checkboxes
						key={name}
						name={name}
						legend={t(`staff-referrals:stepField.${name}`)}
						legendSize="s"
						error={errorOf(name)}
						choices={[{ value: "yes", label: t(`staff-referrals:said.${name}`) }]}
						defaultValues={allOf(typed, name)}
					/>
				);
			case "familyTold":
				return (
					<Checkboxes
						key={name}
						name={name}
						legend={t("staff-referrals:stepField.familyTold")}
						legendSize="s"
						choices={[{ value: "yes", label: t("staff-referrals:said.familyTold") }]}
						defaultValues={allOf(typed, name)}
					/>
				);
			case "reason":
				return (
					<Textarea
						key={name}
						name={name}
						label={t(`staff-referrals:reasonOf.${step as ReasonedStep}`)}
						labelSize="s"
						hint={t(`staff-referrals:hint.reason-${step === "transfer" ? "onward" : page.readBy}`)}
						rows={4}
						defaultValue={oneOf(typed, name)}
						error={errorOf(name)}
					/>
				);
		}
	};
	const form = (
		<>
			{page.fields.includes("onwardTo") ? <SearchOnward page={page} /> : null}
			{twin ? (
				<p className="govuk-body">
					<a className="govuk-link" href={paths.referral(twin)}>
						{t("staff-referrals:check.twin-link")}
					</a>
				</p>
			) : null}
			<form method="post" className="app-measure" noValidate>
				<input type="hidden" name="revision" value={page.revision} />
				{page.first ? <p className="govuk-body">{page.first}</p> : null}
				{page.fields.map(field)}
				<Button variant={step === "cancel" || step === "decline" ? "warning" : undefined}>{page.heading}</Button>
			</form>
		</>
	);
	return (
		<>
			<BackLink href={paths.referral(page.id)}>
				<bdi>{page.name}</bdi>
			</BackLink>
			<ErrorSummary errors={errors} />
			<PageHeading
				caption={<bdi>{page.name}</bdi>}
				lead={page.blocked ? undefined : t(`staff-referrals:stepLead.${step}`)}
			>
				{page.heading}
			</PageHeading>
			{page.blocked ? <Blocked page={page} blocked={page.blocked} typed={oneOf(typed, "reason")} /> : form}
		</>
	);
}

/** Looks for another service than those for the same need. */
function SearchOnward({ page: { q, alternatives } }: { page: StepPage }) {
	const { t } = useSpeech();
	return (
		<form method="get">
			<Input name="q" label={t("staff-referrals:new.search")} labelSize="s" defaultValue={q} width={30} />
			<Button variant="secondary">{t("staff-referrals:new.find")}</Button>
			<p className="govuk-body" role="status">
				{t("staff-referrals:new.found", { count: alternatives.length })}
			</p>
		</form>
	);
}

function Blocked({ page, blocked, typed }: { page: StepPage; blocked: string[]; typed: string }) {
	const { t, paths } = useSpeech();
	return (
		<>
			<p className="govuk-body">{t("staff-referrals:blocked.lead")}</p>
			{blocked.map((line) => (
				<p key={line} className="govuk-body">
					{line}
				</p>
			))}
			<UnsentWords lead={t("staff-referrals:blocked.typed")} words={[typed]} />
			<p className="govuk-body">
				<a className="govuk-link" href={paths.referral(page.id)}>
					{t("staff-referrals:blocked.back")}
				</a>
			</p>
		</>
	);
}
