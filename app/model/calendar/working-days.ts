/** England's working days: Monday to Friday but bank holidays. Dates are `YYYY-MM-DD`, of Europe/London. Pure. */
import { holidayOn } from "./bank-holidays";
import { addDays, dayNumber, weekdayIndex } from "./local-time";

const SATURDAY = 5;

export const isWorkingDay = (date: string): boolean =>
	weekdayIndex(dayNumber(date)) < SATURDAY && holidayOn(date) === null;

/** How many working days there are after a date, up to and with another one; 0 where that is no later. */
export function workingDaysAfter(from: string, to: string): number {
	let days = 0;
	for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) days++;
	return days;
}

/** The latest date after which there were that many working days, up to and with `today`. */
export function workingDaysAgo(today: string, days: number): string {
	let date = today;
	for (let left = days; left > 0; date = addDays(date, -1)) if (isWorkingDay(date)) left--;
	return date;
}
