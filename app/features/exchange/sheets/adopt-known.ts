/** Places and organisations of a source that the council has already are those, and not second ones. Pure. */
import type { ServiceListing } from "../../directory/listings/listing";
import type { SaidOfPairs } from "../../publishing/likely-same.server";
import { activityKey } from "./activity-name";
import type { SourceListings } from "./sheet-listings";

/** A place or organisation that families read and that comes from elsewhere. */
export interface KnownListing {
	kind: "location" | "organisation";
	id: string;
	name: string;
	/** As people write it; null for an organisation. */
	postcode: string | null;
	/** Whether the council's own staff decide over it, so that no other source takes it away. */
	ours: boolean;
}

/** What may be the same, for a person to decide. */
export interface AlikeListing {
	kind: KnownListing["kind"];
	id: string;
	name: string;
	otherId: string;
	otherName: string;
}

export interface Adopted<Source extends SourceListings> {
	listings: Source;
	alike: AlikeListing[];
}

/** The same for names that differ in case, punctuation or "and" alone: "Tideline Families", "tideline families". */
const plainName = (name: string) =>
	name
		.toLowerCase()
		.replace(/&/g, " and ")
		.replace(/['’‘`]/g, "")
		.split(/[^\p{L}\p{N}]+/u)
		.filter((word) => word && word !== "the")
		.join(" ");

const keyOf = (name: string, postcode: string | null) => `${name}|${(postcode ?? "").replace(/\s/g, "").toUpperCase()}`;

/** Words that organisations and places of one name may have or leave out. */
const IGNORED = { ignore: ["ltd", "limited", "cic", "cio", "charity", "trust", "centre", "hub"], same: {} };
const wordsOf = (name: string) => activityKey(name, IGNORED);

/**
 * Takes what is plainly the council's own place (its name and postcode) or an organisation of that name for it, and tells
 * what is only likely: another name of the same words in the same postcode, several of one name, a place of another source.
 * @param said of such pairs by a person, who has the last word
 */
export function adoptKnown<Source extends SourceListings>(
	listings: Source,
	known: readonly KnownListing[],
	said: SaidOfPairs = new Map(),
): Adopted<Source> {
	const alike: AlikeListing[] = [];
	const adopt = (kind: KnownListing["kind"], named: readonly Named[]) => {
		const there = known.filter((one) => one.kind === kind);
		const plain = grouped(there, ({ name, postcode }) => keyOf(plainName(name), postcode));
		const likely = grouped(there, ({ name, postcode }) => keyOf(wordsOf(name), postcode));
		const ids = new Map<string, string>();
		for (const { id, name, postcode } of named) {
			const saidOf = (other: KnownListing) => said.get(id)?.get(other.id);
			const told = said.has(id) ? there.find((other) => saidOf(other) === "same") : undefined;
			if (told) {
				ids.set(id, told.id);
				continue;
			}
			const maySame = (some: readonly KnownListing[] = []) => some.filter((other) => saidOf(other) !== "different");
			const same = maySame(plain.get(keyOf(plainName(name), postcode)));
			const [only, ...others] = same.some(({ ours }) => ours) ? same.filter(({ ours }) => ours) : same;
			if (only && others.length === 0 && (only.ours || kind === "organisation")) ids.set(id, only.id);
			else {
				const maybe = maySame(likely.get(keyOf(wordsOf(name), postcode)));
				alike.push(...maybe.map((other) => ({ kind, id, name, otherId: other.id, otherName: other.name })));
			}
		}
		return ids;
	};
	const { organisations, locations, services } = listings;
	const ids = new Map([
		...adopt(
			"organisation",
			organisations.map(({ id, content }) => ({ id, name: content.name, postcode: null })),
		),
		// A confidential place is nobody's guess.
		...adopt(
			"location",
			locations.flatMap(({ id, masked, content: { name, address } }) =>
				masked ? [] : [{ id, name, postcode: address.postcode }],
			),
		),
	]);
	if (ids.size === 0) return { listings, alike };
	const stays = ({ id }: { id: string }) => !ids.has(id);
	return {
		alike,
		listings: {
			...listings,
			organisations: organisations.filter(stays),
			locations: locations.filter(stays),
			services: services.map((service) => movedTo(service, ids)),
		},
	};
}

function grouped(known: readonly KnownListing[], key: (one: KnownListing) => string): Map<string, KnownListing[]> {
	const groups = new Map<string, KnownListing[]>();
	for (const one of known) {
		const group = groups.get(key(one));
		if (group) group.push(one);
		else groups.set(key(one), [one]);
	}
	return groups;
}

interface Named {
	id: string;
	name: string;
	postcode: string | null;
}

/** A service whose organisation and places are called by other ids; its checksum says so. */
function movedTo(service: ServiceListing, ids: ReadonlyMap<string, string>): ServiceListing {
	const { organisationId, content, provenance } = service;
	const named = [organisationId, ...content.places.map(({ locationId }) => locationId)];
	const adopted = named.flatMap((id) => ids.get(id) ?? []);
	if (adopted.length === 0) return service;
	return {
		...service,
		organisationId: ids.get(organisationId) ?? organisationId,
		provenance: provenance && { ...provenance, checksum: [provenance.checksum, ...adopted].join(" ") },
		content: {
			...content,
			places: content.places.map((place) => ({ ...place, locationId: ids.get(place.locationId) ?? place.locationId })),
		},
	};
}
