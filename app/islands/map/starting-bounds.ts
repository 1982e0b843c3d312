import type { Geometry } from "geojson";
import { geoJSON, type LatLngBounds, latLngBounds } from "leaflet";
import type { MapData } from "./map-data";

/** England, where no place and no outline says where to look. */
const ENGLAND: [number, number][] = [
	[49.9, -6.4],
	[55.8, 1.8],
];

/** What the map shows at first: all places and the family; the whole area when there are none. */
export function startingBounds({
	markers,
	here,
	outline,
}: Pick<MapData, "markers" | "here" | "outline">): LatLngBounds {
	const places = [...markers, ...(here ? [here] : [])].map(({ lat, lon }): [number, number] => [lat, lon]);
	if (places.length > 0) return latLngBounds(places);
	return outline ? boundsOf(outline) : latLngBounds(ENGLAND);
}

const boundsOf = (outline: Geometry) => geoJSON(outline).getBounds();
