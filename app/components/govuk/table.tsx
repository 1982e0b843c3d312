import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface TableProps {
	caption: ReactNode;
	captionHidden?: boolean;
	columns?: readonly ReactNode[];
	/** The first cell of a row is its heading. A row's `key` is unique in the table. */
	rows: readonly { key: string; cells: readonly ReactNode[]; emphasised?: boolean }[];
}

/** A table of two or three narrow columns: it does not scroll on a phone. */
export function Table({ caption, captionHidden, columns, rows }: TableProps) {
	return (
		<table className="govuk-table">
			<caption
				className={classNames(
					"govuk-table__caption",
					captionHidden ? "govuk-visually-hidden" : "govuk-table__caption--m",
				)}
			>
				{caption}
			</caption>
			{columns ? (
				<thead className="govuk-table__head">
					<tr className="govuk-table__row">
						{columns.map((column, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity and never move
							<th key={index} scope="col" className="govuk-table__header">
								{column}
							</th>
						))}
					</tr>
				</thead>
			) : null}
			<tbody className="govuk-table__body">
				{rows.map(({ key, cells: [heading, ...cells], emphasised }) => (
					<tr key={key} className={classNames("govuk-table__row", emphasised && "app-table__row--now")}>
						<th scope="row" className="govuk-table__header">
							{heading}
						</th>
						{cells.map((cell, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
							<td key={index} className="govuk-table__cell">
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
