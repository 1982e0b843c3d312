/** The shortlist as a page and as a printed sheet: a family's own, or one that somebody shared. */
import type { Geometry } from "geojson";
import type { MapMarker } from "../../../components/map-island";
import { localNow } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { type Council, findOutline } from "../../directory/councils/queries.server";
import { publicServicesBySlug } from "../../directory/listings/public-listings.server";
import { type ServiceSchedule, viewService } from "../service/service-page.server";
import { type ListingCard, listingCard } from "../words/describe-listing";
import { addressInOneLine } from "../words/describe-place";
import { placeMarker } from "../words/place-marker";
import { type ShareLinks, shareLinks } from "../words/share-links";
import { formatShortlist, parseShortlist, SHORTLIST_LIMIT } from "./rules";

export interface ShortlistItem {
	card: ListingCard;
	/** How often it is on and where, for paper: "Every Thursday, 10am to 11:30am" and the address; nameless by phone. */
	places: { id: string; name: LocalText | null; times: string[]; address: string | null }[];
	/** "Call 01632 960 123" and the like. */
	contacts: { key: string; label: string; href: string; about: LocalText | null }[];
}

export interface ShortlistPage {
	title: string;
	council: { slug: string; name: string };
	/** It came in the link, not from this reader's own list. */
	shared: boolean;
	items: ShortlistItem[];
	/** Listings that have been withdrawn since they were put on the list. */
	gone: number;
	markers: MapMarker[];
	/** The council's area, for the map. */
	outline: Geometry | null;
	/** The list as the `s` of a link, and where it can be sent. Null while it is empty. */
	share: { slugs: string; url: string; links: ShareLinks } | null;
	/** What the change before this page did. */
	notice:
		| { kind: "added" | "removed"; slug: string; name: LocalText; href: string }
		| { kind: "full"; limit: number }
		| null;
}

interface ShortlistRequest {
	language: Language;
	origin: string;
	/** The reader's own list. */
	ownSlugs: readonly string[];
	search: URLSearchParams;
}

export async function shortlistPage(council: Council, request: ShortlistRequest): Promise<ShortlistPage> {
	const { language, origin, ownSlugs, search } = request;
	const speech = speechIn(language);
	const { t, paths } = speech;
	const shared = search.has("s");
	const slugs = shared ? parseShortlist(search.get("s")) : [...ownSlugs];
	const [services, outline] = await Promise.all([
		publicServicesBySlug(ANYONE, council.id, slugs),
		findOutline(ANYONE, council.id),
	]);
	const now = localNow();
	const context = { speech, council: council.slug, now, rules: dateRules(council.settings) };
	const listed = formatShortlist(services.map(({ slug }) => slug));
	const url = origin + paths.shortlist(council.slug, { s: listed });
	const title = t(shared ? "shortlist:sharedPageTitle" : "shortlist:pageTitle", { council: council.name });
	return {
		title,
		council: { slug: council.slug, name: council.name },
		shared,
		items: services.map((service) => {
			const { places, elsewhere, contacts } = viewService(service, council, { language, origin, now });
			const timesOf = (schedules: readonly ServiceSchedule[]) => schedules.map(({ text }) => text);
			return {
				card: listingCard(service, context),
				places: [
					{ id: "elsewhere", name: null, address: null, times: timesOf(elsewhere) },
					...places.map(({ id, name, address, schedules }) => ({
						id,
						name,
						address: address.length > 0 ? addressInOneLine(address) : null,
						times: timesOf(schedules),
					})),
				],
				contacts: contacts.map(({ key, label, href, about }) => ({ key, label, href, about })),
			};
		}),
		gone: slugs.length - services.length,
		markers: markers(),
		outline,
		share: services.length > 0 ? { slugs: listed, url, links: shareLinks(title, url) } : null,
		notice: shared ? null : await noticeOfChange(),
	};

	function markers(): MapMarker[] {
		const places = new Map(services.flatMap(({ locations }) => [...locations]));
		return [...places.values()].flatMap((place) => placeMarker(place, council.slug, speech) ?? []);
	}

	async function noticeOfChange(): Promise<ShortlistPage["notice"]> {
		if (search.has("full")) return { kind: "full", limit: SHORTLIST_LIMIT };
		const kind = search.has("added") ? "added" : "removed";
		const [about] = await publicServicesBySlug(ANYONE, council.id, parseShortlist(search.get(kind)).slice(0, 1));
		// A link that says something else than the list holds is an old one.
		if (!about || ownSlugs.includes(about.slug) !== (kind === "added")) return null;
		const { name, href } = listingCard(about, context);
		return { kind, slug: about.slug, name, href };
	}
}
