/** Which hub the words of a search name: "harbour hub", or any: "family hub". Pure. */
import { fold } from "../../directory/search/words";

/** Words that begin alike are the same here: "hubs", "centrul". */
const ALIKE = 4;

const wordsIn = (text: string) => fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const alike = (a: string, b: string) =>
	a === b || (a.length >= ALIKE && b.length >= ALIKE && a.slice(0, ALIKE) === b.slice(0, ALIKE));

/**
 * @param words those of the search that say something, as folded
 * @param kinds what hubs are called: "family hub", "children's centre"
 * @returns the hub whose name has most of the words; "any" where they are no more than what hubs are called; else undefined
 */
export function namedHub<Hub extends { names: readonly string[] }>(
	words: readonly string[],
	hubs: readonly Hub[],
	kinds: readonly string[],
): Hub | "any" | undefined {
	if (words.length === 0) return undefined;
	const kind = kinds.flatMap(wordsIn);
	const isKind = (word: string) => kind.some((one) => alike(word, one));
	if (!words.some(isKind)) return undefined;
	const rest = words.filter((word) => !isKind(word));
	if (rest.length === 0) return words.length > 1 || kinds.some((one) => wordsIn(one).length === 1) ? "any" : undefined;
	let best: { hub: Hub; has: number } | undefined;
	for (const hub of hubs) {
		const own = hub.names.flatMap(wordsIn).filter((word) => !isKind(word));
		const has = rest.filter((word) => own.some((one) => alike(word, one))).length;
		if (has > (best?.has ?? 0)) best = { hub, has };
	}
	return best?.hub;
}
