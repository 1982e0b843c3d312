/** Ages in weeks, months and years of a date of birth, for vaccinations and reviews: never corrected for prematurity. */
import { dateOfDay, dayNumber } from "../calendar/local-time";

/** An age at which something happens: "8 weeks", "18 months", "3 years" (`{ months: 36 }`). */
export type Age = { days: number } | { weeks: number } | { months: number };

/**
 * The day number on which a child born on one becomes that old. A month's age on a day that the month lacks falls on the
 * 1st of the next: born on 29 February, a year old on 1 March; born on 31 August, 18 months old on 1 March.
 */
export function dayAtAge(birthDay: number, age: Age): number {
	if ("days" in age) return birthDay + age.days;
	if ("weeks" in age) return birthDay + age.weeks * 7;
	const born = new Date(birthDay * 86_400_000);
	const wanted = born.getUTCDate();
	const first = Date.UTC(born.getUTCFullYear(), born.getUTCMonth() + age.months, 1) / 86_400_000;
	const next = Date.UTC(born.getUTCFullYear(), born.getUTCMonth() + age.months + 1, 1) / 86_400_000;
	return Math.min(first + wanted - 1, next);
}

/** As `dayAtAge`, of dates: the day, `YYYY-MM-DD`, on which somebody born on a date becomes that old. */
export function dateAtAge(born: string, age: Age): string {
	return dateOfDay(dayAtAge(dayNumber(born), age));
}

/** Completed months on a day, by the same rule of short months. Negative before birth. */
export function completedMonths(born: string, on: string): number {
	const birthDay = dayNumber(born);
	const day = dayNumber(on);
	let months = Math.floor((day - birthDay) / 30.436_875) + 1;
	while (dayAtAge(birthDay, { months }) > day) months -= 1;
	return months;
}
