import { eq, inArray, sql } from "drizzle-orm";
import { area, district } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { Area, OutwardPlace, PlaceFound, PostcodePlace } from "./place";
import { type CompactPostcode, formatPostcode, parsePlace, withOneSlip } from "./rules";

interface PostcodeFacts {
	lat: number;
	lon: number;
	district: string | null;
	lsoa: string | null;
	terminated: string | null;
	gss: string | null;
	name: string | null;
}

interface OutwardFacts {
	lat: number;
	lon: number;
	/** JSON: [[district, postcodes], …]. */
	districts: string;
}

/**
 * Finds what a person typed in a postcode field. A district's postcode comes with its upper-tier authority.
 * What was typed is never logged.
 */
export async function findPlace(asker: Asker, typed: string): Promise<PlaceFound> {
	const parsed = parsePlace(typed);
	if (parsed.kind === "postcode") {
		const found = await findPostcode(asker, parsed.postcode);
		return found.kind === "unknown" ? ((await findMended(asker, typed)) ?? found) : found;
	}
	if (parsed.kind === "outward") {
		return (await findOutward(asker, parsed.outward)) ?? { kind: "unknown", typed: parsed.outward };
	}
	return parsed.kind === "malformed" ? ((await findMended(asker, typed)) ?? parsed) : parsed;
}

/** The one postcode in use that was meant if an I stands for a 1, or an O for a 0. */
async function findMended(asker: Asker, typed: string): Promise<PostcodePlace | undefined> {
	const found = await Promise.all(withOneSlip(typed).map((postcode) => findPostcode(asker, postcode)));
	const [only, ...others] = found.filter((place) => place.kind === "postcode");
	return only && others.length === 0 ? { ...only, typed } : undefined;
}

const POSTCODE = sql`
	SELECT p.lat, p.lon, p.district, p.lsoa, p.terminated, a.gss, a.name
	FROM postcode p LEFT JOIN district d ON d.gss = p.district LEFT JOIN area a ON a.gss = d.area_gss
	WHERE p.postcode = ${sql.placeholder("postcode")}`;
const OUTWARD = sql`SELECT lat, lon, districts FROM postcode_outward WHERE outward = ${sql.placeholder("outward")}`;

async function findPostcode(asker: Asker, compact: CompactPostcode): Promise<PlaceFound> {
	const postcode = formatPostcode(compact);
	const db = await readFor(asker);
	const [found] = await db.rows<PostcodeFacts>(POSTCODE, { postcode: compact });
	if (!found) return { kind: "unknown", typed: postcode };
	const { lat, lon, district, lsoa, terminated, gss, name } = found;
	const its = gss !== null && name !== null ? { gss, name } : null;
	if (terminated !== null) return { kind: "terminated", postcode, since: terminated, area: its };
	return { kind: "postcode", postcode, position: { lat, lon }, district, area: its, lsoa };
}

async function findOutward(asker: Asker, outward: string): Promise<OutwardPlace | undefined> {
	const db = await readFor(asker);
	const [found] = await db.rows<OutwardFacts>(OUTWARD, { outward });
	if (!found) return undefined;
	const districts = JSON.parse(found.districts) as [string, number][];
	return {
		kind: "outward",
		outward,
		position: { lat: found.lat, lon: found.lon },
		areas: await areasOf(asker, districts),
	};
}

/** The areas of some districts, the one with most postcodes first. */
async function areasOf(asker: Asker, districts: readonly [string, number][]): Promise<Area[]> {
	if (districts.length === 0) return [];
	const db = await readFor(asker);
	const postcodes = new Map(districts);
	const found = await db
		.select({ district: district.gss, gss: area.gss, name: area.name })
		.from(district)
		.innerJoin(area, eq(area.gss, district.areaGss))
		.where(inArray(district.gss, [...postcodes.keys()]));
	const totals = new Map<string, { area: Area; postcodes: number }>();
	for (const { district: code, gss, name } of found) {
		const total = totals.get(gss) ?? { area: { gss, name }, postcodes: 0 };
		totals.set(gss, { ...total, postcodes: total.postcodes + (postcodes.get(code) ?? 0) });
	}
	return [...totals.values()].sort((a, b) => b.postcodes - a.postcodes).map((total) => total.area);
}
