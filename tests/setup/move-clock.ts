/** The clock of a process of its own, moved: the product lives through days while a test takes minutes. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { addDays, localNow, toInstant } from "../../app/model/calendar/local-time";
import { isWorkingDay } from "../../app/model/calendar/working-days";

const MOVED_CLOCK = pathToFileURL(join(import.meta.dirname, "moved-clock.mjs")).href;

/** Settings of a process whose clock goes on from that moment when it starts. */
export const clockFrom = (moment: Date): Record<string, string> => ({
	NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${MOVED_CLOCK}`].filter(Boolean).join(" "),
	HUB_TEST_CLOCK_MS: String(moment.getTime() - Date.now()),
});

/** So many working days after today. @param time on an English wall, `HH:MM` */
export function inWorkingDays(days: number, time: string): Date {
	let date = localNow().date;
	for (let left = days; left > 0; ) {
		date = addDays(date, 1);
		if (isWorkingDay(date)) left--;
	}
	return toInstant(date, time);
}
