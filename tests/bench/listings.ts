/** Made-up services, as the product's own store takes them. */
import type { Listings } from "../../app/features/directory/listings/listing";
import { saveListings } from "../../app/features/directory/listings/save-listings.server";
import { transaction } from "../../app/platform/store.server";
import { TEST } from "../factories/asker";
import { aLocation, anOrganisation } from "../factories/listings";
import { services } from "./data";

/** Saves an organisation and all places of `count` services. @returns the services, which are not saved yet */
export async function placesFor(count: number, councilId: string): Promise<NonNullable<Listings["services"]>> {
	const maker = anOrganisation();
	const made = [...services(count, councilId)];
	const locations = new Map(
		made.flatMap(({ places }) =>
			places.map(({ locationId, position }) => [
				locationId,
				aLocation({ id: locationId, at: position ? [position.lat, position.lon] : undefined }),
			]),
		),
	);
	await transaction(TEST, (tx) =>
		saveListings(tx, { councilId, organisations: [maker], locations: [...locations.values()] }),
	);
	return made.map(({ id, content }) => ({ id, status: "published", organisationId: maker.id, content }));
}
