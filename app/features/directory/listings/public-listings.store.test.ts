import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { service } from "../../../../db/schema";
import { aCouncil, aLocation, aService, saved } from "../../../../tests/factories";
import { TEST } from "../../../../tests/factories/asker";
import { ANYONE } from "../../../model/people/asker";
import { env } from "../../../platform/env.server";
import { openStore } from "../../../platform/store.server";
import { bumpContentVersion } from "../councils/content-version.server";
import { findHub, findPublicService, listHubs, listPublicServices } from "./public-listings.server";

test("what another process changes is seen at once", async () => {
	const council = await aCouncil();
	const group = aService({ name: "Rhyme time" });
	await saved(council, { services: [group] });
	expect((await findPublicService(ANYONE, council.id, "rhyme-time"))?.content.name).toBe("Rhyme time");

	const other = await openStore("portal", env().DATABASE_URL);
	await other.transaction(TEST, async (tx) => {
		await tx
			.update(service)
			.set({ content: { ...group.content, name: "Rhymes" } })
			.where(eq(service.id, group.id));
		await bumpContentVersion(tx, council.id);
	});
	await other.close();
	expect((await findPublicService(ANYONE, council.id, "rhyme-time"))?.content.name).toBe("Rhymes");
});

test("what is given out cannot be changed for the next who asks", async () => {
	const council = await aCouncil();
	const hub = aLocation({ name: "Harbour Hub", hub: {} });
	await saved(council, { locations: [hub], services: [aService({ places: [hub] })] });
	for (const { content } of [
		...(await listPublicServices(ANYONE, council.id)),
		...(await listHubs(ANYONE, council.id)),
	]) {
		expect(() => Object.assign(content, { name: "" })).toThrow(TypeError);
	}
	expect((await findHub(ANYONE, council.id, "harbour-hub"))?.content.name).toBe("Harbour Hub");
});
