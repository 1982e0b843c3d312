/** What staff write about feedback. Safe in the browser: no I/O. */

import type { FeedbackStatus } from "../../../model/publishing/feedback";
import { offered, ticked } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, type ReasonOf, readValues } from "../../../platform/forms/form";
import { text } from "../../../platform/forms/text-fields";
import { oneOf, typedIn } from "../../../platform/forms/values";

/** The longest text, in characters. */
export const ANSWER_LIMIT = 2000;

export interface Answer {
	/** What the family said, in words that name nobody; null while there is none. */
	youSaid: string | null;
	weDid: string | null;
	/** "You said, we did" is public. */
	publish: boolean;
	status: FeedbackStatus;
}

/** Words for what is wrong stand under `staff-feedback:error.<reason>`. */
const answerForm = form(
	{
		/** What becomes of it. */
		step: offered(["keep", "close", "reopen"]),
		youSaid: text(ANSWER_LIMIT),
		weDid: text(ANSWER_LIMIT),
		publish: ticked(),
	},
	({ step, youSaid, weDid, publish }) => ({
		youSaid: publish && youSaid === null && "you-said",
		weDid: (publish || step === "close") && weDid === null && "we-did",
	}),
);

export type AnswerErrors = FieldErrors<ReasonOf<typeof answerForm>>;

export interface TypedAnswer {
	youSaid: string;
	weDid: string;
	publish: boolean;
}

/** What was typed, to be shown again. */
export const typedAnswer = (posted: Values): TypedAnswer => ({
	...typedIn(posted, ["youSaid", "weDid"]),
	publish: oneOf(posted, "publish") !== "",
});

/** Reads the answer, and what becomes of feedback that stands as it does `now`. */
export function readAnswer(
	posted: Values,
	now: FeedbackStatus,
): { ok: true; answer: Answer } | { ok: false; errors: AnswerErrors } {
	const read = readValues(answerForm, posted);
	if (!read.ok) return read;
	const { step, ...answer } = read.values;
	const status = step === "close" ? "closed" : step === "reopen" || now === "new" ? "open" : now;
	return { ok: true, answer: { ...answer, status } };
}
