/** Nearest points on the ground, exactly, without an index to keep: points sorted by latitude. */
import { milesBetween, type Position } from "./distance";

export interface Near<Item> {
	item: Item;
	miles: number;
}

/** Miles of one degree of latitude on the sphere that `milesBetween` uses. */
const MILES_PER_DEGREE = milesBetween({ lat: 0, lon: 0 }, { lat: 1, lon: 0 });

/**
 * Prepares `items` for look-ups.
 * @returns a function from a position to the `count` nearest items, nearest first; ties keep the order of `items`
 */
export function nearestOf<Item>(items: readonly Item[], positionOf: (item: Item) => Position) {
	const entries = items.map((item, order) => ({ item, order, ...positionOf(item) })).sort((a, b) => a.lat - b.lat);

	function firstNorthOf(lat: number): number {
		let low = 0;
		let high = entries.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((entries[middle]?.lat ?? 0) < lat) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	return function nearest(from: Position, count: number): Near<Item>[] {
		const best: { item: Item; order: number; miles: number }[] = [];
		let north = firstNorthOf(from.lat);
		let south = north - 1;
		while (true) {
			// The next candidate is the one closer in latitude, which bounds how near it can be.
			const above = entries[north];
			const below = entries[south];
			const goNorth = above && (!below || above.lat - from.lat <= from.lat - below.lat);
			const next = goNorth ? above : below;
			if (!next) break;
			const worst = best.length === count ? best[count - 1] : undefined;
			if (worst && Math.abs(next.lat - from.lat) * MILES_PER_DEGREE > worst.miles) break;
			if (goNorth) north++;
			else south--;
			const miles = milesBetween(from, next);
			if (worst && (miles > worst.miles || (miles === worst.miles && next.order > worst.order))) continue;
			let at = best.length;
			while (at > 0) {
				const before = best[at - 1];
				if (!before || before.miles < miles || (before.miles === miles && before.order < next.order)) break;
				at--;
			}
			best.splice(at, 0, { item: next.item, order: next.order, miles });
			if (best.length > count) best.pop();
		}
		return best.map(({ item, miles }) => ({ item, miles }));
	};
}
