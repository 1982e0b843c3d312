/** Schedules and telephones of a feed. */
import { z } from "zod";
import { openingHoursSchema } from "../../../model/calendar/shapes";
import type { Phone, Schedule } from "../../../model/listings/shapes";
import { stableId } from "../../../platform/ids";
import type { HsdsPhone, HsdsSchedule } from "./hsds";
import { localDate, type Reader, text } from "./reader";

const localTime = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d/, "is not a time such as 09:30")
	.transform((value) => value.slice(0, 5));

function readRule(raw: Partial<HsdsSchedule>): string | null {
	if (raw.start_for_life?.rrule) return raw.start_for_life.rrule;
	if (!raw.freq) return null;
	const parts = [`FREQ=${raw.freq}`];
	if (raw.interval && raw.interval > 1) parts.push(`INTERVAL=${raw.interval}`);
	if (raw.byday) parts.push(`BYDAY=${raw.byday.replaceAll(" ", "")}`);
	if (raw.bymonthday) parts.push(`BYMONTHDAY=${raw.bymonthday.replaceAll(" ", "")}`);
	return parts.join(";");
}

/** @returns null for one without a start: nobody could go to it */
export function readSchedule(reader: Reader, item: Record<string, unknown>): Schedule | null {
	const raw = item as Partial<HsdsSchedule>;
	const start = reader.read("schedules.opens_at", localTime.nullable(), raw.opens_at, null);
	const dtstart = reader.read("schedules.dtstart", localDate.nullable(), raw.dtstart ?? raw.valid_from, null);
	if (start === null || dtstart === null) {
		reader.say("schedules", "has no start date and time, and was left out");
		return null;
	}
	const dates = (field: string, value: unknown) => reader.read(`schedules.${field}`, z.array(localDate), value, []);
	return {
		id: raw.id ?? stableId("schedule", reader.id, JSON.stringify(item)),
		dtstart,
		validTo: reader.read("schedules.valid_to", localDate.nullable(), raw.valid_to, null),
		start,
		end: reader.read("schedules.closes_at", localTime.nullable(), raw.closes_at, null),
		rrule: readRule(raw),
		rdates: dates("rdates", raw.start_for_life?.rdates),
		exdates: dates("exdates", raw.start_for_life?.exdates),
		termTimeOnly: raw.start_for_life?.term_time_only ?? /term.?time only/i.test(`${raw.description} ${raw.notes}`),
		note: raw.notes || null,
	};
}

export function readPhone(reader: Reader, item: Record<string, unknown>): Phone | null {
	const raw = item as Partial<HsdsPhone>;
	const number = reader.read("phones.number", text.min(1).max(60).nullable(), raw.number, null);
	if (number === null) return null;
	return {
		id: raw.id ?? stableId("phone", reader.id, number),
		number,
		description: raw.description || null,
		kind: reader.read("phones.type", z.enum(["voice", "text", "textphone"]), raw.type, "voice"),
		languages: (raw.languages ?? []).flatMap((one) => one.code ?? []),
		hours: reader.read("phones.hours", openingHoursSchema.nullable(), raw.start_for_life?.hours, null),
	};
}
