/**
 * One council's part of the index, in memory as far as it was asked for: the ids of its entries in their order, and of
 * each token the entries that have it. What is kept belongs to a version of the index, so nothing has to be cleared
 * when services change: another version asks anew, and what nobody asks for any more is dropped.
 */
import type { SearchEngine } from "../../../../db/search";
import { FIRST_SHARED_NUMBER, isShared, NUMBERS, numberOf } from "./cells";
import {
	add,
	allEntries,
	type EntrySet,
	eachIn,
	inAll,
	inAny,
	noEntries,
	remove,
	setOf,
	sizeWithout,
} from "./entry-set";
import type { Expression } from "./expression";
import { Kept } from "./kept";

/** The entries of a council, by their place in the order of ids. */
class Entries {
	/** Those of services with several entries. */
	readonly shared: EntrySet;

	constructor(readonly ids: Float64Array) {
		this.shared = noEntries(ids.length);
		for (let place = 0; place < ids.length; place++) {
			if (isShared(numberOf(ids[place] ?? 0))) add(this.shared, place);
		}
	}

	get byteLength() {
		return this.ids.byteLength + this.shared.byteLength;
	}
}

const MEGABYTE = 2 ** 20;
const entriesKept = new Kept<Entries>(32 * MEGABYTE);
/** The entries of a token: as a set, or, where that is shorter, as a list of places. */
const listsKept = new Kept<Uint32Array>(128 * MEGABYTE);

/** In which count a service with several entries was last seen, by its number; so none counts twice. */
const lastSeen = new Uint32Array(NUMBERS - FIRST_SHARED_NUMBER);
let counts = 0;

export class CouncilIndex {
	constructor(
		readonly engine: SearchEngine,
		/** The council's number in the index. */
		readonly council: number,
		private readonly key: string,
		private readonly entries: Entries,
	) {}

	get size() {
		return this.entries.ids.length;
	}

	idAt(place: number): number {
		return this.entries.ids[place] ?? Number.NaN;
	}

	/** The entries that an expression wants. The set may be one that is kept: it is not to be changed. */
	async matching(expression: Expression | null): Promise<EntrySet> {
		if (expression === null) return allEntries(this.size);
		if (typeof expression === "string") return this.having(expression);
		if ("any" in expression)
			return inAny(this.size, await Promise.all(expression.any.map((one) => this.matching(one))));
		const [first = null, ...others] = expression.all;
		return inAll([await this.matching(first), ...(await Promise.all(others.map((one) => this.matching(one))))]);
	}

	private async having(token: string): Promise<EntrySet> {
		const key = this.key + token;
		let list = listsKept.get(key);
		if (!list) {
			const places = this.placesOf(await this.engine.having(this.council, token));
			const set = setOf(this.size, places);
			list = places.length < set.length ? Uint32Array.from(places) : set;
			listsKept.set(key, list);
		}
		return list.length < Math.ceil(this.size / 32) ? setOf(this.size, list) : list;
	}

	/** @param wanted ascending; one that is not there, since it was added a moment ago, is left out */
	private placesOf(wanted: readonly number[]): number[] {
		const { ids } = this.entries;
		const places: number[] = [];
		let place = 0;
		for (const id of wanted) {
			while (place < ids.length && (ids[place] ?? 0) < id) place++;
			if (place < ids.length && ids[place] === id) places.push(place);
		}
		return places;
	}

	/** The place of the entry with this id, or else of the next one. */
	placeOf(id: number): number {
		let low = 0;
		let high = this.size;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.idAt(middle) < id) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** The place of the first entry that has a position: those without stand before it. */
	get firstPlaced() {
		return this.placeOf(0);
	}

	/** Those of a set that have a position. */
	placedOf(set: EntrySet): EntrySet {
		const placed = set.slice();
		placed.fill(0, 0, this.firstPlaced >>> 5);
		for (let place = this.firstPlaced & ~31; place < this.firstPlaced; place++) remove(placed, place);
		return placed;
	}

	/** Tokens that begin so. */
	tokens(beginning: string): Promise<string[]> {
		return this.engine.tokens(this.council, beginning);
	}

	/** How many services have an entry in a set. */
	countServices(set: EntrySet): number {
		const { shared } = this.entries;
		let count = sizeWithout(set, shared);
		counts = (counts + 1) >>> 0;
		eachIn(inAll([set, shared]), (place) => {
			const service = numberOf(this.idAt(place)) - FIRST_SHARED_NUMBER;
			if (lastSeen[service] !== counts) count++;
			lastSeen[service] = counts;
		});
		return count;
	}
}

/** The index of a council as it is now; undefined while it has nothing in it. */
export async function openIndex(engine: SearchEngine, councilId: string): Promise<CouncilIndex | undefined> {
	const council = await engine.council(councilId);
	if (!council) return undefined;
	const key = `${council.number}/${council.version}`;
	let entries = entriesKept.get(key);
	if (!entries) {
		entries = new Entries(Float64Array.from(await engine.having(council.number, "")));
		entriesKept.set(key, entries);
	}
	return new CouncilIndex(engine, council.number, key, entries);
}
