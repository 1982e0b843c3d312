/** A service and its organisation as families read them: published, with no address that is confidential. */
import type { PublicLocation } from "./public-location";
import type { OrganisationContent, ServiceContent } from "./shapes";

export interface PublicOrganisation {
	id: string;
	slug: string;
	content: OrganisationContent;
}

export interface PublicService {
	id: string;
	slug: string;
	assuredOn: string | null;
	updatedAt: Date;
	content: ServiceContent;
	organisation: PublicOrganisation;
	/** The locations of `content.places`, by id. */
	locations: Map<string, PublicLocation>;
}

/** The place of a session; undefined for one that is at none, by phone or online. */
export function placeOf(
	{ locations }: Pick<PublicService, "locations">,
	{ locationId }: { locationId: string | null },
): PublicLocation | undefined {
	return locationId === null ? undefined : locations.get(locationId);
}
