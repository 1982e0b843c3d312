import { beforeAll, describe, expect, it } from "vitest";
import { bruteForce } from "../../../../tests/bench/brute-force";
import { aFilter, randomFrom, searchFor, services } from "../../../../tests/bench/data";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { STAGE_SLUGS, TIME_SLUGS, TOPICS } from "../../../model/listings/vocabulary";
import { ANYONE } from "../../../model/people/asker";
import { transaction } from "../../../platform/store.server";
import type { IndexedService } from "./entries";
import { indexServices, tidyIndex } from "./index-services.server";
import { ANY_SERVICE, type SearchQuery } from "./search-params";
import { countFacets, searchServices } from "./search-services.server";
import { phrases } from "./synonyms.server";

/** A Thursday, by which some courses are over. */
const now = { date: "2026-11-26", time: "10:30" };
const NOW = `${now.date}T${now.time}`;

const write = async (councilId: string, given: IndexedService[]) =>
	transaction(TEST, (tx) =>
		indexServices(
			tx,
			given.map((service) => ({ ...service, councilId })),
		),
	);

describe("a search of made-up services", () => {
	// Enough that a search for common words has more than are looked at one by one.
	const given = [...services(2500, "", 3)];
	const slow = bruteForce(given, phrases(), NOW);
	let councilId = "";

	beforeAll(async () => {
		councilId = (await aCouncil()).id;
		// Half of them are there already, as something else, so that numbers are given back and taken again.
		await write(councilId, [...services(1300, "", 4)]);
		await write(councilId, given);
		const other = await aCouncil();
		await write(
			other.id,
			[...services(300, "", 9)].map((service) => ({ ...service, id: `other-${service.id}` })),
		);
		await transaction(TEST, (tx) => tidyIndex(tx));
	});

	it("finds what looking at every service finds, in the same order", { timeout: 240_000 }, async () => {
		const random = randomFrom(11);
		for (let round = 0; round < 1000; round++) {
			const { query: asked, origin: near } = searchFor(random);
			const origin = random.chance(0.9) ? near : null;
			const query: SearchQuery = {
				...asked,
				...(random.chance(0.2) && { q: "" }),
				...(random.chance(0.1) && { q: `${asked.q} zzyzx` }),
				...(random.chance(0.3) && aFilter(random)),
				sort: random.chance(0.3) ? "relevance" : "distance",
			};
			const { hits, matching, corrected } = await slow(query, origin);
			const pageSize = random.pick([3, 20, 100]);
			const pages = Math.max(1, Math.ceil(hits.length / pageSize));
			const page = random.chance(0.5) ? 1 : 1 + random.below(pages);
			const found = await searchServices(ANYONE, councilId, { ...query, page }, origin, { pageSize, now });
			expect({ round, query, origin, ...found }).toEqual({
				round,
				query,
				origin,
				total: hits.length,
				hits: hits.slice((page - 1) * pageSize, page * pageSize),
				page,
				pages,
				pageSize,
				matching,
				corrected,
			});
		}
	});

	it("has all there are in the order of their names, on the first page and the last", async () => {
		const { hits } = await slow(ANY_SERVICE, null);
		// Their names are looked at by two thousand at once.
		expect(hits.length).toBeGreaterThan(2000);
		for (const page of [1, Math.ceil(hits.length / 20)]) {
			const found = await searchServices(ANYONE, councilId, { ...ANY_SERVICE, page }, null, { now });
			const ids = hits.slice(20 * (page - 1), 20 * page).map(({ serviceId }) => serviceId);
			expect(found.hits.map(({ serviceId }) => serviceId)).toEqual(ids);
		}
	});

	it("counts for each value of a filter what choosing it finds", { timeout: 120_000 }, async () => {
		const random = randomFrom(12);
		for (let round = 0; round < 40; round++) {
			const { query, origin } = searchFor(random);
			const facets = await countFacets(ANYONE, councilId, query, origin, { now });
			const total = async (changes: Partial<SearchQuery>) => (await slow({ ...query, ...changes }, origin)).hits.length;
			const [stage, topic, time] = [random.pick(STAGE_SLUGS), random.pick(TOPICS), random.pick(TIME_SLUGS)];
			expect({ round, query, facets }).toMatchObject({
				round,
				query,
				facets: {
					stage: { [stage]: await total({ stage: [stage] }) },
					topic: { [topic]: await total({ topic: [topic] }) },
					day: { FR: await total({ day: ["FR"] }) },
					time: { [time]: await total({ time: [time] }) },
					free: await total({ free: true }),
					delivery: { "in-person": await total({ delivery: ["in-person"] }) },
					send: await total({ send: true }),
					joining: { referral: await total({ joining: ["referral"] }) },
					access: { bsl: await total({ access: [...new Set([...query.access, "bsl" as const])] }) },
					distance: { 5: await total({ distance: 5 }) },
				},
			});
			for (const [code, count] of Object.entries(facets.language)) {
				expect({ code, count }).toEqual({ code, count: await total({ language: [code] }) });
			}
		}
	});

	it("tells places apart that are a few steps from each other, or from the limit", async () => {
		const random = randomFrom(13);
		const here = { lat: 51.5, lon: -0.1 };
		/** So many metres from here, in any direction. */
		const away = (metres: number) => {
			const angle = random.next() * 2 * Math.PI;
			const degrees = metres / 111_195;
			const lon = (degrees * Math.cos(angle)) / Math.cos((here.lat * Math.PI) / 180);
			return { lat: here.lat + degrees * Math.sin(angle), lon: here.lon + lon };
		};
		const crowd = [...services(600, "", 5)].map((service, index) => ({
			...service,
			id: `crowd-${service.id}`,
			places: service.places.map((place) => ({
				...place,
				position: away(index % 2 === 0 ? random.next() * 150 : 1609.34 + (random.next() - 0.5) * 30),
				isConfidential: false,
			})),
		}));
		const { id } = await aCouncil();
		await write(id, crowd);
		const plain = bruteForce(crowd, phrases(), NOW);
		for (const distance of [null, 1] as const) {
			const { hits } = await plain({ ...ANY_SERVICE, distance }, here);
			for (let page = 1; page <= Math.ceil(hits.length / 7); page++) {
				const query = { ...ANY_SERVICE, distance, page };
				const found = await searchServices(ANYONE, id, query, here, { pageSize: 7, now });
				expect(found).toMatchObject({ page, total: hits.length, hits: hits.slice((page - 1) * 7, page * 7) });
			}
		}
	});
});
