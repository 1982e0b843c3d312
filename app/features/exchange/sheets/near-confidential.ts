/** Which places of a source stay confidential: no list from elsewhere makes an address known that is kept. Pure. */
import { isConfidential } from "../../../model/listings/confidential";
import type { Address } from "../../../model/listings/shapes";
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

/** How people cut names of places and streets short. */
const SHORT: ReadonlyMap<string, string> = new Map(
	Object.entries({
		av: "avenue",
		ave: "avenue",
		center: "centre",
		cl: "close",
		cres: "crescent",
		ct: "court",
		ctr: "centre",
		dr: "drive",
		gdns: "gardens",
		gr: "grove",
		hse: "house",
		ln: "lane",
		pl: "place",
		rd: "road",
		sq: "square",
		st: "street",
		ter: "terrace",
		terr: "terrace",
	}),
);

/** What a street is, beside its name: "Church Lane" is not "Church Road". */
const STREET_KINDS = new Set(
	"avenue close court crescent drive gardens grove lane place road square street terrace way".split(" "),
);

/** What has a number of its own within a house. */
const PARTS = new Set("apartment apt flat floor level office room suite unit".split(" "));

/** By what a place may be known again however it is written. */
interface Marks {
	postcode: string;
	name: string;
	/** Numbers of the house, without those of flats. */
	numbers: Set<string>;
	/** The words of its street's name and of its house's. */
	words: Set<string>;
	streetKinds: Set<string>;
}

const wordsOf = (text: string): string[] =>
	(fold(text.replace(/['’‘`]/g, "")).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => SHORT.get(word) ?? word);

function marksOf({ name, address }: Omit<KeptPlace, "id">): Marks {
	// Some sources put a line with a number where the town belongs.
	const isTown = !/\d/.test(address.town);
	const elsewhere = new Set(wordsOf(`${isTown ? address.town : ""} ${address.county ?? ""}`));
	const words = wordsOf(`${address.line1} ${address.line2 ?? ""} ${isTown ? "" : address.town}`);
	const isNumber = (word: string) => /^\d/.test(word);
	return {
		postcode: wordsOf(address.postcode).join(""),
		name: wordsOf(name)
			.filter((word) => word !== "the")
			.join(""),
		numbers: new Set(words.filter((word, at) => isNumber(word) && !PARTS.has(words[at - 1] ?? ""))),
		words: new Set(
			words.filter((word) => !isNumber(word) && !PARTS.has(word) && !STREET_KINDS.has(word) && !elsewhere.has(word)),
		),
		streetKinds: new Set(words.filter((word) => STREET_KINDS.has(word))),
	};
}

const share = (one: Set<string>, other: Set<string>) => [...one].some((word) => other.has(word));

/** In one postcode, of one name, or the same house of a street. */
function areAlike(one: Marks, other: Marks): boolean {
	const same = (a: string, b: string) => a !== "" && a === b;
	const areStreetsOther =
		one.streetKinds.size > 0 && other.streetKinds.size > 0 && !share(one.streetKinds, other.streetKinds);
	return (
		same(one.postcode, other.postcode) ||
		same(one.name, other.name) ||
		(share(one.numbers, other.numbers) && share(one.words, other.words) && !areStreetsOther)
	);
}

/** The ids of those places that may be a confidential one written another way. */
export function nearConfidential(places: readonly KeptPlace[], kept: readonly KeptPlace[]): Set<string> {
	if (kept.length === 0) return new Set();
	const hidden = kept.map((place) => ({ id: place.id, marks: marksOf(place) }));
	const near = places.filter((place) => {
		const marks = marksOf(place);
		return hidden.some((other) => other.id !== place.id && areAlike(marks, other.marks));
	});
	return new Set(near.map(({ id }) => id));
}

/**
 * The listings of a source, with those places confidential that have been so, and those that may be a confidential place
 * written another way: new ones, and those whose address has become alike. A person takes it away, and no import.
 * @param seen ids of places that were there before and were alike already, which somebody has seen
 */
export function keepConfidential(
	listings: SourceListings,
	kept: readonly KeptPlace[],
	seen: ReadonlySet<string>,
): { listings: SourceListings; hidden: HiddenPlace[] } {
	const keptIds = new Set(kept.map(({ id }) => id));
	const near = nearConfidential(openPlaces(listings), kept);
	const hidden = openPlaces(listings).flatMap(({ id }): HiddenPlace[] => {
		const isNew = near.has(id) && !seen.has(id);
		return isNew || keptIds.has(id) ? [{ id, isNew }] : [];
	});
	if (hidden.length === 0) return { listings, hidden };
	const ids = new Set(hidden.map(({ id }) => id));
	const locations = listings.locations.map((one) => (ids.has(one.id) ? { ...one, masked: true } : one));
	return { hidden, listings: { ...listings, locations } };
}

/** The places of which the source itself says that everybody may know them. */
export const openPlaces = ({ locations }: Pick<SourceListings, "locations">): KeptPlace[] =>
	locations.filter((one) => !isConfidential(one)).map(({ id, content }) => ({ id, ...content }));
