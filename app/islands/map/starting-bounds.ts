import type { Geometry } from "geojson";
import { geoJSON, type LatLngBounds, latLngBounds } from "leaflet";
import type { MapData } from "../../components/map-data";

/** England, where no place and no outline says where to look. */
const ENGLAND: [number, number][] = [
	[49.9, -6.4],
	[55.8, 1.8],
];

/**
 * What the map shows at first: all places and the family. Where there are none, and where there is nothing to see
 * around them but the outline, the whole area.
 */
export function startingBounds({
	markers,
	here,
	outline,
	tiles,
}: Pick<MapData, "markers" | "here" | "outline" | "tiles">): LatLngBounds {
	const places = [...markers, ...(here ? [here] : [])].map(({ lat, lon }): [number, number] => [lat, lon]);
	if (outline && (places.length === 0 || !tiles))
		return places.reduce((all, place) => all.extend(place), boundsOf(outline));
	return latLngBounds(places.length > 0 ? places : ENGLAND);
}

const boundsOf = (outline: Geometry) => geoJSON(outline).getBounds();
