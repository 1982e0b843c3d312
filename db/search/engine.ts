/** What search needs of a database. The engines say which entries have a token; all else is done elsewhere, once. */

/** An entry of the index as it is kept beside its tokens. */
export interface EntryRow {
	id: number;
	/** The number of its service. */
	number: number;
	/** The id of the service at a location; null without one. */
	placeId: string | null;
	/** Which of the service's entries it is, from 0. */
	ordinal: number;
	lat: number | null;
	lon: number | null;
}

/** An entry as it is after a change. */
export interface EntryChange extends Pick<IndexedEntry, "id" | "ends"> {
	/** Null for one that is not there any more. */
	lexemes: IndexedEntry["lexemes"] | null;
}

/** Runs on one council's part of the index: `council` is the number it has there. */
export interface SearchEngine {
	/** A council's number, and a version that goes up by one with every change that is announced; undefined while it has none. */
	council(councilId: string): Promise<{ number: number; version: number } | undefined>;
	/**
	 * What changed after a version, in the order of versions. One of which nothing is known is left out: it changed more
	 * than is written down, or is long ago.
	 */
	changes(council: number, after: number): Promise<(EntryChange & { version: number })[]>;
	/** Ids of the entries that have a token, ascending; of all entries for the empty token. */
	having(council: number, token: string): Promise<number[]>;
	/** Tokens that begin so. */
	tokens(council: number, beginning: string): Promise<string[]>;
	/** Words of the index of these lengths, as they were written. */
	words(council: number, shortest: number, longest: number): Promise<string[]>;
	entries(ids: readonly number[]): Promise<(EntryRow & { serviceId: string; nameKey: string })[]>;
	/** Those of the entries with these ids of which some tokens end: JSON, see `IndexedEntry.ends`. */
	ends(ids: readonly number[]): Promise<{ id: number; ends: string }[]>;
	/** Numbers of `most` services from place `from` on, by their names, byte by byte, and then ids. */
	byName(council: number, from: number, most: number): Promise<number[]>;
}

export interface IndexedEntry extends EntryRow {
	/** Its tokens, parted by spaces, each with its council in front; and the council alone, which finds all. */
	lexemes: string;
	/** Further tokens, each with the local moment at which it ends, as a JSON object; null for none. */
	ends: string | null;
}

export interface IndexedName {
	number: number;
	council: number;
	serviceId: string;
	nameKey: string;
}

/** The writing side, inside a transaction. */
export interface IndexWriter {
	/** The number of a council in the index; it gets one at its first service, and then has the form of what is written. */
	numberFor(councilId: string, form: number): Promise<number>;
	/** Councils of which something may have been written in an earlier form. */
	inEarlierForm(form: number): Promise<{ number: number; councilId: string }[]>;
	/** All of a council is in this form. */
	isInForm(council: number, form: number): Promise<void>;
	/** Gives a council another version. @param changes all that changed since the last; null where that is too much */
	announce(council: number, changes: readonly EntryChange[] | null): Promise<void>;
	/** The numbers that these services have. */
	numbersOf(serviceIds: readonly string[]): Promise<{ number: number; council: number; serviceId: string }[]>;
	/** All entries of the services with these numbers. */
	entriesOf(numbers: readonly number[]): Promise<{ id: number; council: number; serviceId: string }[]>;
	remove(numbers: readonly number[]): Promise<void>;
	/** `count` numbers from `first` (inclusive) to `end` (exclusive) that no service has. */
	freeNumbers(first: number, end: number, count: number): Promise<number[]>;
	/** Adds services that are not there. */
	add(names: readonly IndexedName[], entries: readonly IndexedEntry[]): Promise<void>;
	addWords(council: number, words: readonly string[]): Promise<void>;
	/** A step of putting the index into its quickest form, after a large import. Gives whether there is more to do. */
	tidy(isFirst: boolean): Promise<boolean>;
}
