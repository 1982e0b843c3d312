import { expect, test } from "vitest";
import { randomFrom } from "../../../../tests/bench/data";
import { FIRST_SHARED_NUMBER, numberOf, placedId } from "./cells";
import { CouncilEntries } from "./council-entries";
import { NameOrder } from "./name-order";

test("a window has what a page by name needs, also when services have other names by now", () => {
	const random = randomFrom(41);
	for (let round = 0; round < 200; round++) {
		// Services with one entry and with several.
		const names = new Map<number, number>();
		for (let count = 1 + random.below(40); count > 0; count--) {
			names.set((random.chance(0.3) ? FIRST_SHARED_NUMBER : 0) + random.below(60), random.next());
		}
		const ids = [...names.keys()].flatMap((number) =>
			Array.from({ length: number < FIRST_SHARED_NUMBER ? 1 : 3 }, (_, cell) => placedId(cell, number)),
		);
		const byName = () => [...names].sort(([, a], [, b]) => a - b).map(([number]) => number);
		let entries = new CouncilEntries(1, 1, round, Float64Array.from(ids).sort());
		let order = NameOrder.at(entries.ids, byName());
		for (let change = random.below(4); change > 0; change--) {
			const number = random.pick([...names.keys()]);
			names.set(number, random.next());
			const of = [...entries.ids].filter((id) => numberOf(id) === number);
			entries = entries.after(
				entries.version + 1,
				of.map((id) => ({ id, tokens: new Set<string>(), ends: new Map<string, number>() })),
			);
			const [step] = entries.since(entries.version - 1) ?? [];
			if (step) order = order.follow(step);
		}
		const from = random.below(names.size);
		const to = from + 1 + random.below(9);
		const { places, before } = order.window([...entries.ids.keys()], from, to);
		const found = new Set(places.map((place) => numberOf(entries.ids[place] ?? 0)));
		const inOrder = byName();
		const page = inOrder.filter((number) => found.has(number)).slice(from - before, to - before);
		expect({ round, from, to, page }).toEqual({ round, from, to, page: inOrder.slice(from, to) });
		expect(found.size).toBeLessThanOrEqual(to - from + 2 * 3 * 3);
	}
});
