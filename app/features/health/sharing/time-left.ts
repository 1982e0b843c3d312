/** How long a share stays open, in the two largest parts of it: "6 days and 3 hours", "59 minutes". Pure. */
import type { Speech } from "../../../platform/i18n/context";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function timeLeft(until: Date, now: Date, { format }: Pick<Speech, "format">): string {
	const left = Math.max(0, until.getTime() - now.getTime());
	const days = Math.floor(left / DAY);
	const hours = Math.floor((left % DAY) / HOUR);
	const minutes = Math.floor((left % HOUR) / MINUTE);
	const parts =
		days > 0
			? ([
					[days, "day"],
					[hours, "hour"],
				] as const)
			: ([
					[hours, "hour"],
					[minutes, "minute"],
				] as const);
	const said = parts.filter(([value]) => value > 0).map(([value, unit]) => format.span(value, unit));
	return said.length > 0 ? format.list(said) : format.span(minutes, "minute");
}
