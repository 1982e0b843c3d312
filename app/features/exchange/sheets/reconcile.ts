/** Compares what a source says now with what it said before. Pure. */
import type { ConflictReason } from "../../../model/exchange/job";
import type { Provenance } from "../../../model/listings/shapes";
import type { ListingStatus } from "../../../model/listings/vocabulary";

/** A listing of the source as it is stored. */
export interface Stored {
	id: string;
	/** Its id in the source. */
	sourceId: string;
	name: string;
	status: ListingStatus;
	checksum: string | null;
	/** Staff and not the source decide over it. */
	held: boolean;
}

export interface Tally {
	added: number;
	changed: number;
	unchanged: number;
	/** Gone from the source: kept, but no longer shown. */
	withdrawn: number;
	/** Withdrawn before, and in the source again. */
	republished: number;
	/** Left as staff have them, although the source says otherwise. */
	conflicts: number;
}

export interface Conflict {
	id: string;
	name: string;
	why: ConflictReason;
}

export interface Changes<T> {
	tally: Tally;
	/** Listings to save: added, changed and published again. */
	save: T[];
	/** Stored listings to withdraw. */
	withdraw: Stored[];
	conflicts: Conflict[];
	/** What the source says of listings that staff hold, where that is new. */
	incoming: T[];
	/** Ids of listings that staff hold and of which the source says nothing new. */
	settled: string[];
	/** Those that stay as they are, because the source could not be read about them. */
	kept: Stored[];
}

/** What comes of comparing nothing. */
export const noChanges = <T>(): Changes<T> => ({
	tally: { added: 0, changed: 0, unchanged: 0, withdrawn: 0, republished: 0, conflicts: 0 },
	save: [],
	withdraw: [],
	conflicts: [],
	incoming: [],
	settled: [],
	kept: [],
});

/** What was counted, where `planned` of it turned out as `done`. */
export function corrected(tally: Tally, planned: Tally, done: Tally): Tally {
	const count = (what: keyof Tally) => tally[what] - planned[what] + done[what];
	return {
		added: count("added"),
		changed: count("changed"),
		unchanged: count("unchanged"),
		withdrawn: count("withdrawn"),
		republished: count("republished"),
		conflicts: count("conflicts"),
	};
}

/**
 * Which of the source's listings have to be written, which are gone from it, and which staff decide over.
 * @param unread ids of stored listings of which the source could not be read: they stay as they are
 * @param referred ids of those that do not go while referrals to them are open
 */
export function reconcile<T extends { id: string; provenance?: Provenance | null }>(
	stored: readonly Stored[],
	listings: readonly T[],
	unread: ReadonlySet<string> = new Set(),
	referred: ReadonlySet<string> = new Set(),
): Changes<T> {
	const changes: Changes<T> = noChanges();
	const { tally } = changes;
	const disagree = ({ id, name }: Stored, why: ConflictReason) => {
		changes.conflicts.push({ id, name, why });
		tally.conflicts++;
	};
	const before = new Map(stored.map((one) => [one.id, one]));
	for (const listing of listings) {
		if (unread.has(listing.id)) continue;
		const was = before.get(listing.id);
		before.delete(listing.id);
		const same = was?.checksum === listing.provenance?.checksum;
		if (!was) tally.added++;
		else if (was.held) {
			if (same) changes.settled.push(was.id);
			else changes.incoming.push(listing);
			if (!same) disagree(was, "changed");
			else if (was.status === "withdrawn") disagree(was, "withdrawn");
			else tally.unchanged++;
			continue;
		} else if (was.status === "withdrawn") tally.republished++;
		else if (!same) tally.changed++;
		else {
			tally.unchanged++;
			continue;
		}
		changes.save.push(listing);
	}
	for (const gone of before.values()) {
		if (referred.has(gone.id)) {
			disagree(gone, "referrals");
			continue;
		}
		if (unread.has(gone.id)) {
			changes.kept.push(gone);
			tally.unchanged++;
			continue;
		}
		if (gone.status === "withdrawn") continue;
		if (gone.held) disagree(gone, "gone");
		else changes.withdraw.push(gone);
	}
	tally.withdrawn = changes.withdraw.length;
	return changes;
}
