/**
 * One council's part of the index, in memory as far as it was asked for: the ids of its entries in their order, and of
 * each token the entries that have it. What is kept belongs to a version of the index, so nothing has to be cleared
 * when services change: another version asks anew, and what nobody asks for any more is dropped.
 */
import { LRUCache } from "lru-cache";
import type { SearchEngine } from "../../../../db/search";
import type { LocalNow } from "../../../model/calendar/local-time";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { FIRST_SHARED_NUMBER, isShared, NUMBERS, numberOf } from "./cells";
import {
	add,
	allEntries,
	type EntrySet,
	eachIn,
	inAll,
	inAny,
	noEntries,
	placesIn,
	remove,
	setOf,
	sizeWithout,
} from "./entry-set";
import { canEnd, DATED, type Expression } from "./expression";

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

/** The entries of which one token ends: their places, and when it ends there. */
class Ending {
	/** The entries that had it last: what is found stays the same until the next of them ends. */
	#last: { set: EntrySet; from: number; before: number } | undefined;

	constructor(
		private readonly places: Uint32Array,
		private readonly until: Float64Array,
	) {}

	/** The bytes that it takes, in a council of so many entries. */
	byteLengthIn(entries: number): number {
		return this.places.byteLength + this.until.byteLength + Math.ceil(entries / 8);
	}

	/**
	 * The entries that have the token at a moment. The set is kept: it is not to be changed.
	 * @param always those that have it for ever
	 */
	at(now: number, always: EntrySet): EntrySet {
		const last = this.#last;
		if (last && last.from <= now && now < last.before) return last.set;
		const set = always.slice();
		let from = Number.NEGATIVE_INFINITY;
		let before = Number.POSITIVE_INFINITY;
		for (let at = 0; at < this.places.length; at++) {
			const until = this.until[at] ?? 0;
			if (until > now) {
				add(set, this.places[at] ?? 0);
				before = Math.min(before, until);
			} else from = Math.max(from, until);
		}
		this.#last = { set, from, before };
		return set;
	}
}

/** The tokens of a council's entries that end. */
class Ends {
	readonly byteLength: number;

	constructor(
		readonly byToken: ReadonlyMap<string, Ending>,
		entries: number,
	) {
		this.byteLength = 0;
		for (const [token, ending] of byToken) this.byteLength += 2 * token.length + ending.byteLengthIn(entries);
	}
}

/** Local moments as numbers, for comparing: 202605281130. */
const momentNumber = (moment: string) => Number(moment.replace(/\D/g, ""));

/** Entries of which ends are read at once: few enough to keep no other reader waiting. */
const ENDS_AT_ONCE = 1000;

const MEGABYTE = 2 ** 20;
/** About what the key, the value's object and its place in the cache take beside its bytes. */
const OVERHEAD = 250;

const turn = takingTurns();
let line = Promise.resolve();

/**
 * Awaited before what is not kept is read: after a change that is every set, and SQLite answers at once, so that others
 * would have no turn before the last of them.
 */
function inLine(): Promise<void> {
	line = line.then(turn);
	return line;
}

/** Values kept in memory up to a number of bytes; what was not used for longest goes first. */
const kept = <Value extends { readonly byteLength: number }>(mostBytes: number) =>
	new LRUCache<string, Value>({
		maxSize: mostBytes,
		sizeCalculation: (value, key) => value.byteLength + 2 * key.length + OVERHEAD,
	});

const entriesKept = kept<Entries>(32 * MEGABYTE);
/** The entries of a token: as a set, or, where that is shorter, as a list of places. */
const listsKept = kept<Uint32Array>(128 * MEGABYTE);
const endsKept = kept<Ends>(64 * MEGABYTE);

/** In which count a service with several entries was last seen, by its number; so none counts twice. */
const lastSeen = new Uint32Array(NUMBERS - FIRST_SHARED_NUMBER);
let counts = 0;

export class CouncilIndex {
	#ends: Promise<Ends> | undefined;

	constructor(
		readonly engine: SearchEngine,
		/** The council's number in the index. */
		readonly council: number,
		private readonly key: string,
		private readonly entries: Entries,
		/** What has ended by then is not found: a number as `momentNumber` makes it. */
		private readonly now: number,
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
		const always = await this.havingAlways(token);
		const ending = canEnd(token) ? (await this.ends()).byToken.get(token) : undefined;
		return ending ? ending.at(this.now, always) : always;
	}

	private ends(): Promise<Ends> {
		this.#ends ??= this.readEnds();
		return this.#ends;
	}

	private async readEnds(): Promise<Ends> {
		const kept = endsKept.get(this.key);
		if (kept) return kept;
		const byToken = new Map<string, { places: number[]; until: number[] }>();
		const ids = placesIn(await this.havingAlways(DATED)).map((place) => this.idAt(place));
		for await (const some of inTurns(ids, ENDS_AT_ONCE)) {
			for (const { id, ends } of await this.engine.ends(some)) {
				const place = this.placeOf(id);
				for (const [token, until] of Object.entries<string>(JSON.parse(ends))) {
					const list = byToken.get(token) ?? { places: [], until: [] };
					byToken.set(token, list);
					list.places.push(place);
					list.until.push(momentNumber(until));
				}
			}
		}
		const read = new Ends(
			new Map(
				[...byToken].map(([token, { places, until }]) => [
					token,
					new Ending(Uint32Array.from(places), Float64Array.from(until)),
				]),
			),
			this.size,
		);
		endsKept.set(this.key, read);
		return read;
	}

	private async havingAlways(token: string): Promise<EntrySet> {
		const key = this.key + token;
		let list = listsKept.get(key);
		if (!list) {
			await inLine();
			const places = this.placesOf(await this.engine.having(this.council, token));
			const set = setOf(this.size, places);
			list = places.length < set.length ? Uint32Array.from(places) : set;
			listsKept.set(key, list);
		}
		return list.length < Math.ceil(this.size / 32) ? setOf(this.size, list) : list;
	}

	/** @param wanted ascending; one that is not there, since it was added a moment ago, is left out */
	private placesOf(wanted: readonly number[]): number[] {
		const places: number[] = [];
		let place = 0;
		for (const id of wanted) {
			// In growing steps, since the next one is mostly near.
			let step = 1;
			while (place + step < this.size && this.idAt(place + step) < id) step *= 2;
			place = this.placeOf(id, place, Math.min(this.size, place + step));
			if (this.idAt(place) === id) places.push(place);
		}
		return places;
	}

	/** The place of the entry with this id, or else of the next one. @param from none before it is, nor from `to` on */
	placeOf(id: number, from = 0, to = this.size): number {
		let low = from;
		let high = to;
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

/**
 * The index of a council as it is now; undefined while it has nothing in it.
 * @param now which sessions are over
 */
export async function openIndex(
	engine: SearchEngine,
	councilId: string,
	now: Pick<LocalNow, "date" | "time">,
): Promise<CouncilIndex | undefined> {
	const council = await engine.council(councilId);
	if (!council) return undefined;
	const key = `${council.number}/${council.version}`;
	let entries = entriesKept.get(key);
	if (!entries) {
		entries = new Entries(Float64Array.from(await engine.having(council.number, "")));
		entriesKept.set(key, entries);
	}
	return new CouncilIndex(engine, council.number, key, entries, momentNumber(now.date + now.time));
}
