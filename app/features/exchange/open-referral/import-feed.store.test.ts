/** A feed in a file, as the operator's command and a job take it in. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aCouncil } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import type { Council } from "../../directory/councils/queries.server";
import { listPublicServices } from "../../directory/listings/public-listings.server";
import { importFeed } from "./import-feed.server";

let folder: string;
let council: Council;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "feed-"));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
	council = await aCouncil();
});

interface Said {
	organisation?: string;
	place?: string;
	[field: string]: unknown;
}

/** A weekly service of an organisation at a place, with what else is said of it. */
const item = (id: string, { organisation = "library", place = "quay", ...said }: Said = {}) => ({
	id,
	name: `Service ${id}`,
	description: "Songs for babies.",
	status: "active",
	organization: { id: organisation, name: `Organisation ${organisation}`, description: "Books" },
	schedules: [
		{ id: `${id}-1`, dtstart: "2026-01-05", freq: "WEEKLY", byday: "MO", opens_at: "10:00", closes_at: "11:00" },
	],
	service_at_locations: [
		{
			id: `${id}-at`,
			location: {
				id: place,
				name: `Place ${place}`,
				addresses: [{ id: place, address_1: "1 Quay", city: "Northmere", postal_code: "ZZ1 1AA" }],
			},
		},
	],
	...said,
});

function load(...services: unknown[]) {
	const file = join(folder, "feed.json");
	writeFileSync(file, JSON.stringify({ services }));
	return importFeed(TEST, { place: file, council, source: "theirs" });
}
const shown = async () => (await listPublicServices(ANYONE, council.id)).map(({ content }) => content.name);

describe("an item that is wrong", () => {
	it("in one field is kept without it, told by id and path, and does not keep the others out", async () => {
		const report = await load(
			item("one"),
			item("two", { languages: "Polish", contacts: { id: "x" } }),
			item("three", { status: "Active" }),
			"four",
			item("five"),
		);
		expect(await shown()).toEqual(["Service five", "Service one", "Service two"]);
		expect(report?.warnings).toEqual([
			{ where: "two", field: "contacts", reason: "is not a list; left out", words: '{"id":"x"}' },
			{ where: "two", field: "languages", reason: "is not a list; left out", words: "Polish" },
		]);
		expect(report?.refused).toMatchObject([
			{ where: "three", field: "status" },
			{ where: "number 4 in the feed", field: "item", reason: "is not an object" },
		]);
	});

	it("holds characters that no text has: it is cleaned alike on both engines, and read", async () => {
		const translations = { pl: { summary: "a\u0000b" }, "u\u0000r": { summary: "\udfff" } };
		const own = { summary: "a\u0000b", translations, eligibility: { pregnancy: false, note: "x \ud800 y" } };
		const report = await load(item("one", { start_for_life: own, alert: "\u0007" }), item("two"));
		expect(await shown()).toEqual(["Service one", "Service two"]);
		const [one] = await listPublicServices(ANYONE, council.id);
		expect(one?.content).toMatchObject({
			summary: "ab",
			alert: null,
			translations: { pl: { summary: "ab" }, ur: { summary: "\ufffd" } },
			eligibility: { note: "x \ufffd y" },
		});
		expect(report?.refused).toEqual([]);
		expect(report?.warnings.map(({ where, field }) => `${where} ${field}`)).toContain("one start_for_life.summary");
	});

	it("is nested without end: it is refused, and the others are read", async () => {
		const file = join(folder, "deep.json");
		const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
		writeFileSync(file, `{"services":[${JSON.stringify(item("one"))},{"id":"two","name":${deep}}]}`);
		const report = await importFeed(TEST, { place: file, council, source: "theirs" });
		expect(await shown()).toEqual(["Service one"]);
		expect(report?.refused).toMatchObject([{ where: "two", field: "item", reason: "is nested more than 32 deep" }]);
	});
});

describe("an item that cannot be read", () => {
	it("stays as it was, with its place and organisation, and the report names them", async () => {
		const alone = { organisation: "museum", place: "tower" };
		await load(item("one"), item("two", alone), item("three"));
		const before = await listPublicServices(ANYONE, council.id);
		const report = await load(item("one"), item("two", { ...alone, status: "Active" }), item("three", { name: null }));
		expect(report?.refused.map(({ where, field }) => [where, field])).toEqual([
			["two", "status"],
			["three", "name"],
		]);
		for (const tally of [report?.services, report?.locations, report?.organisations]) {
			expect(tally).toMatchObject({ withdrawn: 0, changed: 0 });
			expect(tally?.unchanged).toBeGreaterThan(1);
		}
		expect(report?.kept.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
			"service Service three",
			"service Service two",
			"location Place tower",
			"organisation Organisation museum",
		]);
		expect(await listPublicServices(ANYONE, council.id)).toEqual(before);
	});

	it("and has no id may be any that is not read: none of these is withdrawn, but what has ended or changed is", async () => {
		const [first] = item("one").schedules;
		await load(item("one", { schedules: [first, { ...first, id: "one-2" }] }), item("two"), item("three"));
		const nameless = { ...item("x"), id: [4711] };
		const report = await load(item("one"), nameless, item("three", { status: "defunct" }));
		expect(report?.services).toMatchObject({ withdrawn: 1, unchanged: 1, changed: 1 });
		expect(report?.kept.map(({ name }) => name)).toEqual(["Service two"]);
		expect(await shown()).toEqual(["Service one", "Service two"]);
		expect((await load(item("one")))?.services).toMatchObject({ withdrawn: 1 });
		expect(await shown()).toEqual(["Service one"]);
	});

	it("in one of its places or sessions loses neither", async () => {
		const twice = (second: Record<string, unknown>) => {
			const [first] = item("one").schedules;
			return { schedules: [first, { ...first, id: "one-2", byday: "TU", ...second }] };
		};
		await load(item("one", twice({})), item("two", { place: "tower" }));
		const before = await listPublicServices(ANYONE, council.id);
		const report = await load(
			item("one", twice({ opens_at: "10ish" })),
			item("two", { service_at_locations: [{ id: "two-at", location: { name: "Tower" } }] }),
		);
		expect(report?.refused).toEqual([]);
		expect(report?.kept.map(({ name }) => name)).toEqual(["Service one", "Service two", "Place tower"]);
		expect(await listPublicServices(ANYONE, council.id)).toEqual(before);
		const mended = await load(item("one", twice({ opens_at: "09:30" })), item("two", { place: "quay" }));
		expect(mended).toMatchObject({ kept: [], services: { changed: 2 }, locations: { withdrawn: 1 } });
	});

	it("in a session that never could be read does not hold the rest back", async () => {
		const schedules = [{ id: "one-1", byday: "MO", description: "4.30-5.30pm" }];
		await load(item("one", { schedules }));
		const report = await load(item("one", { schedules, description: "Songs and tea." }));
		expect(report).toMatchObject({ kept: [], services: { changed: 1 } });
	});
});
