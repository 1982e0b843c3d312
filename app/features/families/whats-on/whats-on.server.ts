/** The page of what is on: one day or one week, with what can be chosen. */

import { addDays, dayOf, daysBetween, type LocalNow, localNow, mondayOf } from "../../../model/calendar/local-time";
import { dateRules } from "../../../model/councils/settings";
import type { PublicLocation } from "../../../model/listings/public-location";
import type { PublicService } from "../../../model/listings/public-service";
import { nextSessions, type SessionFilter, type SessionOf, startsIn } from "../../../model/listings/sessions";
import { STAGE_SLUGS, TIME_SLUGS } from "../../../model/listings/vocabulary";
import type { LocalText } from "../../../model/local-text";
import { byDictionary } from "../../../model/order";
import { ANYONE } from "../../../model/people/asker";
import type { Speech } from "../../../platform/i18n/context";
import type { Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { takingTurns } from "../../../platform/taking-turns.server";
import type { Council } from "../../directory/councils/queries.server";
import { locateFamily } from "../../directory/listings/named-places.server";
import { findHub, listHubs, publicServicesById } from "../../directory/listings/public-listings.server";
import { milesBetween, type Position } from "../../directory/places/distance";
import { describeAge } from "../words/describe-age";
import { describeLocated, type PostcodeProblem, placeName } from "../words/describe-located";
import { translatedField } from "../words/describe-place";
import { ANYWHERE, filterQuery, matches, NO_FILTERS, type SessionFilters, toQuery, type WhatsOnQuery } from "./filters";
import { byDate, type DayOfSessions, dayHeading, daysOfSessions, notOver } from "./session-row";
import { type CouncilTimetable, type TimedService, timetableOf } from "./timetable.server";

/** How far ahead the page leads by links, in days. A date can be typed for what is later. */
const FURTHEST_DAYS = 366;
/** A week of most councils; a day of the largest has more. */
const SESSIONS_A_PAGE = 250;

export interface Option {
	value: string;
	text: string;
	lang?: string;
}

export interface WhatsOnPage {
	title: string;
	description: string;
	/** "Today, Thursday 26 November", "Monday 23 November to Sunday 29 November" */
	heading: string;
	query: WhatsOnQuery;
	/** What sessions are told the distance from, nearest first; null where nobody said. */
	near: { name: string | null; problem: PostcodeProblem | null };
	/** The date that is shown, or the first of its week. */
	date: string;
	/** The days of the date's week that are not past, each with how much is on: "Thursday", "26", "4 sessions". */
	week: { date: string; weekday: string; day: string; count: string; href: string; current: boolean }[];
	wholeWeek: { count: string; href: string; current: boolean };
	previousWeek: string | null;
	nextWeek: string | null;
	days: DayOfSessions[];
	/** From 1, of so many. */
	page: number;
	pages: number;
	/** The next day with anything on, where the days shown have nothing. */
	nextDay: { text: string; href: string } | null;
	options: { stages: Option[]; topics: Option[]; times: Option[]; languages: Option[]; hubs: Option[] };
	chosen: { key: string; text: string; href: string; removeLabel: string }[];
	clearHref: string;
	calendarHref: string;
}

/** @returns the page, or undefined when the hub asked for does not exist */
export async function whatsOnPage(
	council: Council,
	query: WhatsOnQuery,
	{ language, now = localNow() }: { language: Language; now?: LocalNow },
): Promise<WhatsOnPage | undefined> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const rules = dateRules(council.settings);
	const { postcode, distance } = query.near;
	const [timetable, hubs, located, hub] = await Promise.all([
		timetableOf(council),
		listHubs(ANYONE, council.id),
		locateFamily(council, postcode),
		query.filters.hub === null ? undefined : findHub(ANYONE, council.id, query.filters.hub),
	]);
	if (query.filters.hub !== null && !hub) return undefined;

	const here = located.where === "here" ? located.place : null;
	const milesTo = milesFrom(here?.position ?? null, timetable.positions);
	// What is at no place, or at one of which nobody says where it is, is as near as anything, and stands last.
	const isInReach = (locationId: string | null) =>
		(!hub || locationId === hub.id) && (distance === null || (milesTo(locationId) ?? 0) <= distance);

	// Old links lead to what is on now.
	const date = query.date === null || query.date < now.date ? now.date : query.date;
	const monday = mondayOf(date);
	const range = { from: monday, to: addDays(monday, 7) };
	const { time } = query.filters;
	const fitting = new Set(timetable.services.filter(({ content }) => matches(content, query.filters)));
	// What began last night and goes on may be of the week before.
	const lastNight = addDays(now.date, -1);
	const weeks = date === now.date && lastNight < monday ? [mondayOf(lastNight), monday] : [monday];
	const inWeeks = (await Promise.all(weeks.map((first) => timetable.week(first)))).flat();
	const sessions = inWeeks.filter(
		({ service, locationId, start }) => fitting.has(service) && isInReach(locationId) && startsIn(time, start),
	);
	if (here)
		sessions.sort((one, other) => (milesTo(one.locationId) ?? Infinity) - (milesTo(other.locationId) ?? Infinity) || 0);
	const firstDay = monday > now.date ? monday : now.date;
	const dates = Array.from({ length: daysBetween(firstDay, range.to) }, (_, ahead) => addDays(firstDay, ahead));
	const onDates = byDate(notOver(sessions, now), now.date);
	const countOn = (day: string) => onDates.get(day)?.length ?? 0;
	const inView = query.view === "week" ? { from: firstDay, to: range.to } : { from: date, to: addDays(date, 1) };
	const found = dates.filter((day) => day >= inView.from && day < inView.to).flatMap((day) => onDates.get(day) ?? []);
	const pages = Math.max(1, Math.ceil(found.length / SESSIONS_A_PAGE));
	const page = Math.min(query.page, pages);
	const shown = await withPublicServices(council.id, found.slice((page - 1) * SESSIONS_A_PAGE, page * SESSIONS_A_PAGE));
	const from = here?.position;
	const days = daysOfSessions(byDate(shown, now.date), inView, {
		speech,
		council: council.slug,
		now,
		withPlaces: true,
		from,
	});

	const link = (change: Partial<WhatsOnQuery>) =>
		paths.whatsOn(council.slug, toQuery({ ...query, page: 1, ...change }));
	const heading =
		query.view === "day"
			? dayHeading(date, now.date, speech)
			: t("calendar:whatsOn.weekHeading", {
					first: speech.format.weekdayDate(range.from, now.date),
					last: speech.format.weekdayDate(addDays(range.to, -1), now.date),
				});
	const name = here && placeName(here);
	return {
		title: t("calendar:whatsOn.title", { when: heading, council: council.name }),
		description: t("calendar:whatsOn.description", { council: council.name }),
		heading,
		query,
		near: { name, problem: describeLocated(located, council, speech) },
		date,
		week: dates.map((day) => ({
			date: day,
			weekday: speech.format.weekday(dayOf(day)),
			day: speech.format.number(Number(day.slice(-2))),
			count: t("calendar:whatsOn.count", { count: countOn(day) }),
			href: link({ date: day === now.date ? null : day, view: "day" }),
			current: query.view === "day" && day === date,
		})),
		wholeWeek: {
			count: t("calendar:whatsOn.count", { count: dates.reduce((sum, day) => sum + countOn(day), 0) }),
			href: link({ view: "week" }),
			current: query.view === "week",
		},
		previousWeek: range.from > now.date ? link({ date: startOfWeek(addDays(monday, -7), now) }) : null,
		nextWeek: daysBetween(now.date, range.to) < FURTHEST_DAYS ? link({ date: range.to }) : null,
		// A day that is on another page is not a day without anything.
		days: pages === 1 ? days : days.filter((day) => day.sessions.length > 0),
		page,
		pages,
		nextDay: found.length === 0 ? await nextDay() : null,
		options: options(timetable, hubs, council, speech),
		chosen: [
			...(name === null ? [] : [nearest(name)]),
			...chosen(query.filters, hub && hubName(hub, speech).text, speech).map(({ without, ...choice }) => ({
				...choice,
				href: link({ filters: { ...query.filters, ...without } }),
			})),
		].map((choice) => ({ ...choice, removeLabel: t("calendar:filter.remove", { filter: choice.text }) })),
		clearHref: link({ near: ANYWHERE, filters: NO_FILTERS }),
		calendarHref: paths.whatsOnCalendar(council.slug, filterQuery(query.filters)),
	};

	function nearest(name: string) {
		const within = distance === null ? null : speech.format.miles(distance);
		const text = within
			? t("directory:results.within", { distance: within, place: name })
			: t("directory:hub.nearestTo", { postcode: name });
		return { key: "near", text, href: link({ near: ANYWHERE }) };
	}

	async function nextDay(): Promise<WhatsOnPage["nextDay"]> {
		const after = { date: inView.to, time: "00:00" };
		const where: SessionFilter = { time, at: isInReach };
		const turn = takingTurns();
		let first: string | undefined;
		for (const service of fitting) {
			await turn();
			const [next] = nextSessions(service, { now: after, rules, limit: 1, ...where });
			if (next && (first === undefined || next.date < first)) first = next.date;
		}
		if (first === undefined) return null;
		return { text: dayHeading(first, now.date, speech), href: link({ date: first, view: "day" }) };
	}
}

/** How far away a location is, in miles, worked out once for each; null where that is not known. */
function milesFrom(from: Position | null, positions: ReadonlyMap<string, Position>) {
	const known = new Map<string, number>();
	return (locationId: string | null): number | null => {
		const at = locationId === null ? undefined : positions.get(locationId);
		if (!from || !at || locationId === null) return null;
		const miles = known.get(locationId) ?? milesBetween(from, at);
		known.set(locationId, miles);
		return miles;
	};
}

/** Sessions with all that is public of their services. */
async function withPublicServices(
	councilId: string,
	sessions: readonly SessionOf<TimedService>[],
): Promise<SessionOf<PublicService>[]> {
	const ids = new Set(sessions.map(({ service }) => service.id));
	const services = new Map(
		(await publicServicesById(ANYONE, councilId, [...ids])).map((service) => [service.id, service]),
	);
	return sessions.flatMap((session) => {
		const service = services.get(session.service.id);
		return service ? [{ ...session, service }] : [];
	});
}

/** Weeks are reached by their Monday, the present one by today. */
function startOfWeek(monday: string, now: LocalNow): string | null {
	return monday <= now.date ? null : monday;
}

function hubName({ content }: PublicLocation, { language }: Speech): LocalText {
	return translatedField(content, "name", content.name, language.code);
}

/** Only what some session has can be chosen, so that no choice is a dead end. */
function options(
	{ topics, languages, locationIds }: CouncilTimetable,
	hubs: readonly PublicLocation[],
	council: Council,
	speech: Speech,
): WhatsOnPage["options"] {
	const { t, format, language } = speech;
	const byText = byDictionary<Option>(({ text }) => text, language.intl);
	const spoken = new Set(languages);
	for (const code of council.settings.languages) if (code !== "en") spoken.add(code);
	return {
		stages: STAGE_SLUGS.map((value) => ({ value, text: t(`vocabulary:stage.${value}`) })),
		topics: [...topics].map((value) => ({ value, text: t(`vocabulary:topic.${value}`) })).sort(byText),
		times: TIME_SLUGS.map((value) => ({ value, text: t(`vocabulary:time.${value}`) })),
		languages: [...spoken].map((value) => ({ value, text: format.languageName(value) })).sort(byText),
		hubs: hubs
			.filter(({ id }) => locationIds.has(id))
			.map((hub): Option => {
				const { text, lang } = hubName(hub, speech);
				return { value: hub.slug, text, lang: lang === language.code ? undefined : lang };
			})
			.sort(byText),
	};
}

interface Choice {
	key: string;
	text: string;
	/** The filters that must change to take it away. */
	without: Partial<SessionFilters>;
}

function chosen(filters: SessionFilters, hubName: string | undefined, { t, format }: Speech): Choice[] {
	const { stage, age, topic, time, free, language } = filters;
	const choices: (Choice | false)[] = [
		...stage.map((slug) => ({
			key: slug,
			text: t(`vocabulary:stage.${slug}`),
			without: { stage: stage.filter((other) => other !== slug) },
		})),
		age !== null && { key: "age", text: describeAge(age, t), without: { age: null } },
		...topic.map((slug) => ({
			key: slug,
			text: t(`vocabulary:topic.${slug}`),
			without: { topic: topic.filter((other) => other !== slug) },
		})),
		...time.map((part) => ({
			key: part,
			text: t(`vocabulary:time.${part}`),
			without: { time: time.filter((other) => other !== part) },
		})),
		free && { key: "free", text: t("directory:cost.free"), without: { free: false } },
		...language.map((code) => ({
			key: `language ${code}`,
			text: format.languageName(code),
			without: { language: language.filter((other) => other !== code) },
		})),
		hubName !== undefined && { key: "hub", text: hubName, without: { hub: null } },
	];
	return choices.filter((choice) => choice !== false);
}
