/** The feed both ways: what it serves is HSDS-UK 3.0, and another instance that reads it loses nothing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedDemo } from "../../app/demo/seed-demo.server";
import { findCouncil } from "../../app/features/directory/councils/queries.server";
import { listHubs, listPublicServices } from "../../app/features/directory/listings/public-listings.server";
import { findInFeed, listFeed } from "../../app/features/exchange/open-referral/feed.server";
import { parseFeedQuery } from "../../app/features/exchange/open-referral/feed-query";
import {
	COLLECTIONS,
	type HsdsPage,
	type HsdsService,
	isCollection,
} from "../../app/features/exchange/open-referral/hsds";
import { importFeed } from "../../app/features/exchange/open-referral/import-feed.server";
import type { PublicService } from "../../app/model/listings/public-service";
import { ANYONE } from "../../app/model/people/asker";
import { readFor } from "../../app/platform/store.server";
import { service } from "../../db/schema";
import { aCouncil } from "../factories";
import { TEST } from "../factories/asker";

const SCHEMATA = "../shared/data/open-referral-uk/schemata";

const feedQuery = (text = "") => {
	const parsed = parseFeedQuery(new URLSearchParams(text));
	if (!parsed.ok) throw new Error(parsed.problems.join());
	return parsed.query;
};

async function pageOf<Item>(councilId: string, collection: (typeof COLLECTIONS)[number], text = "") {
	const feed = await listFeed(ANYONE, councilId, collection, feedQuery(text));
	if (!feed.ok) throw new Error(feed.problems.join());
	return feed.value as HsdsPage<Item>;
}

let northmere = "";
beforeAll(async () => {
	await seedDemo({ today: "2026-11-23" });
	northmere = (await findCouncil(TEST, "northmere"))?.id ?? "";
});

describe.runIf(existsSync(SCHEMATA))("every item of the feed", () => {
	const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
	const validators = new Map<string, ValidateFunction>();
	beforeAll(() => {
		for (const file of readdirSync(SCHEMATA)) {
			ajv.addSchema({ ...JSON.parse(readFileSync(`${SCHEMATA}/${file}`, "utf8")), $id: file }, file);
		}
		for (const [collection, file] of [
			["services", "service.json"],
			["service_at_locations", "service_at_location.json"],
			["taxonomies", "taxonomy.json"],
			["taxonomy_terms", "taxonomy_term.json"],
			["organizations", "organization.json"],
		]) {
			const validate = ajv.getSchema(file ?? "");
			if (validate) validators.set(collection ?? "", validate);
		}
	});

	it.each(COLLECTIONS)("of %s fits its schema, listed and alone, and has no null", async (collection) => {
		const validate = validators.get(collection);
		expect(validate).toBeDefined();
		for (const query of ["per_page=500", "per_page=500&full=true"]) {
			const page = await pageOf<{ id: string }>(northmere, collection, query);
			expect(page.contents.length).toBeGreaterThan(3);
			const items = [...page.contents];
			for (const { id } of page.contents.slice(0, 10)) {
				const one = await findInFeed(ANYONE, northmere, collection, id);
				expect(one.ok).toBe(true);
				if (one.ok) items.push(one.value as { id: string });
			}
			for (const item of items) {
				const problems = validate?.(item) ? [] : validate?.errors?.map((one) => `${one.instancePath} ${one.message}`);
				expect(problems, JSON.stringify(item).slice(0, 300)).toEqual([]);
				expect(JSON.stringify(item)).toContain(item.id);
				expect(JSON.stringify(item)).not.toMatch(/:null[,}]/);
			}
		}
	});
});

describe("the pages of a list", () => {
	it("hold each service once and say where they stand", async () => {
		const first = await pageOf<HsdsService>(northmere, "services", "per_page=25");
		const seen = new Set<string>();
		for (let page = 1; page <= first.total_pages; page++) {
			const { contents, ...envelope } = await pageOf<HsdsService>(northmere, "services", `per_page=25&page=${page}`);
			expect(envelope).toEqual({
				total_items: first.total_items,
				total_pages: Math.ceil(first.total_items / 25),
				page_number: page,
				size: contents.length,
				first_page: page === 1,
				last_page: page === first.total_pages,
				empty: false,
			});
			for (const { id } of contents) seen.add(id);
		}
		expect(seen.size).toBe(first.total_items);
		const beyond = await pageOf<HsdsService>(northmere, "services", "page=999");
		expect(beyond).toMatchObject({ size: 0, empty: true, last_page: true, contents: [] });
	});

	it("of places hold each once, in the order of their services, however they are cut", async () => {
		const services = await pageOf<HsdsService>(northmere, "services", "per_page=500&full=true");
		const wanted = services.contents.flatMap((one) => one.service_at_locations?.map(({ id }) => id) ?? []);
		expect(wanted.length).toBeGreaterThan(20);
		for (const size of [1, 7, 500]) {
			const seen: string[] = [];
			for (let page = 1; page <= Math.ceil(wanted.length / size); page += 1) {
				const some = await pageOf<{ id: string }>(northmere, "service_at_locations", `per_page=${size}&page=${page}`);
				expect(some.total_items).toBe(wanted.length);
				seen.push(...some.contents.map(({ id }) => id));
			}
			expect(seen).toEqual(wanted);
		}
		expect(await pageOf(northmere, "service_at_locations", "page=999")).toMatchObject({ size: 0, last_page: true });
	});

	it("narrow by words, age, day, time, term and change", async () => {
		const all = (await pageOf(northmere, "services")).total_items;
		const totals = async (text: string) => (await pageOf<HsdsService>(northmere, "services", text)).total_items;
		for (const text of [
			"search=feeding",
			"minimum_age=4",
			"maximum_age=0",
			"day=Monday",
			"start_time=13:00",
			"end_time=11:00",
		]) {
			const total = await totals(text);
			expect(total, text).toBeGreaterThan(0);
			expect(total, text).toBeLessThan(all);
		}
		expect(await totals("modified_after=2099-01-01")).toBe(0);
		const [term] = (
			await pageOf<{ id: string; term: string }>(northmere, "taxonomy_terms", "per_page=500")
		).contents.filter((one) => one.term === "infant-feeding");
		expect(await totals(`taxonomy_term_id=${term?.id}`)).toBeGreaterThan(0);
	});

	it("of places come nearest first within a distance", async () => {
		const near = await pageOf(northmere, "service_at_locations", "postcode=ZZ1 1AA&proximity=2000");
		const far = await pageOf(northmere, "service_at_locations", "postcode=ZZ1 1AA&proximity=20000");
		expect(near.total_items).toBeGreaterThan(0);
		expect(far.total_items).toBeGreaterThan(near.total_items);
	});

	it.each([
		"page=0",
		"page=two",
		"per_page=100000",
		"minimum_age=old",
		"day=someday",
		"start_time=25:00",
		"modified_after=yesterday",
		"proximity=-1",
	])("are refused with a reason for %s", (text) => {
		const parsed = parseFeedQuery(new URLSearchParams(text));
		expect(parsed.ok).toBe(false);
		if (!parsed.ok) expect(parsed.problems[0]).toContain(text.split("=")[0]);
	});
});

it("gives no more of a confidential address than its outward code", async () => {
	const masked = (await listPublicServices(ANYONE, northmere)).filter((one) =>
		[...one.locations.values()].some((at) => at.masked),
	);
	expect(masked.length).toBeGreaterThan(0);
	for (const { id } of masked) {
		const found = await findInFeed(ANYONE, northmere, "services", id);
		const [at] = found.ok ? ((found.value as HsdsService).service_at_locations ?? []) : [];
		expect(at?.location).toEqual({
			id: expect.any(String),
			location_type: "physical",
			name: expect.stringMatching(/^Confidential address in ZZ\d$/),
			start_for_life: {
				masked: true,
				outward: expect.stringMatching(/^ZZ\d$/),
				access_features: expect.any(Array),
				facilities: expect.any(Array),
			},
		});
	}
});

type Fault = (req: IncomingMessage, res: ServerResponse) => boolean;

/** A server that speaks the feed's protocol, with a fault where a test wants one. */
class FeedServer {
	#fault: Fault | undefined;
	requests = 0;
	readonly #server = createServer((req, res) => {
		this.requests++;
		if (this.#fault?.(req, res)) return;
		void this.#answer(req, res);
	});
	origin = "";

	#councilId = "";

	async start(councilId: string) {
		this.#councilId = councilId;
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		this.origin = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}
	stop = () => new Promise((resolve) => this.#server.close(resolve));
	/** Answers itself when it returns true. */
	failWhen(fault: Fault) {
		this.#fault = fault;
	}

	async #answer(req: IncomingMessage, res: ServerResponse) {
		const url = new URL(req.url ?? "", this.origin);
		const [, collection = "", id] = url.pathname.split("/");
		if (!isCollection(collection)) return res.writeHead(404).end();
		const feed = id
			? await findInFeed(ANYONE, this.#councilId, collection, id)
			: await listFeed(
					ANYONE,
					this.#councilId,
					collection,
					feedQuery(url.search.replace("per_page=100", "per_page=20")),
				);
		const body = JSON.stringify(feed.ok ? feed.value : feed.problems);
		const etag = `"${body.length}"`;
		if (req.headers["if-none-match"] === etag) return res.writeHead(304).end();
		res.writeHead(feed.ok ? 200 : 404, { "Content-Type": "application/json", ETag: etag }).end(body);
	}
}

describe("another instance that imports the feed", () => {
	const feed = new FeedServer();
	let reader = { id: "" };
	const load = (changes = {}) =>
		importFeed(TEST, { place: feed.origin, council: reader, source: "northmere", retryAfterMs: 1, ...changes });

	beforeAll(async () => {
		await feed.start(northmere);
		reader = await aCouncil({ slug: "reader" });
	});
	afterAll(() => feed.stop());

	/** What a family is told, without the ids and the order in which places are stored. */
	const facts = ({ slug, content, organisation, locations, assuredOn }: PublicService) => {
		const ids = (text: string) => text.replace(/"(id|locationId)":"[^"]*",?/g, "");
		const places = content.places.map((at) => ({
			schedules: at.schedules,
			at: {
				...locations.get(at.locationId),
				id: "",
				slug: locations.get(at.locationId)?.masked ? "" : locations.get(at.locationId)?.slug,
			},
		}));
		return JSON.parse(
			ids(
				JSON.stringify({
					slug,
					assuredOn,
					content: { ...content, contacts: [], places },
					organisation: organisation.content,
				}),
			),
		);
	};

	it("says what it would do without doing it", async () => {
		const report = await load({ dryRun: true });
		expect(report?.services.added).toBeGreaterThan(50);
		expect(await listPublicServices(ANYONE, reader.id)).toEqual([]);
	});

	it("loses nothing", async () => {
		const report = await load();
		expect(report?.refused).toEqual([]);
		expect(report?.warnings).toEqual([]);
		const ours = await listPublicServices(ANYONE, northmere);
		const theirs = await listPublicServices(ANYONE, reader.id);
		expect(theirs.length).toBe(ours.length);
		for (const [at, one] of ours.entries()) {
			const read = theirs[at];
			expect(read && facts(read)).toEqual(facts(one));
		}
		const hubs = async (id: string) =>
			(await listHubs(ANYONE, id)).map((hub) => [hub.slug, hub.content.hub, hub.position]);
		const hubsWithServices = await hubs(reader.id);
		expect(hubsWithServices.length).toBeGreaterThan(4);
		for (const hub of hubsWithServices) expect(await hubs(northmere)).toContainEqual(hub);
	});

	it("asks only whether anything changed the second time", async () => {
		feed.requests = 0;
		expect(await load()).toBeNull();
		expect(feed.requests).toBe(4);
	});

	it("changes nothing when it reads the same again", async () => {
		feed.failWhen((req) => {
			delete req.headers["if-none-match"];
			return false;
		});
		const report = await load();
		expect(report?.services).toMatchObject({ added: 0, changed: 0, withdrawn: 0, republished: 0 });
		expect(report?.locations).toMatchObject({ added: 0, changed: 0, withdrawn: 0, republished: 0 });
	});

	it("tries again when the feed stumbles, and keeps all it has when it falls", async () => {
		let stumbles = 2;
		feed.failWhen((req, res) => {
			delete req.headers["if-none-match"];
			return stumbles-- > 0 && Boolean(res.writeHead(503).end());
		});
		expect((await load())?.items).toBeGreaterThan(50);

		const before = (await listPublicServices(ANYONE, reader.id)).length;
		feed.failWhen((req, res) => /page=2/.test(req.url ?? "") && Boolean(res.writeHead(500).end()));
		await expect(load()).rejects.toThrow("answers 500, after 5 tries");
		feed.failWhen((_req, res) => Boolean(res.end("<html>")));
		await expect(load()).rejects.toThrow("is not JSON");
		feed.failWhen((_req, res) => Boolean(res.end(JSON.stringify({ contents: [], total_pages: 0 }))));
		await expect(load()).rejects.toThrow("holds no service");
		const [page] = [
			JSON.stringify({ ...(await pageOf(northmere, "services", "per_page=20&full=true")), last_page: false }),
		];
		feed.failWhen((_req, res) => Boolean(res.end(page)));
		await expect(load()).rejects.toThrow("repeats the page before it");
		const early = page?.replace('"last_page":false', '"last_page":true') ?? "";
		feed.failWhen((_req, res) => Boolean(res.end(early)));
		await expect(load()).rejects.toThrow(/says it has \d+ services, and gave 20/);
		expect((await listPublicServices(ANYONE, reader.id)).length).toBe(before);
	});

	it("withdraws what is gone, publishes what is back, and refuses an item with its id and field", async () => {
		const { contents } = await pageOf<HsdsService>(northmere, "services", "per_page=500&full=true");
		const [gone, broken, ...rest] = contents;
		const serve = (items: unknown[]) =>
			feed.failWhen((_req, res) =>
				Boolean(res.end(JSON.stringify({ contents: items, total_pages: 1, last_page: true }))),
			);

		serve([{ ...broken, name: "" }, { ...rest[0], url: "javascript:alert(1)" }, ...rest.slice(1)]);
		const report = await load();
		// A web address that is no web address is told, and stands with the service in its own words.
		expect(report?.services).toMatchObject({ withdrawn: 1, changed: 1 });
		expect(report?.kept).toMatchObject([{ kind: "service", name: broken?.name }]);
		expect(report?.refused).toEqual([expect.objectContaining({ where: broken?.id, field: "name" })]);
		expect(report?.warnings).toEqual([expect.objectContaining({ where: rest[0]?.id, field: "url" })]);

		serve(contents);
		expect((await load())?.services).toMatchObject({ republished: 1, changed: 1 });
		const db = await readFor(TEST);
		const rows = await db
			.select({ sourceId: service.sourceId, status: service.status })
			.from(service)
			.where(eq(service.councilId, reader.id));
		expect(rows.find((row) => row.sourceId === gone?.id)?.status).toBe("published");
	});

	it("reads a plain list: services without any additional property, from lists that are not nested", async () => {
		const plain: HsdsService[] = [
			{
				id: "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
				name: "Baby massage",
				description: "Learn to massage your baby.\n\nBring a towel.",
				status: "active",
				minimum_age: 0,
				maximum_age: 1,
				organization: { id: "3f2504e0-4f89-41d3-9a0c-0305e82c3302", name: "Calm Babies", description: "A charity" },
				schedules: [
					{
						id: "3f2504e0-4f89-41d3-9a0c-0305e82c3303",
						dtstart: "2026-09-07",
						freq: "WEEKLY",
						byday: "MO,WE",
						opens_at: "10:00:00",
						closes_at: "11:00:00",
					},
				],
				service_at_locations: [
					{
						id: "3f2504e0-4f89-41d3-9a0c-0305e82c3304",
						location: {
							id: "3f2504e0-4f89-41d3-9a0c-0305e82c3305",
							location_type: "physical",
							name: "Town Hall",
							latitude: 100,
							longitude: 101,
						},
					},
				],
			},
		];
		feed.failWhen((req, res) => {
			const listed = plain.map(({ schedules: _s, service_at_locations: _p, ...one }) => one);
			const single = /^\/services\/[\w-]+$/.test(req.url ?? "");
			return Boolean(res.end(JSON.stringify(single ? plain[0] : { contents: listed, total_pages: 1 })));
		});
		const other = await aCouncil();
		const report = await load({ council: other, source: "plain" });
		expect(report?.refused).toEqual([]);
		expect(report?.warnings).toEqual([expect.objectContaining({ field: "service_at_locations[0].location.latitude" })]);
		const [read] = await listPublicServices(ANYONE, other.id);
		expect(read?.content).toMatchObject({
			name: "Baby massage",
			summary: "Learn to massage your baby.",
			eligibility: { fromMonths: 0, toMonths: 24 },
			places: [{ schedules: [{ rrule: "FREQ=WEEKLY;BYDAY=MO,WE", start: "10:00", end: "11:00" }] }],
		});
	});
});
