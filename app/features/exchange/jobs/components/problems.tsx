import type { ReactNode } from "react";
import { Table } from "../../../../components/govuk";
import { useSpeech } from "../../../../platform/i18n/context";
import type { JobPage, ShownProblem } from "../job-page.server";

interface Props {
	heading: string;
	intro?: string;
	page: Pick<JobPage, "kind">;
	problems: readonly ShownProblem[];
	/** Only the first are shown. */
	cut?: boolean;
	more?: ReactNode;
}

/** Rows or items with what is wrong with them, in place; nothing where nothing is. */
export function Problems({ heading, intro, page, problems, cut, more }: Props) {
	const { t } = useSpeech();
	if (problems.length === 0) return null;
	return (
		<section>
			<h2 className="govuk-heading-m">{heading}</h2>
			{intro ? <p className="govuk-body app-measure">{intro}</p> : null}
			<Table
				caption={heading}
				captionHidden
				columns={[
					t(page.kind === "sheet" ? "staff-exchange:job.where" : "staff-exchange:job.item"),
					t("staff-exchange:job.problem"),
				]}
				rows={byPlace(problems).map(([where, some]) => ({
					key: where,
					cells: [
						<span key="where" className="app-raw">
							{where}
						</span>,
						<div key="problem" className="app-raw">
							{some.map(({ field, fieldName, reason }) => (
								<div key={`${field} ${reason}`}>
									{t("staff-exchange:job.problem-text", { field: fieldName, reason })}
								</div>
							))}
							{some[0]?.row ? (
								<div className="govuk-hint">{t("staff-exchange:job.row", { row: some[0].row })}</div>
							) : null}
						</div>,
					],
				}))}
			/>
			{cut ? <p className="govuk-body">{t("staff-exchange:job.refused-more", { count: problems.length })}</p> : null}
			{more ? <p className="govuk-body">{more}</p> : null}
		</section>
	);
}

/** The problems of each row or item together. */
function byPlace(problems: readonly ShownProblem[]): [where: string, some: ShownProblem[]][] {
	const places = new Map<string, ShownProblem[]>();
	for (const one of problems) places.set(one.where, [...(places.get(one.where) ?? []), one]);
	return [...places];
}
