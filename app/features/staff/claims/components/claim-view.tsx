import { BackLink, Button, ErrorSummary, InsetText, Radios, Textarea } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { useSpeech } from "../../../../platform/i18n/context";
import type { ClaimAnswer, ClaimPage } from "../claims-page.server";

/** One claim, and the decision over it. */
export function ClaimView({ page, refused }: { page: ClaimPage; refused?: Exclude<ClaimAnswer, { ok: true }> }) {
	const { t } = useSpeech();
	const { claim, backHref } = page;
	const { name, href, organisation, claimant, date, message, status } = claim;
	const error = (field: string) => (refused?.problem?.field === field ? refused.problem.text : undefined);
	const choice = (value: "accept" | "refuse") => ({
		value,
		label: t(`staff-claims:decision.${value}`),
		hint: t(`staff-claims:decisionHint.${value}`, { organisation }),
	});
	return (
		<>
			<BackLink href={backHref}>{t("staff-claims:title")}</BackLink>
			{refused?.problem ? <ErrorSummary errors={[refused.problem]} /> : null}
			<PageHeading>{t("staff-claims:one", { name })}</PageHeading>
			<p className="govuk-body">{t("staff-claims:by", { organisation, name: claimant, date })}</p>
			<InsetText>
				<p className="govuk-body app-pre">{message}</p>
			</InsetText>
			{href ? (
				<p className="govuk-body">
					<a className="govuk-link" href={href}>
						{t("staff-claims:see")}
					</a>
				</p>
			) : null}
			{status === "new" ? (
				<form method="post" className="app-measure" noValidate>
					<Radios
						name="decision"
						legend={t("staff-claims:decide")}
						legendSize="m"
						defaultValue={refused?.typed.decision}
						choices={[choice("accept"), choice("refuse")]}
						error={error("decision")}
					/>
					<Textarea
						name="note"
						label={t("staff-claims:note")}
						labelSize="s"
						hint={t("staff-claims:noteHint")}
						rows={3}
						defaultValue={refused?.typed.note}
						error={error("note")}
					/>
					<Button>{t("staff-claims:confirm")}</Button>
				</form>
			) : (
				<>
					<p className="govuk-body">{t(`staff-claims:status.${status}`)}</p>
					<UnsentWords lead={t("staff-claims:notSent")} words={[refused?.typed.note ?? ""]} />
				</>
			)}
		</>
	);
}
