/** A row of a file that an import refused. */
export interface BadRow {
	/** Line of the file, the first being 1. */
	line: number;
	field: string;
	reason: string;
}

/** Counts every refused row and keeps the first of them: a wrong file of millions of rows must not fill the memory. */
export class BadRows {
	static readonly KEPT = 100;
	readonly rows: BadRow[] = [];
	total = 0;

	add(line: number, field: string, reason: string): void {
		this.total += 1;
		if (this.rows.length < BadRows.KEPT) this.rows.push({ line, field, reason });
	}
}
