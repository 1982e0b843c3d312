/** England's bank holidays, by rule; and the ones that were proclaimed or moved, which no rule knows. */
import { bySigns } from "../order";
import { addDays, dateOfDay, dayNumber, weekdayIndex } from "./local-time";

export const HOLIDAYS = [
	"new-year",
	"good-friday",
	"easter-monday",
	"early-may",
	"spring",
	"summer",
	"christmas",
	"boxing-day",
	"platinum-jubilee",
	"state-funeral",
	"coronation",
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

export interface BankHoliday {
	date: string;
	/** What it is called: `calendar:holiday.<name>`. */
	name: Holiday;
}

const MONDAY = 0;
const SATURDAY = 5;

/** Holidays moved from the date of their rule, by year. */
const MOVED: Record<number, Partial<Record<Holiday, string>>> = {
	2020: { "early-may": "2020-05-08" },
	2022: { spring: "2022-06-02" },
};

/** Holidays proclaimed for one year. */
const ONE_OFF: readonly BankHoliday[] = [
	{ date: "2022-06-03", name: "platinum-jubilee" },
	{ date: "2022-09-19", name: "state-funeral" },
	{ date: "2023-05-08", name: "coronation" },
];

/** Easter Sunday of a Gregorian year, by the "anonymous" algorithm (Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const d = Math.floor(b / 4);
	const e = b % 4;
	const g = Math.floor((8 * b + 13) / 25);
	const h = (19 * a + b - d - g + 15) % 30;
	const i = Math.floor(c / 4);
	const k = c % 4;
	const l = (32 + 2 * e + 2 * i - h - k) % 7;
	const m = Math.floor((a + 11 * h + 19 * l) / 433);
	const month = Math.floor((h + l - 7 * m + 90) / 25);
	const day = (h + l - 7 * m + 33 * month + 19) % 32;
	return localDate(year, month, day);
}

function localDate(year: number, month: number, day: number): string {
	return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The first Monday on or after a date. */
function mondayFrom(date: string): string {
	const number = dayNumber(date);
	return dateOfDay(number + ((7 - weekdayIndex(number)) % 7));
}

/** The first weekday on or after a date that is not already `taken`: where a holiday on a weekend moves to. */
function substitute(date: string, taken?: string): string {
	let number = dayNumber(date);
	while (weekdayIndex(number) >= SATURDAY || dateOfDay(number) === taken) number += 1;
	return dateOfDay(number);
}

function holidaysOf(year: number): BankHoliday[] {
	const easter = easterSunday(year);
	const christmasDay = localDate(year, 12, 25);
	// In 2022 Christmas was a Sunday: Boxing Day kept its Monday, and Christmas moved behind it.
	const boxingDay = localDate(year, 12, 26);
	const boxingOnMonday = weekdayIndex(dayNumber(boxingDay)) === MONDAY;
	const christmas = substitute(christmasDay, boxingOnMonday ? boxingDay : undefined);
	const regular: BankHoliday[] = [
		{ name: "new-year", date: substitute(localDate(year, 1, 1)) },
		{ name: "good-friday", date: addDays(easter, -2) },
		{ name: "easter-monday", date: addDays(easter, 1) },
		{ name: "early-may", date: mondayFrom(localDate(year, 5, 1)) },
		{ name: "spring", date: mondayFrom(localDate(year, 5, 25)) },
		{ name: "summer", date: mondayFrom(localDate(year, 8, 25)) },
		{ name: "christmas", date: christmas },
		{ name: "boxing-day", date: substitute(boxingDay, christmas) },
	];
	return [
		...regular.map(({ name, date }) => ({ name, date: MOVED[year]?.[name] ?? date })),
		...ONE_OFF.filter(({ date }) => date.startsWith(`${year}-`)),
	].sort((one, other) => bySigns(one.date, other.date));
}

const byYear = new Map<number, BankHoliday[]>();

/** England's bank holidays in a year from 2020 on, in order, on the days they are kept. */
export function bankHolidays(year: number): readonly BankHoliday[] {
	let known = byYear.get(year);
	if (!known) {
		known = holidaysOf(year);
		byYear.set(year, known);
	}
	return known;
}

const FIXED: Record<string, Holiday> = { "01-01": "new-year", "12-25": "christmas", "12-26": "boxing-day" };

/**
 * The holiday on a date, or null. Christmas Day, Boxing Day and New Year's Day count on a weekend too, although the bank
 * holiday is then kept on a later weekday: a building is shut on both.
 */
export function holidayOn(date: string): Holiday | null {
	const kept = bankHolidays(Number(date.slice(0, 4))).find((holiday) => holiday.date === date);
	return kept?.name ?? FIXED[date.slice(5)] ?? null;
}
