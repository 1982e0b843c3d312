/**
 * What is typed about a problem with an entry. Words for what is wrong stand under `health-record:problem.error.<reason>`, and
 * for those who answer under `staff-records:problem.error.<reason>`. Pure.
 */
import { PROBLEM_KINDS, PROBLEM_LIMIT } from "../../../model/health/record/problem";
import { choice } from "../../../platform/forms/choice-fields";
import { form, type ReasonOf } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";

/** A guardian's. */
export const reportForm = form({
	kind: choice(PROBLEM_KINDS).needed("kind"),
	words: text(PROBLEM_LIMIT).needed("words"),
});

/** Of whoever wrote the entry: another entry in its place is an answer by itself. */
export const authorForm = form({ words: text(PROBLEM_LIMIT).needed("answer") });

export const OFFICE_ANSWERS = ["stays", "disputed"] as const;

/** A record administrator's. */
export const officeForm = form({
	kind: choice(OFFICE_ANSWERS).needed("answer-kind"),
	words: text(PROBLEM_LIMIT).needed("answer"),
});

export type ReportReason = ReasonOf<typeof reportForm>;
export type AnswerReason = ReasonOf<typeof authorForm> | ReasonOf<typeof officeForm>;
