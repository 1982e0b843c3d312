import type { Geometry } from "geojson";
import { geoJSON, type LatLngBounds, latLng, latLngBounds } from "leaflet";
import type { MapData } from "../../components/map-data";

/** England, where no place and no outline says where to look. */
const ENGLAND: [number, number][] = [
	[49.9, -6.4],
	[55.8, 1.8],
];

/** How many of the nearest places a family sees at first, around where they are. */
const NEAREST = 5;

/**
 * What the map shows at first: around a family the places nearest to them, without one all places. Where there are none,
 * and where there is nothing to see around all of them but the outline, the whole area.
 */
export function startingBounds({
	markers,
	here,
	outline,
	tiles,
}: Pick<MapData, "markers" | "here" | "outline" | "tiles">): LatLngBounds {
	if (here && markers.length > 0) {
		const from = latLng(here.lat, here.lon);
		const near = markers
			.map(({ lat, lon }) => latLng(lat, lon))
			.sort((one, other) => from.distanceTo(one) - from.distanceTo(other))
			.slice(0, NEAREST);
		return latLngBounds([from, ...near]);
	}
	const places = [...markers, ...(here ? [here] : [])].map(({ lat, lon }): [number, number] => [lat, lon]);
	if (outline && (places.length === 0 || !tiles))
		return places.reduce((all, place) => all.extend(place), boundsOf(outline));
	return latLngBounds(places.length > 0 ? places : ENGLAND);
}

const boundsOf = (outline: Geometry) => geoJSON(outline).getBounds();
