/** A service as a card in a list: what a family needs to choose it. Built from public listings only. */
import type { IconName } from "../../../components/icon";
import type { LocalNow } from "../../../model/calendar/local-time";
import type { Term } from "../../../model/calendar/schedule";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { nextSessions } from "../../directory/listings/next-sessions";
import { describeCost } from "./describe-cost";
import { describeWho } from "./describe-eligibility";
import { describeLanguages } from "./describe-languages";
import { describeDistance, describeWhere, firstPlace, translatedField } from "./describe-place";
import { describeNext } from "./describe-when";

export interface Badge {
	key: string;
	icon: IconName;
	text: string;
}

export interface ListingCard {
	slug: string;
	href: string;
	name: LocalText;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: LocalText | null;
	summary: LocalText;
	who: string;
	when: string | null;
	/** Places and ways to take part, each in its language: "Harbour Family Hub", "By phone or text". */
	where: LocalText[];
	/** "0.4 miles away", with a postcode only. */
	distance: string | null;
	/** "Free", "£2.50" */
	cost: string;
	/** Languages it is held in beside English, and interpreters. Null: English only. */
	languages: string | null;
	badges: Badge[];
}

export interface ListingContext {
	speech: Speech;
	council: string;
	now: Pick<LocalNow, "date" | "time">;
	terms: readonly Term[];
}

/** How near a service is: at which of its places (`content.places`), how many miles away. */
export interface Nearest {
	placeId: string | null;
	miles: number;
}

/** @param nearest set when the family said where they are: the card then tells of that place */
export function listingCard(service: PublicService, context: ListingContext, nearest?: Nearest): ListingCard {
	const { speech, council, now } = context;
	const { t, format, paths, language } = speech;
	const { content } = service;
	const { place, session } = placeAndSession(service, context, nearest);
	const name = translatedField(content, "name", content.name, language.code);
	const cost = describeCost(content, now.date, t, format);
	return {
		slug: service.slug,
		href: paths.service(council, service.slug),
		name,
		englishName: name.text === content.name ? null : { text: content.name, lang: "en", dir: "ltr" },
		summary: translatedField(content, "summary", content.summary, language.code),
		who: describeWho(content.eligibility, t),
		when: describeNext(content, session, now, speech),
		where: describeWhere(service, place, speech),
		distance: nearest ? describeDistance(nearest.miles, speech) : null,
		cost,
		languages: describeLanguages(content, speech),
		badges: [{ key: "cost", icon: content.free ? "free" : "price", text: cost }, ...badges(service, place, speech)],
	};
}

/** The nearest place with its next session; or the place of the next session of all. */
function placeAndSession(service: PublicService, context: ListingContext, nearest: Nearest | undefined) {
	const { content, locations } = service;
	const options = { now: context.now, terms: context.terms, limit: 1 };
	const near = content.places.find(({ id }) => id === nearest?.placeId);
	const at = near && locations.get(near.locationId);
	if (near && at) {
		const [there] = nextSessions({ content: { ...content, places: [near], schedules: [] }, locations }, options);
		if (there) return { place: at, session: there };
	}
	const [session] = nextSessions(service, options);
	return { place: at ?? session?.location ?? firstPlace(service), session };
}

function badges({ content }: PublicService, place: PublicLocation | undefined, { t }: Speech): Badge[] {
	const stepFree = [content.accessFeatures, place?.content.accessFeatures ?? []].some((all) =>
		all.includes("step-free"),
	);
	const found: (Badge | false)[] = [
		{
			key: "joining",
			icon: content.joining === "drop-in" ? "drop-in" : "book",
			text: t(`vocabulary:joining.${content.joining}`),
		},
		stepFree && { key: "step-free", icon: "step-free", text: t("vocabulary:access.step-free") },
		content.send && { key: "send", icon: "people", text: t("directory:badge.send") },
	];
	return found.filter((badge) => badge !== false);
}
