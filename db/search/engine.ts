/** What search needs of a database. The two engines find; what was found is ordered and counted elsewhere, once. */
import type { Expression } from "../../app/features/directory/search/expression";

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
	/** The tokens of its facts, parted by spaces. */
	facts: string;
}

/** How many entries match: those of services with one entry, and the numbers of services with several. */
export interface Tally {
	entries: number;
	/** One for each matching entry of a service that has several: the same number can come more than once. */
	shared: number[];
}

/** Runs on one council's part of the index: `council` is the number it has there. */
export interface SearchEngine {
	/** Ids of matching entries, at most `limit`, in no particular order. */
	ids(council: number, expression: Expression | null, limit?: number): Promise<number[]>;
	tally(council: number, expression: Expression | null): Promise<Tally>;
	/** Words of the index of these lengths, as they were written. */
	words(council: number, shortest: number, longest: number): Promise<string[]>;
	entries(ids: readonly number[]): Promise<(EntryRow & { serviceId: string; nameKey: string })[]>;
	/** The facts of entries, without their service. */
	facts(ids: readonly number[]): Promise<Pick<EntryRow, "id" | "number" | "lat" | "lon" | "facts">[]>;
	/** Names of services, by number. */
	names(numbers: readonly number[]): Promise<{ number: number; serviceId: string; nameKey: string }[]>;
	councilNumber(councilId: string): Promise<number | undefined>;
}

export interface IndexedEntry extends EntryRow {
	council: number;
	/** Its tokens, without their council. */
	tokens: string[];
}

export interface IndexedName {
	number: number;
	council: number;
	serviceId: string;
	nameKey: string;
}

/** The writing side, inside a transaction. */
export interface IndexWriter {
	/** The number of a council in the index; it gets one at its first service. */
	numberFor(councilId: string): Promise<number>;
	/** The numbers that these services have. */
	numbersOf(serviceIds: readonly string[]): Promise<{ number: number; council: number; serviceId: string }[]>;
	remove(numbers: readonly number[]): Promise<void>;
	/** `count` numbers from `first` (inclusive) to `end` (exclusive) that no service has. */
	freeNumbers(first: number, end: number, count: number): Promise<number[]>;
	/** Adds services that are not there. `entries` are sorted by id. */
	add(names: readonly IndexedName[], entries: readonly IndexedEntry[]): Promise<void>;
	addWords(council: number, words: readonly string[]): Promise<void>;
	/** Puts the index into its quickest form, after a large import. */
	tidy(): Promise<void>;
}
