import {
	BackLink,
	Button,
	Checkboxes,
	ErrorSummary,
	Radios,
	SummaryList,
	Textarea,
	WarningText,
} from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { listErrors } from "../../../../platform/forms/field-errors";
import { allOf, oneOf } from "../../../../platform/forms/values";
import { type Speech, useSpeech } from "../../../../platform/i18n/context";
import type { ClaimDecided, ClaimOfficePage } from "../claim-office-page.server";
import { DecisionNote } from "./decision-note";

interface Props {
	page: ClaimOfficePage;
	refused?: Exclude<ClaimDecided, { ok: true }>;
}

const errorsOf = (refused: Props["refused"], t: Speech["t"]) =>
	listErrors(refused?.errors ?? {}, (reason, limit) =>
		t(`staff-guardians:error.${reason}`, { limit, field: t("staff-guardians:field.reason") }),
	);

/** One claim: what shows that somebody is responsible, and the decision. */
export function ClaimOfficeView({ page, refused }: Props) {
	const { t } = useSpeech();
	const errors = errorsOf(refused, t);
	return (
		<>
			<BackLink href={page.backHref}>{t("staff-guardians:title")}</BackLink>
			<ErrorSummary errors={errors} />
			<PageHeading
				caption={
					<a className="govuk-link" href={page.recordHref}>
						{page.child}
					</a>
				}
			>
				{t("staff-guardians:claim.title", { name: page.claimant })}
			</PageHeading>
			{page.held && !page.settled ? (
				<WarningText>
					{t("staff-guardians:claim.held")}
					{page.held.map((line) => (
						<span key={line} className="app-records__under">
							{line}
						</span>
					))}
				</WarningText>
			) : null}
			<SummaryList rows={page.rows} />
			<h2 className="govuk-heading-m">{t("staff-guardians:notification.title")}</h2>
			<SummaryList rows={page.notification} />
			{page.settled ? (
				<>
					<h2 className="govuk-heading-m">{t("staff-guardians:settled.claim")}</h2>
					<DecisionNote {...page.settled} />
					<UnsentWords lead={t("staff-guardians:settled.unsent")} words={[oneOf(refused?.typed ?? {}, "reason")]} />
				</>
			) : (
				<Decide page={page} refused={refused} />
			)}
		</>
	);
}

function Decide({ page, refused }: Props) {
	const { t } = useSpeech();
	const errors = errorsOf(refused, t);
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const typed = refused?.typed ?? {};
	return (
		<form method="post" className="app-measure" noValidate>
			<Radios
				name="decision"
				legend={t("staff-guardians:claim.decide")}
				legendSize="m"
				choices={(["accept", "refuse"] as const).map((value) => ({
					value,
					label: t(`staff-guardians:claim.${value}`),
				}))}
				defaultValue={oneOf(typed, "decision")}
				error={errorOf("decision")}
			/>
			{page.held ? (
				<Checkboxes
					name="evenThoughHeld"
					legend={t("staff-guardians:claim.held")}
					legendSize="s"
					choices={[{ value: "1", label: t("staff-guardians:claim.evenThoughHeld") }]}
					defaultValues={allOf(typed, "evenThoughHeld")}
					error={errorOf("evenThoughHeld")}
				/>
			) : null}
			{page.guardians.length > 0 ? (
				<Checkboxes
					name="replaces"
					legend={t("staff-guardians:claim.replaces")}
					legendSize="s"
					hint={t("staff-guardians:claim.replacesHint")}
					choices={page.guardians}
					defaultValues={allOf(typed, "replaces")}
				/>
			) : null}
			<Textarea
				name="reason"
				label={t("staff-guardians:field.reason")}
				labelSize="s"
				hint={t("staff-guardians:field.reasonHint")}
				rows={3}
				defaultValue={oneOf(typed, "reason")}
				error={errorOf("reason")}
			/>
			<Button>{t("staff-guardians:claim.confirm")}</Button>
		</form>
	);
}
