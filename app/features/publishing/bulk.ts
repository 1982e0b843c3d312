/** What can be done to several entries at once. Safe in the browser: no I/O. */
import { cleanText } from "../../platform/clean-text";

export const BULK_ACTIONS = ["confirm", "submit", "publish", "owner", "withdraw", "archive"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

export const bulkAction = (value: string | null): BulkAction | undefined =>
	BULK_ACTIONS.find((known) => known === value);

/** Why something was not done to an entry. */
export const REASONS = [
	"not-found",
	"conflict",
	"role",
	"status",
	"own-work",
	"incomplete",
	"organisation",
	"places",
	"owner",
	/** Families were referred to it, and not all of that is decided. */
	"referrals",
] as const;
export type Reason = (typeof REASONS)[number];

/** As many as a page of a list has. */
export const MOST_AT_ONCE = 50;

/** What was done, as the address of the list says it afterwards: `done=publish&n=3&left=own-work.<id>`. */
export function resultParams(
	action: BulkAction,
	{ done, left }: { done: string[]; left: { id: string; reason: Reason }[] },
) {
	return { done: action, n: done.length, left: left.map(({ id, reason }) => `${reason}.${id}`) };
}

export interface ReadResult {
	action: BulkAction;
	done: number;
	left: { id: string; reason: Reason }[];
}

/** @returns what such an address says; null for one that says nothing of it */
export function readResult(search: URLSearchParams): ReadResult | null {
	const action = bulkAction(search.get("done"));
	const done = Number(search.get("n"));
	if (!action || !Number.isSafeInteger(done) || done < 0 || done > MOST_AT_ONCE) return null;
	const left = search
		.getAll("left")
		.slice(0, MOST_AT_ONCE)
		.flatMap((text) => {
			const [word = "", id = ""] = text.split(".", 2);
			const reason = REASONS.find((known) => known === word);
			return reason && id ? [{ id: cleanText(id.slice(0, 100)), reason }] : [];
		});
	return { action, done, left };
}
