/** When what failed is tried again. Pure. */

const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;
/** With the waits below, the last try is less than 24 hours after the first. */
export const MOST_ATTEMPTS = 12;

/**
 * How long to wait after the given number of failed tries of a message: 1, 2, 4 … minutes, at most 6 hours, and up to an
 * eighth more, so that what failed together does not come back together.
 * @param random from 0 to 1
 * @returns milliseconds; null when it was tried often enough
 */
export function waitAfter(attempts: number, random: number): number | null {
	if (attempts >= MOST_ATTEMPTS) return null;
	const wait = MINUTE * 2 ** (attempts - 1);
	return Math.min(LONGEST, Math.round(wait * (1 + random / 8)));
}

const LONGEST_PAUSE = 15 * MINUTE;

/**
 * How long nothing of a channel is tried after the given number of tries that found it closed: 1, 2, 4 … minutes, at
 * most 15. It has no end: what is wrong is wrong with us or with the way, and the messages wait for it to be mended.
 * @returns milliseconds
 */
export const pauseAfter = (tries: number): number => Math.min(LONGEST_PAUSE, MINUTE * 2 ** (Math.min(tries, 5) - 1));
