/** Whether a place is open, or a line answers, in words. */

import type { OpenState } from "../../../model/calendar/opening-hours";
import type { Speech } from "../../../platform/i18n/context";

/**
 * "Open now, until 5pm", "Opens today at 9am", "Opens Monday 23 November at 9am".
 * @param today the local date
 */
export function describeOpenState(
	state: OpenState,
	today: string,
	{ t, format }: Pick<Speech, "t" | "format">,
): string {
	if (state.open) {
		return state.until === null
			? t("directory:openState.always")
			: t("directory:openState.until", { time: format.time(state.until) });
	}
	if (state.opensNext === null) return t("directory:openState.closed");
	const { date, time } = state.opensNext;
	if (date === today) return t("directory:openState.today", { time: format.time(time) });
	return t("directory:openState.next", { day: format.weekdayDate(date, today), time: format.time(time) });
}
