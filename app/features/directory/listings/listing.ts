/** Listings as they are saved. */
import type { LocationContent, OrganisationContent, Provenance, ServiceContent } from "../../../model/listings/shapes";

export interface Listing<Content> {
	/** A UUID, unique over all councils: `stableId(…)` for what comes from elsewhere. */
	id: string;
	status: "published" | "withdrawn";
	/**
	 * The wanted slug of a new row; without one, its name's. A row that exists keeps the slug it has, since URLs last, but
	 * for a place that becomes confidential, or is so no more, and for a service at a confidential place.
	 */
	slug?: string;
	/** Where it came from; null or missing for what was written here. */
	provenance?: Provenance | null;
	content: Content;
}

export type OrganisationListing = Listing<OrganisationContent>;

export interface LocationListing extends Listing<LocationContent> {
	/** Its address and position are never shown. */
	masked: boolean;
	/** WGS84 degrees; null while unknown. */
	position: { lat: number; lon: number } | null;
}

export interface ServiceListing extends Listing<ServiceContent> {
	organisationId: string;
	/** The date (YYYY-MM-DD) on which somebody last checked that it is right. */
	assuredOn?: string | null;
}

export interface Listings {
	organisations?: OrganisationListing[];
	locations?: LocationListing[];
	services?: ServiceListing[];
}
