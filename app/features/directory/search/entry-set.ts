/** Sets of a council's entries: one bit for each, by its place in the order of ids. Pure. */

export type EntrySet = Uint32Array;

const lengthFor = (entries: number) => Math.ceil(entries / 32);

export const noEntries = (entries: number): EntrySet => new Uint32Array(lengthFor(entries));

/** @param places ascending or not, below `entries` */
export function setOf(entries: number, places: ArrayLike<number>): EntrySet {
	const set = noEntries(entries);
	for (let index = 0; index < places.length; index++) add(set, places[index] ?? 0);
	return set;
}

export function allEntries(entries: number): EntrySet {
	const set = noEntries(entries).fill(0xffffffff);
	if (entries % 32 !== 0) set[set.length - 1] = 2 ** (entries % 32) - 1;
	return set;
}

export function add(set: EntrySet, place: number): void {
	set[place >>> 5] = (set[place >>> 5] ?? 0) | (1 << (place & 31));
}

export function remove(set: EntrySet, place: number): void {
	set[place >>> 5] = (set[place >>> 5] ?? 0) & ~(1 << (place & 31));
}

export const has = (set: EntrySet, place: number) => (((set[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;

/** What is in all of several sets; at least one. */
export function inAll([first, ...others]: readonly [EntrySet, ...EntrySet[]]): EntrySet {
	if (others.length === 0) return first;
	const both = first.slice();
	for (const other of others) {
		for (let at = 0; at < both.length; at++) both[at] = (both[at] ?? 0) & (other[at] ?? 0);
	}
	return both;
}

/** What is in any of several sets. */
export function inAny(entries: number, sets: readonly EntrySet[]): EntrySet {
	const [first, ...others] = sets;
	if (!first) return noEntries(entries);
	if (others.length === 0) return first;
	const either = first.slice();
	for (const other of others) {
		for (let at = 0; at < either.length; at++) either[at] = (either[at] ?? 0) | (other[at] ?? 0);
	}
	return either;
}

/** How many bits of 32 are set. */
export function ones(word: number): number {
	const pairs = word - ((word >>> 1) & 0x55555555);
	const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
	return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Which of 32 bits is the lowest that is set: 0 to 31. */
export const lowestIn = (word: number) => 31 - Math.clz32(word & -word);

export function sizeOf(set: EntrySet): number {
	let size = 0;
	for (let at = 0; at < set.length; at++) size += ones(set[at] ?? 0);
	return size;
}

export function isEmpty(set: EntrySet): boolean {
	for (let at = 0; at < set.length; at++) if (set[at] !== 0) return false;
	return true;
}

/** What is in one set and not in another. */
export function without(set: EntrySet, other: EntrySet): EntrySet {
	const left = set.slice();
	for (let at = 0; at < left.length; at++) left[at] = (left[at] ?? 0) & ~(other[at] ?? 0);
	return left;
}

/** Does something with the places in a set from `first` (inclusive) to `end` (exclusive), ascending. */
export function eachIn(set: EntrySet, act: (place: number) => void, first = 0, end = set.length * 32): void {
	for (let at = first >>> 5; at << 5 < end; at++) {
		for (let word = set[at] ?? 0; word !== 0; word &= word - 1) {
			const place = (at << 5) + lowestIn(word);
			if (place >= first && place < end) act(place);
		}
	}
}

/** The places in a set, as `eachIn` goes through them. */
export function placesIn(set: EntrySet, first?: number, end?: number): number[] {
	const places: number[] = [];
	eachIn(set, (place) => places.push(place), first, end);
	return places;
}

/** All places in a set, ascending. */
export function allPlacesIn(set: EntrySet): Uint32Array {
	const places = new Uint32Array(sizeOf(set));
	let found = 0;
	for (let at = 0; at < set.length; at++) {
		for (let word = set[at] ?? 0; word !== 0; word &= word - 1) places[found++] = (at << 5) + lowestIn(word);
	}
	return places;
}
