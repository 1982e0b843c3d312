import { isConfidential } from "./confidential";
import type { LocationContent } from "./shapes";

/** A location as it may leave the portal. A masked one has its outward code and nothing that narrows it down. */
export interface PublicLocation {
	id: string;
	slug: string;
	isHub: boolean;
	masked: boolean;
	/** WGS84 degrees; null when unknown or masked. */
	position: { lat: number; lon: number } | null;
	/** "ZZ1", the first part of the postcode. */
	outward: string;
	content: LocationContent;
}

export interface LocationRow {
	id: string;
	slug: string;
	isHub: boolean;
	masked: boolean;
	lat: number | null;
	lon: number | null;
	content: LocationContent;
}

/** The part of a postcode before its last three characters: "E17" of "E17 8PJ". */
export function outwardCode(postcode: string): string {
	return postcode.replace(/\s+/g, "").toUpperCase().slice(0, -3);
}

/** The only way from a stored location to one that is shown: everything public is built from what this returns. */
export function publicLocation(row: LocationRow): PublicLocation {
	const { id, slug, isHub, masked, lat, lon, content } = row;
	const outward = outwardCode(content.address.postcode);
	if (!isConfidential(row)) {
		const position = lat === null || lon === null ? null : { lat, lon };
		return { id, slug, isHub, masked, position, outward, content };
	}
	return {
		id,
		slug: id,
		isHub: false,
		masked,
		position: null,
		outward,
		content: {
			name: "",
			summary: "",
			description: "",
			alert: null,
			address: { line1: "", line2: null, town: "", county: null, postcode: outward },
			uprn: null,
			phones: [],
			email: null,
			url: null,
			accessFeatures: content.accessFeatures,
			accessNote: null,
			facilities: content.facilities,
			gettingThere: null,
			hub: null,
			translations: {},
		},
	};
}
