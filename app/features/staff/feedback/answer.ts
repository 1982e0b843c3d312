/** What staff write about feedback. Safe in the browser: no I/O. */

import type { FeedbackStatus } from "../../../model/publishing/feedback";
import { typedText } from "../../families/feedback/typed-text";

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

/** By field: words stand under `staff-feedback:error.<value>`. */
export interface AnswerErrors {
	youSaid?: "you-said" | "too-long";
	weDid?: "we-did" | "too-long";
}

export interface TypedAnswer {
	youSaid: string;
	weDid: string;
	publish: boolean;
}

export type ParsedAnswer = { ok: true; answer: Answer } | { ok: false; errors: AnswerErrors; typed: TypedAnswer };

/** Reads the form. The button `step` says what becomes of it: "keep", "close" or "reopen". */
export function parseAnswer(form: FormData, now: FeedbackStatus): ParsedAnswer {
	const typed = {
		youSaid: typedText(form, "youSaid"),
		weDid: typedText(form, "weDid"),
		publish: form.get("publish") === "yes",
	};
	const [youSaid, weDid] = [typed.youSaid.trim(), typed.weDid.trim()];
	const step = form.get("step");
	const errors: AnswerErrors = {};
	if (youSaid.length > ANSWER_LIMIT) errors.youSaid = "too-long";
	else if (typed.publish && !youSaid) errors.youSaid = "you-said";
	if (weDid.length > ANSWER_LIMIT) errors.weDid = "too-long";
	else if ((typed.publish || step === "close") && !weDid) errors.weDid = "we-did";
	if (errors.youSaid || errors.weDid) return { ok: false, errors, typed };
	const status = step === "close" ? "closed" : step === "reopen" || now === "new" ? "open" : now;
	return { ok: true, answer: { youSaid: youSaid || null, weDid: weDid || null, publish: typed.publish, status } };
}
