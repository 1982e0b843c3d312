/** Counts what became of each value of a source while it is read. Pure. */
import { type Fate, KEPT_NOTES, type Ledger, type LedgerLine, nothingSaid } from "../../../model/exchange/ledger";
import { beginningOf } from "../../../platform/clean-text";
import type { ForeignProblem } from "../../../platform/foreign/findings";

/** A value of the source and its fate. */
export interface Entry {
	/** The same for all rows, or for all entries of a list. */
	field: string;
	/** The way to this very value, as problems name it; the field itself where that is the same. */
	path?: string;
	column?: string;
	words: string;
	fate: Fate;
	reason?: string;
}

const LONGEST_WORDS = 300;

export class LedgerBook {
	private readonly lines = new Map<string, LedgerLine>();
	private readonly notes: Ledger["notes"] = [];
	private noteCount = 0;

	/**
	 * @param where the line of a sheet, or the id of an item
	 * @param problems what reading it told: the reasons for what was not understood
	 */
	add(where: string, entries: readonly Entry[], problems: readonly ForeignProblem[] = []): void {
		for (const entry of entries) {
			const line = this.lineOf(entry);
			const isFirst = line[entry.fate] === 0;
			line.said++;
			line[entry.fate]++;
			this.note(where, entry, isFirst, problems);
		}
	}

	private lineOf({ field, column }: Entry): LedgerLine {
		const key = column === undefined ? field : `"${column}"`;
		const known = this.lines.get(key);
		if (known) return known;
		const line = { field, ...(column !== undefined && { column }), ...nothingSaid() };
		this.lines.set(key, line);
		return line;
	}

	private note(where: string, entry: Entry, isFirst: boolean, problems: readonly ForeignProblem[]): void {
		const { field, column, words, fate } = entry;
		if (fate === "understood" || fate === "refused" || (fate === "aside" && !isFirst)) return;
		this.noteCount++;
		if (this.notes.length >= KEPT_NOTES) return;
		const path = entry.path ?? field;
		// What is wrong with a part is told of the part, and of what it stands in.
		const problem = problems.find((one) => one.field === path) ?? problems.find((one) => isWithin(path, one.field));
		this.notes.push({
			where,
			field: path,
			...(column !== undefined && { column }),
			words: beginningOf(words, LONGEST_WORDS),
			fate,
			reason: entry.reason ?? problem?.reason ?? "",
		});
	}

	ledger(): Ledger {
		const total = nothingSaid();
		for (const line of this.lines.values()) {
			for (const count of Object.keys(total) as (keyof typeof total)[]) total[count] += line[count];
		}
		// Lines of a sheet in their order, whichever service they are of; items of a feed as they came.
		const notes = this.notes.sort((one, other) => Number(one.where) - Number(other.where) || 0);
		return { lines: [...this.lines.values()], total, notes, noteCount: this.noteCount };
	}
}

const isWithin = (path: string, outer: string) => path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
