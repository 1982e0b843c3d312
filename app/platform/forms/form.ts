/** A form: its fields by their names, read at once. Pure. */
import { type Field, field, type Place, placeIn } from "./field";
import type { FieldError, FieldErrors, Values } from "./field-errors";
import { isResumed } from "./resumed";

type Fields = Readonly<Record<string, Field<unknown, string>>>;
/** The answer to a field, or all answers to a form. */
export type AnswerTo<One> = One extends Field<infer T, infer _> ? T : never;
/** All that can be wrong with a field or a form. */
export type ReasonOf<One> = One extends Field<infer _, infer Reason> ? Reason : never;

/** The answers to some fields, by their names. */
export type Answers<F extends Fields> = { [Name in keyof F]: AnswerTo<F[Name]> };

/** What a rule says of fields that are fine each for itself: a reason by the field to mend. */
type Complaints<Reason extends string> = Readonly<
	Record<string, Reason | FieldError<Reason> | false | null | undefined>
>;

export interface Form<T, Reason extends string = never> extends Field<T, Reason> {
	/** Its fields, in the order of the page. */
	readonly names: readonly string[];
}

/**
 * A form of some fields. A key is the field's name on the page.
 * @param rule what must hold between fields; an answer that was not understood is undefined for it
 */
export function form<F extends Fields, Rule extends string = never>(
	fields: F,
	rule?: (answers: Partial<Answers<F>>) => Complaints<Rule>,
): Form<Answers<F>, ReasonOf<F[keyof F]> | Exclude<Rule, "">> {
	const read = (place: Place<never>): Answers<F> | undefined => {
		// The reasons are those of its fields and its rule: the type of the form says so.
		const at = place as Place;
		const answers: Record<string, unknown> = {};
		for (const [name, one] of Object.entries(fields)) answers[name] = one.read(at.part(name));
		const complaints = Object.entries(rule?.(answers as Partial<Answers<F>>) ?? {});
		let understood = Object.values(answers).every((answer) => answer !== undefined);
		for (const [name, complaint] of complaints) {
			if (!complaint) continue;
			understood = false;
			const { reason, what } = typeof complaint === "string" ? { reason: complaint, what: undefined } : complaint;
			at.part(name).refuse(reason, what);
		}
		return understood ? (answers as Answers<F>) : undefined;
	};
	return { ...field(read), names: Object.keys(fields) };
}

export type FormRead<T, Reason extends string> =
	| { ok: true; values: T }
	/** `typed` is what was posted, to be shown again. */
	| { ok: false; errors: FieldErrors<Reason>; typed: Values };

/**
 * Reads a posted form: typed values, or what is wrong with which field. One that is shown again has no errors.
 * @param shown what the page held before anybody typed
 */
export function readValues<T, Reason extends string>(
	asked: Form<T, Reason>,
	posted: Values,
	shown: Values = {},
): FormRead<T, Reason> {
	return isResumed(posted) ? { ok: false, errors: {}, typed: posted } : readAll(asked, posted, shown);
}

function readAll<T, Reason extends string>(
	asked: Form<T, Reason>,
	posted: Values,
	shown: Values = {},
): FormRead<T, Reason> {
	const errors: FieldErrors<Reason> = {};
	const values = asked.read(placeIn(posted, errors, shown));
	return values === undefined
		? { ok: false, errors: inOrder(errors, asked.names), typed: posted }
		: { ok: true, values };
}

/** Reads a form that nothing can be wrong with: its fields have no reasons to be refused. */
export function readAnswers<T>(asked: Form<T, never>, posted: Values): T {
	const read = readAll(asked, posted);
	if (!read.ok) throw new Error(`A form without reasons was refused: ${Object.keys(read.errors)}`);
	return read.values;
}

/** In the order of the page: rules speak last, of any field. */
function inOrder<Reason extends string>(errors: FieldErrors<Reason>, names: readonly string[]): FieldErrors<Reason> {
	const rank = (name: string) => names.findIndex((one) => name === one || name.startsWith(`${one}-`));
	const sorted = Object.entries(errors).sort(([one], [other]) => rank(one) - rank(other));
	return Object.fromEntries(sorted);
}
