import { beforeEach, describe, expect, it, vi } from "vitest";
import { aCouncil, aLocation, aService, saved } from "../../../../tests/factories";
import { ANYONE } from "../../../model/people/asker";
import { listPublicOrganisations, listPublicServices } from "../../directory/listings/public-listings.server";
import { findInFeed, listFeed } from "./feed.server";
import { parseFeedQuery } from "./feed-query";

/** Reads everything that a council has published. */
vi.mock("../../directory/listings/public-listings.server", async (original) => {
	const own = await original<typeof import("../../directory/listings/public-listings.server")>();
	return { ...own, listPublicServices: vi.fn(own.listPublicServices) };
});
const readsOfAll = vi.mocked(listPublicServices);
beforeEach(() => {
	readsOfAll.mockClear();
});

const hall = aLocation({ name: "Hall" });
const church = aLocation({ name: "Church" });
const group = aService({ name: "Group", places: [hall, church] });
const council = await aCouncil();
await saved(council, { locations: [hall, church], services: [group, aService({ name: "Advice line" })] });

describe("one item of the feed", () => {
	it("is found without reading everything, and so is that there is none", async () => {
		const [place] = group.content.places;
		const [organisation] = await listPublicOrganisations(ANYONE, council.id);
		for (const [collection, id] of [
			["services", group.id],
			["service_at_locations", place?.id ?? ""],
			["organizations", organisation?.id ?? ""],
		] as const) {
			expect(await findInFeed(ANYONE, council.id, collection, id)).toMatchObject({ ok: true, value: { id } });
			expect(await findInFeed(ANYONE, council.id, collection, "none")).toMatchObject({
				ok: false,
				reason: "not-found",
			});
		}
		expect(readsOfAll).not.toHaveBeenCalled();
	});

	it("of terms is found after everything was read once", async () => {
		for (const id of ["none", "none either"]) {
			expect(await findInFeed(ANYONE, council.id, "taxonomy_terms", id)).toMatchObject({ reason: "not-found" });
		}
		expect(readsOfAll).toHaveBeenCalledTimes(1);
	});
});

it("a page of places without filters reads the services of that page", async () => {
	const parsed = parseFeedQuery(new URLSearchParams("per_page=1&page=2"));
	if (!parsed.ok) throw new Error(parsed.problems.join());
	const found = await listFeed(ANYONE, council.id, "service_at_locations", parsed.query);
	expect(found).toMatchObject({ value: { total_items: 2, contents: [{ id: group.content.places[1]?.id }] } });
	expect(readsOfAll).not.toHaveBeenCalled();
});
