/** Ages as families say them: days, weeks, months, then years and months; and the age from the date due beside it. Pure. */
import { addDays, daysBetween } from "../../../model/calendar/local-time";
import { completedMonths } from "../../../model/health/age";
import { TERM_DAYS } from "../../../model/health/growth/ages";
import type { T } from "../../../platform/i18n/translate.server";

/** Until here an age is said in days, and then in weeks. */
const DAYS_UNTIL = 14;
const WEEKS_UNTIL = 91;
const MONTHS_UNTIL = 24;

/** The age on a date of somebody born on another: "5 days", "6 weeks", "4 months", "2 years, 3 months". */
function describeAge(born: string, on: string, t: T): string {
	const days = daysBetween(born, on);
	if (days < 0) return t("health-growth:age.before-due", { age: describeAge(on, born, t) });
	if (days < DAYS_UNTIL) return t("health-growth:age.days", { count: days });
	if (days < WEEKS_UNTIL) return t("health-growth:age.weeks", { count: Math.floor(days / 7) });
	const months = completedMonths(born, on);
	if (months < MONTHS_UNTIL) return t("health-growth:age.months", { count: months });
	const years = t("health-growth:age.years", { count: Math.floor(months / 12) });
	if (months % 12 === 0) return years;
	return t("health-growth:age.years-months", { years, months: t("health-growth:age.months", { count: months % 12 }) });
}

export interface AgeWords {
	/** From the day of birth. */
	age: string;
	/** From the date on which the child was due; null where that is the same day, or not known. */
	corrected: string | null;
}

/** How old a child is on a date, and how old if it had been born on the day it was due. @param gestationDays null when not recorded */
export function describeAges(
	{ bornOn, gestationDays }: { bornOn: string; gestationDays: number | null },
	on: string,
	t: T,
): AgeWords {
	const early = TERM_DAYS - (gestationDays ?? TERM_DAYS);
	return {
		age: describeAge(bornOn, on, t),
		corrected: early === 0 ? null : describeAge(addDays(bornOn, early), on, t),
	};
}
