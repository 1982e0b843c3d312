import { sql } from "drizzle-orm";
import { store } from "../../platform/store.server";
import type { Position } from "./place";
import { formatPostcode } from "./rules";

/** How far from any postcode a position may be, in degrees of latitude (about 11 km), to count as near it. */
const FAR = 0.1;
/** Outward codes to look through: the nearest postcode is in one of those whose means are nearest. */
const OUTWARDS = 8;

/** Square of the distance in degrees of latitude: enough to compare nearby places. */
function squareOfDistance(a: Position, b: Position): number {
	const lon = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180);
	return (a.lat - b.lat) ** 2 + lon ** 2;
}

const nearestFirst =
	(to: Position) =>
	(a: Position, b: Position): number =>
		squareOfDistance(to, a) - squareOfDistance(to, b);

/**
 * The postcode in use that is nearest to a position, for "use my location". Without an index of positions: the three
 * thousand outward codes first, then the postcodes of the nearest of them, which stand together in the table.
 * @returns the postcode as people write it, or undefined when none is within some 11 km
 */
export async function nearestPostcode(position: Position): Promise<string | undefined> {
	const { rows } = await store();
	const means = await rows<Position & { outward: string }>(sql`SELECT outward, lat, lon FROM postcode_outward`);
	const candidates: (Position & { postcode: string })[] = [];
	for (const { outward } of means.sort(nearestFirst(position)).slice(0, OUTWARDS)) {
		// ":" is the character after "9", with which an inward code can start at most.
		const postcodes = await rows<Position & { postcode: string }>(sql`
			SELECT postcode, lat, lon FROM postcode
			WHERE postcode >= ${outward} AND postcode < ${`${outward}:`}
				AND length(postcode) = ${outward.length + 3} AND terminated IS NULL`);
		candidates.push(...postcodes);
	}
	const closer = nearestFirst(position);
	let nearest = candidates[0];
	for (const candidate of candidates) {
		if (nearest && closer(candidate, nearest) < 0) nearest = candidate;
	}
	if (!nearest || squareOfDistance(position, nearest) > FAR ** 2) return undefined;
	return formatPostcode(nearest.postcode);
}
