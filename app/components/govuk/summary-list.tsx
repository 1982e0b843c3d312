import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface SummaryRow {
	/** The term, unique in its list. */
	key: string;
	/** A row without a value is left out. */
	value: ReactNode;
}

export function SummaryList({ rows, noBorder }: { rows: readonly SummaryRow[]; noBorder?: boolean }) {
	const shown = rows.filter(({ value }) => value !== null && value !== undefined && value !== false && value !== "");
	return (
		<dl className={classNames("govuk-summary-list", noBorder && "govuk-summary-list--no-border")}>
			{shown.map(({ key, value }) => (
				<div key={key} className="govuk-summary-list__row">
					<dt className="govuk-summary-list__key">{key}</dt>
					<dd className="govuk-summary-list__value">{value}</dd>
				</div>
			))}
		</dl>
	);
}
