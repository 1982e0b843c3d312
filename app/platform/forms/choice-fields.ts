/** Fields that are chosen or sent along by the page rather than typed: nothing is wrong with them but being left out. Pure. */
import { type Field, field, MOST_ANSWERS, SHORT } from "./field";

/** One of a closed list; null for none of them, which the page does not offer. */
export const choice = <const T extends string>(list: readonly T[]): Field<T | null> =>
	field((at) => {
		const typed = at.start(SHORT);
		return list.find((one) => one === typed) ?? null;
	});

/** Those of a closed list that were chosen, in its order. */
export const choices = <const T extends string>(list: readonly T[]): Field<T[]> =>
	field((at) => {
		const chosen = new Set(at.all(MOST_ANSWERS, SHORT));
		return list.filter((one) => chosen.has(one));
	});

/** A box to tick. */
export const ticked = (): Field<boolean> => field((at) => at.start(1) !== "");

/** The id of something, as the page carries it. */
export const id = (): Field<string | null> => sent(200);

/** What the page carries to be sent back as it is; cut to `limit` characters. */
export const sent = (limit: number): Field<string | null> => field((at) => at.start(limit) || null);

/** All that was sent under a name that stands on the page several times; the first of them. */
export const list = (limit: number): Field<string[]> => field((at) => at.all(MOST_ANSWERS, limit));

/** The moment that the page showed, in milliseconds; the beginning of time, which nothing was changed at, for none. */
export const moment = (): Field<Date> =>
	field((at) => {
		const typed = at.start(SHORT);
		return new Date(/^\d{1,15}$/.test(typed) ? Number(typed) : 0);
	});

/** What no revision is: a form that does not say which one it was made from is out of date. */
const NO_REVISION = -1;

/** The revision that the page showed. */
export const revision = (): Field<number> =>
	field((at) => {
		const typed = at.start(SHORT);
		return /^\d{1,9}$/.test(typed) ? Number(typed) : NO_REVISION;
	});
