import type { ReactNode } from "react";

export interface RecordTableProps {
	caption: string;
	/** The first column is the record's name. */
	columns: readonly { key: string; text: string; kind?: "date" }[];
	rows: readonly { id: string /** In words, for the checkbox. */; name: string; cells: readonly ReactNode[] }[];
	/** Lets rows be chosen: checkboxes of this name, each labelled by `label`. */
	choose?: { name: string; heading: string; label: (name: string) => string; chosen: boolean };
}

/** Records with a few facts each: a table on a wide screen, one card a record on a phone. */
export function RecordTable({ caption, columns, rows, choose }: RecordTableProps) {
	return (
		<table className="govuk-table app-records">
			<caption className="govuk-table__caption govuk-visually-hidden">{caption}</caption>
			<thead className="govuk-table__head">
				<tr className="govuk-table__row">
					{choose ? (
						<th scope="col" className="govuk-table__header app-records__choice">
							<span className="govuk-visually-hidden">{choose.heading}</span>
						</th>
					) : null}
					{columns.map(({ key, text }) => (
						<th key={key} scope="col" className="govuk-table__header">
							{text}
						</th>
					))}
				</tr>
			</thead>
			<tbody className="govuk-table__body">
				{rows.map(({ id, name, cells: [heading, ...cells] }) => (
					<tr key={id} className="govuk-table__row">
						{choose ? (
							<td className="govuk-table__cell app-records__choice">
								<div className="govuk-checkboxes govuk-checkboxes--small">
									<div className="govuk-checkboxes__item">
										<input
											className="govuk-checkboxes__input"
											id={`${choose.name}-${id}`}
											name={choose.name}
											type="checkbox"
											value={id}
											defaultChecked={choose.chosen}
										/>
										<label className="govuk-label govuk-checkboxes__label" htmlFor={`${choose.name}-${id}`}>
											<span className="govuk-visually-hidden">{choose.label(name)}</span>
										</label>
									</div>
								</div>
							</td>
						) : null}
						<th scope="row" className="govuk-table__header app-records__name">
							{heading}
						</th>
						{cells.map((cell, index) => (
							<td
								key={columns[index + 1]?.key}
								className="govuk-table__cell"
								data-label={columns[index + 1]?.text}
								data-kind={columns[index + 1]?.kind}
							>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}
