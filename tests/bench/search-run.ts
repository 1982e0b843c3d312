/**
 * One engine's part of `search.ts`, in a process of its own: fills the empty database of DATABASE_URL with made-up
 * services of one council, searches it, and prints what it measured as JSON.
 */
import { indexServices, tidyIndex } from "../../app/features/directory/search/index-services.server";
import { ANY_SERVICE } from "../../app/features/directory/search/search-params";
import { countFacets, searchServices } from "../../app/features/directory/search/search-services.server";
import { phrases } from "../../app/features/directory/search/synonyms.server";
import { localNow } from "../../app/model/calendar/local-time";
import { ANYONE } from "../../app/model/people/asker";
import { closeStores, portal, transaction } from "../../app/platform/store.server";
import { council } from "../../db/schema";
import { TEST } from "../factories/asker";
import { councilSettings } from "../factories/councils";
import { bruteForce } from "./brute-force";
import { randomFrom, searchFor, services } from "./data";

export interface SearchFigures {
	servicesPerSecond: number;
	p50: number;
	p95: number;
	p99: number;
	/** Of searches with a limit on distance, and of those without. */
	limitedP95: number;
	unlimitedP95: number;
	facetsP50: number;
	/** The first search after a change of the index. */
	firstMs: number;
	compared: number;
	wrong: number;
}

const SEARCHES = 1000;
const WARM_UP = 100;
const BATCH = 5000;
const COUNCIL = "council";

async function fill(count: number): Promise<number> {
	const now = new Date();
	await transaction(TEST, async (tx) => {
		await tx.insert(council).values({
			id: COUNCIL,
			slug: COUNCIL,
			name: "Council",
			gss: null,
			website: null,
			fictional: true,
			settings: councilSettings(),
			outline: null,
			contentVersion: 1,
			createdAt: now,
			updatedAt: now,
		});
	});
	let milliseconds = 0;
	const made = services(count, COUNCIL);
	for (let done = 0; done < count; done += BATCH) {
		const batch = Array.from({ length: Math.min(BATCH, count - done) }, () => made.next().value).filter(
			(service) => service !== undefined,
		);
		const start = performance.now();
		await transaction(TEST, (tx) => indexServices(tx, batch));
		milliseconds += performance.now() - start;
	}
	await transaction(TEST, (tx) => tidyIndex(tx));
	return count / (milliseconds / 1000);
}

function percentile(times: number[], share: number): number {
	times.sort((a, b) => a - b);
	return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
}

async function measure(count: number, compare: boolean): Promise<SearchFigures> {
	await (await portal.open()).migrate();
	const servicesPerSecond = await fill(count);
	const random = randomFrom(5);
	const started = localNow();
	const searches = Array.from({ length: SEARCHES }, () => searchFor(random));
	const first = performance.now();
	await searchServices(ANYONE, COUNCIL, { ...ANY_SERVICE, q: "baby", free: true }, { lat: 51.5, lon: -0.1 });
	const firstMs = performance.now() - first;
	// As the page of results asks: what is found, and what each filter would find.
	for (const { query, origin } of searches.slice(0, WARM_UP)) {
		await searchServices(ANYONE, COUNCIL, query, origin, { now: started });
		await countFacets(ANYONE, COUNCIL, query, origin);
	}

	const limited: number[] = [];
	const unlimited: number[] = [];
	const found: Awaited<ReturnType<typeof searchServices>>[] = [];
	for (const { query, origin } of searches) {
		const start = performance.now();
		const result = await searchServices(ANYONE, COUNCIL, query, origin, { now: started });
		(query.distance === null ? unlimited : limited).push(performance.now() - start);
		found.push(result);
	}
	const facets: number[] = [];
	for (const { query, origin } of searches.slice(0, 50)) {
		const start = performance.now();
		await countFacets(ANYONE, COUNCIL, query, origin);
		facets.push(performance.now() - start);
	}

	let wrong = 0;
	if (compare) {
		const slow = bruteForce(services(count, COUNCIL), phrases(), `${started.date}T${started.time}`);
		for (const [index, { query, origin }] of searches.entries()) {
			const { hits } = await slow(query, origin);
			const fast = found[index];
			const same = fast?.total === hits.length && JSON.stringify(fast.hits) === JSON.stringify(hits.slice(0, 20));
			if (!same) wrong++;
		}
	}
	const all = [...limited, ...unlimited];
	return {
		servicesPerSecond,
		p50: percentile(all, 0.5),
		p95: percentile(all, 0.95),
		p99: percentile(all, 0.99),
		limitedP95: percentile(limited, 0.95),
		unlimitedP95: percentile(unlimited, 0.95),
		facetsP50: percentile(facets, 0.5),
		firstMs,
		compared: compare ? SEARCHES : 0,
		wrong,
	};
}

const [count = "1000", compare] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await measure(Number(count), compare === "--compare")));
await closeStores();
