/** Places of a feed. */
import {
	type Address,
	addressSchema,
	hubSchema,
	type LocationContent,
	locationContentSchema,
	translationsSchema,
} from "../../../model/listings/shapes";
import { ACCESS_FEATURES, type AccessFeature, FACILITIES } from "../../../model/listings/vocabulary";
import { FOREIGN_LIMITS, type ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { asSlug } from "../../directory/listings/slugs";
import { readPhone } from "./read-schedule";

export interface ReadLocation {
	sourceId: string;
	slug: string | undefined;
	masked: boolean;
	position: { lat: number; lon: number } | null;
	content: LocationContent;
}

/** The corners of the United Kingdom, with room: what lies outside is a mistake (swapped, or an example's 100 and 101). */
const inUnitedKingdom = (lat: number, lon: number) => lat > 49.5 && lat < 61.5 && lon > -9 && lon < 2.5;

function readPosition(location: ForeignField): ReadLocation["position"] {
	const latitude = location.at("latitude");
	const lat = valueOr(latitude.number(), null);
	const lon = valueOr(location.at("longitude").number(), null);
	if (lat === null || lon === null) return null;
	if (inUnitedKingdom(lat, lon)) return { lat, lon };
	latitude.wrong(`${lat}, ${lon} is not in the United Kingdom`);
	return null;
}

/** Our own exact address, else the first that is not for letters only, else the first. */
function readAddress(location: ForeignField, masked: boolean): Address {
	const own = location.at("start_for_life");
	const exact = valueOr(own.at("address").shape(addressSchema), null);
	if (exact) return exact;
	const addresses = valueOr(
		location.at("addresses").each((one) => one),
		[],
	);
	const isForLetters = (one: ForeignField) => valueOr(one.at("address_type").text(), "") === "postal";
	const address = addresses.find((one) => !isForLetters(one)) ?? addresses[0];
	const line = (name: string) => valueOr(address ? address.at(name).text() : { state: "not-said" }, "");
	return {
		line1: line("address_1"),
		line2: line("address_2") || null,
		town: line("city"),
		county: line("state_province") || null,
		// An outward code alone still lacks its second half; three letters keep its form.
		postcode: masked ? `${valueOr(own.at("outward").text(), "")} 0AA` : line("postal_code"),
	};
}

/** What a place has for those who need it: what we have a name for, and all the rest in its own words. */
function readAccess(list: ForeignField): { features: AccessFeature[]; words: string[] } {
	const entries = valueOr(
		list.each((one) => {
			const code = valueOr(one.at("accessibility").text(FOREIGN_LIMITS.note), null);
			const feature = ACCESS_FEATURES.find((known) => known === code);
			const words = [
				feature ? null : code,
				...["description", "details"].map((part) => valueOr(one.at(part).text(FOREIGN_LIMITS.prose), null)),
			];
			return { feature, words: words.filter((one) => one !== null) };
		}),
		[],
	);
	return {
		features: [...new Set(entries.flatMap(({ feature }) => feature ?? []))],
		words: [...new Set(entries.flatMap(({ words }) => words))],
	};
}

/** @returns undefined for a place that cannot be kept; its item was told why */
export function readLocation(location: ForeignField, sourceId: string): ReadLocation | undefined {
	const own = location.at("start_for_life");
	const masked = valueOr(own.at("masked").flag(), false);
	const address = readAddress(location, masked);
	const line = (field: ForeignField) => valueOr(field.text(), null);
	const prose = (field: ForeignField) => valueOr(field.text(FOREIGN_LIMITS.prose), null);
	const isUprn = line(location.at("external_identifier_type")) === "UPRN";
	const access = readAccess(location.at("accessibility"));
	const content = locationContentSchema.safeParse({
		name: line(location.at("name")) ?? (address.line1 || "Unnamed place"),
		summary: line(own.at("summary")) ?? "",
		description: prose(location.at("description")) ?? "",
		alert: prose(own.at("alert")),
		address,
		uprn: isUprn ? line(location.at("external_identifier")) : null,
		phones: valueOr(
			location.at("phones").each((one) => readPhone(one, sourceId)),
			[],
		),
		email: valueOr(own.at("email").email(), null),
		url: valueOr(own.at("url").url(), null),
		accessFeatures: valueOr(own.at("access_features").choices(ACCESS_FEATURES), access.features),
		accessNote: prose(own.at("access_note")) ?? (access.words.join("\n") || null),
		facilities: valueOr(own.at("facilities").choices(FACILITIES), []),
		gettingThere: prose(own.at("getting_there")),
		hub: valueOr(own.at("hub").shape(hubSchema), null),
		translations: valueOr(own.at("translations").shape(translationsSchema), {}),
	});
	if (!content.success) {
		for (const { path, message } of content.error.issues) location.wrong(`does not fit: ${path.join(".")}: ${message}`);
		return undefined;
	}
	const slug = valueOr(own.at("slug").as(asSlug, "is not a slug"), undefined);
	return { sourceId, slug, masked, position: readPosition(location), content: content.data };
}
