import { expect, test } from "vitest";
import { type Random, randomFrom } from "../../../../tests/bench/data";
import { Beginning } from "./beginning";
import { type Change, CouncilEntries } from "./council-entries";
import { Ends } from "./ends";
import { placesIn } from "./entry-set";
import { Having } from "./having";

const TOKENS = ["rare", "common", "always"];
const MOMENT = 20;

type Entry = Pick<Change, "ends"> & { tokens: ReadonlySet<string> };

function anEntry(random: Random): Entry {
	const tokens = TOKENS.filter((token) => token === "always" || random.chance(token === "rare" ? 0.02 : 0.5));
	const ends = TOKENS.filter(() => random.chance(0.2)).map((token) => [token, random.below(2 * MOMENT)] as const);
	return { tokens: new Set(tokens), ends: new Map(ends) };
}

test("what is kept of one version and follows its steps is what would be read of the next", () => {
	const random = randomFrom(21);
	for (let round = 0; round < 60; round++) {
		const now = new Map<number, Entry>();
		for (let count = random.below(300); count >= 0; count--) now.set(random.below(1000), anEntry(random));
		const ids = () => [...now.keys()].sort((a, b) => a - b);
		const placesOf = (fits: (entry: Entry) => boolean) =>
			ids().flatMap((id, place) => (fits(now.get(id) ?? anEntry(random)) ? [place] : []));
		let entries = new CouncilEntries(1, 1, round, Float64Array.from(ids()));
		let lists = TOKENS.map((token) =>
			Having.at(
				token,
				now.size,
				placesOf(({ tokens }) => tokens.has(token)),
			),
		);
		let ends = Ends.at(
			now.size,
			new Map(
				TOKENS.map((token) => {
					const places = placesOf(({ ends }) => ends.has(token));
					const until = places.map((place) => now.get(ids()[place] ?? -1)?.ends.get(token) ?? 0);
					return [token, { places, until }];
				}),
			),
		);
		for (let version = 2; version < 8; version++) {
			const changes: Change[] = [];
			for (const id of new Set(Array.from({ length: random.below(5) }, () => random.below(1000)))) {
				const entry = random.chance(0.3) ? null : anEntry(random);
				changes.push({ id, tokens: entry?.tokens ?? null, ends: entry?.ends ?? new Map() });
				if (entry) now.set(id, entry);
				else now.delete(id);
			}
			entries = entries.after(version, changes);
			const [step] = entries.since(version - 1) ?? [];
			if (!step) throw new Error("The last step is known.");
			lists = lists.map((list) => list.follow(step));
			ends = ends.follow(step);
			expect([...entries.ids]).toEqual(ids());
			for (const [at, token] of TOKENS.entries()) {
				const list = lists[at] ?? Having.at(token, 0, []);
				expect({ round, version, token, places: placesIn(list.entries) }).toEqual({
					round,
					version,
					token,
					places: placesOf(({ tokens }) => tokens.has(token)),
				});
				expect(placesIn(ends.having(token, MOMENT, list))).toEqual(
					placesOf(({ tokens, ends }) => tokens.has(token) || (ends.get(token) ?? 0) > MOMENT),
				);
			}
		}
	}
});

test("a list that a step changes nothing of stays the same object", () => {
	const entries = new CouncilEntries(1, 1, 0, Float64Array.of(1, 2, 3));
	const list = Having.at("common", 3, [1]);
	const after = (tokens: string[]) => entries.after(2, [{ id: 2, tokens: new Set(tokens), ends: new Map() }]).since(1);
	expect(after(["common", "other"])?.map((step) => list.follow(step))).toEqual([list]);
	expect(after(["common", "other"])?.[0]?.keepsPlaces).toBe(true);
	expect(placesIn(after([])?.map((step) => list.follow(step))[0]?.entries ?? list.entries)).toEqual([]);
});

test("a token that is new among those of a beginning is known after the step", () => {
	const entries = new CouncilEntries(1, 1, 0, Float64Array.of(1, 2, 3));
	const languages = new Beginning(".language.", [".language.ur", ".language.ar"]);
	const after = (tokens: string[]) =>
		entries
			.after(2, [{ id: 2, tokens: new Set(tokens), ends: new Map() }])
			.since(1)
			?.map((step) => languages.follow(step));
	expect(after([".free", ".language.ur"])).toEqual([languages]);
	expect(after([".language.pl", ".free", ".language.ur"])?.map(({ tokens }) => tokens)).toEqual([
		[".language.ar", ".language.pl", ".language.ur"],
	]);
});

test("steps of long ago are forgotten", () => {
	let entries = new CouncilEntries(1, 1, 0, Float64Array.of(1, 2, 3));
	for (let version = 2; version < 1200; version++) {
		entries = entries.after(version, [{ id: 2, tokens: new Set(), ends: new Map() }]);
	}
	expect(entries.since(1100)).toHaveLength(99);
	expect(entries.since(1)).toBeUndefined();
	expect(entries.since(1200)).toBeUndefined();
});
