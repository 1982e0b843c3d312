/** The page of what is on: one day or one week, with what can be chosen. */
import type { Speech, Told } from "../../platform/i18n/context";
import type { Language } from "../../platform/i18n/languages";
import { speechIn } from "../../platform/i18n/speech.server";
import { addDays, dayOf, daysBetween, type LocalNow, localNow, mondayOf } from "../calendar/local-time";
import { nextOccurrences } from "../calendar/schedule";
import type { Council } from "../councils/queries.server";
import { describeAge } from "../directory/describe-age";
import { tellField } from "../directory/describe-place";
import { hasSessions } from "../directory/has-sessions";
import { findHub, listPublicServices, type PublicService } from "../directory/public-listings.server";
import type { PublicLocation } from "../directory/public-location";
import { STAGE_SLUGS, TIME_SLUGS } from "../directory/vocabulary";
import { type Asked, filterQuery, matches, NO_FILTERS, type SessionFilters, startsWithin, toQuery } from "./filters";
import { byDate, type DayOfSessions, dayHeading, daysOfSessions, notOver } from "./session-row";
import { sessionsBetween } from "./sessions";

/** How far ahead the page leads by links, in days. A date can be typed for what is later. */
const FURTHEST_DAYS = 366;

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
	asked: Asked;
	/** The date that is shown, or the first of its week. */
	date: string;
	/** The days of the date's week that are not past, each with how much is on: "Thursday", "26", "4 sessions". */
	week: { date: string; weekday: string; day: string; count: string; href: string; current: boolean }[];
	wholeWeek: { count: string; href: string; current: boolean };
	previousWeek: string | null;
	nextWeek: string | null;
	days: DayOfSessions[];
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
	asked: Asked,
	{ language, now = localNow() }: { language: Language; now?: LocalNow },
): Promise<WhatsOnPage | undefined> {
	const speech = speechIn(language);
	const { t, paths } = speech;
	const { terms } = council.settings;
	const [all, hub] = await Promise.all([
		listPublicServices(council.id),
		asked.filters.hub === null ? undefined : findHub(council.id, asked.filters.hub),
	]);
	if (asked.filters.hub !== null && !hub) return undefined;
	const services = all.filter(({ content }) => hasSessions(content));

	// Old links lead to what is on now.
	const date = asked.date === null || asked.date < now.date ? now.date : asked.date;
	const monday = mondayOf(date);
	const range = { from: monday, to: addDays(monday, 7) };
	const fitting = services.filter((service) => matches(service.content, asked.filters));
	const sessions = sessionsBetween(fitting, { ...range, terms, locationId: hub?.id }).filter((session) =>
		startsWithin(session.start, asked.filters.time),
	);
	const firstDay = monday > now.date ? monday : now.date;
	const dates = Array.from({ length: daysBetween(firstDay, range.to) }, (_, ahead) => addDays(firstDay, ahead));
	const onDates = byDate(notOver(sessions, now));
	const countOn = (day: string) => onDates.get(day)?.length ?? 0;
	const shown = daysOfSessions(
		onDates,
		asked.view === "week" ? { from: firstDay, to: range.to } : { from: date, to: addDays(date, 1) },
		{ speech, council: council.slug, now, withPlaces: true },
	);

	const link = (change: Partial<Asked>) => paths.whatsOn(council.slug, toQuery({ ...asked, ...change }));
	const heading =
		asked.view === "day"
			? dayHeading(date, now.date, speech)
			: t("calendar:whatsOn.weekHeading", {
					first: speech.format.weekdayDate(range.from),
					last: speech.format.weekdayDate(addDays(range.to, -1)),
				});
	const empty = shown.every((day) => day.sessions.length === 0);
	return {
		title: t("calendar:whatsOn.title", { when: heading, council: council.name }),
		description: t("calendar:whatsOn.description", { council: council.name }),
		heading,
		asked,
		date,
		week: dates.map((day) => ({
			date: day,
			weekday: speech.format.weekday(dayOf(day)),
			day: speech.format.number(Number(day.slice(-2))),
			count: t("calendar:whatsOn.count", { count: countOn(day) }),
			href: link({ date: day === now.date ? null : day, view: "day" }),
			current: asked.view === "day" && day === date,
		})),
		wholeWeek: {
			count: t("calendar:whatsOn.count", { count: dates.reduce((sum, day) => sum + countOn(day), 0) }),
			href: link({ view: "week" }),
			current: asked.view === "week",
		},
		previousWeek: range.from > now.date ? link({ date: startOfWeek(addDays(monday, -7), now) }) : null,
		nextWeek: daysBetween(now.date, range.to) < FURTHEST_DAYS ? link({ date: range.to }) : null,
		days: shown,
		nextDay: empty ? nextDay() : null,
		options: options(services, council, speech),
		chosen: chosen(asked.filters, hub && placeName(hub, speech).text, speech).map(({ without, ...choice }) => ({
			...choice,
			href: link({ filters: { ...asked.filters, ...without } }),
			removeLabel: t("calendar:filter.remove", { filter: choice.text }),
		})),
		clearHref: link({ filters: NO_FILTERS }),
		calendarHref: paths.whatsOnCalendar(council.slug, filterQuery(asked.filters)),
	};

	function nextDay(): WhatsOnPage["nextDay"] {
		const after = { date: addDays(shown.at(-1)?.date ?? date, 1), time: "00:00" };
		const dates = fitting.flatMap(({ content }) => {
			const places = content.places.filter((place) => hub === undefined || place.locationId === hub.id);
			const schedules = [...places.flatMap((place) => place.schedules), ...(hub ? [] : content.schedules)].filter(
				({ start }) => startsWithin(start, asked.filters.time),
			);
			return nextOccurrences(schedules, { now: after, terms, limit: 1 }).map((next) => next.date);
		});
		const [first] = dates.sort();
		if (first === undefined) return null;
		return { text: dayHeading(first, now.date, speech), href: link({ date: first, view: "day" }) };
	}
}

/** Weeks are reached by their Monday, the present one by today. */
function startOfWeek(monday: string, now: LocalNow): string | null {
	return monday <= now.date ? null : monday;
}

function placeName({ content }: PublicLocation, { language }: Speech): Told {
	return tellField(content, "name", content.name, language.code);
}

/** Only what some session has can be chosen, so that no choice is a dead end. */
function options(services: readonly PublicService[], council: Council, speech: Speech): WhatsOnPage["options"] {
	const { t, format, language } = speech;
	const collator = new Intl.Collator(language.intl);
	const byText = (one: Option, other: Option) => collator.compare(one.text, other.text);
	const scheduled = services.filter(
		({ content }) => content.schedules.length > 0 || content.places.some((place) => place.schedules.length > 0),
	);
	const topics = new Set(scheduled.flatMap(({ content }) => content.topics));
	const spoken = new Set(
		scheduled.flatMap(({ content }) => [...content.heldIn, ...content.interpreter]).filter((code) => code !== "*"),
	);
	const hubs = new Map(
		scheduled
			.flatMap(({ locations }) => [...locations.values()])
			.filter(({ isHub, masked }) => isHub && !masked)
			.map((hub) => [hub.slug, hub]),
	);
	for (const code of council.settings.languages) if (code !== "en") spoken.add(code);
	return {
		stages: STAGE_SLUGS.map((value) => ({ value, text: t(`vocabulary:stage.${value}`) })),
		topics: [...topics].map((value) => ({ value, text: t(`vocabulary:topic.${value}`) })).sort(byText),
		times: TIME_SLUGS.map((value) => ({ value, text: t(`vocabulary:time.${value}`) })),
		languages: [...spoken].map((value) => ({ value, text: format.languageName(value) })).sort(byText),
		hubs: [...hubs.values()]
			.map((hub): Option => {
				const { text, lang } = placeName(hub, speech);
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
