/** The ledger of an import: of each field, what stood in the source and what became of it. Safe in the browser: no I/O. */

/**
 * What became of a value: it was understood; or it stands in the listing in its own words; or another row of the same
 * service counts instead; or nobody reads it here; or its whole row or item was not taken over; or it is lost, which
 * nothing may be.
 */
export const FATES = ["understood", "words", "outranked", "aside", "refused", "lost"] as const;
export type Fate = (typeof FATES)[number];

/** One field of the source, and how many of its values became what. */
export interface LedgerLine extends Record<Fate, number> {
	/** What a column of a sheet stands for, or the way to the field in an item: "schedules.byday". */
	field: string;
	/** The heading of a column that has no meaning here. */
	column?: string;
	/** How often it says anything in the source: the sum of all fates. */
	said: number;
}

/** A value that was not understood, or one of a field that nobody reads. */
export interface LedgerNote {
	/** A line of the sheet, or an item's id in the feed. */
	where: string;
	field: string;
	column?: string;
	/** What stands there, cut short. */
	words: string;
	fate: Exclude<Fate, "understood" | "refused">;
	/** Why it was not understood, as the end of a sentence that begins with the field; "" where its fate says it. */
	reason: string;
}

export interface Ledger {
	/** In the order of the source. */
	lines: LedgerLine[];
	total: Omit<LedgerLine, "field" | "column">;
	/** The first of them; of a field that nobody reads, one. */
	notes: LedgerNote[];
	noteCount: number;
}

/** Notes kept in a report; a file of nothing but mistakes must not fill the database. */
export const KEPT_NOTES = 1000;

/** Nothing of a field, or of them all. */
export const nothingSaid = (): Ledger["total"] => ({
	said: 0,
	understood: 0,
	words: 0,
	outranked: 0,
	aside: 0,
	refused: 0,
	lost: 0,
});
