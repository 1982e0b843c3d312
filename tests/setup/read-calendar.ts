import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { expect } from "vitest";

/** How many events a calendar file has, for two readers that share no code with what wrote it; each has a name. */
export function countEvents(text: string, where: string): number {
	expect(text, where).toMatch(/^BEGIN:VCALENDAR\r\n/);
	expect(text, where).toMatch(/\r\nEND:VCALENDAR\r\n$/);
	const events = eventsOf(text);
	const ids = new Set(events.map((event) => event.getFirstPropertyValue("uid")));
	const read = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part?.type === "VEVENT");
	// What stands for one date of a series is read as a part of it.
	expect(read.length, where).toBe(ids.size);
	for (const event of events) expect(event.getFirstPropertyValue("summary"), where).toBeTruthy();
	return ids.size;
}

const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");

/** What is on at its path, and when it starts and ends in London: "/… 2026-11-26T10:00 2026-11-26T11:30". */
const asTold = (url: unknown, start: string, end: string) =>
	`${new URL(`${url}`).pathname} ${start.slice(0, 16)} ${end.slice(0, 16)}`;

/** All that is on before a local date, as ical.js reads it, sorted. */
export function readByIcalJs(text: string, before: string): string[] {
	const components = eventsOf(text);
	const exceptions = components.filter((component) => component.getFirstProperty("recurrence-id"));
	const series = components
		.filter((component) => !exceptions.includes(component))
		.map((component) => {
			const uid = component.getFirstPropertyValue("uid");
			const own = exceptions.filter((other) => other.getFirstPropertyValue("uid") === uid);
			// Without being given its own, a series takes those of all others too.
			return new ICAL.Event(component, { exceptions: own });
		});
	const found: string[] = [];
	for (const one of series) {
		const dates = one.iterator();
		for (let at = dates.next(); at && at.toString() < before; at = dates.next()) {
			const { item, startDate, endDate } = one.getOccurrenceDetails(at);
			if (item.component.getFirstPropertyValue("status") === "CANCELLED") continue;
			found.push(asTold(item.component.getFirstPropertyValue("url"), startDate.toString(), endDate.toString()));
		}
	}
	return found.sort();
}

const inLondon = new Intl.DateTimeFormat("sv-SE", {
	timeZone: "Europe/London",
	dateStyle: "short",
	timeStyle: "short",
});
const wallTime = (moment: Date) => inLondon.format(moment).replace(" ", "T");

/** All that is on before a local date, as node-ical reads it, sorted. */
export function readByNodeIcal(text: string, before: string): string[] {
	const zone = process.env.TZ;
	const found: string[] = [];
	// Its rules are right only where the clock of the process shows UTC.
	process.env.TZ = "UTC";
	for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
		if (event?.type !== "VEVENT" || event.status === "CANCELLED") continue;
		const length = event.end.getTime() - event.start.getTime();
		const dates = event.rrule?.between(new Date(0), new Date(before)) ?? [event.start];
		for (const date of dates) {
			const start = wallTime(date);
			const day = start.slice(0, 10);
			if (start >= before || event.exdate?.[day] || event.recurrences?.[day]?.status === "CANCELLED") continue;
			found.push(asTold(event.url, start, wallTime(new Date(date.getTime() + length))));
		}
	}
	process.env.TZ = zone;
	if (zone === undefined) delete process.env.TZ;
	return found.sort();
}
