/** A service as a card in a list: what a family needs to choose it. Built from public listings only. */
import type { IconName } from "../../components/icon";
import type { Speech, Told } from "../../platform/i18n/context";
import type { LocalNow } from "../calendar/local-time";
import type { Term } from "../calendar/schedule";
import { describeCost } from "./describe-cost";
import { describeWho } from "./describe-eligibility";
import { describeLanguages } from "./describe-languages";
import { describeWhere, firstPlace, tellField } from "./describe-place";
import { describeNext } from "./describe-when";
import { nextSessions } from "./next-sessions";
import type { PublicService } from "./public-listings.server";
import type { PublicLocation } from "./public-location";

export interface Badge {
	key: string;
	icon: IconName;
	text: string;
}

export interface ListingCard {
	slug: string;
	href: string;
	name: Told;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: Told | null;
	summary: Told;
	who: string;
	when: string | null;
	/** Places and ways to take part, each in its language: "Harbour Family Hub", "By phone or text". */
	where: Told[];
	/** "0.4 miles away", with a postcode only. */
	distance: string | null;
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

/** Where a search found a service: at which of its places, how far away in miles. */
export interface Nearest {
	locationId: string | null;
	miles: number | null;
}

/** @param nearest the place that is nearest to the family, if they said where they are */
export function listingCard(service: PublicService, context: ListingContext, nearest?: Nearest): ListingCard {
	const { speech, council, now, terms } = context;
	const { t, format, paths, language } = speech;
	const { content } = service;
	const [next] = nextSessions(service, { now, terms, limit: 1 });
	const name = tellField(content, "name", content.name, language.code);
	const place = service.locations.get(nearest?.locationId ?? "") ?? next?.location ?? firstPlace(service);
	return {
		slug: service.slug,
		href: paths.service(council, service.slug),
		name,
		englishName: name.text === content.name ? null : { text: content.name, lang: "en", dir: "ltr" },
		summary: tellField(content, "summary", content.summary, language.code),
		who: describeWho(content.eligibility, t),
		when: describeNext(content, next, now, speech),
		where: describeWhere(service, place, speech),
		distance:
			nearest?.miles === null || nearest?.miles === undefined
				? null
				: t("directory:where.away", { distance: format.miles(nearest.miles) }),
		cost: describeCost(content, now.date, t, format),
		languages: describeLanguages(content, speech),
		badges: badges(service, place, speech),
	};
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
		content.interpreter.length > 0 && {
			key: "interpreter",
			icon: "interpreter",
			text: t("directory:badge.interpreter"),
		},
		stepFree && { key: "step-free", icon: "step-free", text: t("vocabulary:access.step-free") },
		content.send && { key: "send", icon: "people", text: t("directory:badge.send") },
	];
	return found.filter((badge) => badge !== false);
}
