/** The entries of a council that have one token: as a set, or, where that is shorter, as a list of places. Pure. */
import { type Follows, placeOf, type Step } from "./council-entries";
import { add, type EntrySet, has, setOf } from "./entry-set";

export class Having implements Follows<Having> {
	private constructor(
		private readonly token: string,
		private readonly size: number,
		/** As a set, or as places. */
		private readonly list: { set: EntrySet } | { places: Uint32Array },
	) {}

	/**
	 * @param size how many entries the council has
	 * @param places of those that have the token, ascending
	 */
	static at(token: string, size: number, places: readonly number[]): Having {
		const isShort = places.length < Math.ceil(size / 32);
		return new Having(token, size, isShort ? { places: Uint32Array.from(places) } : { set: setOf(size, places) });
	}

	/** The set is kept: it is not to be changed. */
	get entries(): EntrySet {
		return "set" in this.list ? this.list.set : setOf(this.size, this.list.places);
	}

	get byteLength() {
		return "set" in this.list ? this.list.set.byteLength : this.list.places.byteLength;
	}

	follow(step: Step): Having {
		const { token, list } = this;
		const have = step.changed.filter(({ tokens }) => tokens.has(token)).map(({ place }) => place);
		if (step.keepsPlaces && step.changed.every(({ place, tokens }) => this.#has(place) === tokens.has(token)))
			return this;
		if ("set" in list) {
			const set = step.staying(list.set);
			for (const place of have) add(set, place);
			return new Having(token, step.size, { set });
		}
		const places = have;
		step.eachStaying(list.places, (_, place) => places.push(place));
		return Having.at(
			token,
			step.size,
			places.sort((a, b) => a - b),
		);
	}

	#has(place: number): boolean {
		const { list } = this;
		return "set" in list ? has(list.set, place) : list.places[placeOf(list.places, place)] === place;
	}
}
