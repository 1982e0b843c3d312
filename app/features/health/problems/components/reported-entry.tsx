import type { ReactNode } from "react";
import type { DescribedEntry } from "../../entries/describe-entry";
import { EntrySourceLine } from "../../record/components/entry-source";

/** The entry that a report is about. */
export function ReportedEntry({ entry, children }: { entry: DescribedEntry; children?: ReactNode }) {
	const { what, lines, source } = entry;
	return (
		<article className={`app-answer app-answer--${source.kind} app-measure`}>
			<h2 className="govuk-heading-s" dir="auto">
				{what}
			</h2>
			{lines.map((line) => (
				<p key={line} className="govuk-body govuk-!-margin-bottom-1" dir="auto">
					{line}
				</p>
			))}
			<EntrySourceLine source={source} />
			{children}
		</article>
	);
}
