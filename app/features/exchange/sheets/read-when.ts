/** When the session of a row happens: days, dates or a rule, from a start to an end. Pure. */
import { dayOf } from "../../../model/calendar/local-time";
import { type DateNotes, parseDayPattern, readDateNotes, ruleOfDays } from "../../../model/calendar/read-days";
import { type Half, parseHours, parseStartAndEnd } from "../../../model/calendar/read-hours";
import { parseDate, parseDates, parseDays, parseNotedRange } from "../../../model/calendar/read-when";
import { parseRule } from "../../../model/calendar/schedule";
import type { Field } from "../../../model/exchange/sheet-fields";
import type { Day } from "../../../model/listings/vocabulary";
import { FOREIGN_LIMITS } from "../../../platform/foreign/field";
import type { ForeignItem } from "../../../platform/foreign/item";
import { valueOr } from "../../../platform/foreign/understood";
import { remembering } from "./remembering";
import type { When } from "./session";

const readPattern = remembering(parseDayPattern);
const readRule = remembering(parseRule);

/** What a row says of when its session is on. */
export interface SaidWhen {
	/** Null where nothing is said, or not all of it was understood. */
	when: When | null;
	/** What was not made a session, in the row's own words. */
	words: string | null;
	/** Something of it was not understood. */
	isUnread: boolean;
}

/** Reads when a row's session happens. What does not fit is told, and all that is said of it kept as words. */
export function readWhen(row: ForeignItem): SaidWhen {
	return new WhenReader(row).read();
}

class WhenReader {
	private isUnread = false;

	constructor(private readonly row: ForeignItem) {}

	read(): SaidWhen {
		const texts = {
			days: this.text("days"),
			dates: this.text("dates", FOREIGN_LIMITS.prose),
			recurrence: this.text("recurrence", FOREIGN_LIMITS.note),
			start: this.text("start"),
			end: this.text("end"),
			validFrom: this.text("validFrom"),
			validTo: this.text("validTo"),
			notes: valueOr(this.row.at("notes").text(FOREIGN_LIMITS.prose), ""),
		};
		const isTimed = [texts.days, texts.dates, texts.recurrence, texts.start].some(Boolean);
		const when = isTimed ? this.when(texts) : null;
		const words = this.isUnread || !when ? inWords(texts) : null;
		if (words) for (const field of WHEN_FIELDS) if (texts[field]) this.row.at(field).mark("left");
		return {
			when: this.isUnread ? null : when,
			words,
			isUnread: this.isUnread,
		};
	}

	/** Text that is too long refuses the row: nobody would read it as a note. */
	private text(field: Field, limit?: number): string {
		return valueOr(this.row.at(field).strict.text(limit), "");
	}

	private unread(field: Field, reason: string, words: string): undefined {
		this.row.warn(field, `${reason}; shown in the words of the sheet`, words);
		this.isUnread = true;
	}

	private date(field: "validFrom" | "validTo", text: string): string | null {
		if (text === "") return null;
		return parseDate(text) ?? this.unread(field, `"${text}" is not a date`, text) ?? null;
	}

	private when(texts: Texts): When | null {
		const pattern = texts.days ? readPattern(texts.days) : undefined;
		if (texts.days && !pattern) this.unread("days", `"${texts.days}" cannot be read as days`, texts.days);
		const hours = this.hours(texts, pattern?.half ?? null);
		const dates = texts.dates ? parseDates(texts.dates) : [];
		if (!dates) this.unread("dates", "is not a list of dates", texts.dates);
		const rule = texts.recurrence ? readRule(texts.recurrence) : undefined;
		if (rule && !rule.ok) this.unread("recurrence", rule.reason, texts.recurrence);
		const [validFrom, validTo] = [this.date("validFrom", texts.validFrom), this.date("validTo", texts.validTo)];
		if (validFrom && validTo && validTo < validFrom) {
			this.unread("validTo", `${validTo} is before ${validFrom}`, texts.validTo);
		}
		if (!hours || !dates || (rule && !rule.ok)) return null;

		const ranged = rangeOfWeeks(dates, texts.notes);
		const happensOn = [...(rule?.rule.days.map(({ day }) => day) ?? []), ...(ranged ? ranged.days : dates.map(dayOf))];
		const days = pattern?.days ?? inWeekOrder(happensOn);
		if (days.length === 0 && rule?.rule.frequency !== "monthly") this.unread("days", "are missing", texts.days);
		const ownRule = pattern && dates.length === 0 ? ruleOfDays(pattern) : null;
		const everyWeeks = texts.recurrence ? (rule?.rule.interval ?? 1) : ownRule ? (pattern?.everyWeeks ?? 1) : 1;
		if (everyWeeks > 1 && !validFrom && dates.length === 0) {
			const field = texts.recurrence ? "recurrence" : "days";
			this.unread(field, "needs a first date (valid from) to tell which weeks", texts[field]);
		}
		const otherDays = inWeekOrder(happensOn.filter((day) => !days.includes(day)));
		if (otherDays.length > 0)
			this.row.warn("days", `"${texts.days}" does not fit its dates, which are on ${otherDays}`, texts.days);
		const noted: DateNotes = ranged ? { termTimeOnly: false, note: null } : readDateNotes(texts.notes);
		if (noted.note) this.row.at("notes").mark("left");
		return {
			days,
			start: hours.start,
			end: hours.end,
			rrule: ranged?.rrule ?? (texts.recurrence.replace(/^RRULE:/i, "") || ownRule),
			dates: ranged ? [] : dates,
			except: ranged?.except ?? [],
			validFrom: ranged?.from ?? validFrom,
			validTo: ranged?.to ?? validTo,
			termTimeOnly: noted.termTimeOnly || pattern?.termTimeOnly === true,
			note: [pattern?.note, noted.note].filter(Boolean).join(". ") || null,
			otherDays,
		};
	}

	/** From when to when. What a sheet leaves out of it is told where it is filled in. */
	private hours({ start, end }: Texts, half: Half | null) {
		if (start === "") return this.unread("start", "is empty", "");
		const hours = parseStartAndEnd(start, end, half);
		if (!hours) {
			const isTime = (text: string) => parseHours(text, half) !== undefined;
			if (!isTime(start)) return this.unread("start", `"${start}" is not a time`, start);
			if (!isTime(end)) return this.unread("end", `"${end}" is not a time`, end);
			return this.unread("end", `"${end}" is not after the start, "${start}"`, end);
		}
		if (hours.isAssumed) this.row.warn("start", `"${start}" is read as ${hours.start}, in the afternoon`, start);
		else if (hours.start < NIGHT_ENDS) this.row.warn("start", `"${start}" is at night: is that right?`, start);
		return hours;
	}
}

const WHEN_FIELDS = [
	"days",
	"dates",
	"recurrence",
	"start",
	"end",
	"validFrom",
	"validTo",
	"notes",
] as const satisfies Field[];
type Texts = Record<(typeof WHEN_FIELDS)[number], string>;

/** All that a row says of its times, as a family reads it: "every other Tues, 10:00 to 11:00". */
function inWords({ days, dates, recurrence, start, end, validFrom, validTo, notes }: Texts): string | null {
	const hours = [start, end].filter(Boolean).join(" to ");
	const parts = [
		days,
		dates,
		recurrence,
		hours,
		validFrom && `from ${validFrom}`,
		validTo && `until ${validTo}`,
		notes,
	];
	return parts.filter(Boolean).join(", ") || null;
}

/** Later than any session, and earlier than any but those at night. */
const NIGHT_ENDS = "06:00";

const weekly = (days: readonly Day[]) => ruleOfDays({ days: [...days], ofMonth: [], everyWeeks: 1 });

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
