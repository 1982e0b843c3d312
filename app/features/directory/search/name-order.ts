/** The order of a council's services by their names, by the places of their entries. Pure. */
import { NUMBERS, numberOf } from "./cells";
import type { Follows, Step } from "./council-entries";

/** Of a service that changed since the names were read. */
const UNKNOWN = 2 ** 32 - 1;

export class NameOrder implements Follows<NameOrder> {
	private constructor(
		/** Which of all a service is by its name. */
		private readonly ranks: Uint32Array,
		/** How many entries have changed since the names were read. */
		readonly changed: number,
	) {}

	/**
	 * @param ids of all entries
	 * @param numbers of services, in the order of their names
	 */
	static at(ids: Float64Array, numbers: readonly number[]): NameOrder {
		const rankOf = new Uint32Array(NUMBERS).fill(UNKNOWN);
		for (let rank = 0; rank < numbers.length; rank++) rankOf[numbers[rank] ?? 0] = rank;
		const ranks = new Uint32Array(ids.length);
		for (let place = 0; place < ids.length; place++) ranks[place] = rankOf[numberOf(ids[place] ?? 0)] ?? UNKNOWN;
		return new NameOrder(ranks, 0);
	}

	get byteLength() {
		return this.ranks.byteLength;
	}

	follow(step: Step): NameOrder {
		const ranks = step.stayingNumbers(this.ranks, UNKNOWN);
		return new NameOrder(ranks, this.changed + step.changed.length);
	}

	/**
	 * The places among these that matter to the services from `from` (inclusive) to `to` (exclusive) of their order: of
	 * those, and of all services that changed. And how many services are before all of them that did not.
	 */
	window(places: readonly number[], from: number, to: number): { places: number[]; before: number } {
		const known: number[] = [];
		let unknown = 0;
		for (const place of places) {
			const rank = this.ranks[place] ?? UNKNOWN;
			if (rank === UNKNOWN) unknown += 1;
			else known.push(rank);
		}
		// Those that changed may stand before, so that what is looked for begins so many services earlier.
		const before = Math.max(0, from - unknown);
		const ranks = distinct(Uint32Array.from(known).sort());
		const first = ranks[before] ?? UNKNOWN;
		const last = ranks[Math.min(to, ranks.length) - 1] ?? 0;
		const inside = (rank: number) => rank === UNKNOWN || (rank >= first && rank <= last);
		return { places: places.filter((place) => inside(this.ranks[place] ?? UNKNOWN)), before };
	}
}

/** @param sorted is written over */
function distinct(sorted: Uint32Array): Uint32Array {
	let count = 0;
	for (const rank of sorted) if (count === 0 || sorted[count - 1] !== rank) sorted[count++] = rank;
	return sorted.subarray(0, count);
}
