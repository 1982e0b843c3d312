/**
 * The entries of a council in the order of their ids, at one version of its index; and the steps that led to it, by which
 * whatever is kept of an earlier version is brought along instead of being read anew. Pure.
 */
import { FIRST_SHARED_NUMBER, isShared, NUMBERS, numberOf } from "./cells";
import { add, type EntrySet, lowestIn, noEntries, ones } from "./entry-set";

/** An entry as it is after a change; without tokens it is not there any more. */
export interface Change {
	id: number;
	tokens: ReadonlySet<string> | null;
	/** Tokens that end, and when: numbers as `momentNumber` makes them. */
	ends: ReadonlyMap<string, number>;
}

/** An entry that changed or is new, by its place. */
export interface Changed extends Change {
	place: number;
	tokens: ReadonlySet<string>;
}

/** Entries that stayed as they were: so many from place `from` on stand from place `to` on. */
interface Run {
	from: number;
	to: number;
	length: number;
}

/** What is kept of a version, and can be brought to the next. */
export interface Follows<Value> {
	readonly byteLength: number;
	/** @returns the same object where the step changes nothing of it */
	follow(step: Step): Value;
}

/** From one version of a council's entries to another. */
export class Step {
	/** How many entries there are after it. */
	readonly size: number;
	/** How many entries it names. */
	readonly weight: number;
	/** Ascending by place, as after it. */
	readonly changed: readonly Changed[];
	/** Whether every entry is where it was: none is new, and none gone. */
	readonly keepsPlaces: boolean;
	readonly #runs: readonly Run[];

	/**
	 * @param from the version before it
	 * @param ids those of before, ascending
	 * @param changes each entry once
	 */
	constructor(
		readonly from: number,
		ids: Float64Array,
		changes: readonly Change[],
	) {
		const runs: Run[] = [];
		const changed: Changed[] = [];
		let [before, after] = [0, 0];
		const stay = (length: number) => {
			runs.push({ from: before, to: after, length });
			before += length;
			after += length;
		};
		for (const change of changes.toSorted((a, b) => a.id - b.id)) {
			stay(placeOf(ids, change.id, before) - before);
			if (ids[before] === change.id) before += 1;
			if (change.tokens) changed.push({ ...change, tokens: change.tokens, place: after++ });
		}
		stay(ids.length - before);
		this.#runs = runs;
		this.changed = changed;
		this.size = after;
		this.weight = changes.length;
		this.keepsPlaces = after === ids.length && runs.every(({ from, to }) => from === to);
	}

	/** The ids of after it. */
	idsAfter(ids: Float64Array): Float64Array {
		if (this.keepsPlaces) return ids;
		const after = new Float64Array(this.size);
		for (const { from, to, length } of this.#runs) after.set(ids.subarray(from, from + length), to);
		for (const { place, id } of this.changed) after[place] = id;
		return after;
	}

	/** Does something with each of some ascending places whose entry stayed as it was: which it is, and where it is now. */
	eachStaying(places: Uint32Array, act: (at: number, place: number) => void): void {
		let at = 0;
		for (const { from, to, length } of this.#runs) {
			while (at < places.length && (places[at] ?? 0) < from) at++;
			for (; at < places.length && (places[at] ?? 0) < from + length; at++) act(at, (places[at] ?? 0) - from + to);
		}
	}

	/** A number for each entry, after it; `none` for those that changed. */
	stayingNumbers(numbers: Uint32Array, none: number): Uint32Array {
		const after = new Uint32Array(this.size).fill(none);
		for (const { from, to, length } of this.#runs) after.set(numbers.subarray(from, from + length), to);
		return after;
	}

	/** A set after it, without the entries that changed. */
	staying(set: EntrySet): EntrySet {
		const after = noEntries(this.size);
		for (const { from, to, length } of this.#runs) copyBits(set, from, after, to, length);
		return after;
	}
}

/** The place of a number in ascending ones, or else of the next one. @param from none before it is, nor from `to` on */
export function placeOf(ids: ArrayLike<number>, id: number, from = 0, to = ids.length): number {
	let low = from;
	let high = to;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((ids[middle] ?? 0) < id) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Adds so many bits from `from` on to those of another set from `to` on. */
function copyBits(source: EntrySet, from: number, target: EntrySet, to: number, count: number): void {
	for (let done = 0; done < count; ) {
		const [word, bit] = [(to + done) >>> 5, (to + done) & 31];
		const some = Math.min(32 - bit, count - done);
		target[word] = (target[word] ?? 0) | (bitsAt(source, from + done, some) << bit);
		done += some;
	}
}

/** Up to 32 bits of a set as a number. */
function bitsAt(set: EntrySet, from: number, count: number): number {
	const [word, bit] = [from >>> 5, from & 31];
	const bits = bit === 0 ? (set[word] ?? 0) : ((set[word] ?? 0) >>> bit) | ((set[word + 1] ?? 0) << (32 - bit));
	return count === 32 ? bits : bits & (2 ** count - 1);
}

/** In which count a service with several entries was last seen, by its number; so none counts twice. */
const lastSeen = new Uint32Array(NUMBERS - FIRST_SHARED_NUMBER);
let counts = 0;

/** Entries that the steps to a version name in all: what is kept of before these is read anew. */
const MOST_REMEMBERED = 1000;
/** About what one such entry takes, in bytes. */
const BYTES_REMEMBERED = 10_000;

export class CouncilEntries {
	/** Those of services with several entries. */
	readonly shared: EntrySet;
	readonly #weight: number;

	/**
	 * @param council its number in the index
	 * @param reading another for each time that all of it was read: what is kept belongs to one of them
	 * @param ids ascending
	 * @param steps those that led here, one after the other
	 */
	constructor(
		readonly council: number,
		readonly version: number,
		readonly reading: number,
		readonly ids: Float64Array,
		private readonly steps: readonly Step[] = [],
		shared?: EntrySet,
	) {
		this.shared = shared ?? sharedOf(ids);
		this.#weight = steps.reduce((sum, { weight }) => sum + weight, 0);
	}

	get byteLength() {
		return this.ids.byteLength + this.shared.byteLength + BYTES_REMEMBERED * this.#weight;
	}

	/** The entries at a later version. @param changes each entry once */
	after(version: number, changes: readonly Change[]): CouncilEntries {
		const step = new Step(this.version, this.ids, changes);
		const steps = [...this.steps, step];
		let weight = this.#weight + step.weight;
		while (weight > MOST_REMEMBERED) weight -= steps.shift()?.weight ?? weight;
		const ids = step.idsAfter(this.ids);
		const shared = ids === this.ids ? this.shared : undefined;
		return new CouncilEntries(this.council, version, this.reading, ids, steps, shared);
	}

	/** The steps from a version to this one; undefined where they are not known. */
	since(version: number): readonly Step[] | undefined {
		if (version === this.version) return [];
		const first = this.steps.findIndex(({ from }) => from === version);
		return first < 0 ? undefined : this.steps.slice(first);
	}

	/** How many services have an entry in a set. */
	countServices(set: EntrySet): number {
		const { shared, ids } = this;
		let count = 0;
		counts = (counts + 1) >>> 0;
		for (let at = 0; at < set.length; at++) {
			const word = set[at] ?? 0;
			if (word === 0) continue;
			const several = word & (shared[at] ?? 0);
			count += ones(word & ~several);
			for (let left = several; left !== 0; left &= left - 1) {
				const service = numberOf(ids[(at << 5) + lowestIn(left)] ?? 0) - FIRST_SHARED_NUMBER;
				if (lastSeen[service] !== counts) count++;
				lastSeen[service] = counts;
			}
		}
		return count;
	}
}

function sharedOf(ids: Float64Array): EntrySet {
	const shared = noEntries(ids.length);
	for (let place = 0; place < ids.length; place++) if (isShared(numberOf(ids[place] ?? 0))) add(shared, place);
	return shared;
}
