import type { Position } from "./place";

const NEAR = /^(-?\d{1,2}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?)$/;

/** Reads the `near` search parameter, "51.584,-0.021": WGS84 degrees. Undefined when it is not a position on Earth. */
export function parseNear(text: string): Position | undefined {
	const [, north, east] = NEAR.exec(text) ?? [];
	if (north === undefined || east === undefined) return undefined;
	const position = { lat: Number(north), lon: Number(east) };
	return Math.abs(position.lat) <= 90 && Math.abs(position.lon) <= 180 ? position : undefined;
}
