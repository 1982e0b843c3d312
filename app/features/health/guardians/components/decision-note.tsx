import type { DecisionLine } from "../record-page.server";

/** What was decided, in the words of whoever did, and who that was. */
export function DecisionNote({ what, lines, by }: DecisionLine) {
	return (
		<>
			<h3 className="govuk-heading-s">{what}</h3>
			{lines.map((line) => (
				<p key={line} className="govuk-body app-pre">
					{line}
				</p>
			))}
			<p className="govuk-hint">{by}</p>
		</>
	);
}
