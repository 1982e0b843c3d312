/** One thing done to several entries: each on its own, so that one that cannot be done does not stop the others. */

import { editorialRules } from "../../model/councils/settings";
import type { EntryKind } from "../../model/publishing/entry";
import { readFor } from "../../platform/store.server";
import { type BulkAction, MOST_AT_ONCE, type Reason } from "./bulk";
import { confirmEntry } from "./confirm-entry.server";
import { type Entry, findEntry } from "./find-entry.server";
import { obstaclesTo } from "./missing";
import { mayStep, moveEntry, submitEntries } from "./move-entry.server";
import { canConfirmEntry, canSeeEntry, canSetOwner, canWithdrawEntry, whyNotPublish } from "./policy";
import { type OpenAt, publishEntry, withdrawEntry } from "./publish.server";
import type { Writer } from "./save-draft.server";
import { setOwner } from "./set-owner.server";

export interface Planned {
	id: string;
	title: string;
	revision: number;
	/** Null when it can be done. */
	reason: Reason | null;
}

/** What would be done to each of them, and to which not. Those that the asker may not see are not in it. */
export async function planBulk(
	who: Writer,
	{ kind, action, ids }: { kind: EntryKind; action: BulkAction; ids: readonly string[] },
	openAt: OpenAt,
): Promise<Planned[]> {
	const db = await readFor(who);
	const open = action === "withdraw" && kind === "service" ? await openAt(ids) : new Map();
	const found = await Promise.all(
		[...new Set(ids)].slice(0, MOST_AT_ONCE).map((id) => findEntry(db, who.council.id, id)),
	);
	return found.flatMap((one) => {
		if (one?.kind !== kind || !canSeeEntry(who, one)) return [];
		return [
			{
				id: one.id,
				title: one.title,
				revision: one.revision,
				reason: whyNot(action, who, one) ?? (open.has(one.id) ? "referrals" : null),
			},
		];
	});
}

/** Why somebody may not do this to an entry now, or null when they may. */
function whyNot(action: BulkAction, who: Writer, target: Entry): Reason | null {
	switch (action) {
		case "confirm":
			return canConfirmEntry(who, target) ? null : target.liveVersion === null ? "status" : "role";
		case "owner":
			return canSetOwner(who, target) ? null : target.status === "archived" ? "status" : "role";
		case "submit":
		case "archive":
			return mayStep(action, who, target) ? null : "status";
		case "withdraw":
			return canWithdrawEntry(who, target) ? null : who.can("listings.publish") ? "status" : "role";
		case "publish":
			return (
				whyNotPublish(who, target, editorialRules(who.council.settings)) ??
				(obstaclesTo(target).length > 0 ? "incomplete" : null)
			);
	}
}

export interface BulkResult {
	done: string[];
	left: { id: string; reason: Reason }[];
}

/** @param entries with the revision of each that was seen @param ownerId for "owner": who, or null for nobody */
export async function doBulk(
	who: Writer,
	request: { action: BulkAction; entries: readonly { id: string; revision: number }[]; ownerId: string | null },
	openAt: OpenAt,
): Promise<BulkResult> {
	const entries = request.entries.slice(0, MOST_AT_ONCE);
	const { action, ownerId } = request;
	const result: BulkResult = { done: [], left: [] };
	const handedIn = action === "submit" ? await submitEntries(who, entries) : [];
	for (const [at, one] of entries.entries()) {
		const answer = action === "submit" ? handedIn[at] : await doOne(who, action, one, ownerId, openAt);
		if (answer?.ok) result.done.push(one.id);
		else if (answer) result.left.push({ id: one.id, reason: answer.reason === "forbidden" ? "role" : answer.reason });
	}
	return result;
}

function doOne(
	who: Writer,
	action: Exclude<BulkAction, "submit">,
	one: { id: string; revision: number },
	ownerId: string | null,
	openAt: OpenAt,
) {
	switch (action) {
		case "confirm":
			return confirmEntry(who, one.id);
		case "owner":
			return setOwner(who, { id: one.id, ownerId });
		case "archive":
			return moveEntry(who, action, one);
		case "publish":
			return publishEntry(who, one);
		case "withdraw":
			return withdrawEntry(who, one, openAt);
	}
}
