/** Something about a row of a file that a person should know: why it was refused, or what was not understood. */
export interface RowProblem {
	/** Line of the file, the first being 1. */
	line: number;
	/** The field of the mapping, or "row" for the row as a whole. */
	field: string;
	reason: string;
}
