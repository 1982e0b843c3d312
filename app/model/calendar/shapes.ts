/** The shapes of time that listings and councils are described with. Safe in the browser: no I/O. */
import { z } from "zod";

/** Weekdays by their iCalendar names, in the order of an English week. */
export const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Day = (typeof DAYS)[number];

/** Their names in English, as sheets, feeds and schema.org have them. A page says them in its reader's language. */
export const DAY_NAMES: Readonly<Record<Day, string>> = {
	MO: "Monday",
	TU: "Tuesday",
	WE: "Wednesday",
	TH: "Thursday",
	FR: "Friday",
	SA: "Saturday",
	SU: "Sunday",
};

export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** As `localTime`; midnight at the end of a day is also understood as 24:00. */
const closingTime = z
	.literal("24:00")
	.transform(() => "23:59")
	.or(localTime);

/** Opening hours in local time; what closes before it opens does so on the day after. An exception for a date replaces the week's hours on that date. */
export const openingHoursSchema = z.object({
	regular: z.array(z.object({ day: z.enum(DAYS), opens: localTime, closes: closingTime })),
	exceptions: z
		.array(
			z.object({
				date: localDate,
				opens: localTime.nullable().default(null),
				closes: closingTime.nullable().default(null),
				note: z.string().nullable().default(null),
			}),
		)
		.default([]),
	/** Whether the regular hours hold on England's bank holidays. */
	bankHolidays: z.enum(["closed", "open"]).default("closed"),
});
export type OpeningHours = z.infer<typeof openingHoursSchema>;

/** Whether something is on on bank holidays. */
export const ON_HOLIDAYS = ["off", "on"] as const;

/**
 * When something happens, in the wall time of Europe/London. `rrule` is an iCalendar rule (RFC 5545, the WEEKLY and
 * MONTHLY subset of `schedule.ts`) counted from `dtstart`; without one it happens on `dtstart` and on `rdates` only.
 */
export const scheduleSchema = z.object({
	id: z.string(),
	dtstart: localDate,
	/** Last date on which it can happen, or null while it goes on. */
	validTo: localDate.nullable().default(null),
	start: localTime,
	/** Before `start`, it is on the day after. */
	end: localTime.nullable(),
	rrule: z.string().nullable(),
	rdates: z.array(localDate).default([]),
	exdates: z.array(localDate).default([]),
	termTimeOnly: z.boolean().default(false),
	/** Whether it is on on bank holidays; where it does not say, it follows its hub, or the council where there is none. */
	bankHolidays: z.enum(ON_HOLIDAYS).optional(),
	note: z.string().nullable().default(null),
});
export type Schedule = z.infer<typeof scheduleSchema>;
