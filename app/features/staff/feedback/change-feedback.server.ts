/** The forms of the page of one piece of feedback. */
import { pageError } from "../../../platform/errors";
import { id, moment, sent } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import type { Staff } from "../../people/require-staff.server";
import { type AnswerErrors, readAnswer, type TypedAnswer, typedAnswer } from "./answer";
import type { FeedbackResult } from "./feedback-page.server";
import { answerFeedback, assignFeedback, type Handled } from "./handle-feedback.server";
import type { Feedback } from "./list-feedback.server";

export interface Refused {
	problem: "nobody" | "conflict" | null;
	errors: AnswerErrors;
	typed: TypedAnswer | null;
}

export type Changed = { ok: true; done: FeedbackResult } | { ok: false; status: 400 | 409; refused: Refused };

const carried = form({ step: sent(20), seen: moment(), person: id() });

/** Does what the button `step` says. @throws the 404 page when it is gone */
export async function changeFeedback(staff: Staff, feedback: Feedback, posted: Values): Promise<Changed> {
	const { step, seen, person: personId } = readAnswers(carried, posted);
	if (step === "assign") {
		return outcome(await assignFeedback(staff, staff.council, { id: feedback.id, seen, personId }), "assigned", null);
	}
	const typed = typedAnswer(posted);
	const read = readAnswer(posted, feedback.status);
	if (!read.ok) return { ok: false, status: 400, refused: { problem: null, errors: read.errors, typed } };
	const { status } = read.answer;
	const done = status === feedback.status || feedback.status === "new" ? "saved" : "reopened";
	const handled = await answerFeedback(staff, staff.council, { id: feedback.id, seen, answer: read.answer });
	return outcome(handled, status === "closed" && feedback.status !== "closed" ? "closed" : done, typed);
}

function outcome(handled: Handled, done: FeedbackResult, typed: TypedAnswer | null): Changed {
	if (handled.ok) return { ok: true, done };
	if (handled.reason === "not-found") throw pageError("not-found");
	return {
		ok: false,
		status: handled.reason === "conflict" ? 409 : 400,
		refused: { problem: handled.reason, errors: {}, typed },
	};
}
