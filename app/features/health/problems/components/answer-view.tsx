import { BackLink, Button, ErrorSummary, InsetText, Radios, Textarea } from "../../../../components/govuk";
import { PageHeading } from "../../../../components/page-heading";
import { UnsentWords } from "../../../../components/unsent-words";
import { PROBLEM_LIMIT } from "../../../../model/health/record/problem";
import { listErrors } from "../../../../platform/forms/field-errors";
import { oneOf } from "../../../../platform/forms/values";
import { useSpeech } from "../../../../platform/i18n/context";
import type { Answered, AnswerPage } from "../answer-page.server";
import { OFFICE_ANSWERS } from "../forms";
import { ReportedEntry } from "./reported-entry";

interface Props {
	page: AnswerPage;
	/** A record administrator answers, who has not written the entry and corrects none. */
	byOffice?: boolean;
	refused?: Extract<Answered, { ok: false }>;
}

/** What a family says of an entry, and the answer. */
export function AnswerView({ page, byOffice = false, refused }: Props) {
	const { t, format } = useSpeech();
	const { name, entry, isReplaced, kind, words, reported, answered, correctHref, backHref } = page;
	const limit = format.number(PROBLEM_LIMIT);
	const errors = listErrors(refused?.errors ?? {}, (reason) => t(`staff-records:problem.error.${reason}`, { limit }));
	const errorOf = (field: string) => errors.find((one) => one.field === field)?.text;
	const typed = (field: string) => oneOf(refused?.typed ?? {}, field);
	return (
		<>
			<BackLink href={backHref} />
			<ErrorSummary errors={errors} />
			<PageHeading caption={<bdi>{name}</bdi>}>{t("staff-records:problem.title")}</PageHeading>
			<ReportedEntry entry={entry} />
			{isReplaced ? <InsetText>{t("staff-records:problem.replaced")}</InsetText> : null}
			<h2 className="govuk-heading-m">{t("staff-records:problem.said")}</h2>
			<p className="govuk-body">
				<strong>{kind}</strong>
			</p>
			<div className="govuk-inset-text app-pre app-measure" dir="auto">
				{words}
			</div>
			<p className="govuk-hint">{reported}</p>
			{correctHref ? (
				<>
					<p className="govuk-body app-measure">{t("staff-records:problem.correctLead")}</p>
					<Button href={correctHref} variant="secondary">
						{t("staff-records:problem.correct")}
					</Button>
				</>
			) : null}
			{answered ? (
				<>
					<FirstAnswer answered={answered} />
					<UnsentWords lead={t("staff-records:problem.notSent")} words={[typed("words")]} />
				</>
			) : null}
			{answered ? null : (
				<form method="post" className="app-measure" noValidate>
					{byOffice ? (
						<Radios
							name="kind"
							legend={t("staff-records:problem.answer")}
							legendSize="m"
							error={errorOf("kind")}
							defaultValue={typed("kind")}
							choices={OFFICE_ANSWERS.map((value) => ({
								value,
								label: t(`staff-records:problem.office.${value}`),
								hint: t(`staff-records:problem.officeHint.${value}`),
							}))}
						/>
					) : (
						<h2 className="govuk-heading-m">{t("staff-records:problem.stays")}</h2>
					)}
					<Textarea
						name="words"
						label={t("staff-records:problem.because")}
						labelSize="s"
						hint={t("staff-records:problem.becauseHint", { limit })}
						rows={4}
						error={errorOf("words")}
						defaultValue={typed("words")}
					/>
					<Button>{t("staff-records:problem.send")}</Button>
				</form>
			)}
		</>
	);
}

function FirstAnswer({ answered }: { answered: NonNullable<AnswerPage["answered"]> }) {
	const { t } = useSpeech();
	return (
		<>
			<h2 className="govuk-heading-m">{t("staff-records:problem.first")}</h2>
			<p className="govuk-body">{answered.line}</p>
			{answered.words ? (
				<div className="govuk-inset-text app-pre app-measure" dir="auto">
					{answered.words}
				</div>
			) : null}
		</>
	);
}
