/** A schedule in words: "Every Thursday, 10am to 11:30am, term time only". */

import { dayOf } from "../../../model/calendar/local-time";
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
 * @param today a local date; dates before it are left out
 */
export function describeSchedule(schedule: Schedule, today: string, { t, format }: Speech): string {
	const parsed = schedule.rrule === null ? undefined : parseRule(schedule.rrule);
	const rule = parsed?.ok ? parsed.rule : undefined;
	const until = earliest(rule?.until?.date, schedule.validTo ?? undefined);
	const parts = [
		rule ? describeRule(rule, schedule.dtstart, { t, format }) : describeDates(schedule, today, { t, format }),
		format.timeRange(schedule.start, schedule.end),
		rule && schedule.dtstart > today ? t("calendar:schedule.from", { date: format.date(schedule.dtstart) }) : "",
		rule && until ? t("calendar:schedule.until", { date: format.date(until) }) : "",
		schedule.termTimeOnly ? t("calendar:schedule.termTime") : "",
	];
	return capitalised(parts.filter(Boolean).join(t("calendar:schedule.separator")));
}

function earliest(...dates: (string | undefined)[]): string | undefined {
	return dates.filter((date) => date !== undefined).sort()[0];
}

/** Sentences start with whatever part came first. A script without capitals is left as it is. */
function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

function describeDates(schedule: Schedule, today: string, { t, format }: Speech): string {
	const all = [...new Set([schedule.dtstart, ...schedule.rdates])].filter((date) => !schedule.exdates.includes(date));
	const ahead = all.filter((date) => date >= today).sort();
	const dates = ahead.length > 0 ? ahead : all.sort().slice(-1);
	if (dates.length > MOST_DATES_NAMED) return t("calendar:schedule.dates", { count: dates.length });
	return format.list(dates.map((date) => format.weekdayDate(date)));
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
