/** A field of a form: how an answer is read from what was typed. Pure. */
import { plainFigures } from "../../model/figures";
import { beginningOf, isBlank } from "../clean-text";
import type { FieldErrors, Values } from "./field-errors";
import { allOf, oneOf } from "./values";

/**
 * Where a field stands in what was posted. Its text comes out through a limit only, so that no expression and no loop
 * sees more of it than that.
 */
export interface Place<Reason extends string = string> {
	/** The field's name on the page: `costs-0-amount`. */
	readonly name: string;
	/** Whether the form had the field at all, be it empty. */
	readonly isSent: boolean;
	/** What was typed, without the blanks around it, and "" for nothing that anybody sees. What is longer is refused, for this reason. */
	readonly text: (limit: number, tooLong: Reason) => string | undefined;
	/** The same for an answer of a few words, such as a time, its figures as 0 to 9: what is much longer is none, whatever it says. */
	readonly short: (reason: Reason) => string | undefined;
	/** The first `limit` characters, for what no page sends any longer. */
	readonly start: (limit: number) => string;
	/** All answers to a name that stands on the page several times, each cut to `limit` characters. */
	readonly all: (most: number, limit: number) => string[];
	/** The place of a part: `from` has `from-day`. */
	readonly part: (name: string) => Place<Reason>;
	/** The place of another field of the same form, or of the same row. */
	readonly beside: (name: string) => Place<Reason>;
	/** Whether there is an answer here that `read` does not find on the page as it was shown. */
	readonly isNew: (read: (at: Place<Reason>) => unknown) => boolean;
	/**
	 * Says what is wrong; the first word about a field stands.
	 * @param what what the words name; left out, the beginning of what was typed
	 * @returns undefined, as a field does that was not understood
	 */
	readonly refuse: (reason: Reason, what?: string | number) => undefined;
}

/** An answer that somebody gave. */
export type Said<T> = Exclude<T, null | false>;

/** A question of a form. `T` is its answer, null where nobody gave one; `Reason` is all that can be wrong with it. */
export interface Field<T, Reason extends string = never> {
	/** @returns undefined when something is wrong, which has then been said at its place */
	readonly read: (at: Place<Reason>) => T | undefined;
	/** It must be answered: a text, at least one of a list, a tick. @param what what the words for the reason name */
	readonly needed: <const Needed extends string>(reason: Needed, what?: number) => Field<Said<T>, Reason | Needed>;
	/** What stands where nobody answered. */
	readonly or: <const Otherwise>(otherwise: Otherwise) => Field<Said<T> | Otherwise, Reason>;
	/**
	 * Asked only of those who gave one of these answers to another field; null for everybody else, whatever they sent:
	 * for questions in whose place each answer has others.
	 */
	readonly when: (other: string, ...answers: readonly string[]) => Field<T | null, Reason>;
	/**
	 * The same for questions that nothing takes the place of. What somebody fills in who gave another answer is refused
	 * there, since one of the two is a mistake; what the page held already goes with the answer.
	 */
	readonly onlyWhen: (other: string, ...answers: readonly string[]) => Field<T | null, Reason | "not-asked">;
}

/**
 * Makes a field of a function that reads it.
 * @param answer what somebody said here, be it enough or not: the same function, unless given
 */
export function field<T, Reason extends string = never>(
	read: Field<T, Reason>["read"],
	answer: (at: Place<Reason>) => unknown = read,
): Field<T, Reason> {
	const isAsked = (at: Place<Reason>, other: string, answers: readonly string[]) =>
		at
			.beside(other)
			.all(MOST_ANSWERS, SHORT)
			.some((one) => answers.includes(one));
	return {
		read,
		needed: <Needed extends string>(reason: Needed, what?: number) =>
			field<Said<T>, Reason | Needed>((at) => {
				const said = read(at);
				if (said === undefined) return undefined;
				return isSaid(said) ? said : at.refuse(reason, what ?? "");
			}, answer),
		or: <const Otherwise>(otherwise: Otherwise) =>
			field<Said<T> | Otherwise, Reason>((at) => {
				const said = read(at);
				if (said === undefined) return undefined;
				return isSaid(said) ? said : otherwise;
			}, answer),
		when: (other, ...answers) =>
			field<T | null, Reason>((at) => (isAsked(at, other, answers) ? read(at) : null), answer),
		onlyWhen: (other, ...answers) =>
			field<T | null, Reason | "not-asked">((at) => {
				if (isAsked(at, other, answers)) return read(at);
				return at.isNew(answer) ? at.beside(other).refuse("not-asked", "") : null;
			}, answer),
	};
}

const isSaid = <T>(answer: T): answer is T & Said<T> =>
	answer !== null && answer !== false && !(Array.isArray(answer) && answer.length === 0);

/** Whether an answer says nothing; the id of a row is none. */
const isNothing = (answer: unknown): boolean =>
	typeof answer === "object" && answer !== null
		? Object.entries(answer).every(([name, one]) => name === "id" || isNothing(one))
		: answer === null || answer === false || answer === "";

/** More than any page offers to tick. */
export const MOST_ANSWERS = 1000;
/** Characters of a short answer: a choice, a date, a price. */
export const SHORT = 100;
/** Characters of an answer that an error repeats. */
const REPEATED = 40;

/**
 * The place of a field; what is wrong goes into `errors`. A form's own place has no name.
 * @param shown what the page held before anybody typed
 */
export function placeIn<Reason extends string>(
	values: Values,
	errors: FieldErrors<Reason>,
	shown: Values,
	name = "",
	parent = "",
): Place<Reason> {
	const within = name && `${name}-`;
	const sent = oneOf(values, name).trim();
	const typed = isBlank(sent) ? "" : sent;
	const refuse = (reason: Reason, what: string | number = beginningOf(typed, REPEATED)): undefined => {
		errors[name] ??= what === "" ? { reason } : { reason, what: String(what) };
	};
	return {
		name,
		isSent: Object.hasOwn(values, name),
		text: (limit, tooLong) => (typed.length > limit ? refuse(tooLong, limit.toLocaleString("en-GB")) : typed),
		short: (reason) => (typed.length > SHORT ? refuse(reason) : plainFigures(typed)),
		start: (limit) => beginningOf(typed, limit),
		all: (most, limit) =>
			allOf(values, name)
				.slice(0, most)
				.map((one) => beginningOf(one, limit)),
		part: (part) => placeIn(values, errors, shown, within + part, within),
		beside: (other) => placeIn(values, errors, shown, parent + other, parent),
		isNew(read) {
			const [now, before] = [values, shown].map((some) => read(placeIn(some, {}, shown, name, parent)));
			return !isNothing(now) && JSON.stringify(now) !== JSON.stringify(before);
		},
		refuse,
	};
}
