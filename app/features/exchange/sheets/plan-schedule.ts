/** When the sessions of one service at one venue happen: its rows' rules and dates as schedules without overlaps. */
import { addDays, dateOfDay, dayNumber, weekdayIndex } from "../../../model/calendar/local-time";
import { occurrences, parseRule } from "../../../model/calendar/schedule";
import type { Schedule } from "../../../model/listings/shapes";
import { DAY_NAMES, DAYS, type Day } from "../../../model/listings/vocabulary";
import type { Slot } from "./merge-sessions";
import type { When } from "./session";

/** Where a weekly rule begins whose source gives no first date. */
const BEGINNING = "2020-01-01";

/**
 * The schedules of the slots of one service at one place, one for each slot (more only where its rows hold different
 * rules). Where a slot names a date on which another has the same session too, only the one that names fewer dates has it.
 * @param idOf names a schedule: of its days, its start, and a number where there is more than one
 */
export function planSchedules(slots: readonly Slot[], idOf: (...parts: string[]) => string): Schedule[] {
	const planned = slots.flatMap((slot) => planSlot(slot, (nth) => idOf(slot.days.join(), slot.start, String(nth))));
	return withoutOverlaps(planned);
}

function planSlot(slot: Slot, idOf: (nth: number) => string): Schedule[] {
	const whens = slot.rows.map(({ when }) => when);
	const common = {
		start: slot.start,
		end: whens.find(({ end }) => end !== null)?.end ?? null,
		termTimeOnly: whens.some(({ termTimeOnly }) => termTimeOnly),
		note:
			[...new Set([conflictNote(slot, whens), ...whens.map(({ note }) => note)])].filter(Boolean).join("\n") || null,
	};
	const dates = [...new Set(whens.flatMap((when) => when.dates))].sort();
	const rules = new Map(whens.flatMap((when) => (when.rrule ? [[ruleKey(when), when] as const] : [])));
	if (rules.size === 0) {
		const [dtstart, ...rdates] = dates;
		if (!dtstart) return [];
		const validTo = dates.at(-1) ?? null;
		return [{ id: idOf(0), dtstart, validTo, rrule: null, rdates, exdates: [], ...common }];
	}
	const schedules = [...rules.values()].map((when, nth): Schedule => {
		const dtstart = firstDate(when);
		const { validTo, rrule, except: exdates } = when;
		return { id: idOf(nth), dtstart, validTo, rrule, rdates: [], exdates, ...common };
	});
	return addDates(schedules, dates);
}

const ruleKey = ({ rrule, validFrom, validTo }: When) => [rrule, validFrom, validTo].join();

/** The first day of a rule: the first of its days on or after the date from which it holds. */
function firstDate({ rrule, days, validFrom }: When): string {
	const parsed = parseRule(rrule ?? "");
	const from = validFrom ?? BEGINNING;
	if (!parsed.ok || parsed.rule.frequency === "monthly") return from;
	const wanted = parsed.rule.days.length > 0 ? parsed.rule.days.map(({ day }) => day) : days;
	const begin = dayNumber(from);
	const ahead = wanted.map((day) => (DAYS.indexOf(day) - weekdayIndex(begin) + 7) % 7);
	return dateOfDay(begin + Math.min(...ahead));
}

/** Adds dates that the rules do not make: by letting a rule go on where they continue it, else one by one. */
function addDates(schedules: Schedule[], dates: readonly string[]): Schedule[] {
	const made = (schedule: Schedule, last: string) =>
		occurrences({ ...schedule, validTo: last }, { from: schedule.dtstart, to: addDays(last, 1), terms: [] }).map(
			({ date }) => date,
		);
	const [first, ...others] = schedules;
	const last = dates.at(-1);
	if (!first || !last) return schedules;
	const covered = new Set(
		schedules.flatMap((schedule) => {
			const end = schedule.validTo !== null && schedule.validTo < last ? schedule.validTo : last;
			return end < schedule.dtstart ? [] : made(schedule, end);
		}),
	);
	const more = dates.filter((date) => !covered.has(date));
	if (more.length === 0) return schedules;

	const { validTo } = first;
	if (validTo !== null && others.length === 0 && last > validTo) {
		const goesOn = made(first, last).filter((date) => date > validTo);
		if (goesOn.join() === more.join()) return [{ ...first, validTo: last }];
	}
	const until = validTo === null ? "" : `;UNTIL=${validTo.replaceAll("-", "")}`;
	const rrule = first.rrule && (first.rrule.includes("UNTIL=") ? first.rrule : `${first.rrule}${until}`);
	const later = validTo !== null && last > validTo ? last : validTo;
	return [{ ...first, rrule, rdates: more, validTo: later }, ...others];
}

/** Days by name as a family reads them: "Saturdays", "Mondays and Fridays". */
function plural(days: readonly Day[]): string {
	const names = days.map((day) => `${DAY_NAMES[day]}s`);
	const last = names.pop() ?? "";
	return names.length > 0 ? `${names.join(", ")} and ${last}` : last;
}

/** What a family should know when the source gives days and dates that do not fit each other. */
function conflictNote(slot: Slot, whens: readonly When[]): string | null {
	const others = DAYS.filter((day) => whens.some(({ otherDays }) => otherDays.includes(day)));
	if (others.length === 0) return null;
	return `Listed for ${plural(slot.days)}, but some dates are ${plural(others)}. Check before you go.`;
}

/** How many dates at most are compared: enough for two years of a daily session. */
const COMPARED_DAYS = 800;

/** Takes a date out of a schedule when one with fewer dates of its own has the same session then. */
function withoutOverlaps(schedules: Schedule[]): Schedule[] {
	if (schedules.length < 2) return schedules;
	const specificFirst = [...schedules].sort(
		(a, b) => Number(a.rrule !== null) - Number(b.rrule !== null) || a.rdates.length - b.rdates.length,
	);
	const taken = new Set<string>();
	const exdates = new Map<string, string[]>();
	const named = schedules.flatMap(({ dtstart, rdates, rrule }) => (rrule === null ? [dtstart, ...rdates] : rdates));
	const from = [...named, ...schedules.map(({ dtstart }) => dtstart)].sort()[0] ?? BEGINNING;
	const lastNamed = named.sort().at(-1) ?? from;
	const to = dateOfDay(Math.min(dayNumber(lastNamed), dayNumber(from) + COMPARED_DAYS) + 1);
	for (const schedule of specificFirst) {
		const found = occurrences(schedule, { from, to, terms: [] }).map(({ date }) => `${date} ${schedule.start}`);
		const twice = found.filter((moment) => taken.has(moment)).map((moment) => moment.slice(0, 10));
		if (twice.length > 0) exdates.set(schedule.id, twice);
		for (const moment of found) taken.add(moment);
	}
	return schedules.map((schedule) => {
		const more = exdates.get(schedule.id);
		return more ? { ...schedule, exdates: [...schedule.exdates, ...more].sort() } : schedule;
	});
}
