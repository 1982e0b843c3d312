import { type Reading, reading } from "../../../../platform/forms/reading";
import { formatPostcode, parsePlace } from "../../../directory/places/rules";
import type { Section, SectionContext } from "./section";

/** Where a place's position comes from. "keep" holds while the postcode stays the same. */
export const POSITION_SOURCES = ["keep", "postcode", "by-hand"] as const;

type Position = { lat: number; lon: number } | null;

/** A coordinate in degrees within limits; remembers as wrong what is none. */
function readDegrees(read: Reading, name: "lat" | "lon", [least, most]: readonly [number, number]): number {
	const typed = read.one(name).trim().replace(",", ".");
	const degrees = /^[+-]?\d{1,3}(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
	if (Number.isNaN(degrees) || degrees < least || degrees > most) read.fail(name, name, typed.slice(0, 40));
	return degrees;
}

/** Great Britain and around: a latitude and a longitude that were changed over are outside of it. */
const LATITUDES = [49, 61] as const;
const LONGITUDES = [-9, 3] as const;

function readPosition(read: Reading, before: Position, samePostcode: boolean, { place }: SectionContext): Position {
	const source = read.choice("position", POSITION_SOURCES, "postcode");
	if (source === "by-hand") {
		return { lat: readDegrees(read, "lat", LATITUDES), lon: readDegrees(read, "lon", LONGITUDES) };
	}
	if (source === "keep" && samePostcode) return before;
	switch (place?.kind) {
		case "postcode":
			return place.position;
		case "unknown":
			read.fail("postcode", "postcode-unknown", place.typed);
			return null;
		case "terminated":
			read.fail("postcode", "postcode-terminated", place.postcode);
			return null;
		default:
			return null;
	}
}

export const locationAddress: Section<"location"> = {
	slug: "address",
	values: ({ content: { address }, masked, position }) => ({
		line1: address.line1,
		line2: address.line2 ?? "",
		town: address.town,
		county: address.county ?? "",
		postcode: address.postcode,
		masked: masked ? "yes" : "",
		position: position ? "keep" : "postcode",
		lat: position ? String(position.lat) : "",
		lon: position ? String(position.lon) : "",
	}),
	read(values, entry, context) {
		const read = reading(values);
		const before = entry.content.address;
		const typed = read.line("postcode");
		const parsed = parsePlace(typed);
		const postcode = parsed.kind === "postcode" ? formatPostcode(parsed.postcode) : typed;
		const samePostcode = postcode === before.postcode;
		// A postcode that came like this from elsewhere is left as it is.
		if (typed && parsed.kind !== "postcode" && !samePostcode) read.fail("postcode", "postcode", typed.slice(0, 40));
		return read.done({
			...entry,
			masked: read.ticked("masked"),
			position: readPosition(read, entry.position, samePostcode, context),
			content: {
				...entry.content,
				address: {
					...before,
					line1: read.line("line1"),
					line2: read.optionalLine("line2"),
					town: read.line("town"),
					county: read.optionalLine("county"),
					postcode,
				},
			},
		});
	},
};
