import { Button, ErrorSummary, InsetText, Radios, Textarea } from "../../../../components/govuk";
import { UnsentWords } from "../../../../components/unsent-words";
import { PROBLEM_KINDS, PROBLEM_LIMIT } from "../../../../model/health/record/problem";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import { BesideEntry } from "../../record/components/beside-entry";
import { RecordFrame } from "../../record/components/record-frame";
import type { Reported, ReportPage } from "../report-page.server";
import { ReportedEntry } from "./reported-entry";

interface Props {
	page: ReportPage;
	refused?: Extract<Reported, { ok: false }>;
}

/** What is wrong with an entry; once it is told, what was told and who answers. */
export function ReportView({ page, refused }: Props) {
	const { t, format } = useSpeech();
	const { head, entry, answerer, isWaiting, backHref } = page;
	const limit = format.number(PROBLEM_LIMIT);
	const errors = listErrors(refused?.errors ?? {}, (reason) => t(`health-record:problem.error.${reason}`, { limit }));
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const typed = (field: string) => oneOf(refused?.typed ?? {}, field);
	return (
		<RecordFrame
			head={head}
			heading={t("health-record:problem.report")}
			lead={isWaiting ? undefined : t("health-record:problem.lead", { who: answerer })}
			notice={<ErrorSummary errors={errors} />}
		>
			<ReportedEntry entry={entry}>{isWaiting ? <BesideEntry id={entry.id} what={entry.what} /> : null}</ReportedEntry>
			{isWaiting ? (
				<UnsentWords lead={t("health-record:problem.notSent")} words={[typed("words")]} />
			) : (
				<form method="post" className="app-measure" noValidate>
					<Radios
						name="kind"
						legend={t("health-record:problem.what")}
						legendSize="s"
						error={errorOf("kind")}
						defaultValue={typed("kind")}
						choices={PROBLEM_KINDS.map((value) => ({ value, label: t(`health-record:problem.kind.${value}`) }))}
					/>
					<Textarea
						name="words"
						label={t("health-record:problem.words")}
						labelSize="s"
						rows={4}
						error={errorOf("words")}
						defaultValue={typed("words")}
						hint={t("health-record:problem.limit", { limit })}
					/>
					<InsetText>{t("health-record:problem.urgent")}</InsetText>
					<Button>{t("health-record:problem.send")}</Button>
				</form>
			)}
			<p className="govuk-body">
				<a className="govuk-link" href={backHref}>
					{t("health-record:problem.back")}
				</a>
			</p>
		</RecordFrame>
	);
}
