/** The page of all hubs of a council. */
import type { Geometry } from "geojson";
import type { MapMarker } from "../../../components/map-island";
import { type LocalNow, localNow } from "../../../model/calendar/local-time";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { labelOf } from "../../directory/councils/labels";
import { type Council, findOutline } from "../../directory/councils/queries.server";
import { listHubs } from "../../directory/listings/public-listings.server";
import { findPlace } from "../../directory/places/find-place.server";
import type { PlaceFound } from "../../directory/places/place";
import { placeMarker } from "../words/place-marker";
import { type HubCard, hubCards } from "./hub-card";

export interface HubListPage {
	title: string;
	description: string;
	/** The council's word for its hubs. */
	heading: LocalText;
	/** What was typed as a postcode, and what is wrong with it. */
	typed: string;
	postcodeError: string | null;
	/** "Nearest to ZZ1 1AA first." */
	sortedBy: string | null;
	open: HubCard[];
	planned: HubCard[];
	closed: HubCard[];
	markers: MapMarker[];
	/** The council's area. */
	outline: Geometry | null;
	/** Where the family is, for the map. */
	here: { lat: number; lon: number; text: string } | null;
}

/** @param typed a postcode, or part of one, as a person wrote it */
export async function hubListPage(
	council: Council,
	typed: string,
	{ language, now = localNow() }: { language: Language; now?: LocalNow },
): Promise<HubListPage> {
	const speech = speechIn(language);
	const { t } = speech;
	const [places, found, outline] = await Promise.all([
		listHubs(ANYONE, council.id),
		findPlace(ANYONE, typed),
		findOutline(ANYONE, council.id),
	]);
	const from = found.kind === "postcode" || found.kind === "outward" ? found : null;
	const fromName = from && (from.kind === "postcode" ? from.postcode : from.outward);
	const cards = hubCards(places, { speech, council: council.slug, now, from: from?.position ?? null });
	const heading = labelOf(council, "hubs", speech);
	return {
		title: t("hubs:list.title", { hubs: heading.text, council: council.name }),
		description: t("hubs:list.description", { hubs: heading.text, council: council.name }),
		heading,
		typed,
		postcodeError: postcodeProblem(found),
		sortedBy: fromName && t("hubs:list.nearest", { postcode: fromName }),
		open: cards.filter(({ door }) => door.kind === "open"),
		planned: cards.filter(({ door }) => door.kind === "planned"),
		closed: cards.filter(({ door }) => door.kind === "closed"),
		markers: places.flatMap((place) =>
			cards.some(({ id, door }) => id === place.id && door.kind !== "closed")
				? (placeMarker(place, council.slug, speech) ?? [])
				: [],
		),
		outline,
		here: from && fromName ? { ...from.position, text: fromName } : null,
	};

	function postcodeProblem(place: PlaceFound): string | null {
		switch (place.kind) {
			case "malformed":
				return t("hubs:postcode.malformed");
			case "unknown":
				return t("hubs:postcode.unknown", { postcode: place.typed });
			case "terminated":
				return t("hubs:postcode.terminated", { postcode: place.postcode });
			default:
				return null;
		}
	}
}
