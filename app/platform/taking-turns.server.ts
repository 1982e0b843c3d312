/** Long work inside the process that also answers readers. */

/** Longest stretch, in milliseconds, that long work keeps others waiting, but for its own single steps. */
const STRETCH_MS = 5;

/**
 * For the loops of long work: awaited before each step, what this returns lets requests that came meanwhile have their
 * turn, every few milliseconds and not more often.
 */
export function takingTurns(): () => Promise<void> | undefined {
	let since = performance.now();
	return () => {
		if (performance.now() - since < STRETCH_MS) return undefined;
		return new Promise((resolve) => {
			setImmediate(() => {
				since = performance.now();
				resolve();
			});
		});
	};
}

/** A list in parts of `size`, between which others have their turn. */
export async function* inTurns<T>(all: readonly T[], size: number): AsyncGenerator<T[]> {
	const turn = takingTurns();
	for (let from = 0; from < all.length; from += size) {
		await turn();
		yield all.slice(from, from + size);
	}
}
