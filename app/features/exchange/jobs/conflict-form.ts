/** Reads what the pages of conflicts are asked. Pure. */
import type { Decision } from "./conflicts.server";

const OUTCOMES = ["kept", "taken", "published"] as const;

export function readConflictsQuery(query: URLSearchParams): {
	page: number;
	done: (typeof OUTCOMES)[number] | undefined;
} {
	const page = Number(query.get("page") ?? 1);
	return {
		page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
		done: OUTCOMES.find((outcome) => outcome === query.get("done")),
	};
}

/** @returns undefined for a form that was not sent by its page */
export function readDecision(id: string, form: FormData): (Decision & { choice: "keep" | "take" }) | undefined {
	const choice = form.get("choice");
	const revision = Number(form.get("revision"));
	const seen = form.get("seen");
	if ((choice !== "keep" && choice !== "take") || !Number.isInteger(revision) || typeof seen !== "string") return;
	return { id, choice, revision, seen };
}
