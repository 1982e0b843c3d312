import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { council, person } from "../../db/schema";
import { demoPeople } from "../../db/seed";
import { aMember, staffArgs } from "../../tests/factories";
import { TEST } from "../../tests/factories/asker";
import { listCouncils } from "../features/directory/councils/queries.server";
import {
	findHub,
	findPublicService,
	listHubs,
	listPublicServices,
} from "../features/directory/listings/public-listings.server";
import { findPlace } from "../features/directory/places/find-place.server";
import { ERASED_NAME, erasePerson } from "../features/people/members/erase-person.server";
import { requireStaff } from "../features/people/require-staff.server";
import { decideLikely, likelyWaiting } from "../features/publishing/likely-same.server";
import { ANYONE } from "../model/people/asker";
import { readFor, transaction } from "../platform/store.server";
import { seedDemo } from "./seed-demo.server";

const today = "2026-11-23";

async function councilBySlug(slug: string) {
	const found = (await listCouncils(TEST)).find((one) => one.slug === slug);
	if (!found) throw new Error(`There is no council ${slug}`);
	return found;
}

test("the demo is written once, and stays as it is on the same day", async () => {
	const first = await seedDemo({ today });
	expect(first.councils.map(({ slug, council, added }) => [slug, council, added > 0])).toEqual([
		["northmere", "added", true],
		["eastwick-vale", "added", true],
	]);
	const versions = (await listCouncils(TEST)).map(({ contentVersion }) => contentVersion);

	const second = await seedDemo({ today });
	for (const one of second.councils) expect(one).toMatchObject({ council: "unchanged", added: 0, changed: 0 });
	expect((await listCouncils(TEST)).map(({ contentVersion }) => contentVersion)).toEqual(versions);
});

test("its councils are apart, though some services have the same name in a URL", async () => {
	const northmere = await councilBySlug("northmere");
	const eastwick = await councilBySlug("eastwick-vale");
	expect([northmere.fictional, eastwick.fictional]).toEqual([true, true]);
	expect((await listHubs(ANYONE, northmere.id)).length).toBe(8);
	expect((await listHubs(ANYONE, eastwick.id)).length).toBe(2);
	expect(await findHub(ANYONE, northmere.id, "harbour-family-hub")).toBeDefined();
	expect(await findHub(ANYONE, eastwick.id, "harbour-family-hub")).toBeUndefined();
	const clinics = await Promise.all(
		[northmere, eastwick].map(({ id }) => findPublicService(ANYONE, id, "baby-clinic")),
	);
	expect(new Set(clinics.map((clinic) => clinic?.id)).size).toBe(2);
});

test("its staff are asked about two places that are likely the same, and not again once they said", async () => {
	const northmere = await councilBySlug("northmere");
	const publisher = await requireStaff(staffArgs(await aMember(northmere, "publisher"), northmere), "staff.enter");
	const [pair, ...more] = await likelyWaiting(publisher);
	expect(more).toEqual([]);
	expect([pair?.listing.name, pair?.other.name]).toEqual(["Northmere Town Hall", "Northmere Central Library"]);

	expect(await decideLikely(publisher, pair?.id ?? "", "different")).toBe(true);
	await seedDemo({ today });
	expect(await likelyWaiting(publisher)).toEqual([]);
});

test("its postcodes lead to it", async () => {
	expect(await findPlace(TEST, "zz1 1aa")).toMatchObject({
		kind: "postcode",
		area: { gss: "X06000001", name: "Northmere" },
	});
	expect(await findPlace(TEST, "ZZ71AA")).toMatchObject({ kind: "postcode", area: { name: "Eastwick Vale" } });
	expect(await findPlace(TEST, "ZZ4")).toMatchObject({ kind: "outward", areas: [{ name: "Northmere" }] });
	expect(await findPlace(TEST, "ZZ1 3AU")).toMatchObject({ kind: "terminated", since: "2019-06" });
});

test("the refuge is published, its address is not", async () => {
	const { id } = await councilBySlug("northmere");
	const refuge = await findPublicService(ANYONE, id, "refuge-and-safe-homes");
	const [at] = [...(refuge?.locations.values() ?? [])];
	expect(at).toMatchObject({ masked: true, position: null, outward: "ZZ2" });
	const everything = JSON.stringify({ ...refuge, locations: [at] });
	expect(everything).toContain("ZZ2");
	expect(everything).not.toContain("Undisclosed Terrace");
});

test("on another day the dates move on", async () => {
	const { id: councilId } = await councilBySlug("northmere");
	const before = await findPublicService(ANYONE, councilId, "getting-ready-for-birth");
	const report = await seedDemo({ today: "2027-02-01" });
	expect(report.councils[0]).toMatchObject({ council: "changed", added: 0 });
	const after = await findPublicService(ANYONE, councilId, "getting-ready-for-birth");
	const starts = [before, after].map((one) => one?.content.places[0]?.schedules[0]?.dtstart ?? "");
	expect(starts[0]).toMatch(/^2026-12-/);
	expect(starts[1]).toMatch(/^2027-02-/);
	expect((await listPublicServices(ANYONE, councilId)).length).toBeGreaterThanOrEqual(60);
});

test("somebody who was erased stays erased", async () => {
	const email = "publisher@northmere.example";
	const erased = await erasePerson(TEST, email);
	expect(erased).toMatchObject({ ok: true });
	await seedDemo({ today: "2027-02-01" });
	const people = await (await readFor(TEST)).select({ name: person.name }).from(person);
	const [name] = demoPeople.filter((one) => one.email === email).map((one) => one.name);
	expect(people.map((one) => one.name)).toContain(ERASED_NAME);
	expect(people.map((one) => one.name)).not.toContain(name);
	expect(people.length).toBeGreaterThanOrEqual(demoPeople.length);
});

test("a real council that has the name is left alone, and nothing is written", async () => {
	const db = await readFor(TEST);
	const { id } = await councilBySlug("eastwick-vale");
	const theirs = "11111111-1111-4111-8111-111111111111";
	await transaction(TEST, (tx) => tx.update(council).set({ slug: "eastwick" }).where(eq(council.id, id)));
	await transaction(TEST, async (tx) => {
		const [row] = await tx.select().from(council).where(eq(council.id, id));
		if (row)
			await tx.insert(council).values({ ...row, id: theirs, slug: "eastwick-vale", gss: null, fictional: false });
	});
	const versions = await db.rows(sql`SELECT content_version FROM council ORDER BY id`);
	await expect(seedDemo({ today: "2027-03-01" })).rejects.toThrow("eastwick-vale is taken by Eastwick Vale");
	expect(await db.rows(sql`SELECT content_version FROM council ORDER BY id`)).toEqual(versions);
});
