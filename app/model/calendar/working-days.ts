/** England's working days: Monday to Friday but bank holidays. Dates are `YYYY-MM-DD`, of Europe/London. Pure. */
import { bankHolidays, holidayOn } from "./bank-holidays";
import { addDays, dayNumber, weekdayIndex } from "./local-time";

const SATURDAY = 5;

export const isWorkingDay = (date: string): boolean =>
	weekdayIndex(dayNumber(date)) < SATURDAY && holidayOn(date) === null;

/** Monday to Friday, up to and with a day, counted from one Monday on. */
function weekdaysUpTo(date: string): number {
	const day = dayNumber(date);
	const weekday = weekdayIndex(day);
	return (5 * (day - weekday)) / 7 + Math.min(weekday + 1, 5);
}

/** How many working days there are after a date, up to and with another one; 0 where that is no later. */
export function workingDaysAfter(from: string, to: string): number {
	let days = Math.max(0, weekdaysUpTo(to) - weekdaysUpTo(from));
	// Each is kept on a weekday.
	for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
		for (const { date } of bankHolidays(year)) if (date > from && date <= to) days--;
	return days;
}

/** The latest date after which there were that many working days, up to and with `today`. */
export function workingDaysAgo(today: string, days: number): string {
	let date = today;
	for (let left = days; left > 0; date = addDays(date, -1)) if (isWorkingDay(date)) left--;
	return date;
}
