/** The tokens of a council's entries that end: sessions that have a last date. Pure. */
import { type Follows, placeOf, type Step } from "./council-entries";
import { add, type EntrySet } from "./entry-set";
import type { Having } from "./having";

/** Local moments as numbers, for comparing: 202605281130. Of a hundred thousand entries at once, so without an expression. */
export function momentNumber(moment: string): number {
	let number = 0;
	for (let at = 0; at < moment.length; at++) {
		const digit = moment.charCodeAt(at) - 48;
		if (digit >= 0 && digit <= 9) number = 10 * number + digit;
	}
	return number;
}

/** Reads `IndexedEntry.ends`: tokens, and when they end. */
export function readEnds(json: string | null): [token: string, until: number][] {
	const ends: Record<string, string> = json === null ? {} : JSON.parse(json);
	return Object.keys(ends).map((token) => [token, momentNumber(ends[token] ?? "")]);
}

/** Entries of which one token ends: their places, ascending, and when it ends there. */
export interface Endings {
	places: number[];
	until: number[];
}

class Ending {
	readonly #places: Uint32Array;
	readonly #until: Float64Array;
	/** The entries that had it last: what is found stays the same until the next of them ends. */
	#last: { set: EntrySet; always: Having; from: number; before: number } | undefined;

	constructor({ places, until }: Endings) {
		this.#places = Uint32Array.from(places);
		this.#until = Float64Array.from(until);
	}

	/** The bytes that it takes, in a council of so many entries. */
	byteLengthIn(entries: number): number {
		return this.#places.byteLength + this.#until.byteLength + Math.ceil(entries / 8);
	}

	/** See `Ends.at`. */
	at(now: number, always: Having): EntrySet {
		const last = this.#last;
		if (last && last.always === always && last.from <= now && now < last.before) return last.set;
		const set = always.entries.slice();
		let from = Number.NEGATIVE_INFINITY;
		let before = Number.POSITIVE_INFINITY;
		for (let at = 0; at < this.#places.length; at++) {
			const until = this.#until[at] ?? 0;
			if (until > now) {
				add(set, this.#places[at] ?? 0);
				before = Math.min(before, until);
			} else from = Math.max(from, until);
		}
		this.#last = { set, always, from, before };
		return set;
	}

	/** @returns the same where the step changes nothing of this token */
	follow(token: string, step: Step): Ending {
		if (step.keepsPlaces && step.changed.every(({ place, ends }) => this.#untilAt(place) === ends.get(token)))
			return this;
		const after: Endings = { places: [], until: [] };
		step.eachStaying(this.#places, (at, place) => {
			after.places.push(place);
			after.until.push(this.#until[at] ?? 0);
		});
		for (const { place, ends } of step.changed) {
			const until = ends.get(token);
			if (until === undefined) continue;
			const at = placeOf(after.places, place);
			after.places.splice(at, 0, place);
			after.until.splice(at, 0, until);
		}
		return new Ending(after);
	}

	#untilAt(place: number): number | undefined {
		const at = placeOf(this.#places, place);
		return this.#places[at] === place ? this.#until[at] : undefined;
	}
}

export class Ends implements Follows<Ends> {
	readonly byteLength: number;

	private constructor(
		size: number,
		private readonly byToken: ReadonlyMap<string, Ending>,
	) {
		this.byteLength = 0;
		for (const [token, ending] of byToken) this.byteLength += 2 * token.length + ending.byteLengthIn(size);
	}

	/** @param size how many entries the council has */
	static at(size: number, byToken: ReadonlyMap<string, Endings>): Ends {
		return new Ends(size, new Map([...byToken].map(([token, endings]) => [token, new Ending(endings)])));
	}

	/**
	 * The entries that have a token at a moment. The set is kept: it is not to be changed.
	 * @param always those that have it for ever
	 */
	having(token: string, now: number, always: Having): EntrySet {
		return this.byToken.get(token)?.at(now, always) ?? always.entries;
	}

	follow(step: Step): Ends {
		const tokens = new Set([...this.byToken.keys(), ...step.changed.flatMap(({ ends }) => [...ends.keys()])]);
		const none = new Ending({ places: [], until: [] });
		return new Ends(
			step.size,
			new Map([...tokens].map((token) => [token, (this.byToken.get(token) ?? none).follow(token, step)])),
		);
	}
}
