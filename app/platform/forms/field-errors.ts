/** What was typed into a form, and what is wrong with it. */
import type { Namespaces } from "../i18n/namespaces";

/** Field values as a form holds them, by name; a name that stands there several times has a list. */
export type Values = Record<string, string | string[]>;

/** What is wrong with a field: words stand under `staff-sections:error.<reason>`, with `what` put in. */
export interface FieldError {
	reason: keyof Namespaces["staff-sections"]["error"];
	/** What was typed, or the limit: whatever the words name. */
	what?: string;
}

/** By the id of the field to mend, in the order of the page. */
export type FieldErrors = Record<string, FieldError>;
