import { env } from "./env.server";

/** The tile server that maps draw on, or null: they then show the council's outline alone. */
export function mapTiles(): { url: string; attribution: string } | null {
	const { MAP_TILE_URL, MAP_ATTRIBUTION } = env();
	return MAP_TILE_URL ? { url: MAP_TILE_URL, attribution: MAP_ATTRIBUTION } : null;
}
