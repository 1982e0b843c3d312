/** Which places of a source stay confidential: no list from elsewhere makes an address known that is kept. Pure. */
import { isConfidential } from "../../../model/listings/confidential";
import type { Address } from "../../../model/listings/shapes";
import { slugify } from "../../directory/listings/slugs";
import { fold } from "../../directory/search/words";
import type { SourceListings } from "./sheet-listings";

/** A confidential place of the council, or a draft that asks for it. */
export interface KeptPlace {
	id: string;
	name: string;
	address: Address;
}

/** A place that is confidential although its source does not say so. Reports are read by more people than may know its name. */
export interface HiddenPlace {
	id: string;
	/** A confidential place stands there already, under another id; else this one has been confidential before. */
	isNew: boolean;
}

const lettersOf = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, "");

/** "23 rowan" of "23 Rowan Lane" and of "23 Rowan Ln, Flat 2". */
function houseOf({ line1 }: Address): string {
	const words = fold(line1).match(/[\p{L}\p{N}]+/gu) ?? [];
	const at = words.findIndex((word) => /^\d/.test(word));
	const [number, street] = words.slice(at, at + 2);
	return at >= 0 && street ? `${number} ${street}` : "";
}

/** Whether two may be the same place written another way: in one postcode, of one name, or the same house of a street. */
export function mayBeSame(one: KeptPlace, other: KeptPlace): boolean {
	const same = (a: string, b: string) => a !== "" && a === b;
	return (
		same(lettersOf(one.address.postcode), lettersOf(other.address.postcode)) ||
		same(lettersOf(one.name), lettersOf(other.name)) ||
		same(houseOf(one.address), houseOf(other.address))
	);
}

/**
 * The listings of a source, with those places confidential that have been so, and those new ones that may be a
 * confidential place written another way. A person takes it away, and no import.
 * @param known ids of places that the source has had before, which somebody has seen
 */
export function keepConfidential(
	listings: SourceListings,
	kept: readonly KeptPlace[],
	known: ReadonlySet<string>,
): { listings: SourceListings; hidden: HiddenPlace[] } {
	const keptIds = new Set(kept.map(({ id }) => id));
	const hidden = listings.locations.flatMap((one): HiddenPlace[] => {
		if (isConfidential(one)) return [];
		const { id, content } = one;
		const isNew = !known.has(id) && kept.some((other) => mayBeSame({ id, ...content }, other));
		return isNew || keptIds.has(id) ? [{ id, isNew }] : [];
	});
	if (hidden.length === 0) return { listings, hidden };
	const ids = new Set(hidden.map(({ id }) => id));
	return {
		hidden,
		listings: {
			...listings,
			locations: listings.locations.map((one) => (ids.has(one.id) ? { ...one, masked: true } : one)),
			// An address of a page may have the name of the place in it.
			services: listings.services.map((one) =>
				one.content.places.some(({ locationId }) => ids.has(locationId))
					? { ...one, slug: slugify(one.content.name) }
					: one,
			),
		},
	};
}
