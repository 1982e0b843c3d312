import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	add,
	allEntries,
	has,
	inAll,
	inAny,
	isEmpty,
	noEntries,
	placesIn,
	remove,
	setOf,
	sizeOf,
	without,
} from "./entry-set";

const SIZE = 133;
const places = fc.uniqueArray(fc.nat(SIZE - 1)).map((some) => some.sort((a, b) => a - b));
const set = (some: number[]) => setOf(SIZE, some);

describe("a set of entries", () => {
	it("holds what was put into it, in order", () => {
		fc.assert(
			fc.property(places, fc.nat(SIZE), fc.nat(SIZE), (some, first, end) => {
				expect(placesIn(set(some))).toEqual(some);
				expect(placesIn(set(some), first, end)).toEqual(some.filter((place) => place >= first && place < end));
				expect(sizeOf(set(some))).toBe(some.length);
				for (let place = 0; place < SIZE; place++) expect(has(set(some), place)).toBe(some.includes(place));
			}),
		);
	});

	it("is joined with others as sets are, which stay as they were", () => {
		fc.assert(
			fc.property(places, places, places, (a, b, c) => {
				const sets = [set(a), set(b), set(c)] as const;
				const every = [...Array(SIZE).keys()];
				expect(placesIn(inAll(sets))).toEqual(every.filter((at) => [a, b, c].every((one) => one.includes(at))));
				expect(placesIn(inAny(SIZE, sets))).toEqual(every.filter((at) => [a, b, c].some((one) => one.includes(at))));
				expect(placesIn(without(sets[0], sets[1]))).toEqual(a.filter((at) => !b.includes(at)));
				expect(isEmpty(sets[0])).toBe(a.length === 0);
				expect(sets.map((one) => placesIn(one))).toEqual([a, b, c]);
			}),
		);
	});

	it("can be empty or whole, whatever the number of entries", () => {
		for (const size of [0, 1, 31, 32, 33, 64]) {
			expect(placesIn(allEntries(size))).toEqual([...Array(size).keys()]);
			expect(sizeOf(noEntries(size))).toBe(0);
			expect(sizeOf(inAny(size, []))).toBe(0);
		}
	});

	it("gains and loses one entry at a time", () => {
		const some = setOf(40, [3, 31]);
		add(some, 32);
		remove(some, 31);
		expect(placesIn(some)).toEqual([3, 32]);
	});
});
