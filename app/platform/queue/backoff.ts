/** When what failed is tried again. Pure. */

const MINUTE = 60_000;

/** How often something is tried, and the first and the longest wait between two tries in milliseconds. */
export interface Patience {
	tries: number;
	firstMs: number;
	longestMs: number;
}

/** Of messages, and of what says nothing else: the last try is less than 24 hours after the first. */
export const PATIENCE: Patience = { tries: 12, firstMs: MINUTE, longestMs: 6 * 60 * MINUTE };

/**
 * How long to wait after the given number of failed tries: 1, 2, 4 … times the first wait, and up to an eighth more, so
 * that what failed together does not come back together.
 * @param random from 0 to 1
 * @returns milliseconds; null when it was tried often enough
 */
export function waitAfter(attempts: number, random: number, patience = PATIENCE): number | null {
	if (attempts >= patience.tries) return null;
	const wait = patience.firstMs * 2 ** (attempts - 1);
	return Math.min(patience.longestMs, Math.round(wait * (1 + random / 8)));
}

const LONGEST_PAUSE = 15 * MINUTE;

/**
 * How long nothing of a channel is tried after the given number of tries that found it closed: 1, 2, 4 … minutes, at
 * most 15. It has no end: what is wrong is wrong with us or with the way, and the messages wait for it to be mended.
 * @returns milliseconds
 */
export const pauseAfter = (tries: number): number => Math.min(LONGEST_PAUSE, MINUTE * 2 ** (Math.min(tries, 5) - 1));
