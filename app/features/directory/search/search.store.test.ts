import { beforeAll, describe, expect, it } from "vitest";
import { bruteForce } from "../../../../tests/bench/brute-force";
import { aFilter, randomFrom, searchFor, services, somewhere } from "../../../../tests/bench/data";
import { aCouncil } from "../../../../tests/factories";
import { store } from "../../../platform/store.server";
import type { IndexedService } from "./entries";
import { indexServices, removeFromIndex } from "./index-services.server";
import { ANY_SERVICE, type SearchQuery } from "./search-params";
import { searchServices } from "./search-services.server";
import { phrases } from "./synonyms.server";

const write = async (councilId: string, given: IndexedService[]) =>
	(await store()).transaction((tx) =>
		indexServices(
			tx,
			given.map((service) => ({ ...service, councilId })),
		),
	);

/** Every page of a search. */
async function allPages(
	councilId: string,
	query: SearchQuery,
	origin: { lat: number; lon: number } | null,
	pageSize = 20,
) {
	const first = await searchServices(councilId, query, origin, { pageSize });
	const hits = [...first.hits];
	for (let page = 2; page <= first.pages; page++) {
		hits.push(...(await searchServices(councilId, { ...query, page }, origin, { pageSize })).hits);
	}
	return { ...first, hits };
}

describe("search", () => {
	const given = [...services(2500, "", 3)];
	const slow = bruteForce(given, phrases());
	let councilId = "";

	beforeAll(async () => {
		councilId = (await aCouncil()).id;
		await write(councilId, given);
		// A council's search knows nothing of another's services.
		const other = await aCouncil();
		const elsewhere = [...services(300, "", 9)].map((service) => ({ ...service, id: `other-${service.id}` }));
		await write(other.id, elsewhere);
	});

	it("finds what looking at every service finds, in the same order", { timeout: 240_000 }, async () => {
		const random = randomFrom(11);
		for (let round = 0; round < 1000; round++) {
			const { query: asked, origin: near } = searchFor(random);
			const origin = random.chance(0.9) ? near : null;
			const query: SearchQuery = {
				...asked,
				...(random.chance(0.2) && { q: "" }),
				...(random.chance(0.3) && aFilter(random)),
				sort: random.chance(0.3) ? "relevance" : "distance",
			};
			const expected = await slow.search(query, origin);
			const pageSize = random.pick([3, 20, 100]);
			const pages = Math.max(1, Math.ceil(expected.hits.length / pageSize));
			const page = random.chance(0.5) ? 1 : 1 + random.below(pages);
			const actual = await searchServices(councilId, { ...query, page }, origin, { pageSize });
			expect({
				round,
				query,
				origin,
				total: actual.total,
				matching: actual.matching,
				corrected: actual.corrected,
			}).toEqual({
				round,
				query,
				origin,
				total: expected.hits.length,
				matching: expected.matching,
				corrected: expected.corrected,
			});
			expect({ round, query, hits: actual.hits }).toEqual({
				round,
				query,
				hits: expected.hits.slice((page - 1) * pageSize, page * pageSize),
			});
		}
	});
});
