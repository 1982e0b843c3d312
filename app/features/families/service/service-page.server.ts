/** The page of one service: everything a family asks before they come. */
import type { Geometry } from "geojson";
import type { IconName } from "../../../components/icon";
import type { MapMarker } from "../../../components/map-island";
import { addDays, type LocalNow, localNow } from "../../../model/calendar/local-time";
import { hasEnded } from "../../../model/calendar/schedule";
import { dateRules, editorialRules } from "../../../model/councils/settings";
import { isConfidential } from "../../../model/listings/confidential";
import { hasHoursOnly, isAllDay, isOpenFromAfar } from "../../../model/listings/helpline";
import type { PublicLocation } from "../../../model/listings/public-location";
import { type PublicService, placeOf } from "../../../model/listings/public-service";
import { datesNotOn, nextSessions, type Session, schedulesOf } from "../../../model/listings/sessions";
import type { Schedule, TranslatableField } from "../../../model/listings/shapes";
import type { LocalText } from "../../../model/local-text";
import { ANYONE } from "../../../model/people/asker";
import { type TranslationCaveats, translationCaveats } from "../../../model/publishing/translations";
import { inLanguage, pathsFor } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import { LANGUAGES, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { describeSchedule } from "../../directory/calendar/describe-schedule";
import { type Council, findOutline } from "../../directory/councils/queries.server";
import { isMarked } from "../../directory/listings/freshness";
import { findPublicService } from "../../directory/listings/public-listings.server";
import { type ContactWay, describeContacts } from "../words/describe-contact";
import { describeCostInFull } from "../words/describe-cost";
import { describeWho, describeWhoInSentences } from "../words/describe-eligibility";
import { describeJoining } from "../words/describe-joining";
import { describeLanguages } from "../words/describe-languages";
import { describePlace, describeWhere, inOwnWords, translatedField } from "../words/describe-place";
import { describeNext, describeSession } from "../words/describe-when";
import { type Directions, directionsTo } from "../words/directions";
import { type Json, serviceJsonLd } from "../words/json-ld";
import { placeMarker } from "../words/place-marker";
import { type ShareLinks, shareLinks } from "../words/share-links";
import { beyondName } from "../words/tell-apart";

/** How many next dates the page names. */
const DATES_SHOWN = 6;
/** How many days ahead it says on which dates it is not on. */
const NOT_ON_DAYS = 42;
/** How many schedules the summary box tells; all of them stand further down. */
const SCHEDULES_IN_BOX = 3;

/** One row of the summary box. Each line is in its own language. */
export interface Fact {
	key: string;
	icon: IconName;
	term: string;
	lines: LocalText[];
}

/** "Every Thursday, 10am to 11:30am", with the council's note. */
export interface ServiceSchedule {
	key: string;
	text: string;
	note: LocalText | null;
}

export interface ServicePlace {
	id: string;
	name: LocalText;
	masked: boolean;
	/** Lines of the address, the postcode last; none for a masked place. */
	address: string[];
	/** The place's own page, where it is a hub. */
	hubHref: string | null;
	schedules: ServiceSchedule[];
	access: string[];
	accessNote: LocalText | null;
	facilities: string[];
	gettingThere: LocalText | null;
	alert: LocalText | null;
	directions: Directions | null;
}

export interface ServicePage {
	title: string;
	description: string;
	slug: string;
	name: LocalText;
	/** What stands on the door, where `name` is a translation of it. */
	englishName: LocalText | null;
	/** The page's language is not the listing's: neither its name nor what it is has been translated. */
	untranslated: boolean;
	/** How far the translation can be relied on, and where the English stands. */
	caveats: TranslationCaveats & { englishHref: string };
	summary: LocalText;
	organisation: string;
	alert: LocalText | null;
	facts: Fact[];
	/** The description, parted at blank lines. */
	paragraphs: LocalText[];
	/** What else its source says, in its own words; a line for each of its fields. */
	alsoSaid: LocalText[];
	topics: { key: string; text: string; href: string }[];
	programme: string | null;
	who: { sentences: string; note: LocalText | null; level: { name: string; hint: string } | null };
	dates: { key: string; text: string; place: LocalText | null }[];
	/** Dates within weeks on which one would expect it, and it is not on; in words. */
	notOn: string | null;
	calendarHref: string | null;
	/** When somebody answers, or it is on, where that is at no place. */
	elsewhere: ServiceSchedule[];
	places: ServicePlace[];
	markers: MapMarker[];
	/** The council's area, for the map. */
	outline: Geometry | null;
	access: string[];
	accessNote: LocalText | null;
	/** How to get in. Nobody turns up on the day at what is rung or opened on a screen: it has no hint. */
	join: { hint: string | null; how: LocalText | null };
	contacts: ContactWay[];
	/** The other languages this listing is translated into, each by its own name. */
	readIn: { code: string; name: string; dir: "ltr" | "rtl"; href: string }[];
	checked: { text: string; stale: boolean } | null;
	url: string;
	share: ShareLinks;
	/** What the page tells search engines. */
	jsonLd: Json;
}

interface PageOptions {
	language: Language;
	/** Where the product is reached, without a trailing slash. */
	origin: string;
	now?: LocalNow;
}

/** What every part of the page is made from. */
interface Sources {
	service: PublicService;
	council: Council;
	speech: Speech;
	now: LocalNow;
	sessions: Session[];
}

/** @returns the page of a council's published service, or undefined when there is none with this slug */
export async function servicePage(
	council: Council,
	slug: string,
	options: PageOptions,
): Promise<ServicePage | undefined> {
	const [service, outline] = await Promise.all([
		findPublicService(ANYONE, council.id, slug),
		findOutline(ANYONE, council.id),
	]);
	return service && { ...viewService(service, council, options), outline };
}

/** The page of a service in hand. */
export function viewService(
	service: PublicService,
	council: Council,
	options: PageOptions,
): Omit<ServicePage, "outline"> {
	const { language, origin, now = localNow() } = options;
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { content } = service;
	const sessions = nextSessions(service, { now, rules: dateRules(council.settings), limit: DATES_SHOWN });
	const sources: Sources = { service, council, speech, now, sessions };
	const name = field(sources, "name", content.name);
	const said = field(sources, "summary", content.summary);
	const summary = beyondName(said, name);
	const url = origin + paths.service(council.slug, service.slug);
	const comesWithDates = sessions.length > 0 && !hasHoursOnly(content);
	return {
		title: t("directory:service.title", { name: nameInTitle(name, sources), council: council.name }),
		description: summary.text || name.text,
		slug: service.slug,
		name,
		englishName: name.text === content.name ? null : inEnglish(content.name),
		untranslated: [name, said].every(({ lang }) => lang !== language.code),
		caveats: {
			...translationCaveats({ kind: "service", content }, language.code),
			englishHref: pathsFor("en").service(council.slug, service.slug),
		},
		summary,
		organisation: service.organisation.content.name,
		alert: unlessEmpty(field(sources, "alert", content.alert ?? "")),
		facts: facts(sources),
		paragraphs: paragraphs(field(sources, "description", content.description)),
		alsoSaid: (content.sourceNote ?? "").split("\n").filter(Boolean).map(inEnglish),
		topics: content.topics.map((topic) => ({
			key: topic,
			text: t(`vocabulary:topic.${topic}`),
			href: paths.services(council.slug, { topic }),
		})),
		programme: content.programme,
		who: {
			sentences: describeWhoInSentences(content.eligibility, content.level, content.joining, t),
			note: content.eligibility.note ? inEnglish(content.eligibility.note) : null,
			level: content.level && {
				name: t(`vocabulary:level.${content.level}`),
				hint: t(`vocabulary:levelHint.${content.level}`),
			},
		},
		dates: comesWithDates ? dates(sources) : [],
		notOn: hasHoursOnly(content) ? null : notOn(sources),
		calendarHref: comesWithDates ? paths.serviceCalendar(council.slug, service.slug) : null,
		elsewhere: schedules(content.schedules, sources),
		places: places(sources),
		markers: [...service.locations.values()].flatMap((place) => placeMarker(place, council.slug, speech) ?? []),
		access: content.accessFeatures.map((feature) => t(`vocabulary:access.${feature}`)),
		accessNote: content.accessNote ? inEnglish(content.accessNote) : null,
		join: {
			hint: isOpenFromAfar(content) || !content.joining ? null : t(`vocabulary:joiningHint.${content.joining}`),
			how: unlessEmpty(field(sources, "howToJoin", content.howToJoin ?? "")),
		},
		contacts: contacts(sources),
		readIn: readIn(sources),
		checked: checked(sources),
		url,
		share: shareLinks(name.text, url),
		jsonLd: serviceJsonLd({ service, council, url, sessions: comesWithDates ? sessions : [], today: now.date }),
	};
}

/** With the place where there is one: services of many places share a name, and a title stands alone in a list of tabs. */
function nameInTitle(name: LocalText, { service, speech }: Sources): string {
	const [place, ...others] = service.locations.values();
	if (!place || others.length > 0 || isConfidential(place)) return name.text;
	const where = describePlace(place, speech).text;
	return name.text.includes(where) ? name.text : `${name.text}, ${where}`;
}

function inEnglish(text: string): LocalText {
	return { text, lang: "en", dir: "ltr" };
}

function unlessEmpty(localText: LocalText): LocalText | null {
	return localText.text ? localText : null;
}

function field({ service, speech }: Sources, name: TranslatableField, english: string): LocalText {
	return translatedField(service.content, name, english, speech.language.code);
}

function paragraphs(prose: LocalText): LocalText[] {
	return prose.text
		.split(/\n\s*\n/)
		.map((text) => ({ ...prose, text: text.trim() }))
		.filter(({ text }) => text);
}

function schedules(all: readonly Schedule[], { now, speech }: Sources): ServiceSchedule[] {
	const current = all.filter((schedule) => !hasEnded(schedule, now));
	return current.map((schedule) => ({
		key: schedule.id,
		text: timesOf(schedule, now, speech),
		note: schedule.note ? inEnglish(schedule.note) : null,
	}));
}

function timesOf(schedule: Schedule, now: LocalNow, speech: Speech): string {
	return isAllDay(schedule) ? speech.t("directory:when.dayAndNight") : describeSchedule(schedule, now.date, speech);
}

/** The summary box: who, when, where, cost, how to join, languages, wait. */
function facts(sources: Sources): Fact[] {
	const { service, speech, now, sessions } = sources;
	const { content } = service;
	const { t } = speech;
	const own = (...texts: (string | null)[]) => texts.flatMap((text) => (text ? [inOwnWords(text, speech)] : []));
	const fact = (key: keyof typeof ICONS, lines: LocalText[]): Fact => ({
		key,
		icon: ICONS[key],
		term: t(`directory:fact.${key}`),
		lines,
	});
	const regular = schedulesOf(content).flatMap(({ schedule }) => (hasEnded(schedule, now) ? [] : [schedule]));
	const told = [...new Set(regular.map((schedule) => timesOf(schedule, now, speech)))];
	const more =
		told.length > SCHEDULES_IN_BOX ? t("directory:service.moreTimes", { count: told.length - SCHEDULES_IN_BOX }) : null;
	return [
		fact("who", own(describeWho(content.eligibility, t))),
		fact("when", [
			...own(describeNext(content, sessions[0], now, speech), ...told.slice(0, SCHEDULES_IN_BOX), more),
			// As its source writes it, where that could not be made dates.
			...(content.timesNote ?? "").split("\n").filter(Boolean).map(inEnglish),
		]),
		fact("where", describeWhere(service, sessions[0] && placeOf(service, sessions[0]), speech)),
		fact("cost", describeCostInFull(content, now.date, speech)),
		fact("join", own(isOpenFromAfar(content) ? null : describeJoining(content.joining, t))),
		fact("languages", own(describeLanguages(content, speech))),
		fact("wait", own(wait(content.waitWeeks, sources))),
	].filter(({ lines }) => lines.length > 0);
}
const ICONS = {
	who: "people",
	when: "clock",
	where: "place",
	cost: "price",
	join: "book",
	languages: "language",
	wait: "calendar",
} as const satisfies Record<string, IconName>;

function wait(weeks: number | null, { speech }: Sources): string | null {
	if (weeks === null) return null;
	const count = Math.ceil(weeks);
	return count === 0 ? speech.t("directory:service.noWait") : speech.t("directory:service.wait", { count });
}

function dates({ service, sessions, now, speech }: Sources): ServicePage["dates"] {
	return sessions.map((session) => {
		const place = service.locations.size > 1 ? placeOf(service, session) : undefined;
		return {
			key: `${session.scheduleId} ${session.date}`,
			text: describeSession(session, now, speech),
			place: place ? describePlace(place, speech) : null,
		};
	});
}

function notOn({ service, council, now, speech: { t, format } }: Sources): string | null {
	const before = addDays(now.date, NOT_ON_DAYS);
	const off = datesNotOn(service, { now, before, rules: dateRules(council.settings) });
	const words = off.slice(0, DATES_SHOWN).map((date) => format.weekdayDate(date, now.date));
	return words.length > 0 ? t("directory:service.notOn", { dates: format.list(words) }) : null;
}

function places(sources: Sources): ServicePlace[] {
	const { service, speech, council } = sources;
	return service.content.places.flatMap(({ id, locationId, schedules: own }) => {
		const place = service.locations.get(locationId);
		return place ? [{ id, schedules: schedules(own, sources), ...placeFacts(place, council.slug, speech) }] : [];
	});
}

function placeFacts(
	place: PublicLocation,
	council: string,
	{ t, paths, language }: Speech,
): Omit<ServicePlace, "id" | "schedules"> {
	const { content, isHub, slug } = place;
	const masked = isConfidential(place);
	const { line1, line2, town, county, postcode } = content.address;
	const alert = translatedField(content, "alert", content.alert ?? "", language.code);
	return {
		name: masked
			? { text: t("directory:where.masked", { area: place.outward }), lang: language.code, dir: language.dir }
			: translatedField(content, "name", content.name, language.code),
		masked,
		address: masked ? [] : [line1, line2, town, county, postcode].filter((line): line is string => Boolean(line)),
		hubHref: isHub ? paths.hub(council, slug) : null,
		access: content.accessFeatures.map((feature) => t(`vocabulary:access.${feature}`)),
		accessNote: content.accessNote ? inEnglish(content.accessNote) : null,
		facilities: content.facilities.map((facility) => t(`vocabulary:facility.${facility}`)),
		gettingThere: content.gettingThere ? inEnglish(content.gettingThere) : null,
		alert: unlessEmpty(alert),
		directions: directionsTo(place),
	};
}

/** The service's own; where it gives neither number nor e-mail address, its places' numbers too. */
function contacts({ service, now, speech }: Sources): ContactWay[] {
	const { content, locations } = service;
	const own = describeContacts(content, now, speech);
	if (content.phones.length > 0 || content.email) return own;
	const atPlaces = [...locations.values()].flatMap((place) => {
		const { phones } = place.content;
		const about = translatedField(place.content, "name", place.content.name, speech.language.code);
		return describeContacts({ phones, email: null, url: null, bookingUrl: null }, now, speech).map((way) => ({
			...way,
			key: `${place.id} ${way.key}`,
			about,
		}));
	});
	return [...own, ...atPlaces];
}

/** The languages the listing's name is translated into; always English. Not the one being read. */
function readIn({ service, council, speech }: Sources): ServicePage["readIn"] {
	const path = pathsFor("en").service(council.slug, service.slug);
	return LANGUAGES.filter(
		({ code }) =>
			code !== speech.language.code &&
			council.settings.languages.includes(code) &&
			(code === "en" || service.content.translations[code]?.name),
	).map(({ code, name, dir }) => ({ code, name, dir, href: inLanguage(code, path) }));
}

function checked({ service, council, now, speech }: Sources): ServicePage["checked"] {
	const { assuredOn } = service;
	if (!assuredOn) return null;
	return {
		text: speech.t("directory:service.checked", { council: council.name, date: speech.format.date(assuredOn) }),
		// A family is then told to ask before they set out.
		stale: isMarked(assuredOn, editorialRules(council.settings), now.date),
	};
}
