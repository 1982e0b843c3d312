import { expect, test } from "vitest";
import { oneStep, Pace } from "./pace";

test("a step takes as much as was quick the last time, in bounds, and grows by twice at most", () => {
	const pace = new Pace();
	expect(pace.size).toBe(100);
	pace.took(100, 1);
	expect(pace.size).toBe(200);
	for (let turn = 0; turn < 5; turn++) pace.took(pace.size, 1);
	expect(pace.size).toBe(500);
	pace.took(500, 240);
	expect(pace.size).toBe(200);
	pace.took(200, 60_000);
	expect(pace.size).toBe(20);
});

test("items go together as far as their weight allows, one at least", () => {
	const items = [50, 60, 900, 10].map((weight) => ({ weight }));
	expect(oneStep(items, 0, 100)).toEqual({ some: items.slice(0, 1), weight: 50 });
	expect(oneStep(items, 0, 110)).toEqual({ some: items.slice(0, 2), weight: 110 });
	expect(oneStep(items, 2, 100)).toEqual({ some: items.slice(2, 3), weight: 900 });
	expect(oneStep(items, 3, 100)).toEqual({ some: items.slice(3), weight: 10 });
});
