import { expect, test } from "vitest";
import { aLocation, aSchedule, aService } from "../../../../tests/factories/listings";
import { type Comparable, findDuplicates, type Place } from "./duplicates";

const hall = aLocation({ at: [54.1, -1.2], address: { postcode: "ZZ1 1AA" } });
const nextDoor = aLocation({ at: [54.1003, -1.2003], address: { postcode: "ZZ1 1AB" } });
const farAway = aLocation({ at: [54.2, -1.2], address: { postcode: "ZZ9 9ZZ" } });
const places = new Map<string, Place>(
	[hall, nextDoor, farAway].map(({ id, position, content }) => [id, { postcode: content.address.postcode, position }]),
);

function service(name: string, at = hall, said: Parameters<typeof aSchedule>[0] = {}): Comparable {
	const { id, content } = aService({ name, places: [{ at, schedules: [aSchedule(said)] }] });
	return { id, source: "feed", content };
}

const mine = service("Stay and play");

test.each<[string, Comparable, number]>([
	["the same name, place, day and time", service("Stay and play"), 1],
	["a similar name", service("Stay & Play group"), 1],
	["a place next door", service("Stay and play", nextDoor), 1],
	[
		"a rule against dates on the same weekday",
		service("Stay and play", hall, { rrule: null, dtstart: "2026-09-14" }),
		1,
	],
	["another name", service("Story time"), 0],
	["another place", service("Stay and play", farAway), 0],
	["another day", service("Stay and play", hall, { rrule: "FREQ=WEEKLY;BYDAY=TU" }), 0],
	["another time", service("Stay and play", hall, { start: "13:00" }), 0],
	["another year", service("Stay and play", hall, { dtstart: "2025-01-06", validTo: "2025-07-07" }), 0],
])("%s", async (_, other, pairs) => {
	const found = await findDuplicates([mine], [other], places);
	expect(found).toHaveLength(pairs);
	if (pairs) expect(found[0]).toMatchObject({ id: mine.id, otherId: other.id, otherSource: "feed" });
});
