/** From when to when, as people write it: "9.30-11am", "1.30 to 3", "10am - noon". Pure. */
import { END_OF_DAY } from "./opening-hours";
import { parseTime } from "./read-when";
import { isOverNight } from "./schedule";

/** The half of the day. */
export type Half = "am" | "pm";

export interface Hours {
	/** "HH:MM" */
	start: string;
	/** "HH:MM", or null where it is not said; before `start`, it is on the day after. */
	end: string | null;
	/** Nothing said which half of the day is meant: it is read as in the afternoon, which people have to be told. */
	isAssumed: boolean;
}

/** A time on the face of a clock: the times of day that it may be, the earlier one first. */
type Clock = readonly [string] | readonly [string, string];

/** Sessions begin from then on, where nobody says that they are early. */
const EARLIEST = "07:00";
const AFTERNOON = "13:00";
const LONGEST = 60;
const HALF = /(?:am|pm|a\.m\.?|p\.m\.?)$/;
const RANGE = / ?(?:[-–—]|\b(?:to|until|till?)\b) ?/;

/** "9.30", "930am", "13:00" or "noon"; "9" only where something beside it shows that it is a time. */
function readClock(word: string, isBeside: boolean): Clock | undefined {
	const typed = word.replace(/ o'?clock$/, "");
	const time = parseTime(isBeside && /^\d{1,2}$/.test(typed) ? `${typed}:00` : typed);
	if (time === undefined) return undefined;
	const isSaid = HALF.test(typed) || /^0|[a-z]/.test(typed) || time < "01:00" || time >= AFTERNOON;
	return isSaid ? [time] : [inHalf(time, "am"), inHalf(time, "pm")];
}

const inHalf = (time: string, half: Half): string =>
	`${String((Number(time.slice(0, 2)) % 12) + (half === "pm" ? 12 : 0)).padStart(2, "0")}${time.slice(2)}`;

/** Of the two halves of the day the one in which sessions are. */
const usual = ([early, late = early]: Clock): string => (early < EARLIEST ? late : early);

function settle(from: Clock, to: Clock | undefined, half: Half | null): Hours | undefined {
	// One end of a range says more than what stands beside it.
	const inThatHalf = half && from.length > 1 && to?.length !== 1 && settle([inHalf(from[0], half)], to, null);
	if (inThatHalf) return inThatHalf;
	if (!to) return { start: usual(from), end: null, isAssumed: from.length > 1 && usual(from) >= AFTERNOON };
	if (from.length === 1) {
		const end = to.length === 1 ? to[0] : to.find((time) => time > from[0]);
		return end === undefined ? undefined : { start: from[0], end, isAssumed: false };
	}
	const start = to.length > 1 ? usual(from) : from.findLast((time) => time < to[0]);
	const end = start && to.find((time) => time > start);
	return start && end ? { start, end, isAssumed: start >= AFTERNOON } : undefined;
}

/**
 * Reads a time or a range of times. Which half of the day is meant is taken from the other end of the range, else from
 * `half`; else sessions begin from seven in the morning on.
 * @param half what is said elsewhere: "Friday mornings"
 * @returns undefined for what is neither, and for a range that ends before it begins
 */
export function parseHours(text: string, half: Half | null = null): Hours | undefined {
	if (text.length > LONGEST) return undefined;
	const words = text.trim().toLowerCase().replace(/\s+/g, " ");
	const [from = "", to, ...more] = words.split(RANGE);
	if (more.length > 0) return undefined;
	const [start, end] = [readClock(from, to !== undefined), to === undefined ? undefined : readClock(to, true)];
	if (!start || (to !== undefined && !end)) return undefined;
	const hours = settle(start, end, half);
	// One end of a range says it for both.
	return sensible(hours && end?.length === 1 ? { ...hours, isAssumed: false } : hours);
}

/** A range that ends at midnight, or in the night; any other ends after it begins. */
function sensible(hours: Hours | undefined): Hours | undefined {
	if (!hours || hours.end === null || hours.end > hours.start) return hours;
	if (hours.end === "00:00") return { ...hours, end: END_OF_DAY };
	return isOverNight(hours.start, hours.end) ? hours : undefined;
}

/** The same of two texts, such as two cells or two boxes; all of it may stand in the first. */
export function parseStartAndEnd(start: string, end: string, half: Half | null = null): Hours | undefined {
	if (end.trim() === "") return parseHours(start, half);
	const [from, to] = [start, end].map((one) =>
		one.length > LONGEST ? undefined : readClock(one.trim().toLowerCase(), true),
	);
	return from && to && sensible(settle(from, to, half));
}
