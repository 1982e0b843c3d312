import { localNow } from "../../../model/calendar/local-time";
import type { Format } from "../../../platform/i18n/format";

/** "24 November 2026, 2:05pm": a moment as an English wall shows it. */
export function describeMoment(at: Date, format: Pick<Format, "date" | "time">): string {
	const { date, time } = localNow(at);
	return `${format.date(date)}, ${format.time(time)}`;
}
