/** What was typed into a form, and what is wrong with it. */

/** Field values as a form holds them, by name; a name that stands there several times has a list. */
export type Values = Record<string, string | string[]>;

/** What is wrong with a field. The words for a reason stand in the locales of whoever shows the form. */
export interface FieldError<Reason extends string = string> {
	reason: Reason;
	/** What was typed, or the limit: whatever the words name. */
	what?: string;
}

/** By the name of the field to mend, in the order of the page. */
export type FieldErrors<Reason extends string = string> = Record<string, FieldError<Reason>>;

/** What is wrong, in words, by the field to mend and in the order of the page. */
export function listErrors<Reason extends string>(
	errors: FieldErrors<Reason>,
	words: (reason: Reason, what: string, field: string) => string,
): { field: string; text: string }[] {
	return Object.entries(errors).map(([field, { reason, what = "" }]) => ({ field, text: words(reason, what, field) }));
}
