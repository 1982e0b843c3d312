/** The forms of the page of one piece of feedback. */
import { pageError } from "../../../platform/errors";
import type { Staff } from "../../people/require-staff.server";
import { type AnswerErrors, parseAnswer, type TypedAnswer } from "./answer";
import type { FeedbackResult } from "./feedback-page.server";
import { answerFeedback, assignFeedback, type Handled } from "./handle-feedback.server";
import type { Feedback } from "./list-feedback.server";

export interface Refused {
	problem: "nobody" | "conflict" | null;
	errors: AnswerErrors;
	typed: TypedAnswer | null;
}

export type Changed = { ok: true; done: FeedbackResult } | { ok: false; status: 400 | 409; refused: Refused };

/** Does what the button `step` says. @throws the 404 page when it is gone */
export async function changeFeedback(staff: Staff, feedback: Feedback, form: FormData): Promise<Changed> {
	const { id } = feedback;
	const seen = new Date(Number(form.get("seen")));
	if (form.get("step") === "assign") {
		const personId = String(form.get("person") ?? "").replaceAll("\0", "") || null;
		return outcome(await assignFeedback(staff, { id, seen, personId }), "assigned", null);
	}
	const parsed = parseAnswer(form, feedback.status);
	if (!parsed.ok)
		return { ok: false, status: 400, refused: { problem: null, errors: parsed.errors, typed: parsed.typed } };
	const { youSaid, weDid, publish, status } = parsed.answer;
	const done = status === feedback.status || feedback.status === "new" ? "saved" : "reopened";
	const handled = await answerFeedback(staff, { id, seen, answer: parsed.answer });
	return outcome(handled, status === "closed" && feedback.status !== "closed" ? "closed" : done, {
		youSaid: youSaid ?? "",
		weDid: weDid ?? "",
		publish,
	});
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
