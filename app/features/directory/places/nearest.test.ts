import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milesBetween } from "./distance";
import { nearestOf } from "./nearest";

// A coarse grid makes ties and equal latitudes common.
const position = fc.record({
	lat: fc.integer({ min: 0, max: 40 }).map((n) => 50 + n / 20),
	lon: fc.integer({ min: 0, max: 40 }).map((n) => -3 + n / 20),
});

describe("the nearest points", () => {
	it("are those that looking at every point finds", () => {
		fc.assert(
			fc.property(
				fc.array(position, { maxLength: 80 }),
				position,
				fc.integer({ min: 1, max: 6 }),
				(points, from, count) => {
					const expected = points
						.map((item, order) => ({ item, order, miles: milesBetween(from, item) }))
						.sort((a, b) => a.miles - b.miles || a.order - b.order)
						.slice(0, count)
						.map(({ item, miles }) => ({ item, miles }));
					expect(nearestOf(points, (point) => point)(from, count)).toEqual(expected);
				},
			),
			{ numRuns: 2000 },
		);
	});

	it("are measured on the ground: 603 miles from Land's End to John o' Groats, within the sphere's 0.6 %", () => {
		const miles = milesBetween({ lat: 50.0657, lon: -5.7132 }, { lat: 58.6373, lon: -3.0689 });
		expect(Math.abs(miles - 603)).toBeLessThan(603 * 0.006);
	});
});
