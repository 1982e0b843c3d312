import { BackLink, Button, ErrorSummary, Textarea, WarningText } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { useSpeech } from "../../../../platform/i18n/context";
import { StatusTag } from "../../../publishing/components/status-tag";
import type { StepPage } from "../entry-steps.server";

/** Before something is taken away: what that does, and how to undo it. */
export function StepView({
	page,
	refused,
}: {
	page: StepPage;
	refused?: { problem: string; typed: { note: string } };
}) {
	const { t } = useSpeech();
	const { name, step, blocked, open, backHref } = page;
	const note = refused?.typed.note ?? "";
	return (
		<>
			<BackLink href={backHref}>{name}</BackLink>
			{refused ? <ErrorSummary errors={[{ text: refused.problem }]} /> : null}
			<PageHeading>{t(`staff-entries:step.${step}.title`, { name })}</PageHeading>
			{blocked ? (
				<p className="govuk-body">
					{t("staff-entries:step.blocked")} <StatusTag status={blocked} />
				</p>
			) : null}
			{open ? (
				<>
					<WarningText>{open}</WarningText>
					<p className="govuk-body app-measure">{t("staff-entries:step.withdraw.decide")}</p>
				</>
			) : null}
			{blocked || open ? (
				<UnsentWords lead={t("staff-entries:notSaved")} words={[note]} />
			) : (
				<Confirm page={page} note={note} />
			)}
		</>
	);
}

function Confirm({ page: { step, revision, backHref }, note }: { page: StepPage; note: string }) {
	const { t } = useSpeech();
	return (
		<>
			<WarningText>{t(`staff-entries:step.${step}.what`)}</WarningText>
			<p className="govuk-body">{t(`staff-entries:step.${step}.undo`)}</p>
			<form method="post">
				<input type="hidden" name="revision" value={revision} />
				{step === "withdraw" ? (
					<Textarea
						name="note"
						label={t("staff-entries:step.note")}
						hint={t("staff-entries:step.noteHint")}
						rows={3}
						maxLength={2000}
						defaultValue={note}
					/>
				) : null}
				<div className="govuk-button-group">
					<Button variant="warning">{t(`staff-entries:step.${step}.confirm`)}</Button>
					<a className="govuk-link" href={backHref}>
						{t("staff-entries:cancel")}
					</a>
				</div>
			</form>
		</>
	);
}
