/** Cells of CSV files that go out to spreadsheet programs, which run what looks like a formula. */

/** The mark by which spreadsheet programs know UTF-8. */
export const BYTE_ORDER_MARK = "\ufeff";

/** What spreadsheet programs take for the beginning of a formula, also in its full-width form. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * The text with an apostrophe in front where a spreadsheet program would run it. Plain numbers such as -1.25 stay; a
 * telephone number such as +44 1632 960001 gets one, which also keeps its plus sign.
 */
export function guardFormula(text: string): string {
	return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** The text that `guardFormula` was given. */
export function withoutGuard(text: string): string {
	return GUARDED.test(text) ? text.slice(1) : text;
}

/** One line of a CSV file, guarded against formulas, with its line end. */
export function csvLine(cells: readonly string[]): string {
	const written = cells.map((cell) => {
		const text = guardFormula(cell);
		return /[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
	});
	return `${written.join(",")}\r\n`;
}
