/** A comment on the offer or on anything. Safe in the browser: no I/O. */
import { DETAILS_LIMIT } from "./report-problem";
import { typedText } from "./typed-text";

export type ParsedComment =
	| { ok: true; details: string }
	/** Words stand under `comments:form.<error>`. */
	| { ok: false; error: "missing" | "tooLong"; typed: string };

export function parseComment(form: FormData): ParsedComment {
	const typed = typedText(form, "details");
	const details = typed.trim();
	if (!details) return { ok: false, error: "missing", typed };
	if (details.length > DETAILS_LIMIT) return { ok: false, error: "tooLong", typed };
	return { ok: true, details };
}
