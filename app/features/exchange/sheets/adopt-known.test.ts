import { expect, test } from "vitest";
import { aLocation, anOrganisation, aService } from "../../../../tests/factories/listings";
import { adoptKnown, type KnownListing } from "./adopt-known";
import { nothingUnread } from "./unread";

const hub = { kind: "location", id: "hub", name: "Harbour Family Hub", postcode: "ZZ1 1AA", ours: true } as const;
const tideline = { kind: "organisation", id: "tide", name: "Tideline Families", postcode: null, ours: true } as const;

/** What becomes of a service at such a place of such an organisation: the ids it has then, and what is only alike. */
function adopted(
	place: string,
	organisation: string,
	known: readonly KnownListing[],
	{ masked = false, said }: { masked?: boolean; said?: Parameters<typeof adoptKnown>[2] } = {},
) {
	const at = aLocation({ id: "theirs", name: place, address: { postcode: "zz11aa" }, masked });
	const by = anOrganisation({ id: "theirs-too", name: organisation });
	const service = aService({ organisationId: by.id, places: [at] });
	const source = { source: "s", organisations: [by], locations: [at], services: [service], unread: nothingUnread() };
	const { listings, alike } = adoptKnown(source, known, said);
	const [one] = listings.services;
	return {
		at: one?.content.places[0]?.locationId,
		by: one?.organisationId,
		added: [...listings.locations, ...listings.organisations].map(({ id }) => id),
		alike: alike.map(({ otherId }) => otherId),
	};
}

test.each<[string, string, KnownListing[], object]>([
	["Harbour Family Hub", "tideline families", [hub, tideline], { at: "hub", by: "tide", added: [], alike: [] }],
	["The harbour family-hub", "Tideline", [hub], { at: "hub", by: "theirs-too", added: ["theirs-too"] }],
	[
		"Harbour Hub, Family",
		"Tideline Families Ltd",
		[hub, tideline],
		{ at: "theirs", by: "theirs-too", alike: ["tide", "hub"] },
	],
	["Harbour Family Hub", "x", [{ ...hub, postcode: "ZZ2 2BB" }], { at: "theirs", alike: [] }],
	["Harbour Family Hub", "x", [{ ...hub, ours: false }], { at: "theirs", alike: ["hub"] }],
	["Harbour Family Hub", "x", [hub, { ...hub, id: "second" }], { at: "theirs", alike: ["hub", "second"] }],
	["Harbour Family Hub", "x", [hub, { ...hub, id: "second", ours: false }], { at: "hub", alike: [] }],
	["Harbour Family Hub", "tideline families", [{ ...tideline, ours: false }], { at: "theirs", by: "tide" }],
])("%s of %s", (place, organisation, known, expected) => {
	expect(adopted(place, organisation, known)).toMatchObject(expected);
});

test("a confidential place is taken for no other, and is like none", () => {
	expect(adopted("Harbour Family Hub", "Tideline Families", [hub, tideline], { masked: true })).toMatchObject({
		at: "theirs",
		by: "tide",
		alike: [],
	});
});

test("a person has the last word", () => {
	const saying = (verdict: "same" | "different" | "later") => ({
		said: new Map([["theirs", new Map([["hub", verdict]])]]),
	});
	const [alike, same] = ["Harbour Hub, Family", "Harbour Family Hub"];
	expect(adopted(alike, "x", [hub], saying("same"))).toMatchObject({ at: "hub", alike: [] });
	expect(adopted(alike, "x", [hub], saying("different"))).toMatchObject({ at: "theirs", alike: [] });
	expect(adopted(alike, "x", [hub], saying("later"))).toMatchObject({ at: "theirs", alike: ["hub"] });
	expect(adopted(same, "x", [hub], saying("different"))).toMatchObject({ at: "theirs", alike: [] });
	// What the council has no more is nothing to join.
	expect(adopted(alike, "x", [], saying("same"))).toMatchObject({ at: "theirs", alike: [] });
});
