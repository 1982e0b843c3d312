/** The forms of a case's page. */
import { pageError } from "../../../platform/errors";
import type { Staff } from "../../people/require-staff.server";
import { type AnswerErrors, parseAnswer, type TypedAnswer } from "./answer";
import type { CaseResult } from "./feedback-page.server";
import { answerCase, assignCase, type Handled } from "./handle-feedback.server";
import type { Case } from "./list-feedback.server";

export interface Refused {
	problem: "nobody" | "conflict" | null;
	errors: AnswerErrors;
	typed: TypedAnswer | null;
}

export type Changed = { ok: true; done: CaseResult } | { ok: false; status: 400 | 409; refused: Refused };

/** Does what the button `step` says. @throws the 404 page when the case is gone */
export async function changeCase(staff: Staff, found: Case, form: FormData): Promise<Changed> {
	const { id } = found;
	const seen = new Date(Number(form.get("seen")));
	if (form.get("step") === "assign") {
		const personId = String(form.get("person") ?? "").replaceAll("\0", "") || null;
		return outcome(await assignCase(staff, { id, seen, personId }), "assigned", null);
	}
	const parsed = parseAnswer(form, found.status);
	if (!parsed.ok)
		return { ok: false, status: 400, refused: { problem: null, errors: parsed.errors, typed: parsed.typed } };
	const { youSaid, weDid, publish, status } = parsed.answer;
	const done = status === found.status || found.status === "new" ? "saved" : "reopened";
	const handled = await answerCase(staff, { id, seen, answer: parsed.answer });
	return outcome(handled, status === "closed" && found.status !== "closed" ? "closed" : done, {
		youSaid: youSaid ?? "",
		weDid: weDid ?? "",
		publish,
	});
}

function outcome(handled: Handled, done: CaseResult, typed: TypedAnswer | null): Changed {
	if (handled.ok) return { ok: true, done };
	if (handled.reason === "not-found") throw pageError("not-found");
	return {
		ok: false,
		status: handled.reason === "conflict" ? 409 : 400,
		refused: { problem: handled.reason, errors: {}, typed },
	};
}
