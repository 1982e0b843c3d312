/** What is shown of a fault, to people who may be able to do something about it. Pure. */
import { beginningOf, cleanText } from "../clean-text";

const LONGEST = 300;

/** What it says, but for what a database says of a query: that is what somebody typed. */
export function wordsOf(failure: unknown): string {
	// A parser quotes what it could not read.
	if (!(failure instanceof Error) || failure instanceof SyntaxError)
		return "Something went wrong on our side: see the log.";
	if ("query" in failure && "params" in failure) return "The database refused what was to be written: see the log.";
	return beginningOf(cleanText(failure.message), LONGEST) || failure.name;
}
