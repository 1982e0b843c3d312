/** The offer on paper: a guide of A4 pages, complete without the web. */

import { localNow } from "../../../model/calendar/local-time";
import { hasEnded } from "../../../model/calendar/schedule";
import { isConfidential } from "../../../model/listings/confidential";
import { hubState } from "../../../model/listings/hub-state";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import type { Hub, Schedule } from "../../../model/listings/shapes";
import { DELIVERY, DELIVERY_SLUGS, type Level } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH, findLanguage, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { type QrCode, qrCode } from "../../../platform/qr-code.server";
import { describeSchedule } from "../../directory/calendar/describe-schedule";
import { describeWeek } from "../../directory/calendar/describe-week";
import type { Council } from "../../directory/councils/queries.server";
import { phoneWords } from "../../directory/listings/phone-number";
import { describeCostInFull } from "../words/describe-cost";
import { describeWho } from "../words/describe-eligibility";
import { describeJoining } from "../words/describe-joining";
import { describeLanguages } from "../words/describe-languages";
import { describePlace, inOwnWords, translatedField } from "../words/describe-place";
import { describeNext } from "../words/describe-when";
import { type OfferParts, type OfferSection, offerParts, sectionsByTopic } from "./offer-parts.server";

export interface PrintedPlace {
	id: string;
	name: LocalText;
	/** On one line, with the postcode; null for a masked place, whose name says what may be known. */
	address: string | null;
	/** "Every Thursday, 10am to 11:30am" */
	when: string[];
}

export interface PrintedService {
	slug: string;
	name: LocalText;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: LocalText | null;
	summary: LocalText;
	/** Null where nobody has said whom it is meant for. */
	level: Level | null;
	levelName: string;
	who: string;
	places: PrintedPlace[];
	/** When it is there without a place: a helpline's hours, or that a time is agreed. */
	when: string[];
	/** Ways to take part beside coming to a place. */
	delivery: string[];
	join: LocalText[];
	cost: LocalText[];
	contact: string[];
	languages: string | null;
}

export interface PrintedHub {
	slug: string;
	name: LocalText;
	address: string;
	/** Its week, and when it closes for good; for one that is not open yet, when it opens. */
	hours: string[];
	phones: string[];
}

export interface PrintedOffer extends OfferParts {
	title: string;
	/** The web edition, as a link, in words and as a square code. */
	web: { href: string; words: string; qr: QrCode };
	hubs: PrintedHub[];
	sections: OfferSection<PrintedService>[];
	/** "Ask for this in your language", in each language of the council. */
	asks: { code: string; dir: "ltr" | "rtl"; name: string; text: string }[];
}

/** @param origin where the product is reached, without a trailing slash */
export async function printedOffer(
	council: Council,
	language: Language,
	origin: string,
	now = localNow(),
): Promise<PrintedOffer> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { parts, services, hubs, words } = await offerParts(council, speech, now);
	const href = paths.offer(council.slug);
	return {
		...parts,
		title: t("offer:printTitle", { offer: parts.label.text, council: council.name }),
		web: { href, words: `${origin}${href}`.replace(/^https?:\/\//, ""), qr: qrCode(`${origin}${href}`) },
		hubs: hubs.flatMap((hub) => printedHub(hub, speech, now.date)),
		sections: await sectionsByTopic(services, words, speech, (service) => printedService(service, speech, now)),
		asks: council.settings.languages.flatMap((code) => {
			const other = code === ENGLISH.code ? undefined : findLanguage(code);
			if (!other) return [];
			const text = speechIn(other).t("offer:cover.languages");
			return { code, dir: other.dir, name: other.name, text };
		}),
	};
}

/** A hub for paper; none for one that is closed for good. */
export function printedHub(place: PublicLocation, speech: Speech, today: string): PrintedHub[] {
	const { language } = speech;
	const { hub, phones } = place.content;
	const hours = hub && printedHours(hub, speech, today);
	if (!hours) return [];
	return [
		{
			slug: place.slug,
			name: translatedField(place.content, "name", place.content.name, language.code),
			address: addressLine(place),
			hours,
			phones: phones.map(({ number }) => phoneWords(number)),
		},
	];
}

/** When a hub is open; null for one that is closed for good. */
function printedHours(hub: Hub, speech: Speech, today: string): string[] | null {
	const { t, format } = speech;
	const state = hubState(hub, today);
	switch (state.kind) {
		case "closed":
			return null;
		case "planned":
			return [
				state.opensOn ? t("offer:hubs.planned", { date: format.date(state.opensOn) }) : t("offer:hubs.plannedSoon"),
			];
		case "open": {
			const closing = state.closesOn && t("hubs:door.closing", { date: format.date(state.closesOn) });
			return [...describeWeek(hub.hours, speech), ...(closing ? [closing] : [])];
		}
	}
}

export function addressLine({ content: { address } }: PublicLocation): string {
	const { line1, line2, town, county, postcode } = address;
	return [line1, line2, town, county, postcode].filter(Boolean).join(", ");
}

function printedService(service: PublicService, speech: Speech, now: ReturnType<typeof localNow>): PrintedService {
	const { t, language } = speech;
	const { content, locations } = service;
	const field = (name: "name" | "summary" | "howToJoin", english: string | null) =>
		translatedField(content, name, english ?? "", language.code);
	const told = (...texts: LocalText[]) => texts.filter(({ text }) => text);
	const when = (schedules: readonly Schedule[]) =>
		schedules
			.filter((schedule) => !hasEnded(schedule, now))
			.map((schedule) => describeSchedule(schedule, now.date, speech));
	const name = field("name", content.name);
	const scheduled = content.schedules.length > 0 || content.places.some(({ schedules }) => schedules.length > 0);
	const agreed = scheduled ? null : describeNext(content, undefined, now, speech);

	return {
		slug: service.slug,
		name,
		englishName: name.lang === ENGLISH.code ? null : { text: content.name, lang: ENGLISH.code, dir: ENGLISH.dir },
		summary: field("summary", content.summary),
		level: content.level,
		levelName: content.level ? t(`vocabulary:level.${content.level}`) : "",
		who: describeWho(content.eligibility, t),
		places: content.places.flatMap((place): PrintedPlace[] => {
			const at = locations.get(place.locationId);
			if (!at) return [];
			const address = isConfidential(at) ? null : addressLine(at);
			return [{ id: place.id, name: describePlace(at, speech), address, when: when(place.schedules) }];
		}),
		when: agreed ? [agreed] : when(content.schedules),
		delivery: DELIVERY_SLUGS.filter(
			(slug) =>
				slug !== "in-person" && DELIVERY[slug].some((channel) => content.channels.some((own) => own === channel)),
		).map((slug) => t(`vocabulary:delivery.${slug}`)),
		join: told(inOwnWords(describeJoining(content.joining, t), speech), field("howToJoin", content.howToJoin)),
		cost: describeCostInFull(content, now.date, speech),
		contact: [
			...content.phones.map(({ number }) => phoneWords(number)),
			...(content.email ? [content.email] : []),
			...(content.phones.length === 0 && content.url ? [content.url.replace(/^https?:\/\/|\/$/g, "")] : []),
		],
		languages: describeLanguages(content, speech),
	};
}
