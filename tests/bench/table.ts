/** One measured figure. */
export interface Row {
	group: string;
	what: string;
	value: number;
	unit: string;
	/** What the product aims at, in words; timing never fails a run. */
	target?: string;
}

const figure = (value: number) =>
	value >= 1000 ? Math.round(value).toLocaleString("en-GB") : Number(value.toPrecision(3)).toString();

/** The figures as a table for people, one group after another. */
export function formatTable(rows: Row[]): string {
	const lines: string[] = [];
	let group = "";
	for (const row of rows) {
		if (row.group !== group) {
			group = row.group;
			lines.push("", group);
		}
		lines.push(
			`  ${row.what.padEnd(58)} ${figure(row.value).padStart(12)} ${row.unit.padEnd(12)} ${row.target ?? ""}`.trimEnd(),
		);
	}
	return lines.join("\n");
}
