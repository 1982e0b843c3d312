import type { T } from "../i18n/translate.server";
import type { FieldErrors } from "./field-errors";

/** What is wrong, in words, by the id of its field and in the order of the page. */
export function describeErrors(errors: FieldErrors, t: T): { field: string; text: string }[] {
	return Object.entries(errors).map(([field, { reason, what }]) => ({
		field,
		text: t(`staff-sections:error.${reason}`, { what: what ?? "" }),
	}));
}
