import { location } from "../../../../db/schema";

/** What is read of a location wherever one is shown or exported: a `LocationRow`, to be given to `publicLocation()`. */
export const locationColumns = {
	id: location.id,
	slug: location.slug,
	isHub: location.isHub,
	masked: location.masked,
	lat: location.lat,
	lon: location.lon,
	content: location.content,
};
