/** Fields of dates and times. Pure. */
import { parseHours, parseStartAndEnd } from "../../model/calendar/read-hours";
import { parseClosing, parseDate, parseTime } from "../../model/calendar/read-when";
import { plainFigures } from "../../model/figures";
import { type Field, field, type Place, SHORT } from "./field";
import { LIMITS } from "./text-fields";

/** Characters of a date, with room for "Wednesday 30th of September 2026". */
const MOST_OF_A_DATE = 40;

const boxesOf = (at: Pick<Place<never>, "part">): string[] =>
	["day", "month", "year"].map((box) => plainFigures(at.part(box).start(MOST_OF_A_DATE + 1)));

/**
 * A date of three boxes, as "YYYY-MM-DD"; a month may be a word, and a year two figures.
 * @param upTo "YYYY-MM-DD", for what has been, such as a birth: two figures are the last such year with a day not after it
 */
export const date = ({ upTo }: { upTo?: string } = {}): Field<string | null, "date" | "date-incomplete"> =>
	field((at) => {
		const [day = "", month = "", year = ""] = boxesOf(at);
		if (!day && !month && !year) return null;
		if (!day || !month || !year) return at.refuse("date-incomplete");
		const readIn = (one: string) => {
			const typed = /^\d+$/.test(month) ? `${day}/${month}/${one}` : `${day} ${month} ${one}`;
			return typed.length > MOST_OF_A_DATE ? undefined : parseDate(typed);
		};
		const isShort = upTo !== undefined && /^\d{2}$/.test(year);
		const read = isShort
			? [`20${year}`, `19${year}`].map(readIn).find((one) => one !== undefined && one <= upTo)
			: readIn(year);
		return read ?? at.refuse("date", `${day} ${month} ${year}`.slice(0, MOST_OF_A_DATE));
	});

/** A date of three boxes as exact as it is known: "2026-02-14", "2026-02" without its day, "2026" without its month. */
export const partialDate = (): Field<string | null, "date" | "date-incomplete"> =>
	field((at) => {
		const [day = "", month = "", year = ""] = boxesOf(at);
		if (day || (!month && !year)) return date().read(at);
		if (!year) return at.refuse("date-incomplete");
		const typed = month && !/^\d+$/.test(month) ? `1 ${month} ${year}` : `1/${month || 1}/${year}`;
		const read = typed.length > MOST_OF_A_DATE ? undefined : parseDate(typed);
		return read?.slice(0, month ? 7 : 4) ?? at.refuse("date", `${month} ${year}`.trim().slice(0, MOST_OF_A_DATE));
	});

/** A date of one box, as "YYYY-MM-DD": "2026-12-24", "24/12/2026", "24 Dec 26". */
export const dateLine = (): Field<string | null, "date"> =>
	field((at) => {
		const typed = at.short("date");
		if (!typed) return typed === "" ? null : undefined;
		return parseDate(typed) ?? at.refuse("date");
	});

/**
 * A list of dates, one on each line or parted by commas, each once.
 * @param today "YYYY-MM-DD": a date without a year is the next one from then on
 */
export const dates = ({ today }: { today: string }): Field<string[], "date" | "too-long"> =>
	field((at) => {
		const typed = at
			.text(LIMITS.note, "too-long")
			?.split(/[\n;,]/)
			.filter((part) => part.trim());
		if (!typed) return undefined;
		const read = typed.map((part) => parseDate(part, today));
		const wrong = read.indexOf(undefined);
		if (wrong >= 0) return at.refuse("date", typed[wrong]?.trim().slice(0, MOST_OF_A_DATE));
		return [...new Set(read.filter((one) => one !== undefined))];
	});

/** A time of day such as "9.30am", "0930" or "14:00", as "HH:MM". */
export const time = (): Field<string | null, "time"> =>
	field((at) => {
		const typed = at.short("time");
		if (!typed) return typed === "" ? null : undefined;
		return parseTime(typed) ?? at.refuse("time");
	});

/** When a session begins; where it is left open which half of the day is meant, as `end` or the hours of sessions have it. */
export const startTime = (end: string): Field<string | null, "time"> =>
	field((at) => {
		const typed = at.short("time");
		if (!typed) return typed === "" ? null : undefined;
		const hours = parseStartAndEnd(typed, plainFigures(at.beside(end).start(SHORT)));
		return hours?.start ?? parseHours(typed)?.start ?? at.refuse("time");
	});

/** When it ends; it may also stand in the box of the start: "9.30-11am". */
export const endAfter = (start: string): Field<string | null, "time"> =>
	field((at) => {
		const typed = at.short("time");
		if (typed === undefined) return undefined;
		const hours = parseStartAndEnd(plainFigures(at.beside(start).start(SHORT)), typed);
		if (!typed) return hours?.end ?? null;
		return hours?.end ?? parseClosing(typed) ?? at.refuse("time");
	});

/** The three boxes of a date, filled in. */
export function dateValues(name: string, date: string | null): Record<string, string> {
	const [year, month, day] = date ? date.split("-").map((part) => String(Number(part))) : ["", "", ""];
	return { [`${name}-day`]: day ?? "", [`${name}-month`]: month ?? "", [`${name}-year`]: year ?? "" };
}
