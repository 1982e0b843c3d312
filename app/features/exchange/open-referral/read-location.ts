/** Places of a feed. */
import {
	addressSchema,
	hubSchema,
	type LocationContent,
	locationContentSchema,
	translationsSchema,
} from "../../../model/listings/shapes";
import type { HsdsLocation } from "./hsds";
import { readPhone } from "./read-schedule";
import type { Reader } from "./reader";

export interface ReadLocation {
	sourceId: string;
	slug: string | undefined;
	masked: boolean;
	position: { lat: number; lon: number } | null;
	content: LocationContent;
}

/** The corners of the United Kingdom, with room: what lies outside is a mistake (swapped, or an example's 100 and 101). */
const inUnitedKingdom = (lat: number, lon: number) => lat > 49.5 && lat < 61.5 && lon > -9 && lon < 2.5;

/** @returns null for a place that cannot be kept; the reader was told why */
export function readLocation(reader: Reader, raw: Partial<HsdsLocation>): ReadLocation | null {
	const sourceId = raw.id;
	if (!sourceId) {
		reader.say("location.id", "is missing");
		return null;
	}
	const own = raw.start_for_life ?? {};
	const postal = raw.addresses?.find((one) => one.address_type !== "postal") ?? raw.addresses?.[0];
	const address = reader.read("location.address", addressSchema.nullable(), own.address, null) ?? {
		line1: postal?.address_1 ?? "",
		line2: postal?.address_2 ?? null,
		town: postal?.city ?? "",
		county: postal?.state_province || null,
		// An outward code alone still lacks its second half; three letters keep its form.
		postcode: own.masked ? `${own.outward ?? ""} 0AA` : (postal?.postal_code ?? ""),
	};
	const { latitude: lat, longitude: lon } = raw;
	let position: ReadLocation["position"] = null;
	if (typeof lat === "number" && typeof lon === "number") {
		if (inUnitedKingdom(lat, lon)) position = { lat, lon };
		else reader.say("location.latitude", `${lat}, ${lon} is not in the United Kingdom, and was left out`);
	}
	const content = locationContentSchema.safeParse({
		name: raw.name || address.line1 || "Unnamed place",
		summary: own.summary ?? "",
		description: raw.description ?? "",
		alert: own.alert ?? null,
		address,
		uprn: raw.external_identifier_type === "UPRN" ? (raw.external_identifier ?? null) : null,
		phones: reader.list("location.phones", raw.phones, (one) => readPhone(reader, one)),
		email: own.email ?? null,
		url: own.url ?? null,
		accessFeatures: own.access_features ?? [],
		accessNote: own.access_note ?? raw.accessibility?.find((one) => one.description)?.description ?? null,
		facilities: own.facilities ?? [],
		gettingThere: own.getting_there ?? null,
		hub: reader.read("location.hub", hubSchema.nullable(), own.hub, null),
		translations: reader.read("location.translations", translationsSchema, own.translations, {}),
	});
	if (!content.success) {
		for (const issue of content.error.issues) reader.say(`location.${issue.path.join(".")}`, issue.message);
		return null;
	}
	return { sourceId, slug: own.slug, masked: own.masked === true, position, content: content.data };
}
