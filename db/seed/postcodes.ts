/** Pseudo-postcodes: `ZZ` is an area that Royal Mail never gave out. */
import type { PlaceSeed, PostcodeSeed } from "./kinds";

/** A town or village, with the postcodes of one sector ("ZZ1 1") spread around its middle. */
export interface Sector {
	/** "ZZ1 1": what stands before the last two letters. */
	sector: string;
	middle: readonly [lat: number, lon: number];
	/** How far from the middle its postcodes reach, in kilometres. */
	reach: number;
	postcodes: number;
}

/** Letters that Royal Mail uses at the end of a postcode. */
const LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
/** Turned by this part of a circle from one to the next, points fill a disc evenly, as seeds do in a sunflower. */
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));
const KM_PER_DEGREE = 111.32;

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/**
 * The postcodes of the sectors. Those of places stand where the place stands. Up to 400 in a sector.
 * @param terminated since when ("YYYY-MM") some of them are out of use
 */
export function spreadPostcodes(
	sectors: Sector[],
	places: PlaceSeed[],
	terminated: Record<string, string>,
): PostcodeSeed[] {
	const taken = new Map(places.map((place) => [place.postcode, place.at]));
	const spread = sectors.flatMap(({ sector, middle, reach, postcodes }) =>
		Array.from({ length: postcodes }, (_, i) => {
			const distance = reach * Math.sqrt((i + 0.5) / postcodes);
			const north = (distance * Math.cos(i * GOLDEN_TURN)) / KM_PER_DEGREE;
			const east = (distance * Math.sin(i * GOLDEN_TURN)) / (KM_PER_DEGREE * Math.cos((middle[0] * Math.PI) / 180));
			const letters = `${LETTERS[Math.floor(i / LETTERS.length)]}${LETTERS[i % LETTERS.length]}`;
			return [`${sector}${letters}`, [middle[0] + north, middle[1] + east]] as const;
		}),
	);
	return [...new Map([...spread, ...taken])].map(([postcode, [lat, lon]]) => ({
		postcode,
		lat: rounded(lat),
		lon: rounded(lon),
		terminated: terminated[postcode] ?? null,
	}));
}
