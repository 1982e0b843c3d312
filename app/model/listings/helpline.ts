/** Whether a schedule is when somebody answers, and not a session to come to. */
import type { Schedule, ServiceContent } from "./shapes";

/** One that is rung or written to: its schedule is when somebody answers, not a session to come to. */
export function isHelpline({ format, channels }: Pick<ServiceContent, "format" | "channels">): boolean {
	const onlyRung = channels.length > 0 && channels.every((channel) => channel === "phone" || channel === "text");
	return format === "helpline" || onlyRung;
}

/** From midnight to midnight: somebody is always there. */
export function isAllDay({ start, end }: Pick<Schedule, "start" | "end">): boolean {
	return start === "00:00" && end === "23:59";
}

/** Whether its schedules are the hours in which it can be reached, and not sessions to put in a diary. */
export function hasHoursOnly(content: Pick<ServiceContent, "format" | "channels" | "places" | "schedules">): boolean {
	const schedules = [...content.places.flatMap((place) => place.schedules), ...content.schedules];
	return isHelpline(content) || (schedules.length > 0 && schedules.every(isAllDay));
}

/** Open to whoever calls or looks, and not at a place: nobody drops in at a line, an app or a website. */
export function isOpenFromAfar(content: Pick<ServiceContent, "format" | "channels" | "places" | "joining">): boolean {
	const { channels, places, joining } = content;
	const isOnScreen = channels.length > 0 && channels.every((channel) => channel === "app" || channel === "website");
	return joining === "drop-in" && (places.length === 0 || isOnScreen || isHelpline(content));
}
