import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { expect } from "vitest";

/** How many events a calendar file has, for two readers that share no code with what wrote it; each has a name. */
export function countEvents(text: string, where: string): number {
	expect(text, where).toMatch(/^BEGIN:VCALENDAR\r\n/);
	expect(text, where).toMatch(/\r\nEND:VCALENDAR\r\n$/);
	const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
	const read = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part?.type === "VEVENT");
	expect(read.length, where).toBe(events.length);
	for (const event of events) expect(event.getFirstPropertyValue("summary"), where).toBeTruthy();
	return events.length;
}
