import { daysBetween } from "../../../model/calendar/local-time";
import { completedMonths } from "../../../model/health/age";
import { ageInDays, TERM_DAYS } from "../../../model/health/growth/ages";
import type { Child } from "../../../model/health/record/child";
import type { Speech } from "../../../platform/i18n/context";

const DAYS_UNTIL = 14;
const WEEKS_UNTIL_DAYS = 13 * 7;
const MONTHS_UNTIL = 24;
/** Until then a page tells the corrected age beside the other. */
const CORRECTED_UNTIL_MONTHS = 24;

/** An age as families tell it: days for two weeks, weeks for three months, months for two years, then years and months. */
export function ageInWords(bornOn: string, on: string, { format }: Pick<Speech, "format">): string {
	const days = Math.max(0, daysBetween(bornOn, on));
	if (days < DAYS_UNTIL) return format.span(days, "day");
	if (days < WEEKS_UNTIL_DAYS) return format.span(Math.floor(days / 7), "week");
	const months = completedMonths(bornOn, on);
	if (months < MONTHS_UNTIL) return format.span(months, "month");
	const years = format.span(Math.floor(months / 12), "year");
	return months % 12 === 0 ? years : format.list([years, format.span(months % 12, "month")]);
}

/** Whether a child was born before 37 weeks; false where nobody said. */
export const bornEarly = ({ gestationDays }: Pick<Child, "gestationDays">): boolean =>
	gestationDays !== null && gestationDays < 37 * 7;

/**
 * The corrected age of a child who was born before 37 weeks, until two years: as old as one born on the day that was expected.
 * @returns null for all others, and before that day
 */
export function correctedAgeInWords(
	{ bornOn, gestationDays }: Pick<Child, "bornOn" | "gestationDays">,
	on: string,
	speech: Pick<Speech, "format">,
): string | null {
	if (gestationDays === null || !bornEarly({ gestationDays })) return null;
	const days = ageInDays("corrected", bornOn, on, gestationDays);
	if (days < 0 || completedMonths(bornOn, on) >= CORRECTED_UNTIL_MONTHS) return null;
	const expected = new Date(Date.parse(`${bornOn}T12:00:00Z`) + (TERM_DAYS - gestationDays) * 86_400_000);
	return ageInWords(expected.toISOString().slice(0, 10), on, speech);
}
