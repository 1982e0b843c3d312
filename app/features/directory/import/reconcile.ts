/** Compares what a source says now with what it said before. Pure. */
import type { Provenance } from "../schema";
import type { ListingStatus } from "../vocabulary";

/** A listing of the source as it is stored. */
export interface Stored {
	id: string;
	status: ListingStatus;
	checksum: string | null;
}

export interface Tally {
	added: number;
	changed: number;
	unchanged: number;
	/** Gone from the source: kept, but no longer shown. */
	withdrawn: number;
	/** Withdrawn before, and in the source again. */
	republished: number;
}

export interface Changes<T> {
	tally: Tally;
	/** Listings to save: added, changed and published again. */
	save: T[];
	/** Ids of stored listings to withdraw. */
	withdraw: string[];
}

/** Which of the source's listings have to be written, and which are gone from it. */
export function reconcile<T extends { id: string; provenance?: Provenance | null }>(
	stored: readonly Stored[],
	listings: readonly T[],
): Changes<T> {
	const tally: Tally = { added: 0, changed: 0, unchanged: 0, withdrawn: 0, republished: 0 };
	const before = new Map(stored.map((one) => [one.id, one]));
	const save: T[] = [];
	for (const listing of listings) {
		const was = before.get(listing.id);
		before.delete(listing.id);
		if (!was) tally.added++;
		else if (was.status === "withdrawn") tally.republished++;
		else if (was.checksum !== listing.provenance?.checksum) tally.changed++;
		else {
			tally.unchanged++;
			continue;
		}
		save.push(listing);
	}
	const withdraw = [...before.values()].filter((one) => one.status !== "withdrawn").map((one) => one.id);
	tally.withdrawn = withdraw.length;
	return { tally, save, withdraw };
}
