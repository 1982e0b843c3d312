import { addDays } from "../../../../model/calendar/local-time";
import { MOST_DAYS_OFF } from "../../../../model/listings/dates-off";

/** What is wrong with the last day of a range that begins on another; false where it is right, or where there is none. */
export function rangeFault(from: string | null | undefined, to: string | null | undefined) {
	if (!from || !to) return false;
	if (to < from) return "until-before-from" as const;
	return to >= addDays(from, MOST_DAYS_OFF) && ({ reason: "range-long", what: String(MOST_DAYS_OFF) } as const);
}
