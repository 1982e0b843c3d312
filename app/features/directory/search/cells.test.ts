import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milesBetween } from "../places/distance";
import {
	CELL_ERROR_MILES,
	cellOf,
	idsAround,
	isPlaced,
	middleOf,
	NUMBERS,
	numberOf,
	placedId,
	unplacedId,
} from "./cells";

const position = fc.record({
	lat: fc.double({ min: 49.8, max: 60.9, noNaN: true }),
	lon: fc.double({ min: -8.7, max: 1.9, noNaN: true }),
});
const number = fc.integer({ min: 0, max: NUMBERS - 1 });
const idAt = (at: { lat: number; lon: number }, of = 0) => placedId(cellOf(at) ?? Number.NaN, of);

describe("the id of an entry", () => {
	it("says where it is, to within the error of a cell, and whose it is", () => {
		fc.assert(
			fc.property(position, number, (at, of) => {
				const id = idAt(at, of);
				expect(Number.isSafeInteger(id)).toBe(true);
				expect(isPlaced(id)).toBe(true);
				expect(numberOf(id)).toBe(of);
				expect(milesBetween(at, middleOf(id))).toBeLessThan(CELL_ERROR_MILES);
			}),
		);
	});

	it("is negative without a position, and still says whose it is", () => {
		fc.assert(
			fc.property(number, fc.nat(1000), (of, ordinal) => {
				const id = unplacedId(ordinal, of);
				expect(isPlaced(id)).toBe(false);
				expect(numberOf(id)).toBe(of);
			}),
		);
	});

	it("is in a range around any position that is near enough, and ranges are few and apart", () => {
		fc.assert(
			fc.property(position, number, position, fc.constantFrom(0.01, 1, 2, 5, 10, 20), (at, of, near, miles) => {
				const ranges = idsAround(near, miles);
				expect(ranges.length).toBeLessThanOrEqual(16);
				for (const [index, { first }] of ranges.entries()) {
					expect(first).toBeGreaterThanOrEqual(ranges[index - 1]?.end ?? 0);
				}
				if (milesBetween(at, near) > miles) return;
				expect(ranges.some(({ first, end }) => idAt(at, of) >= first && idAt(at, of) < end)).toBe(true);
			}),
		);
	});

	it("is in a range around positions just within reach of its own", () => {
		fc.assert(
			fc.property(
				position,
				fc.constantFrom(1, 20),
				fc.double({ min: 0, max: 6.3, noNaN: true }),
				(at, miles, angle) => {
					const degrees = (miles / 69.0934) * 0.999;
					const lat = at.lat + degrees * Math.sin(angle);
					const near = { lat, lon: at.lon + (degrees * Math.cos(angle)) / Math.cos((at.lat * Math.PI) / 180) / 1.01 };
					fc.pre(milesBetween(at, near) <= miles);
					const ranges = idsAround(near, miles);
					expect(ranges.some(({ first, end }) => idAt(at) >= first && idAt(at) < end)).toBe(true);
				},
			),
		);
	});

	it("does not exist off the grid", () => {
		expect(cellOf({ lat: 0, lon: 0 })).toBeNull();
		expect(cellOf({ lat: 51, lon: 3 })).toBeNull();
		expect(cellOf({ lat: Number.NaN, lon: 0 })).toBeNull();
	});
});
