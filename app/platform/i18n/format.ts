/** Dates, times, numbers and distances as a family of one language reads them. Local dates are `YYYY-MM-DD`. */
import { isolated } from "./isolate";
import { languageNames } from "./language-names";
import type { Language } from "./languages";

/** In what the age of a child is told, and how long something lasts. */
export type SpanUnit = "minute" | "hour" | "day" | "week" | "month" | "year";

export interface Format {
	/** "22 November 2026"; without its year where a local date of today is given that has the same */
	date(localDate: string, today?: string): string;
	/** A date as exact as it is: "22 November 2026", "November 2026", "2026" */
	partialDate(date: string): string;
	/** "Thursday 26 November", "Thursday 7 January 2027": with its year where that is not today's */
	weekdayDate(localDate: string, today: string): string;
	/** "Thursday" for an iCalendar day such as `TH` */
	weekday(day: string): string;
	/** "10am", "11:30am"; the last minute of a day is midnight */
	time(localTime: string): string;
	/** "10am to 11:30am" in English, a range elsewhere; only the start when the end is unknown */
	timeRange(start: string, end: string | null): string;
	/** "22 November 2026, 10:05am": a moment as a clock and a calendar in England show it */
	moment(at: Date): string;
	number(value: number): string;
	/** "£2.50", "£3"; "50p" in English */
	pounds(amount: number): string;
	/** "1.2 miles" */
	miles(value: number): string;
	/** "6 weeks", "1 month" */
	span(value: number, unit: SpanUnit): string;
	list(items: string[], type?: "conjunction" | "disjunction"): string;
	/** A language's name, in this one: "Polish" */
	languageName(code: string): string;
}

/** The last minute of a day is how its end is written down. */
const clockTime = (localTime: string) => (localTime === "23:59" ? "00:00" : localTime);

// 5 January 2026 is a Monday.
const MONDAY_FIRST: Record<string, number> = { MO: 5, TU: 6, WE: 7, TH: 8, FR: 9, SA: 10, SU: 11 };

const isInYearOf = (localDate: string, today: string | undefined) => today?.slice(0, 4) === localDate.slice(0, 4);
const atNoon = (localDate: string) => new Date(`${localDate}T12:00:00Z`);
const atTime = (localTime: string) => new Date(`2026-01-05T${clockTime(localTime)}:00Z`);

const partOfTime = (type: "dayPeriod" | "hour" | "minute", format: Intl.DateTimeFormat, localTime: string) =>
	format.formatToParts(atTime(localTime)).find((part) => part.type === type)?.value ?? "";

function build(language: Language): Format {
	const { intl } = language;
	const english = language.code === "en";
	const dateOptions = { timeZone: "UTC", calendar: "gregory" } as const;
	const dayAndMonth = { ...dateOptions, day: "numeric", month: "long" } as const;
	const year = { year: "numeric" } as const;
	const weekdayLong = { weekday: "long" } as const;
	const date = new Intl.DateTimeFormat(intl, { ...dayAndMonth, ...year });
	const dateThisYear = new Intl.DateTimeFormat(intl, dayAndMonth);
	const month = new Intl.DateTimeFormat(intl, { ...dateOptions, month: "long", ...year });
	const yearOnly = new Intl.DateTimeFormat(intl, { ...dateOptions, ...year });
	const weekdayDate = new Intl.DateTimeFormat(intl, { ...dayAndMonth, ...year, ...weekdayLong });
	const weekdayDateThisYear = new Intl.DateTimeFormat(intl, { ...dayAndMonth, ...weekdayLong });
	const weekday = new Intl.DateTimeFormat(intl, { ...dateOptions, ...weekdayLong });
	const inEngland = { timeZone: "Europe/London", calendar: "gregory" } as const;
	const wallDate = new Intl.DateTimeFormat(intl, { ...inEngland, day: "numeric", month: "long", year: "numeric" });
	const wallTime = new Intl.DateTimeFormat("en-GB", {
		...inEngland,
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	});
	const clock = new Intl.DateTimeFormat(intl, { timeZone: "UTC", hour: "numeric", minute: "2-digit" });
	const number = new Intl.NumberFormat(intl);
	const wholePounds = new Intl.NumberFormat(intl, {
		style: "currency",
		currency: "GBP",
		currencyDisplay: "narrowSymbol",
		maximumFractionDigits: 0,
	});
	const pounds = new Intl.NumberFormat(intl, { style: "currency", currency: "GBP", currencyDisplay: "narrowSymbol" });
	const miles = new Intl.NumberFormat(intl, {
		style: "unit",
		unit: "mile",
		unitDisplay: "long",
		maximumFractionDigits: 1,
	});
	const spans = new Map<SpanUnit, Intl.NumberFormat>();
	const spanIn = (unit: SpanUnit) => {
		const made = spans.get(unit) ?? new Intl.NumberFormat(intl, { style: "unit", unit, unitDisplay: "long" });
		spans.set(unit, made);
		return made;
	};
	const lists = {
		conjunction: new Intl.ListFormat(intl, { type: "conjunction" }),
		disjunction: new Intl.ListFormat(intl, { type: "disjunction" }),
	};
	const nameOf = languageNames(language.code, intl);
	const namesByCode = new Map<string, string>();

	const englishTime = (localTime: string) => {
		const [hours = 0, minutes = 0] = localTime.split(":").map(Number);
		if (clockTime(localTime) === "00:00") return "midnight";
		if (minutes === 0 && hours === 12) return "midday";
		const hour = hours % 12 === 0 ? 12 : hours % 12;
		return `${hour}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}${hours < 12 ? "am" : "pm"}`;
	};
	// "9:00 AM" among words from right to left would come apart.
	const kept = (text: string) => isolated(text, language);
	// Nor does a line end between an hour and its part of the day, or after the dash between two times.
	const told = (text: string) => kept(text.replaceAll(" ", "\u00a0").replace(/–(?=\S)/u, "–\u2060"));
	const range = (start: string, end: string) =>
		// What goes on to midnight or beyond has no range within a day.
		clockTime(end) > start
			? clock.formatRange(atTime(start), atTime(end))
			: `${clock.format(atTime(start))}–${clock.format(atTime(end))}`;
	// Where the clock would say "AM" in letters that are not the language's, the part of the day is named: "صبح 8:45".
	const foreignAm = !english && /[A-Z]/.test(clock.format(atTime("09:00")));
	const dayPart = new Intl.DateTimeFormat(intl, { timeZone: "UTC", hour: "numeric", dayPeriod: "short" });
	const partOf = (localTime: string) => partOfTime("dayPeriod", dayPart, localTime);
	const figures = (localTime: string) =>
		`${partOfTime("hour", clock, localTime)}:${partOfTime("minute", clock, localTime)}`;
	const withPart = (localTime: string) => `${partOf(localTime)} ${figures(localTime)}`;
	const rangeWithParts = (start: string, end: string) =>
		partOf(start) === partOf(end)
			? `${withPart(start)}–${figures(end)}`
			: `${withPart(start)}\u00a0–\u00a0${withPart(end)}`;
	const time = english
		? englishTime
		: (localTime: string) => told(foreignAm ? withPart(localTime) : clock.format(atTime(localTime)));

	// "Thursday, 26 November" without the comma that Intl puts after an English weekday.
	const plain = (text: string) => (english ? text.replace(",", "") : text);

	// Arabic data say "UK£", even where the short sign is asked for.
	const poundsIn = (amount: number) =>
		(Number.isInteger(amount) ? wholePounds : pounds).format(amount).replace("UK£", "£");

	return {
		date: (localDate, today) => (isInYearOf(localDate, today) ? dateThisYear : date).format(atNoon(localDate)),
		partialDate: (text) =>
			(text.length === 10 ? date : text.length === 7 ? month : yearOnly).format(
				atNoon(`${text}${"-01-01".slice(text.length - 4)}`),
			),
		weekdayDate: (localDate, today) =>
			plain((isInYearOf(localDate, today) ? weekdayDateThisYear : weekdayDate).format(atNoon(localDate))),
		weekday: (day) => weekday.format(new Date(Date.UTC(2026, 0, MONDAY_FIRST[day] ?? 5, 12))),
		time,
		timeRange: (start, end) => {
			if (!end) return time(start);
			if (english) return `${time(start)} to ${time(end)}`;
			return told(foreignAm ? rangeWithParts(start, end) : range(start, end));
		},
		moment: (at) => `${wallDate.format(at)}${language.dir === "rtl" ? "،" : ","} ${time(wallTime.format(at))}`,
		number: (value) => number.format(value),
		pounds: (amount) => (english && amount > 0 && amount < 1 ? `${Math.round(amount * 100)}p` : poundsIn(amount)),
		miles: (value) => miles.format(value),
		span: (value, unit) => spanIn(unit).format(value),
		list: (items, type = "conjunction") => lists[type].format(items),
		languageName: (code) => {
			let name = namesByCode.get(code);
			if (name === undefined) {
				name = nameOf(code) ?? code;
				if (namesByCode.size < 1000) namesByCode.set(code, name);
			}
			return name;
		},
	};
}

const built = new Map<string, Format>();
/** The formats of one language, built once: Intl's constructors are slow. */
export function formatFor(language: Language): Format {
	let format = built.get(language.code);
	if (!format) {
		format = build(language);
		built.set(language.code, format);
	}
	return format;
}
