import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { searchEngine } from "../../../../db/search";
import { bruteForce } from "../../../../tests/bench/brute-force";
import { randomFrom, searchFor, services } from "../../../../tests/bench/data";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import { readFor, transaction } from "../../../platform/store.server";
import { openIndex } from "./council-index.server";
import { momentNumber, readEnds } from "./ends";
import { entriesOf, type IndexedService } from "./entries";
import { placesIn } from "./entry-set";
import { canEnd } from "./expression";
import { announceIndex, indexServices, removeFromIndex } from "./index-services.server";
import { ANY_SERVICE } from "./search-params";
import { searchServices } from "./search-services.server";
import { phrases } from "./synonyms.server";

const NOW = { date: "2026-11-26", time: "10:30" };

/** The engine of the tests, and how often it was asked for all entries that have a token. */
async function countingEngine() {
	const engine = searchEngine(await readFor(ANYONE));
	const asked = { having: 0, ends: 0, tokens: 0 };
	const having: typeof engine.having = (...args) => {
		asked.having += 1;
		return engine.having(...args);
	};
	const ends: typeof engine.ends = (...args) => {
		asked.ends += 1;
		return engine.ends(...args);
	};
	const tokens: typeof engine.tokens = (...args) => {
		asked.tokens += 1;
		return engine.tokens(...args);
	};
	return { plain: engine, engine: { ...engine, having, ends, tokens }, asked };
}

type Engine = Awaited<ReturnType<typeof countingEngine>>["plain"];

/** Reads the index as it stands. @returns what gives the ids of entries that have a token */
async function readAnew(engine: Engine, council: number) {
	const dated = await engine.ends(await engine.having(council, ""));
	return async (token: string) => {
		const ids = new Set(await engine.having(council, token));
		for (const { id, ends } of dated) {
			if ((new Map(readEnds(ends)).get(token) ?? 0) > momentNumber(NOW.date + NOW.time)) ids.add(id);
		}
		return [...ids].sort((a, b) => a - b);
	};
}

/** Made-up services of a council, of which no other has one. */
function* servicesOf(councilId: string, count: number, seed: number): Generator<IndexedService> {
	for (const one of services(count, councilId, seed)) yield { ...one, id: `${councilId}-${one.id}` };
}

const confidential = (service: IndexedService): IndexedService => ({
	...service,
	places: service.places.map((place) => ({ ...place, name: "", position: null, isConfidential: true })),
});

test("what a process has in memory follows what others save, withdraw and mask, without being read anew", {
	timeout: 120_000,
}, async () => {
	const random = randomFrom(31);
	const { id: councilId } = await aCouncil();
	const made = servicesOf(councilId, 400, 6);
	const next = () => made.next().value ?? confidential(first());
	const there = new Map<string, IndexedService>();
	const first = () => random.pick([...there.values()]);
	const write = async (all: readonly IndexedService[]) => {
		for (const one of all) there.set(one.id, one);
		await transaction(TEST, (tx) => indexServices(tx, all));
	};
	await write(Array.from({ length: 120 }, next));
	const { plain, engine, asked } = await countingEngine();
	const tokens = new Set<string>();
	for (const one of there.values()) {
		for (const entry of entriesOf(one, new Set()).entries) {
			for (const token of [...entry.ends.keys(), ...entry.tokens]) tokens.add(token);
		}
	}
	const watched = [...tokens].filter((token) => canEnd(token) || random.chance(0.03));
	expect(watched.some(canEnd)).toBe(true);

	const idsOf = async (token: string) => {
		const index = await openIndex(engine, councilId, NOW);
		if (!index) throw new Error("The council is in the index.");
		return placesIn(await index.matching(token)).map((place) => index.idAt(place));
	};
	const beginning = async () => (await openIndex(engine, councilId, NOW))?.tokens(":ba");
	for (const token of watched) await idsOf(token);
	await beginning();
	const council = await plain.council(councilId);
	const before = { ...asked };
	for (let round = 0; round < 8; round++) {
		// Some changes between one look and the next, and in any order.
		for (let change = random.below(6); change >= 0; change--) {
			const some = Array.from({ length: 1 + random.below(4) }, first);
			const kind = random.pick(["another", "new", "withdrawn", "confidential"]);
			if (kind === "another") await write(some.map((one) => ({ ...next(), id: one.id })));
			if (kind === "new") await write(some.map(next));
			if (kind === "confidential") await write(some.map(confidential));
			if (kind === "withdrawn") {
				const ids = some.map(({ id }) => id);
				for (const id of ids) there.delete(id);
				await transaction(TEST, (tx) => removeFromIndex(tx, councilId, ids));
			}
		}
		const anew = await readAnew(plain, council?.number ?? 0);
		for (const token of watched) {
			expect({ round, token, ids: await idsOf(token) }).toEqual({ round, token, ids: await anew(token) });
		}
		expect(await beginning()).toEqual(expect.arrayContaining(await plain.tokens(council?.number ?? 0, ":ba")));
		const slow = bruteForce([...there.values()], phrases(), `${NOW.date}T${NOW.time}`);
		for (let search = 0; search < 2; search++) {
			const { query: some, origin: near } = searchFor(random);
			// Every other one by name, far down in the order too.
			const [query, origin] = search % 2 ? [{ ...ANY_SERVICE, page: 1 + random.below(10) }, null] : [some, near];
			const { hits } = await slow(query, origin);
			const found = await searchServices(ANYONE, councilId, query, origin, { now: NOW, pageSize: 9 });
			const page = hits.slice(9 * (query.page - 1), 9 * query.page);
			expect({ round, query, ...found }).toMatchObject({ round, query, total: hits.length, hits: page });
		}
	}
	expect(asked).toEqual(before);
});

test("where it is not known what changed, everything is read anew", async () => {
	const { id: councilId } = await aCouncil();
	const [one, two, three] = [...servicesOf(councilId, 3, 7)];
	if (!one || !two || !three) throw new Error("There are three.");
	const write = (service: IndexedService) => transaction(TEST, (tx) => indexServices(tx, [service]));
	const { engine, asked } = await countingEngine();
	const size = async () => (await openIndex(engine, councilId, NOW))?.size ?? 0;
	await write(one);
	const sizes = [await size()];
	expect(asked.having).toBe(1);
	// An unannounced change is seen with the next that says that there were others.
	await transaction(TEST, (tx) => indexServices(tx, [two], { announce: false }));
	expect(await size()).toBe(sizes[0]);
	await transaction(TEST, (tx) => announceIndex(tx, councilId));
	expect(await size()).toBeGreaterThan(sizes[0] ?? 0);
	expect(asked.having).toBe(2);
	// One version of several is missing, as after many.
	await write(three);
	const council = await engine.council(councilId);
	await write(one);
	await transaction(TEST, (tx) =>
		tx.rows(sql`DELETE FROM search_change WHERE council = ${council?.number} AND version = ${council?.version}`),
	);
	expect(await size()).toBe((await engine.having(council?.number ?? 0, "")).length);
	expect(asked.having).toBe(4);
	await write(two);
	await size();
	expect(asked.having).toBe(4);
});

test("what changed is known for a while, and not for good", async () => {
	const { id: councilId } = await aCouncil();
	const [one] = [...servicesOf(councilId, 1, 9)];
	if (!one) throw new Error("There is one.");
	const known = () =>
		transaction(TEST, async (tx) => {
			await indexServices(tx, [one]);
			return tx.rows<{ version: number }>(
				sql`SELECT version FROM search_change WHERE council = (SELECT number FROM search_council
					WHERE council_id = ${councilId}) ORDER BY version`,
			);
		});
	await known();
	// As after so many saves.
	await transaction(TEST, (tx) =>
		tx.rows(sql`UPDATE search_council SET version = 299 WHERE council_id = ${councilId}`),
	);
	expect((await known()).map(({ version }) => version)).not.toContain(1);
	expect((await known()).map(({ version }) => version)).toContain(301);
});

test("a database that was put back to an earlier version is read anew", async () => {
	const { id: councilId } = await aCouncil();
	const [one, two] = [...servicesOf(councilId, 2, 8)];
	if (!one || !two) throw new Error("There are two.");
	const { engine } = await countingEngine();
	const open = async () => (await openIndex(engine, councilId, NOW))?.size ?? 0;
	await transaction(TEST, (tx) => indexServices(tx, [one]));
	const alone = await open();
	await transaction(TEST, (tx) => indexServices(tx, [two]));
	expect(await open()).toBeGreaterThan(alone);
	await transaction(TEST, (tx) => removeFromIndex(tx, councilId, [two.id], { announce: false }));
	await transaction(TEST, (tx) =>
		tx.rows(sql`UPDATE search_council SET version = version - 1 WHERE council_id = ${councilId}`),
	);
	expect(await open()).toBe(alone);
});
