/** When the session of a row happens: days, dates or a rule, from a start to an end. Pure. */
import { dayOf } from "../../../model/calendar/local-time";
import { parseDate, parseDates, parseDays, parseNotedRange, parseTime } from "../../../model/calendar/read-when";
import { parseRule } from "../../../model/calendar/schedule";
import type { Field } from "../../../model/exchange/sheet-fields";
import type { Day } from "../../../model/listings/vocabulary";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import type { ForeignItem } from "../../../platform/foreign/item";
import { type Understood, understood, valueOr } from "../../../platform/foreign/understood";
import { remembering } from "./remembering";
import type { When } from "./session";

const TERM_TIME = /\bterm[- ]?time(?: only)?\b/i;

const readDays = remembering(parseDays);
const readRule = remembering(parseRule);

/** A date that a row is refused for when it is none. */
export const readDate = (row: ForeignItem, field: Field): Understood<string> =>
	row.at(field).strict.as(parseDate, "is not a date");

/**
 * Reads when a row's session happens.
 * @returns null where the row says nothing of it, or where it has been refused for what it says
 */
export function readWhen(row: ForeignItem): When | null {
	if (!["days", "dates", "recurrence", "start"].some((field) => row.at(field).isSaid)) return null;
	const { start, end } = readHours(row);
	if (start.state === "understood" && end.state === "understood" && end.value <= start.value) {
		row.refuse("end", `${end.value} is not after the start, ${start.value}`, end.value);
	}
	const listedDays = row.at("days").strict.as(readDays, "cannot be read as days of the week");
	const listedDates = row.at("dates").strict.as(parseDates, "is not a list of dates", { limit: FOREIGN_LIMITS.prose });
	const typedRule = valueOr(row.at("recurrence").strict.text(FOREIGN_LIMITS.note), "");
	const rule = typedRule ? readRule(typedRule) : undefined;
	if (rule && !rule.ok) row.refuse("recurrence", rule.reason, typedRule);
	const validFrom = valueOr(readDate(row, "validFrom"), null);
	const validTo = valueOr(readDate(row, "validTo"), null);
	if (validFrom && validTo && validTo < validFrom) {
		row.refuse("validTo", `${validTo} is before ${validFrom}`, validTo);
	}
	const unread = [listedDays, listedDates].some(({ state }) => state === "not-understood");
	if (start.state !== "understood" || unread || (rule && !rule.ok)) return null;

	const dates = valueOr(listedDates, []);
	const notes = valueOr(row.at("notes").text(FOREIGN_LIMITS.prose), "");
	const ranged = rangeOfWeeks(dates, notes);
	const ruleDays = rule?.rule.days.map(({ day }) => day) ?? [];
	const happensOn = [...ruleDays, ...(ranged ? ranged.days : dates.map(dayOf))];
	const days = valueOr(listedDays, inWeekOrder(happensOn));
	const monthly = rule?.rule.frequency === "monthly";
	if (days.length === 0 && !monthly) row.refuse("days", "are missing");
	const otherDays = inWeekOrder(happensOn.filter((day) => !days.includes(day)));
	const { words } = row.at("days");
	if (otherDays.length > 0) row.warn("days", `"${words}" does not fit its dates, which are on ${otherDays}`, words);
	return {
		days,
		start: start.value,
		end: valueOr(end, null),
		rrule: ranged?.rrule ?? (typedRule.replace(/^RRULE:/i, "") || (dates.length ? null : weekly(days))),
		dates: ranged ? [] : dates,
		except: ranged?.except ?? [],
		validFrom: ranged?.from ?? validFrom,
		validTo: ranged?.to ?? validTo,
		termTimeOnly: TERM_TIME.test(notes) || TERM_TIME.test(words),
		otherDays,
	};
}

/** A time of twelve hours without its half of the day: "1.30", not "01:30" and not "1.30pm". */
const isHalfSaid = (text: string) => !/^[1-9][:.]?\d{2}$|^1[0-2][:.]?\d{2}$/.test(text.trim());
/** Before this, sessions are in the afternoon unless somebody says "am". */
const EARLIEST = "07:00";
/** Later than any session, and earlier than any but those at night. */
const NIGHT_ENDS = "06:00";

const inAfternoon = (time: string) => `${Number(time.slice(0, 2)) + 12}${time.slice(2)}`;

/** From when to when; where a sheet leaves out which half of the day is meant, as the row as a whole has it. */
function readHours(row: ForeignItem): { start: Understood<string>; end: Understood<string> } {
	const start = row.at("start").needed.as(parseTime, "is not a time");
	const end = row.at("end").strict.as(parseTime, "is not a time");
	if (start.state !== "understood") return { start, end };
	const [startWords, endWords] = [row.at("start").words, row.at("end").words];
	let from = start.value;
	if (!isHalfSaid(startWords) && from < EARLIEST) {
		from = inAfternoon(from);
		row.warn("start", `"${startWords}" is read as ${from}, in the afternoon`, startWords);
	} else if (from < NIGHT_ENDS) {
		row.warn("start", `"${startWords}" is at night: is that right?`, startWords);
	}
	if (end.state !== "understood") return { start: understood(from), end };
	const to = !isHalfSaid(endWords) && end.value <= from && end.value < "12:00" ? inAfternoon(end.value) : end.value;
	return { start: understood(from), end: understood(to) };
}

const weekly = (days: readonly Day[]) => `FREQ=WEEKLY;BYDAY=${days.join(",")}`;

function inWeekOrder(days: readonly Day[]): Day[] {
	return parseDays(days.join(";")) ?? [];
}

/**
 * Some sheets hold the ends of a range of weeks, and its exceptions, as if they were the dates: "2026-05-12; 2026-05-26;
 * 2026-07-07" beside the note "12 May to 7 July (except 26 May half-term)". The note tells.
 */
function rangeOfWeeks(dates: readonly string[], notes: string) {
	const range = parseNotedRange(notes);
	const [from, to] = [dates[0], dates.at(-1)];
	if (!range || !from || !to) return undefined;
	const told = [range.from, ...range.except, range.to].map((monthDay) => `${from.slice(0, 5)}${monthDay}`);
	if ([...told].sort().join() !== dates.join() || told[0] !== from || told.at(-1) !== to) return undefined;
	const day = dayOf(from);
	return { from, to, except: told.slice(1, -1), days: [day], rrule: weekly([day]) };
}
