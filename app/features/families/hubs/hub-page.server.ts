/** The page of one hub: is it open, what is on there this week, how to get there. */

import type { Geometry } from "geojson";
import type { MapMarker } from "../../../components/map-island";
import { addDays, type LocalNow, localNow } from "../../../model/calendar/local-time";
import { hasHours, hoursOn } from "../../../model/calendar/opening-hours";
import { bySoonest } from "../../../model/calendar/schedule";
import { dateRules } from "../../../model/councils/settings";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { endedOn, hasSessions, sessionsWithin } from "../../../model/listings/sessions";
import type { Hub, OpeningHours } from "../../../model/listings/shapes";
import type { LocalText } from "../../../model/local-text";
import { byDictionary } from "../../../model/order";
import { ANYONE } from "../../../model/people/asker";
import { type TranslationCaveats, translationCaveats } from "../../../model/publishing/translations";
import { pathsFor } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { labelOf } from "../../directory/councils/labels";
import { type Council, findOutline } from "../../directory/councils/queries.server";
import { findHub, listPublicServicesAt } from "../../directory/listings/public-listings.server";
import { byDate, type DayOfSessions, daysOfSessions, notOver } from "../whats-on/session-row";
import { type ContactWay, describeContacts } from "../words/describe-contact";
import { describeWho } from "../words/describe-eligibility";
import { translatedField } from "../words/describe-place";
import { type Directions, directionsTo } from "../words/directions";
import type { Json } from "../words/json-ld";
import { placeMarker } from "../words/place-marker";
import { type DoorWords, describeDoor, describeHours, describeIntervals, type HoursTable } from "./describe-hub";
import { addressLines } from "./hub-card";
import { hubJsonLd } from "./hub-json-ld";

const DAYS_SHOWN = 7;

export interface HubPage {
	title: string;
	description: string;
	name: LocalText;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: LocalText | null;
	/** The council's word for its hubs, for the way up. */
	hubsLabel: LocalText;
	type: string;
	/** How far the translation can be relied on, and where the English stands. */
	caveats: TranslationCaveats & { englishHref: string };
	summary: LocalText | null;
	paragraphs: LocalText[];
	alert: LocalText | null;
	door: DoorWords;
	address: string[];
	gettingThere: LocalText | null;
	directions: Directions | null;
	/** Null where nobody has said any, or the hub is not open to families. */
	hours: HoursTable | null;
	/** The next seven days; none for a hub that is planned or closed. */
	week: DayOfSessions[];
	/** When it is open, by date. */
	dayNotes: Record<string, string>;
	whatsOnHref: string;
	calendarHref: string;
	services: { key: string; href: string; name: LocalText; who: string }[];
	access: string[];
	accessNote: LocalText | null;
	facilities: string[];
	/** Sentences about the building: what it was, what it is part of, where else the team goes. */
	about: { key: string; term: string; text: LocalText }[];
	contacts: ContactWay[];
	markers: MapMarker[];
	/** The council's area, for the map. */
	outline: Geometry | null;
	/** For a `<script type="application/ld+json">`. */
	jsonLd: Json;
}

interface PageOptions {
	language: Language;
	/** Where the product is reached, without a trailing slash. */
	origin: string;
	now?: LocalNow;
}

/** @returns the page of a council's hub, or undefined when there is none with this slug that may be shown */
export async function hubPage(council: Council, slug: string, options: PageOptions): Promise<HubPage | undefined> {
	const place = await findHub(ANYONE, council.id, slug);
	const hub = place?.content.hub;
	if (!place || !hub) return undefined;
	const [services, outline] = await Promise.all([
		listPublicServicesAt(ANYONE, council.id, place.id),
		findOutline(ANYONE, council.id),
	]);
	return { ...viewHub({ place, hub, services }, council, options), outline };
}

/** The page of a hub in hand, with the services there. */
export function viewHub(
	{ place, hub, services }: { place: PublicLocation; hub: Hub; services: readonly PublicService[] },
	council: Council,
	{ language, origin, now = localNow() }: PageOptions,
): Omit<HubPage, "outline"> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { content } = place;
	const { phones, email, url } = content;
	const door = describeDoor(hub, now, speech);
	const isOpen = door.kind === "open";
	const field = (name: "name" | "summary" | "description" | "alert", english: string) =>
		translatedField(content, name, english, language.code);
	const name = field("name", content.name);
	const summary = field("summary", content.summary);
	const ended = services.filter(({ content }) => endedOn(content, now) !== null);
	const going = services.filter((service) => !ended.includes(service));
	const range = { from: now.date, to: addDays(now.date, DAYS_SHOWN) };
	const sessions = services
		.filter(({ content }) => hasSessions(content))
		.flatMap(
			sessionsWithin(
				{ from: addDays(now.date, -1), to: range.to, rules: dateRules(council.settings) },
				{ at: (locationId) => locationId === place.id },
			),
		)
		.sort(bySoonest);
	const week = isOpen
		? daysOfSessions(byDate(notOver(sessions, now), now.date), range, {
				speech,
				council: council.slug,
				now,
				withPlaces: false,
			})
		: [];
	return {
		title: t("hubs:hub.title", { name: name.text, council: council.name }),
		description: summary.text || t("hubs:hub.description", { name: name.text }),
		name,
		englishName: name.text === content.name ? null : inEnglish(content.name),
		hubsLabel: labelOf(council, "hubs", speech),
		type: t(`vocabulary:hubType.${hub.type}`),
		caveats: {
			...translationCaveats({ kind: "location", content }, language.code),
			englishHref: pathsFor("en").hub(council.slug, place.slug),
		},
		summary: unlessEmpty(summary),
		paragraphs: paragraphs(field("description", content.description)),
		alert: unlessEmpty(field("alert", content.alert ?? "")),
		door,
		address: addressLines(place),
		gettingThere: content.gettingThere ? inEnglish(content.gettingThere) : null,
		directions: directionsTo(place),
		hours: isOpen ? describeHours(hub.hours, now, speech) : null,
		week,
		dayNotes: dayNotes(hub.hours, week, speech),
		whatsOnHref: paths.whatsOn(council.slug, { hub: place.slug }),
		calendarHref: paths.whatsOnCalendar(council.slug, { hub: place.slug }),
		services: [going, ended].flatMap((some) =>
			some
				.map((service) => serviceLine(service, council, speech))
				.sort(byDictionary(({ name }) => name.text, language.intl)),
		),
		access: content.accessFeatures.map((feature) => t(`vocabulary:access.${feature}`)),
		accessNote: content.accessNote ? inEnglish(content.accessNote) : null,
		facilities: content.facilities.map((facility) => t(`vocabulary:facility.${facility}`)),
		about: about(hub, speech),
		contacts: describeContacts({ phones, email, url, bookingUrl: null }, now, speech),
		markers: [placeMarker(place, council.slug, speech)].filter((marker) => marker !== null),
		jsonLd: hubJsonLd({
			place,
			hub,
			council,
			url: origin + paths.hub(council.slug, place.slug),
			today: now.date,
			open: isOpen,
		}),
	};
}

function inEnglish(text: string): LocalText {
	return { text, lang: "en", dir: "ltr" };
}

function unlessEmpty(localText: LocalText): LocalText | null {
	return localText.text ? localText : null;
}

function paragraphs(prose: LocalText): LocalText[] {
	return prose.text
		.split(/\n\s*\n/)
		.map((text) => ({ ...prose, text: text.trim() }))
		.filter(({ text }) => text);
}

/** "Open 9am to 5pm", "Closed: Boxing Day"; a session on a day when the hub is closed may not be on. */
function dayNotes(hours: OpeningHours, week: readonly DayOfSessions[], speech: Speech): Record<string, string> {
	if (!hasHours(hours)) return {};
	const { t } = speech;
	return Object.fromEntries(
		week.map(({ date, holiday, sessions }) => {
			const { intervals } = hoursOn(hours, date);
			if (intervals.length > 0) return [date, t("hubs:day.open", { times: describeIntervals(intervals, speech) })];
			const closed = holiday ? t("hubs:day.closedFor", { reason: holiday }) : t("hubs:day.closed");
			return [date, sessions.length > 0 ? t("hubs:day.check", { closed }) : closed];
		}),
	);
}

function serviceLine({ id, slug, content }: PublicService, council: Council, { t, paths, language }: Speech) {
	return {
		key: id,
		href: paths.service(council.slug, slug),
		name: translatedField(content, "name", content.name, language.code),
		who: describeWho(content.eligibility, t),
	};
}

function about({ formerly, coLocatedWith, outreach }: Hub, { t }: Speech): HubPage["about"] {
	const rows = { formerly, coLocatedWith, outreach };
	return (["coLocatedWith", "formerly", "outreach"] as const).flatMap((key) => {
		const text = rows[key];
		return text ? [{ key, term: t(`hubs:about.${key}`), text: inEnglish(text) }] : [];
	});
}
