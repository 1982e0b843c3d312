/** Which known word was meant by one that nobody knows. Pure. */
import { bySigns } from "../../../model/order";

/** Words shorter than this are too like too many others. */
export const SHORTEST_MENDED = 4;

/** How many slips a word of this length may hold: a letter more, less, wrong, or two swapped. */
export const slipsIn = (word: string) => (word.length < 9 ? 1 : 2);

/**
 * The number of slips between two words (Damerau–Levenshtein, each stretch changed once), or `most + 1` when there are
 * more than `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
	if (Math.abs(a.length - b.length) > most) return most + 1;
	let before: number[] = [];
	let above = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			let cost = Math.min(
				(above[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(above[column - 1] ?? 0) + (same ? 0 : 1),
			);
			if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
				cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
			}
			current.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) return most + 1;
		[before, above] = [above, current];
	}
	return Math.min(above[b.length] ?? most + 1, most + 1);
}

/** The words with the fewest slips from `word`, best guesses first: the first letter is rarely wrong. */
export function nearestWords(word: string, candidates: Iterable<string>): string[] {
	let most = slipsIn(word);
	let found: string[] = [];
	for (const candidate of candidates) {
		const slips = slipsBetween(word, candidate, most);
		if (slips > most) continue;
		if (slips < most) {
			most = slips;
			found = [];
		}
		found.push(candidate);
	}
	const later = (candidate: string) => (candidate[0] === word[0] ? 0 : 1);
	return [...new Set(found)].sort((a, b) => later(a) - later(b) || bySigns(a, b));
}
