import proj4 from "proj4";
import type { Position } from "./place";

/**
 * EPSG:27700, the British National Grid, with the seven-parameter (Helmert) shift to WGS84. Against the OSTN15 grid it
 * is right to about 3 metres anywhere in Great Britain: a postcode is a street, so that is enough.
 */
const BRITISH_NATIONAL_GRID =
	"+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy" +
	" +towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs";

const transform = proj4(BRITISH_NATIONAL_GRID, "WGS84");
const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** Eastings and northings in metres to degrees, to a tenth of a metre. */
export function fromNationalGrid(eastings: number, northings: number): Position {
	const [lon, lat] = transform.forward([eastings, northings]);
	return { lat: sixDecimals(lat), lon: sixDecimals(lon) };
}
