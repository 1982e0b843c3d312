/** Who may do what to an entry: asked by the action that does it and by the page that offers it. Pure. */
import { mayKnowAddress } from "../../model/listings/confidential";
import { isOnlyProvider, type StaffAsker } from "../../model/people/asker";
import type { Permission } from "../../model/people/roles";
import { type EntryKind, type EntryState, mayHappen } from "../../model/publishing/entry";

/** What a question needs to know of an entry. */
export interface EntryFacts extends EntryState {
	kind: EntryKind;
	organisationId: string | null;
	/** Who wrote the draft last. */
	draftBy: string | null;
	/** Everybody who wrote since the newest version. */
	draftAuthors: readonly string[];
	/** Of a place: whether its draft or what families read of it is confidential. */
	masked: boolean;
}

/** What one must be permitted to write each kind. */
export const EDITING: Record<EntryKind, Permission> = {
	service: "listings.edit",
	location: "listings.edit",
	organisation: "listings.edit",
	article: "guidance.edit",
	"offer-section": "offer.edit",
};

/** Whether somebody may see an entry at all, with its draft and versions: see `sightOf` for the same as a query. */
export function canSeeEntry(
	who: StaffAsker,
	entry: Pick<EntryFacts, "organisationId" | "masked" | "draftBy">,
): boolean {
	const { organisationId } = entry;
	if (!who.can("listings.view") || !mayKnowAddress(who, entry)) return false;
	return !isOnlyProvider(who) || (organisationId !== null && who.organisationIds.includes(organisationId));
}

export function canEditEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can(EDITING[entry.kind]) && canSeeEntry(who, entry) && mayHappen("edit", entry);
}

/** Whether somebody may make a new one. A provider proposes services of their own. */
export function canAddEntry(who: StaffAsker, kind: EntryKind): boolean {
	return who.can(EDITING[kind]) && (kind === "service" || !isOnlyProvider(who));
}

/** Whether somebody may translate what families read, or are to read first. */
export function canTranslateEntry(who: StaffAsker, entry: EntryFacts): boolean {
	const translated = entry.kind !== "organisation" && entry.status !== "archived" && entry.status !== "withdrawn";
	return translated && who.can("translations.edit") && canSeeEntry(who, entry);
}

export function canSubmitEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return canEditEntry(who, entry) && mayHappen("submit", entry);
}

/** Taken back by who may write it or decide over it. */
export function canRecallEntry(who: StaffAsker, entry: EntryFacts): boolean {
	const concerned = who.can(EDITING[entry.kind]) || who.can("listings.review");
	return concerned && canSeeEntry(who, entry) && mayHappen("recall", entry);
}

export function canDiscardEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return canEditEntry(who, entry) && mayHappen("discard", entry);
}

export function canReviewEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can("listings.review") && entry.status === "in-review";
}

/** Why somebody may not publish what is written, or null when they may. */
export function whyNotPublish(
	who: StaffAsker,
	entry: EntryFacts,
	rules: { fourEyes: boolean },
): "role" | "status" | "own-work" | null {
	if (!who.can("listings.publish")) return "role";
	if (!mayHappen("publish", entry)) return "status";
	if (rules.fourEyes && entry.draftAuthors.includes(who.person.id)) return "own-work";
	return null;
}

export function canWithdrawEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can("listings.publish") && mayHappen("withdraw", entry);
}

/** Whoever may write may also put away what was never published. */
export function canArchiveEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can(EDITING[entry.kind]) && canSeeEntry(who, entry) && !isOnlyProvider(who) && mayHappen("archive", entry);
}

export function canReopenEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can(EDITING[entry.kind]) && canSeeEntry(who, entry) && mayHappen("reopen", entry);
}

/** Whether somebody may say that what families read is still right. */
export function canConfirmEntry(who: StaffAsker, entry: EntryFacts): boolean {
	return (
		who.can("listings.confirm") &&
		canSeeEntry(who, entry) &&
		entry.liveVersion !== null &&
		entry.kind !== "offer-section"
	);
}

/** Whether somebody may call off dates of what families read, or put them back, at once and beside any draft. */
export function canChangeDates(who: StaffAsker, entry: EntryFacts, rules: { datesAtOnce: boolean }): boolean {
	const times = entry.kind === "service" || entry.kind === "location";
	const decides = rules.datesAtOnce
		? who.can(EDITING[entry.kind]) && !isOnlyProvider(who)
		: who.can("listings.publish");
	return times && decides && canSeeEntry(who, entry) && entry.liveVersion !== null;
}

/** Whether somebody may decide which member of staff keeps it true. */
export function canSetOwner(who: StaffAsker, entry: EntryFacts): boolean {
	return who.can(EDITING[entry.kind]) && canSeeEntry(who, entry) && !isOnlyProvider(who) && entry.status !== "archived";
}
