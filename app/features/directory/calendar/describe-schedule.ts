/** A schedule in words: "Every Thursday, 10am to 11:30am, term time only". */

import { addDays, dayOf, daysBetween } from "../../../model/calendar/local-time";
import { parseRule, type Rule, type RuleDay } from "../../../model/calendar/schedule";
import { DAYS, type Day, type Schedule } from "../../../model/calendar/shapes";
import type { Format } from "../../../platform/i18n/format";
import type { T } from "../../../platform/i18n/translate.server";

interface Speech {
	t: T;
	format: Format;
}

/** The ordinals families say. Others are told as "on certain dates", with the dates beside them. */
const ORDINALS = { 1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", "-1": "last" } as const;

const WORKING_WEEK: readonly Day[] = ["MO", "TU", "WE", "TH", "FR"];
const MOST_DATES_NAMED = 3;

/**
 * How often and at what time, and its first and last date where these still matter.
 * @param today a local date; dates before it are left out, and so is its year
 */
export function describeSchedule(schedule: Schedule, today: string, { t, format }: Speech): string {
	const parsed = schedule.rrule === null ? undefined : parseRule(schedule.rrule);
	const { when, from, until, except } = parsed?.ok
		? ruled(parsed.rule, schedule, { t, format })
		: dated(schedule, today, { t, format });
	const parts = [
		when,
		format.timeRange(schedule.start, schedule.end),
		from && from > today ? t("calendar:schedule.from", { date: format.date(from, today) }) : "",
		until ? t("calendar:schedule.until", { date: format.date(until, today) }) : "",
		except.length > 0
			? t("calendar:schedule.except", { dates: format.list(except.map((date) => format.date(date, today))) })
			: "",
		schedule.termTimeOnly ? t("calendar:schedule.termTime") : "",
	];
	return capitalised(parts.filter(Boolean).join(t("calendar:schedule.separator")));
}

/** How often something happens in words, and the local dates between which it does. */
interface Often {
	when: string;
	from: string | null;
	until: string | null;
	/** Dates in between on which it does not. */
	except: readonly string[];
}

function ruled(rule: Rule, { dtstart, validTo }: Schedule, speech: Speech): Often {
	const until = [rule.until?.date, validTo].flatMap((date) => date ?? []).sort()[0] ?? null;
	return { when: describeRule(rule, dtstart, speech), from: dtstart, until, except: [] };
}

/** Sentences start with whatever part came first. A script without capitals is left as it is. */
function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Dates that are named one by one: some are told so, of many the weekdays. */
function dated({ dtstart, rdates, exdates }: Schedule, today: string, speech: Speech): Often {
	const { t, format } = speech;
	const all = [...new Set([dtstart, ...rdates])].filter((date) => !exdates.includes(date)).sort();
	const ahead = all.filter((date) => date >= today);
	const dates = ahead.length > 0 ? ahead : all.slice(-1);
	const names = (some: readonly string[]) => some.map((date) => format.weekdayDate(date, today));
	const alone = { from: null, until: null, except: [] };
	const last = dates.at(-1);
	if (last === undefined || dates.length <= MOST_DATES_NAMED) return { ...alone, when: format.list(names(dates)) };
	const rest = { count: dates.length - MOST_DATES_NAMED, last: format.date(last, today) };
	const first = names(dates.slice(0, MOST_DATES_NAMED)).join(t("calendar:schedule.separator"));
	return onWeekdays(dates, today, speech) ?? { ...alone, when: t("calendar:schedule.more", { dates: first, ...rest }) };
}

/** Dates in order as weekdays: "Tuesdays and Thursdays", "Mondays, every 2 weeks"; null where too many are missing. */
function onWeekdays(dates: readonly string[], today: string, speech: Speech): Often | null {
	const [first = "", second = ""] = dates;
	const last = dates.at(-1) ?? first;
	const days = DAYS.filter((day) => dates.some((date) => dayOf(date) === day));
	const step = daysBetween(first, second);
	if (days.length === 1 && step > 7 && dates.every((date, at) => date === addDays(first, at * step))) {
		const when = speech.t("calendar:schedule.everyWeeks", { days: plural(days, speech), count: step / 7 });
		return { when, from: first, until: last, except: [] };
	}
	const between = Array.from({ length: daysBetween(today, last) }, (_, at) => addDays(today, at)).filter((date) =>
		days.includes(dayOf(date)),
	);
	const except = between.filter((date) => date > first && !dates.includes(date));
	if (except.length > MOST_DATES_NAMED || except.length * 2 > dates.length) return null;
	return { when: weekly(days, speech), from: between.some((date) => date < first) ? first : null, until: last, except };
}

function describeRule(rule: Rule, dtstart: string, speech: Speech): string {
	const { t } = speech;
	const days = rule.days.length + rule.monthDays.length === 0 ? fromStart(rule, dtstart) : rule;
	const everyWeek = rule.frequency === "weekly" || isEveryWeek(days);
	if (everyWeek) {
		const chosen = DAYS.filter((day) => days.days.some((each) => each.day === day));
		if (rule.frequency === "weekly" && rule.interval > 1) {
			return t("calendar:schedule.everyWeeks", { days: plural(chosen, speech), count: rule.interval });
		}
		if (rule.interval === 1) return weekly(chosen, speech);
	}
	const inMonth = describeInMonth(days, speech);
	if (!inMonth || everyWeek) return t("calendar:schedule.irregular");
	return rule.interval === 1 ? inMonth : t("calendar:schedule.everyMonths", { when: inMonth, count: rule.interval });
}

type RuleDays = Pick<Rule, "days" | "monthDays">;

/** A rule without days happens on the weekday, or on the day of the month, that it began on. */
function fromStart(rule: Rule, dtstart: string): RuleDays {
	return rule.frequency === "weekly"
		? { days: [{ day: dayOf(dtstart), ordinal: null }], monthDays: [] }
		: { days: [], monthDays: [Number(dtstart.slice(8))] };
}

function isEveryWeek({ days, monthDays }: RuleDays): boolean {
	return days.length > 0 && monthDays.length === 0 && days.every(({ ordinal }) => ordinal === null);
}

function weekly(days: readonly Day[], speech: Speech): string {
	const { t } = speech;
	const [only] = days;
	if (only && days.length === 1) return t(`calendar:schedule.every.${only}`);
	if (days.length === DAYS.length) return t("calendar:schedule.everyDay");
	return plural(days, speech);
}

function plural(days: readonly Day[], { t, format }: Speech): string {
	if (days.length === WORKING_WEEK.length && WORKING_WEEK.every((day) => days.includes(day))) {
		return t("calendar:schedule.workingWeek");
	}
	return format.list(days.map((day) => t(`calendar:schedule.days.${day}`)));
}

function describeInMonth({ days, monthDays }: RuleDays, { t, format }: Speech): string | undefined {
	if (days.length > 0 && monthDays.length > 0) return undefined;
	if (days.length > 0) {
		const named = days.map((day) => ordinalDay(day, t));
		if (!named.every((name) => name !== undefined)) return undefined;
		return t("calendar:schedule.ofTheMonth", { days: format.list(named) });
	}
	if (monthDays.length === 1 && monthDays[0] === -1) return t("calendar:schedule.lastDayOfMonth");
	if (monthDays.some((day) => day < 0)) return undefined;
	const numbers = [...monthDays].sort((one, other) => one - other).map((day) => format.number(day));
	return t("calendar:schedule.monthDays", { count: numbers.length, days: format.list(numbers) });
}

function ordinalDay({ day, ordinal }: RuleDay, t: T): string | undefined {
	if (ordinal === null || !(ordinal in ORDINALS)) return undefined;
	return t(`calendar:schedule.nth.${day}.${ORDINALS[ordinal as keyof typeof ORDINALS]}`);
}
