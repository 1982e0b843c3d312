/** What a family can say is wrong with a listing. Safe in the browser: no I/O. */
import { PROBLEM_KINDS } from "../../../model/publishing/feedback";
import { choice } from "../../../platform/forms/choice-fields";
import type { FieldErrors } from "../../../platform/forms/field-errors";
import { form, type ReasonOf } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";

/** The longest `details`, in characters. */
export const DETAILS_LIMIT = 1000;

/** Words for what is wrong stand under `directory:report.error.<reason>`. */
export const reportForm = form(
	{ kind: choice(PROBLEM_KINDS).needed("kindMissing"), details: text(DETAILS_LIMIT).or("") },
	({ kind, details }) => ({ details: kind === "other" && details === "" && "detailsMissing" }),
);

/** "tooMany" is about the form as a whole: too much came from there lately. */
export type ReportErrors = FieldErrors<ReasonOf<typeof reportForm> | "tooMany">;
