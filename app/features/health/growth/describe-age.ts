/** The age from the day of birth, and beside it the one that growth is read by. Pure. */
import { addDays } from "../../../model/calendar/local-time";
import { TERM_DAYS } from "../../../model/health/growth/ages";
import type { Child } from "../../../model/health/record/child";
import type { Speech } from "../../../platform/i18n/context";
import { ageInWords } from "../record/age-words";

export interface AgeWords {
	/** From the day of birth. */
	age: string;
	/** From the day on which the child was due; null where that is the same day, or not known. */
	corrected: string | null;
}

/** How old a child is on a date, and how old if it had been born on the day it was due: after every length of pregnancy. */
export function describeAges(
	{ bornOn, gestationDays }: Pick<Child, "bornOn" | "gestationDays">,
	on: string,
	speech: Speech,
): AgeWords {
	const early = TERM_DAYS - (gestationDays ?? TERM_DAYS);
	const due = addDays(bornOn, early);
	const corrected =
		on < due
			? speech.t("health-growth:before-due", { time: ageInWords(on, due, speech) })
			: ageInWords(due, on, speech);
	return { age: ageInWords(bornOn, on, speech), corrected: early === 0 ? null : corrected };
}
