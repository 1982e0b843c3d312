import { diffWordsWithSpace } from "diff";
import type { Piece } from "../../publishing/compare-entries";

/** After this many steps two texts count as different throughout: a comparison must not take seconds. */
const MOST_EDITS = 1500;

/** What was taken away from a text and what was put in, word by word, in the order in which one reads it. */
export function wordChanges(before: string, after: string): Piece[] {
	const steps = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
	const pieces: Piece[] = steps
		? steps.map(({ value, added, removed }) => ({ text: value, mark: added ? "added" : removed ? "removed" : "same" }))
		: [
				{ text: before, mark: "removed" },
				{ text: after, mark: "added" },
			];
	return pieces.filter(({ text }) => text);
}
