/** How much long work does in one transaction, so that others wait for no more than a moment. Pure. */

/**
 * How long a step is to take in milliseconds: others wait for one at most. Each costs some ten milliseconds beside its
 * listings, so shorter ones make an import longer.
 */
const AIM_MS = 120;
const FEWEST = 20;
const MOST = 500;
const AT_FIRST = 100;

/** What fits into one step anywhere: so much may be one transaction. */
export const ONE_STEP = 300;

/** How much work one step takes: what the last one shows to be right. */
export class Pace {
	#size = AT_FIRST;

	/** Weight of the next step: services written or indexed. */
	get size(): number {
		return this.#size;
	}

	/** @param ms how long the transaction took */
	took(weight: number, ms: number): void {
		const right = (weight * AIM_MS) / Math.max(ms, 1);
		// Not more than twice as much at once: a step may have been an easy one.
		const size = Math.round(Math.min(Math.max(right, FEWEST), 2 * this.#size, MOST));
		// In whole hundreds the statements are the same from step to step.
		this.#size = size < 100 ? size : size - (size % 100);
	}
}

/** The items from one place on that weigh no more than a step, and one at least. */
export function oneStep<Item extends { weight: number }>(items: readonly Item[], from: number, size: number) {
	let weight = items[from]?.weight ?? 0;
	let end = from + 1;
	for (let next = items[end]; next && weight + next.weight <= size; next = items[end]) {
		weight += next.weight;
		end++;
	}
	return { some: items.slice(from, end), weight };
}
