/** How long ago a listing was checked, and what follows from that. Dates are local, `YYYY-MM-DD`. Pure. */
import { addDays, daysBetween } from "../../../model/calendar/local-time";
import type { EditorialRules } from "../../../model/councils/settings";

/** Days after a check on which whoever keeps a listing true is reminded, once each. */
export const REMINDER_DAYS = [60, 80, 90] as const;

/**
 * The reminder that is due: the latest of those that have come.
 * @param reminded the last that went out; 0 for none since the last check
 */
export function reminderDue(assuredOn: string, reminded: number, today: string): number | null {
	const days = daysBetween(assuredOn, today);
	const due = REMINDER_DAYS.findLast((one) => days >= one);
	return due !== undefined && due > reminded ? due : null;
}

/** Whether families are told that nobody checked it lately. Nobody knows of a listing that was never checked. */
export function isMarked(assuredOn: string | null, rules: EditorialRules, today: string): boolean {
	return assuredOn !== null && daysBetween(assuredOn, today) > rules.markAfterDays;
}

/** The first day of a check that still counts: what was checked before is hidden. Null when nothing ever is. */
export function shownSince(rules: EditorialRules, today: string): string | null {
	return rules.hideAfterDays === null ? null : addDays(today, -rules.hideAfterDays);
}
