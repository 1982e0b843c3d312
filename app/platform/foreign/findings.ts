/** What was wrong with one thing that somebody else wrote. Pure. */
import { beginningOf } from "../clean-text";

/** Something that a person should know: why an item was refused, or what about it was left out. */
export interface ForeignProblem {
	/** Where it stands: the line of a sheet, the first being 1, or the id of an item in a feed. */
	where: string;
	/** The field: its path ("schedules[0].byday"), or what a column stands for; "item" or "row" for all of it. */
	field: string;
	/** What is wrong, as the end of a sentence that begins with the field: `"10ish" is not a time`. */
	reason: string;
	/** What stood there, cut short; "" where nothing did. */
	words: string;
}

/** An item of nothing but mistakes must not fill a report. */
const MOST_PROBLEMS = 100;
const LONGEST_FIELD = 200;

export class Findings {
	readonly problems: ForeignProblem[] = [];
	/** Something it could not do without was missing or not understood: nothing of it may be used. */
	refused = false;

	/** @param where the line of a sheet, or the id of an item */
	constructor(readonly where: string) {}

	/** Says something about a field of an item that is kept; the same thing once. */
	warn(field: string, reason: string, words = ""): void {
		const { where, problems } = this;
		if (problems.length >= MOST_PROBLEMS) return;
		if (problems.some((one) => one.field === field && one.reason === reason)) return;
		problems.push({ where, field: beginningOf(field, LONGEST_FIELD), reason, words });
	}

	/** Says why the item cannot be used. */
	refuse(field: string, reason: string, words = ""): void {
		this.refused = true;
		this.warn(field, reason, words);
	}
}
