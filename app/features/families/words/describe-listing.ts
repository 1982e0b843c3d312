/** A service as a card in a list: what a family needs to choose it. Built from public listings only. */
import type { IconName } from "../../../components/icon";
import type { LocalNow } from "../../../model/calendar/local-time";
import { isOpenFromAfar } from "../../../model/listings/helpline";
import type { PublicLocation } from "../../../model/listings/public-location";
import { type PublicService, placeOf } from "../../../model/listings/public-service";
import { type DateRules, nextSessions, type SessionFilter } from "../../../model/listings/sessions";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { milesBetween, type Position } from "../../directory/places/distance";
import { cellOf } from "../../directory/search/cells";
import type { SearchQuery } from "../../directory/search/search-params";
import { describeCost } from "./describe-cost";
import { describeWho } from "./describe-eligibility";
import { describeLanguages } from "./describe-languages";
import { describeDistance, describeWhere, firstPlace, inOwnWords, translatedField } from "./describe-place";
import { describeNext } from "./describe-when";
import { beyondName } from "./tell-apart";

export interface Badge {
	key: string;
	icon: IconName;
	text: LocalText;
}

export interface ListingCard {
	slug: string;
	href: string;
	name: LocalText;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: LocalText | null;
	/** Empty where it says no more than the name. */
	summary: LocalText;
	/** What it is stands in another language than the page. */
	untranslated: boolean;
	who: string;
	when: string | null;
	/** Places and ways to take part, each in its language: "Harbour Family Hub", "By phone or text". */
	where: LocalText[];
	/** "0.4 miles away", with a postcode only. */
	distance: string | null;
	/** "Free", "£2.50", "£2.50 first child; 50p siblings" */
	cost: LocalText;
	/** Languages it is held in beside English, and interpreters. Null where nobody has said any. */
	languages: string | null;
	badges: Badge[];
}

export interface ListingContext {
	speech: Speech;
	council: string;
	now: Pick<LocalNow, "date" | "time">;
	rules: DateRules;
	/** What was asked of its sessions: the card tells of the next one that fits. */
	wanted?: WantedSession;
}

/** Days and parts of the day that were asked for, none meaning any, and how many miles away at most. */
export type WantedSession = Pick<SearchQuery, "day" | "time" | "distance">;

const ANY_SESSION: WantedSession = { day: [], time: [], distance: null };

/** Where a family is, and at which place of a service (`content.places`) the search found it for them. */
export interface Nearest {
	from: Position;
	placeId: string | null;
}

/** @param nearest set when the family said where they are: the card then tells of that place */
export function listingCard(service: PublicService, context: ListingContext, nearest?: Nearest): ListingCard {
	const { speech, council, now, wanted = ANY_SESSION } = context;
	const { t, paths, language } = speech;
	const { content } = service;
	const { place, session } = placeAndSession(service, context, nearest);
	const miles = place ? milesTo(place, nearest) : null;
	const name = translatedField(content, "name", content.name, language.code);
	const summary = beyondName(translatedField(content, "summary", content.summary, language.code), name);
	const cost = describeCost(content, now.date, speech);
	return {
		slug: service.slug,
		href: paths.service(council, service.slug),
		name,
		englishName: name.text === content.name ? null : { text: content.name, lang: "en", dir: "ltr" },
		summary,
		untranslated: (summary.text ? summary : name).lang !== language.code,
		who: describeWho(content.eligibility, t),
		when: describeNext(content, session, now, speech, wanted),
		where: describeWhere(service, place, speech),
		distance: miles === null ? null : describeDistance(miles, speech),
		cost,
		languages: describeLanguages(content, speech),
		badges: [{ key: "cost", icon: content.free ? "free" : "price", text: cost }, ...badges(service, place, speech)],
	};
}

/**
 * The place a search found with its next session that fits; or, where none is there, the next one that fits within reach,
 * with its own place: a card never tells the time of one place and the name of another.
 */
function placeAndSession(service: PublicService, context: ListingContext, nearest: Nearest | undefined) {
	const { content, locations } = service;
	const { now, rules, wanted: { day, time, distance } = ANY_SESSION } = context;
	const next = (at: SessionFilter["at"]) => nextSessions(service, { now, rules, limit: 1, day, time, at })[0];
	const found = content.places.find(({ id }) => id === nearest?.placeId);
	const place = found && locations.get(found.locationId);
	const there = place && next((id) => id === place.id || isBeside(id === null ? undefined : locations.get(id), place));
	if (there) return { place, session: there };

	const isInReach = (id: string | null) => {
		const at = id === null ? undefined : locations.get(id);
		if (!at || !nearest || distance === null) return true;
		const miles = milesTo(at, nearest);
		return miles !== null && miles <= distance;
	};
	const session = next(isInReach);
	return { place: (session && placeOf(service, session)) ?? place ?? firstPlace(service), session };
}

/** In miles; null where either is not known. */
function milesTo({ position }: PublicLocation, nearest: Nearest | undefined): number | null {
	return nearest && position ? milesBetween(nearest.from, position) : null;
}

/** Two entrances of one building, which the search takes for one place. */
function isBeside(one: PublicLocation | undefined, { position }: PublicLocation): boolean {
	return Boolean(one?.position && position && cellOf(one.position) === cellOf(position));
}

function badges({ content }: PublicService, place: PublicLocation | undefined, speech: Speech): Badge[] {
	const { t } = speech;
	const own = (text: string) => inOwnWords(text, speech);
	const stepFree = [content.accessFeatures, place?.content.accessFeatures ?? []].some((all) =>
		all.includes("step-free"),
	);
	const found: (Badge | false)[] = [
		content.joining !== null &&
			!isOpenFromAfar(content) && {
				key: "joining",
				icon: content.joining === "drop-in" ? "drop-in" : "book",
				text: own(t(`vocabulary:joining.${content.joining}`)),
			},
		stepFree && { key: "step-free", icon: "step-free", text: own(t("vocabulary:access.step-free")) },
		content.send && { key: "send", icon: "people", text: own(t("directory:badge.send")) },
	];
	return found.filter((badge) => badge !== false);
}
