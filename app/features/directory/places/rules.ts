/** What people type when they are asked for a postcode. Pure. */
import { plainFigures } from "../../../model/figures";

/** "E178PJ": how postcodes are kept and compared. */
export type CompactPostcode = string;

export type TypedPlace =
	| { kind: "empty" }
	/** Not the form of a postcode. */
	| { kind: "malformed" }
	/** The first half of a postcode, "E17", with or without the start of the second. */
	| { kind: "outward"; outward: string }
	| { kind: "postcode"; postcode: CompactPostcode };

/** Longer than any postcode with every letter spaced out: beyond this nothing is worth reading. */
const LONGEST = 40;

const FULL = /^([A-Z]{1,2}\d[A-Z\d]?|GIR)(\d[A-Z]{2})$/;
/** An outward code and perhaps the start of an inward one, typed together: "E17", "E178", "E178P". */
const PART = /^([A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]?)?$/;
/** The same typed apart: "E1 7" is the sector 7 of E1, where "E17" is Walthamstow. */
const PART_SPACED = /^([A-Z]{1,2}\d[A-Z\d]?)\s+\d[A-Z]?$/;

/** Reads a postcode or the start of one, in any case and spacing, with any punctuation, in any of our languages' digits. */
export function parsePlace(text: string): TypedPlace {
	const trimmed = text.trim();
	if (trimmed === "") return { kind: "empty" };
	if (trimmed.length > LONGEST) return { kind: "malformed" };
	const plain = plainFigures(trimmed.normalize("NFKC"))
		.toUpperCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
	const compact = plain.replaceAll(" ", "");
	if (FULL.test(compact)) return { kind: "postcode", postcode: compact };
	const outward = (PART_SPACED.exec(plain) ?? PART.exec(compact))?.[1];
	return outward ? { kind: "outward", outward } : { kind: "malformed" };
}

/** Letters and digits that are taken for each other, on keyboards and on paper. */
const LOOK_ALIKE: Record<string, string> = { I: "1", L: "1", O: "0", "1": "I", "0": "O" };

/** The postcodes that were meant if one of these signs stands for another. */
export function withOneSlip(text: string): CompactPostcode[] {
	const compact = text.toUpperCase().replace(/[^A-Z0-9]+/g, "");
	if (compact.length > 7) return [];
	return [...compact].flatMap((sign, at) => {
		const other = LOOK_ALIKE[sign];
		const meant = other === undefined ? "" : compact.slice(0, at) + other + compact.slice(at + 1);
		return FULL.test(meant) ? [meant] : [];
	});
}

/** "E17 8PJ" and nothing else. */
const WRITTEN = /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/;

/** The compacted form of a full postcode that a machine wrote, or undefined when it is not one. */
export function compactPostcode(text: string): CompactPostcode | undefined {
	// How nearly all of some million rows are written, at a third of the cost.
	if (WRITTEN.test(text)) return text.slice(0, -4) + text.slice(-3);
	const compact = text.replace(/\s+/g, "").toUpperCase();
	return FULL.test(compact) ? compact : undefined;
}

/** "E178PJ" to "E17": what is left when the last three characters go. */
export const outwardOf = (postcode: CompactPostcode): string => postcode.slice(0, -3);

/** "E178PJ" to "E17 8PJ", as people write it. */
export const formatPostcode = (postcode: CompactPostcode): string => `${outwardOf(postcode)} ${postcode.slice(-3)}`;

/**
 * Royal Mail gives no place the area ZZ, so what stands there is made up: the demo's postcodes. Imports leave them alone.
 * They sort after every real one.
 */
export const PSEUDO_AREA = "ZZ";
export const isPseudo = (postcode: CompactPostcode): boolean => postcode >= PSEUDO_AREA;
