import type { PostcodeRow } from "./postcode-rows";
import { outwardOf } from "./rules";

export interface OutwardMean {
	outward: string;
	lat: number;
	lon: number;
	/** How many postcodes in use it has. */
	postcodes: number;
	/** District codes with their numbers of postcodes, most first. */
	districts: [string, number][];
}

/** Sums postcodes up by outward code as they pass: some three thousand sums for the whole country. */
export class OutwardMeans {
	readonly #sums = new Map<string, { lat: number; lon: number; postcodes: number; districts: Map<string, number> }>();

	/** Postcodes out of use do not count. */
	add(row: PostcodeRow): void {
		if (row.terminated !== null) return;
		const outward = outwardOf(row.postcode);
		let sum = this.#sums.get(outward);
		if (!sum) {
			sum = { lat: 0, lon: 0, postcodes: 0, districts: new Map() };
			this.#sums.set(outward, sum);
		}
		sum.lat += row.lat;
		sum.lon += row.lon;
		sum.postcodes += 1;
		if (row.district !== null) sum.districts.set(row.district, (sum.districts.get(row.district) ?? 0) + 1);
	}

	means(): OutwardMean[] {
		return [...this.#sums].map(([outward, { lat, lon, postcodes, districts }]) => ({
			outward,
			lat: lat / postcodes,
			lon: lon / postcodes,
			postcodes,
			districts: [...districts].sort((a, b) => b[1] - a[1]),
		}));
	}
}
