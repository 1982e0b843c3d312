import { Button, ErrorSummary, Radios, Textarea } from "../../../../components/govuk";
import { OneTimeMark } from "../../../../components/one-time-mark";
import { PageHeading } from "../../../../components/page-heading";
import { PROBLEM_KINDS } from "../../../../model/publishing/feedback";
import { Foreign, useSpeech } from "../../../../platform/i18n/context";
import type { ReportPage } from "../report-page.server";
import { DETAILS_LIMIT, type ReportErrors } from "../report-problem";
import { Trap } from "./trap";

interface Props {
	page: ReportPage;
	/** What was sent and could not be taken, so that it is typed only once. */
	refused?: { errors: ReportErrors; typed: { kind: string; details: string } };
}

export function ReportForm({ page, refused }: Props) {
	const { t, format } = useSpeech();
	const limit = format.number(DETAILS_LIMIT);
	const { kind, details } = refused?.errors ?? {};
	const wordsOf = (error: typeof kind) => {
		if (error?.reason === "tooMany") return t("errors:page.too-many-requests.body");
		return error && t(`directory:report.error.${error.reason}`, { limit });
	};
	const kindError = wordsOf(kind);
	const detailsError = wordsOf(details);
	return (
		<>
			<ErrorSummary
				errors={[
					...(kindError ? [{ field: "kind", text: kindError }] : []),
					...(detailsError ? [{ field: "details", text: detailsError }] : []),
				]}
			/>
			<PageHeading caption={<Foreign text={page.service.name} />}>{t("directory:report.heading")}</PageHeading>
			<p className="govuk-body app-measure">{t("directory:report.intro")}</p>
			<form method="post" noValidate>
				<OneTimeMark />
				<Radios
					name="kind"
					legend={t("directory:report.kind")}
					legendSize="m"
					error={kindError}
					defaultValue={refused?.typed.kind}
					choices={PROBLEM_KINDS.map((value) => ({ value, label: t(`directory:report.kinds.${value}`) }))}
				/>
				<Textarea
					name="details"
					label={t("directory:report.details")}
					labelSize="m"
					hint={t("directory:report.detailsHint", { limit })}
					error={detailsError}
					rows={5}
					defaultValue={refused?.typed.details}
				/>
				<Trap />
				<Button>{t("directory:report.send")}</Button>
			</form>
		</>
	);
}
