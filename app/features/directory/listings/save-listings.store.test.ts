import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { council as councils, location, service, serviceAtLocation } from "../../../../db/schema";
import { aCouncil, aLocation, anOrganisation, aSchedule, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE, systemFor } from "../../../model/people/asker";
import { readFor, transaction } from "../../../platform/store.server";
import { ANY_SERVICE } from "../search/search-params";
import { searchServices } from "../search/search-services.server";
import { cleanSlugs } from "./clean-slugs.server";
import { findPublicService, listPublicServicesAt } from "./public-listings.server";
import { saveListings } from "./save-listings.server";

async function versionOf(councilId: string): Promise<number> {
	const db = await readFor(TEST);
	const [row] = await db.select({ version: councils.contentVersion }).from(councils).where(eq(councils.id, councilId));
	return row?.version ?? 0;
}

async function slugsOf(councilId: string): Promise<string[]> {
	const db = await readFor(TEST);
	const rows = await db.select({ slug: service.slug }).from(service).where(eq(service.councilId, councilId));
	return rows.map(({ slug }) => slug).sort();
}

describe("saving listings", () => {
	test("what was saved is what families see", async () => {
		const council = await aCouncil();
		const hall = aLocation({ at: [54.1, -1.2] });
		const group = aService({ name: "Rhyme time", places: [hall], topics: ["early-language"] });
		await saved(council, { locations: [hall], services: [group] });
		const found = await findPublicService(ANYONE, council.id, "rhyme-time");
		expect(found?.content).toEqual(group.content);
		expect(found?.locations.get(hall.id)?.position).toEqual({ lat: 54.1, lon: -1.2 });
		expect((await listPublicServicesAt(ANYONE, council.id, hall.id)).map(({ id }) => id)).toEqual([group.id]);
		expect(await versionOf(council.id)).toBe(2);
	});

	test("a confidential place's slug tells nothing, and is its name's again when it is confidential no more", async () => {
		const council = await aCouncil();
		const house = aLocation({ name: "Rosewood House" });
		const slugOf = async ({ id }: { id: string }) => {
			const db = await readFor(TEST);
			const [row] = await db.select({ slug: location.slug }).from(location).where(eq(location.id, id));
			return row?.slug;
		};
		await saved(council, { locations: [house] });
		expect(await slugOf(house)).toBe("rosewood-house");
		await saved(council, { locations: [{ ...house, masked: true }] });
		expect(await slugOf(house)).toBe(house.id);
		const namesake = aLocation({ name: "Rosewood House" });
		await saved(council, { locations: [namesake] });
		expect(await slugOf(namesake)).toBe("rosewood-house");
		await saved(council, { locations: [house] });
		expect(await slugOf(house)).toBe("rosewood-house-2");
	});

	test("a place that becomes confidential leaves no name in the addresses of its services", async () => {
		const council = await aCouncil();
		const [house, hall] = [aLocation({ name: "Rosewood House" }), aLocation({ name: "Hall" })];
		const group = { ...aService({ name: "Drop-in", places: [house] }), slug: "drop-in-rosewood-house" };
		const other = { ...aService({ name: "Drop-in", places: [hall] }), slug: "drop-in-hall" };
		const left = { ...aService({ name: "Songs", places: [hall] }), slug: "songs-rosewood-house" };
		await saved(council, { locations: [house, hall], services: [group, other, left] });
		expect(await slugsOf(council.id)).toEqual(["drop-in-hall", "drop-in-rosewood-house", "songs-rosewood-house"]);
		await saved(council, { locations: [{ ...house, masked: true }] });
		expect(await slugsOf(council.id)).toEqual(["drop-in", "drop-in-hall", "songs"]);
		expect(await findPublicService(ANYONE, council.id, "drop-in-rosewood-house")).toBeUndefined();
		expect((await findPublicService(ANYONE, council.id, "drop-in"))?.id).toBe(group.id);
	});

	test("a service that is new at a confidential place has its own name in its address", async () => {
		const council = await aCouncil();
		const house = aLocation({ name: "Rosewood House", masked: true });
		await saved(council, { locations: [house] });
		await saved(council, {
			services: [
				{ ...aService({ name: "Drop-in", places: [house] }), slug: "drop-in-rosewood-house" },
				{ ...aService({ name: "Helpline" }), slug: "the-line" },
			],
		});
		expect(await slugsOf(council.id)).toEqual(["drop-in", "the-line"]);
	});

	test("a service keeps no name that it had at a confidential place, nor on its way there", async () => {
		const council = await aCouncil();
		const [house, hall] = [aLocation({ name: "Rosewood House", masked: true }), aLocation({ name: "Hall" })];
		const group = aService({ name: "Drop-in at Rosewood House", places: [house] });
		const other = aService({ name: "Play in the hall", places: [hall] });
		const moving = { ...aService({ name: "Songs", places: [hall] }), slug: "songs-rosewood-house" };
		await saved(council, { locations: [house, hall], services: [group, other, moving] });
		const renamed = (one: typeof group, name: string) => ({ ...one, content: { ...one.content, name } });
		const places = [{ id: randomUUID(), locationId: house.id, schedules: [] }];
		const moved = { ...moving, content: { ...moving.content, places } };
		await saved(council, { services: [renamed(group, "Drop-in"), renamed(other, "Play"), moved] });
		expect(await slugsOf(council.id)).toEqual(["drop-in", "play-in-the-hall", "songs"]);
	});

	test("what an earlier version left in slugs is cleaned, and nothing else", async () => {
		const council = await aCouncil();
		const [house, hall] = [aLocation({ name: "Rosewood House", masked: true }), aLocation({ name: "Hall" })];
		const first = aService({ name: "Drop-in", places: [house] });
		const second = aService({ name: "Drop-in", places: [house] });
		const left = aService({ name: "Songs", places: [hall] });
		const other = { ...aService({ name: "Play", places: [hall] }), slug: "play-hall" };
		await saved(council, { locations: [house, hall], services: [first, second, left, other] });
		const rename = (table: typeof location | typeof service, id: string, slug: string) =>
			transaction(TEST, (tx) => tx.update(table).set({ slug }).where(eq(table.id, id)));
		await rename(location, house.id, "rosewood-house");
		await rename(service, first.id, "drop-in-rosewood-house");
		await rename(service, left.id, "songs-rosewood-house");
		const clean = () => cleanSlugs(systemFor("a test"), new AbortController().signal);
		await clean();
		expect(await slugsOf(council.id)).toEqual(["drop-in", "drop-in-2", "play-hall", "songs"]);
		const db = await readFor(TEST);
		const [row] = await db.select({ slug: location.slug }).from(location).where(eq(location.id, house.id));
		expect(row?.slug).toBe(house.id);
		const version = await versionOf(council.id);
		await clean();
		expect(await versionOf(council.id)).toBe(version);
	});

	test("slugs are unique in a council, and stay when the name changes", async () => {
		const council = await aCouncil();
		const first = aService({ name: "Stay and play" });
		await saved(council, { services: [first, aService({ name: "Stay and play" })] });
		await saved(council, { services: [{ ...first, content: { ...first.content, name: "Play and stay" } }] });
		expect(await slugsOf(council.id)).toEqual(["stay-and-play", "stay-and-play-2"]);
		expect((await findPublicService(ANYONE, council.id, "stay-and-play"))?.content.name).toBe("Play and stay");

		const other = await aCouncil();
		await saved(other, { services: [aService({ name: "Stay and play" })] });
		expect(await slugsOf(other.id)).toEqual(["stay-and-play"]);
	});

	test("a service that moves is at its new place only", async () => {
		const council = await aCouncil();
		const [hall, pier] = [aLocation({ name: "Hall" }), aLocation({ name: "Pier" })];
		const group = aService({ places: [hall] });
		await saved(council, { locations: [hall, pier], services: [group] });
		expect(await listPublicServicesAt(ANYONE, council.id, hall.id)).toHaveLength(1);
		const places = [{ id: group.content.places[0]?.id ?? "", locationId: pier.id, schedules: [aSchedule()] }];
		await saved(council, { services: [{ ...group, content: { ...group.content, places } }] });
		expect(await listPublicServicesAt(ANYONE, council.id, hall.id)).toEqual([]);
		expect(await listPublicServicesAt(ANYONE, council.id, pier.id)).toHaveLength(1);
	});

	test("the id of another council's listing is refused, and nothing is written", async () => {
		const [council, other] = [await aCouncil(), await aCouncil()];
		const theirs = aService({ name: "Theirs" });
		await saved(other, { services: [theirs] });
		await expect(saved(council, { services: [aService({ name: "Ours" }), theirs] })).rejects.toThrow();
		expect(await slugsOf(council.id)).toEqual([]);
		expect(await slugsOf(other.id)).toEqual(["theirs"]);
	});

	test("a service of an organisation that is not there is refused", async () => {
		const council = await aCouncil();
		await expect(
			transaction(TEST, (tx) =>
				saveListings(tx, { councilId: council.id, services: [aService({ organisationId: anOrganisation().id })] }),
			),
		).rejects.toThrow();
	});

	test("a withdrawn listing is kept, and seen by nobody", async () => {
		const council = await aCouncil();
		const hall = aLocation();
		const group = aService({ places: [hall] });
		await saved(council, { locations: [hall], services: [group] });
		expect(await findPublicService(ANYONE, council.id, "stay-and-play")).toBeDefined();
		await saved(council, { services: [{ ...group, status: "withdrawn" }] });
		expect(await findPublicService(ANYONE, council.id, "stay-and-play")).toBeUndefined();
		expect(await slugsOf(council.id)).toEqual(["stay-and-play"]);
		const db = await readFor(TEST);
		expect(await db.$count(serviceAtLocation, eq(serviceAtLocation.councilId, council.id))).toBe(1);
	});

	test("a location that becomes confidential is no longer found by distance or by its name", async () => {
		const council = await aCouncil();
		const hall = aLocation({ name: "Lighthouse", at: [54.1, -1.2] });
		await saved(council, { locations: [hall], services: [aService({ name: "Rhyme time", places: [hall] })] });
		const origin = { lat: 54.1, lon: -1.2 };
		const find = async (q: string) => searchServices(ANYONE, council.id, { ...ANY_SERVICE, q }, origin);
		expect((await find("lighthouse")).hits).toMatchObject([{ miles: expect.closeTo(0, 1) }]);

		await saved(council, { locations: [{ ...hall, masked: true }] });
		expect((await find("lighthouse")).hits).toEqual([]);
		expect((await find("rhyme")).hits).toMatchObject([{ miles: null }]);
	});

	test("a thousand at once, twice", async () => {
		const council = await aCouncil();
		const hall = aLocation({ at: [54.1, -1.2] });
		const services = Array.from({ length: 1000 }, () => aService({ places: [hall] }));
		await saved(council, { locations: [hall], services });
		await saved(council, { locations: [hall], services });
		expect(await slugsOf(council.id)).toHaveLength(1000);
		expect(await listPublicServicesAt(ANYONE, council.id, hall.id)).toHaveLength(1000);
	});
});
