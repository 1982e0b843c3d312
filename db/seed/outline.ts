import type { Polygon } from "geojson";

/** A polygon from its corners, written as latitude and longitude and anticlockwise; the first is repeated at the end. */
export function outlineOf(corners: readonly (readonly [lat: number, lon: number])[]): Polygon {
	const ring = corners.map(([lat, lon]) => [lon, lat]);
	return { type: "Polygon", coordinates: [[...ring, ...ring.slice(0, 1)]] };
}
