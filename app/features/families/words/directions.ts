/** How to get to a place, by an outside map that phones open in its app. */
import type { PublicLocation } from "../../../model/listings/public-location";

export interface Directions {
	walk: string;
	bus: string;
}

/** Links to directions, from wherever the reader is; null for a place whose position is not public. */
export function directionsTo({ position }: Pick<PublicLocation, "position">): Directions | null {
	if (!position) return null;
	const by = (travelmode: string) =>
		`https://www.google.com/maps/dir/?${new URLSearchParams({
			api: "1",
			destination: `${position.lat},${position.lon}`,
			travelmode,
		})}`;
	return { walk: by("walking"), bus: by("transit") };
}
