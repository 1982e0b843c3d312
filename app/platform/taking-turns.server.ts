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
