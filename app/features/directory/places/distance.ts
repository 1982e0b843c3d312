/** A point in WGS84 degrees. */
export interface Position {
	lat: number;
	lon: number;
}

const EARTH_RADIUS_MILES = 3958.7613;
const RADIANS = Math.PI / 180;

/** The great-circle distance in miles (haversine, on a sphere: within 0.6 % of the ellipsoid). */
export function milesBetween(a: Position, b: Position): number {
	const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
	const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
	const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
	return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(h)));
}
