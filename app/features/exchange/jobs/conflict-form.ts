/** Reads what the pages of conflicts are asked. Pure. */
import { offered, revision, sent } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
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

const decisionForm = form({ choice: offered(["keep", "take"]), revision: revision(), seen: sent(200) });

/** @returns undefined for a form that was not sent by its page */
export function readDecision(id: string, posted: Values): (Decision & { choice: "keep" | "take" }) | undefined {
	const { choice, revision, seen } = readAnswers(decisionForm, posted);
	return choice && seen ? { id, choice, revision, seen } : undefined;
}
