/** What a family can say is wrong with a listing. Safe in the browser: no I/O. */
import { z } from "zod";
import { PROBLEM_KINDS } from "../../../model/publishing/feedback";
import { typedText } from "./typed-text";

/** The longest `details`, in characters. */
export const DETAILS_LIMIT = 1000;

const input = z
	.object({ kind: z.enum(PROBLEM_KINDS), details: z.string().trim().max(DETAILS_LIMIT) })
	.refine(({ kind, details }) => kind !== "other" || details.length > 0, { path: ["details"] });
export type ReportProblemInput = z.infer<typeof input>;

/**
 * What is wrong with a form, by field: words stand under `directory:report.error.<value>`. "tooMany" is about the form
 * as a whole: too much came from there lately.
 */
export interface ReportProblemErrors {
	kind?: "kindMissing";
	details?: "detailsMissing" | "detailsTooLong" | "tooMany";
}

export type ParsedReport =
	| { ok: true; input: ReportProblemInput }
	| { ok: false; errors: ReportProblemErrors; typed: { kind: string; details: string } };

export function parseReport(form: FormData): ParsedReport {
	const typed = { kind: typedText(form, "kind"), details: typedText(form, "details") };
	const parsed = input.safeParse(typed);
	if (parsed.success) return { ok: true, input: parsed.data };
	const wrong = new Set(parsed.error.issues.map((issue) => issue.path[0]));
	const errors: ReportProblemErrors = {};
	if (wrong.has("kind")) errors.kind = "kindMissing";
	if (wrong.has("details")) errors.details = typed.details.trim() ? "detailsTooLong" : "detailsMissing";
	return { ok: false, errors, typed };
}
