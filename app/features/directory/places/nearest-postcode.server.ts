import { sql } from "drizzle-orm";
import type { Asker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import { nearestOf } from "./nearest";
import type { Position } from "./place";
import { formatPostcode } from "./rules";

/** How far away, in miles, a postcode may be to stand for a position. */
const FAR = 10;
/** Outward codes to look through: the nearest postcode is in one of those whose means are nearest. */
const OUTWARDS = 8;

const itself = (position: Position) => position;

/**
 * The postcode in use that is nearest to a position, for "use my location". Without an index of positions: the three
 * thousand outward codes first, then the postcodes of the nearest of them, which stand together in the table.
 * @returns the postcode as people write it, or undefined when none is within ten miles
 */
export async function nearestPostcode(asker: Asker, position: Position): Promise<string | undefined> {
	const db = await readFor(asker);
	const means = await db.rows<Position & { outward: string }>(sql`SELECT outward, lat, lon FROM postcode_outward`);
	const candidates: (Position & { postcode: string })[] = [];
	for (const { item } of nearestOf(means, itself)(position, OUTWARDS)) {
		const { outward } = item;
		// An inward code starts with a digit, and ":" is the character after "9".
		const postcodes = await db.rows<Position & { postcode: string }>(sql`
			SELECT postcode, lat, lon FROM postcode
			WHERE postcode >= ${outward} AND postcode < ${`${outward}:`}
				AND length(postcode) = ${outward.length + 3} AND terminated IS NULL`);
		candidates.push(...postcodes);
	}
	const [nearest] = nearestOf(candidates, itself)(position, 1);
	return nearest && nearest.miles <= FAR ? formatPostcode(nearest.item.postcode) : undefined;
}
