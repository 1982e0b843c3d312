/** Fields that are chosen or sent along by the page rather than typed. Pure. */
import { pageError } from "../errors";
import { type Field, field, MOST_ANSWERS, SHORT } from "./field";

/** One of a closed list, which may have become another since the page was shown. */
export const choice = <const T extends string>(list: readonly T[]): Field<T | null, "not-offered"> =>
	field((at) => {
		const sent = at.start(SHORT);
		return sent === "" ? null : (list.find((one) => one === sent) ?? at.refuse("not-offered", ""));
	});

/** Those of a closed list that were chosen, in its order. */
export const choices = <const T extends string>(list: readonly T[]): Field<T[], "not-offered"> =>
	field((at) => {
		const sent = new Set(at.all(MOST_ANSWERS, SHORT).filter((one) => one !== ""));
		const chosen = list.filter((one) => sent.delete(one));
		return sent.size === 0 ? chosen : at.refuse("not-offered", "");
	});

/**
 * One of a closed list that only the page itself sends, such as which button was pressed.
 * @throws the 400 page for another: there is no field at which somebody could mend it
 */
export const offered = <const T extends string>(list: readonly T[]): Field<T | null> =>
	field((at) => {
		const sent = at.start(SHORT);
		const found = list.find((one) => one === sent);
		if (found === undefined && sent !== "") throw pageError("not-offered");
		return found ?? null;
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
