/** Which names are likely to be the same thing written another way. Pure. */

const FILLERS = new Set(["a", "an", "and", "the", "of", "for", "at", "in", "to", "with", "s"]);

function wordsOf(name: string): Set<string> {
	const words = name
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu);
	return new Set((words ?? []).filter((word) => !FILLERS.has(word)));
}

/** From this share of common words on, two names are alike. */
const ALIKE = 0.6;

/** 0 for names without a word in common, 1 for the same words in whatever order. */
export function likeness(one: string, other: string): number {
	const [a, b] = [wordsOf(one), wordsOf(other)];
	const common = [...a].filter((word) => b.has(word)).length;
	const all = a.size + b.size - common;
	return all === 0 ? 0 : common / all;
}

/** Those whose name is like this one, the likest first. */
export function likelyDuplicates<Named extends { title: string }>(
	name: string,
	among: readonly Named[],
	most = 10,
): Named[] {
	return among
		.map((one) => ({ one, like: likeness(name, one.title) }))
		.filter(({ like }) => like >= ALIKE)
		.sort((a, b) => b.like - a.like)
		.slice(0, most)
		.map(({ one }) => one);
}
