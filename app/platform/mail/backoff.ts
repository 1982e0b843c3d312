/** When a failed e-mail is tried again. Pure. */

const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;
/** With the waits below, the last try is less than 24 hours after the first. */
export const MOST_ATTEMPTS = 12;

/**
 * How long to wait after the given number of failed tries: 1, 2, 4 … minutes, at most 6 hours, and up to an eighth more,
 * so that what failed together does not come back together.
 * @param random from 0 to 1
 * @returns milliseconds; null when it was tried often enough
 */
export function waitAfter(attempts: number, random: number): number | null {
	if (attempts >= MOST_ATTEMPTS) return null;
	const wait = MINUTE * 2 ** (attempts - 1);
	return Math.min(LONGEST, Math.round(wait * (1 + random / 8)));
}
