import { choice, ticked } from "../../../../platform/forms/choice-fields";
import { type Field, field } from "../../../../platform/forms/field";
import { form } from "../../../../platform/forms/form";
import { line } from "../../../../platform/forms/text-fields";
import { formatPostcode, parsePlace } from "../../../directory/places/rules";
import type { EntryOf } from "../../../publishing/entries";
import { readSection, type Section, type SectionContext } from "./section";

/** Where a place's position comes from. "keep" holds while the postcode stays the same. */
export const POSITION_SOURCES = ["keep", "postcode", "by-hand"] as const;
type PositionSource = (typeof POSITION_SOURCES)[number];

/** Great Britain and around: a latitude and a longitude that were changed over are outside of it. */
const LATITUDES = [49, 61] as const;
const LONGITUDES = [-9, 3] as const;

/** A coordinate in degrees within limits. */
const degrees = <Reason extends "lat" | "lon">(
	[least, most]: readonly [number, number],
	reason: Reason,
): Field<number, Reason> =>
	field((at) => {
		const typed = at.short(reason)?.replace(",", ".");
		if (typed === undefined) return undefined;
		const read = /^[+-]?\d{1,3}(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
		return read >= least && read <= most ? read : at.refuse(reason);
	});

/** A postcode; one that came like this from elsewhere is left as it is. */
const postcode = (before: string): Field<string, "too-long" | "postcode"> =>
	field((at) => {
		const typed = line().or("").read(at);
		if (typed === undefined) return undefined;
		const parsed = parsePlace(typed);
		if (parsed.kind === "postcode") return formatPostcode(parsed.postcode);
		return typed === "" || typed === before ? typed : at.refuse("postcode");
	});

/** What is wrong with a postcode that is to give the position. */
function notToBeFound(place: SectionContext["place"]) {
	if (place?.kind === "unknown") return { reason: "postcode-unknown", what: place.typed } as const;
	if (place?.kind === "terminated") return { reason: "postcode-terminated", what: place.postcode } as const;
	return null;
}

function addressForm({ content }: EntryOf<"location">, { place }: SectionContext) {
	const before = content.address.postcode;
	return form(
		{
			line1: line().or(""),
			line2: line(),
			town: line().or(""),
			county: line(),
			postcode: postcode(before),
			masked: ticked(),
			position: choice(POSITION_SOURCES).or("postcode"),
			lat: degrees(LATITUDES, "lat").onlyWhen("position", "by-hand"),
			lon: degrees(LONGITUDES, "lon").onlyWhen("position", "by-hand"),
		},
		({ position, postcode: typed }) => ({
			postcode: position && isLookedUp(position, typed === before) && notToBeFound(place),
		}),
	);
}

const isLookedUp = (source: PositionSource, samePostcode: boolean) =>
	source === "postcode" || (source === "keep" && !samePostcode);

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
	read: (values, entry, context) =>
		readSection(
			addressForm(entry, context),
			values,
			({ masked, position: source, lat, lon, ...typed }) => {
				const before = entry.content.address;
				const found = context.place?.kind === "postcode" ? context.place.position : null;
				const position = isLookedUp(source, typed.postcode === before.postcode)
					? found
					: source === "keep"
						? entry.position
						: lat !== null && lon !== null && { lat, lon };
				return {
					...entry,
					masked,
					position: position || null,
					content: { ...entry.content, address: { ...before, ...typed } },
				};
			},
			locationAddress.values(entry, context),
		),
};
