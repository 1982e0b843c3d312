import { type FieldErrors, listErrors } from "../../platform/forms/field-errors";
import type { Namespaces } from "../../platform/i18n/namespaces";
import type { T } from "../../platform/i18n/translate.server";

/** What can be wrong with a field of the editor or of the settings. */
export type SectionReason = keyof Namespaces["staff-sections"]["error"];

/** What is wrong, in words, by the id of its field and in the order of the page. */
export const describeErrors = (errors: FieldErrors<SectionReason>, t: T): { field: string; text: string }[] =>
	listErrors(errors, (reason, what) => t(`staff-sections:error.${reason}`, { what }));
