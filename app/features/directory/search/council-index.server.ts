/**
 * One council's part of the index, in memory as far as it was asked for: the ids of its entries in their order, and of
 * each token the entries that have it. What is kept belongs to a version of the index. It is brought to the next when it
 * is asked for again, and read anew where what changed is not known; what nobody asks for any more is dropped.
 */
import { LRUCache } from "lru-cache";
import type { SearchEngine } from "../../../../db/search";
import type { LocalNow } from "../../../model/calendar/local-time";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { Beginning } from "./beginning";
import { type CouncilEntries, type Follows, placeOf } from "./council-entries";
import { currentEntries } from "./current-entries.server";
import { type Endings, Ends, momentNumber, readEnds } from "./ends";
import { allEntries, type EntrySet, inAll, inAny, noEntries, placesIn, remove, without } from "./entry-set";
import { canEnd, DATED, ENDING, type Expression, GOES_ON, tokensOf } from "./expression";
import { Having } from "./having";
import { NameOrder } from "./name-order";

/** Entries of which ends are read at once: few enough to keep no other reader waiting. */
const ENDS_AT_ONCE = 1000;

/** So many entries are looked at one by one for the next of a list. */
const NEAR = 8;
/** Services of which the order is read at once. */
const NAMES_AT_ONCE = 10_000;
/** When more entries than this have changed, their order is read anew. */
const MOST_UNORDERED = 200;

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

interface Kept<Value> {
	version: number;
	value: Value;
}

/** Values kept in memory up to a number of bytes; what was not used for longest goes first. */
class Memory<Value extends Follows<Value>> {
	readonly #kept: LRUCache<string, Kept<Value>>;

	constructor(mostBytes: number) {
		this.#kept = new LRUCache({
			maxSize: mostBytes,
			sizeCalculation: ({ value }, key) => value.byteLength + 2 * key.length + OVERHEAD,
		});
	}

	/** What is kept of some entries, brought to their version; undefined where it has to be read. */
	get(entries: CouncilEntries, name: string): Value | undefined {
		const kept = this.#kept.get(keyOf(entries, name));
		const steps = kept && entries.since(kept.version);
		if (!steps) return undefined;
		const value = steps.reduce((value, step) => value.follow(step), kept.value);
		if (steps.length > 0) this.set(entries, name, value);
		return value;
	}

	set(entries: CouncilEntries, name: string, value: Value): void {
		const key = keyOf(entries, name);
		const { version } = entries;
		// A search that began before the last change does not put back what it found.
		if (version >= (this.#kept.peek(key)?.version ?? 0)) this.#kept.set(key, { version, value });
	}
}

const keyOf = ({ reading }: CouncilEntries, name: string) => `${reading}${name}`;

/** The entries of each token. */
const listsKept = new Memory<Having>(128 * MEGABYTE);
const endsKept = new Memory<Ends>(64 * MEGABYTE);
const orderKept = new Memory<NameOrder>(32 * MEGABYTE);
/** The tokens of each beginning. */
const beginningsKept = new Memory<Beginning>(MEGABYTE);

/** What has ended by a moment, of the entries of one version. */
const endedKept = new WeakMap<CouncilEntries, { now: number; set: EntrySet }>();

export class CouncilIndex {
	#ends: Promise<Ends> | undefined;
	/** The entries of each token that was asked for. */
	readonly #sets = new Map<string, EntrySet>();

	constructor(
		readonly engine: SearchEngine,
		private readonly entries: CouncilEntries,
		/** What has ended by then is not found: a number as `momentNumber` makes it. */
		private readonly now: number,
	) {}

	/** The council's number in the index. */
	get council() {
		return this.entries.council;
	}

	get size() {
		return this.entries.ids.length;
	}

	idAt(place: number): number {
		return this.entries.ids[place] ?? Number.NaN;
	}

	/** The entries of services that have several. */
	get shared(): EntrySet {
		return this.entries.shared;
	}

	/** The entries that an expression wants. The set may be one that is kept: it is not to be changed. */
	async matching(expression: Expression | null): Promise<EntrySet> {
		await this.read([expression]);
		return this.setOf(expression);
	}

	/** Reads at once whatever is not known yet of some expressions: `matching` of them then waits for nothing. */
	async read(expressions: readonly (Expression | null)[]): Promise<void> {
		const unknown = [...tokensOf(expressions)].filter((token) => !this.#sets.has(token));
		if (unknown.length === 0) return;
		await Promise.all(unknown.map(async (token) => this.#sets.set(token, await this.having(token))));
	}

	private setOf(expression: Expression | null): EntrySet {
		if (expression === null) return allEntries(this.size);
		if (typeof expression === "string") return this.#sets.get(expression) ?? noEntries(this.size);
		if ("any" in expression)
			return inAny(
				this.size,
				expression.any.map((one) => this.setOf(one)),
			);
		const [first = null, ...others] = expression.all;
		return inAll([this.setOf(first), ...others.map((one) => this.setOf(one))]);
	}

	/** The entries of services of which nothing is to come any more. The set is kept: it is not to be changed. */
	async ended(): Promise<EntrySet> {
		const kept = endedKept.get(this.entries);
		if (kept?.now === this.now) return kept.set;
		const set = without(await this.matching(ENDING), await this.matching(GOES_ON));
		endedKept.set(this.entries, { now: this.now, set });
		return set;
	}

	private async having(token: string): Promise<EntrySet> {
		const always = await this.havingAlways(token);
		return canEnd(token) ? (await this.ends()).having(token, this.now, always) : always.entries;
	}

	private ends(): Promise<Ends> {
		this.#ends ??= this.readEnds();
		return this.#ends;
	}

	private async readEnds(): Promise<Ends> {
		const kept = endsKept.get(this.entries, "");
		if (kept) return kept;
		const byToken = new Map<string, Endings>();
		const ids = placesIn((await this.havingAlways(DATED)).entries).map((place) => this.idAt(place));
		for await (const some of inTurns(ids, ENDS_AT_ONCE)) {
			for (const { id, ends } of (await this.engine.ends(some)).sort((a, b) => a.id - b.id)) {
				const place = this.placeOf(id);
				for (const [token, until] of readEnds(ends)) {
					const list = byToken.get(token) ?? { places: [], until: [] };
					byToken.set(token, list);
					list.places.push(place);
					list.until.push(until);
				}
			}
		}
		const read = Ends.at(this.size, byToken);
		endsKept.set(this.entries, "", read);
		return read;
	}

	/** The order of all services by name. */
	async nameOrder(): Promise<NameOrder> {
		const kept = orderKept.get(this.entries, "");
		if (kept && kept.changed <= MOST_UNORDERED) return kept;
		const numbers: number[] = [];
		for (let more = true; more; ) {
			await inLine();
			const some = await this.engine.byName(this.council, numbers.length, NAMES_AT_ONCE);
			numbers.push(...some);
			more = some.length === NAMES_AT_ONCE;
		}
		const read = NameOrder.at(this.entries.ids, numbers);
		orderKept.set(this.entries, "", read);
		return read;
	}

	private async havingAlways(token: string): Promise<Having> {
		const kept = listsKept.get(this.entries, token);
		if (kept) return kept;
		await inLine();
		const places = this.placesOf(await this.engine.having(this.council, token));
		const read = Having.at(token, this.size, places);
		listsKept.set(this.entries, token, read);
		return read;
	}

	/** @param wanted ascending; one that is not there, since it was added a moment ago, is left out */
	private placesOf(wanted: readonly number[]): number[] {
		const { ids } = this.entries;
		const places: number[] = [];
		let place = 0;
		for (const id of wanted) {
			// The next one is mostly near; else it is looked for in growing steps.
			for (let near = 0; near < NEAR && (ids[place] ?? id) < id; near++) place++;
			if ((ids[place] ?? id) < id) {
				let step = NEAR;
				while ((ids[place + step] ?? id) < id) step *= 2;
				place = placeOf(ids, id, place, Math.min(ids.length, place + step));
			}
			if (ids[place] === id) places.push(place);
		}
		return places;
	}

	/** The place of the entry with this id, or else of the next one. */
	placeOf(id: number): number {
		return placeOf(this.entries.ids, id);
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

	/** Tokens that begin so, in the order of their signs; of some there may be no entry any more. */
	async tokens(beginning: string): Promise<readonly string[]> {
		const kept = beginningsKept.get(this.entries, beginning);
		if (kept) return kept.tokens;
		await inLine();
		const read = new Beginning(beginning, await this.engine.tokens(this.council, beginning));
		beginningsKept.set(this.entries, beginning, read);
		return read.tokens;
	}

	/** How many services have an entry in a set. */
	countServices(set: EntrySet): number {
		return this.entries.countServices(set);
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
	const entries = await currentEntries(engine, councilId);
	return entries && new CouncilIndex(engine, entries, momentNumber(now.date + now.time));
}
