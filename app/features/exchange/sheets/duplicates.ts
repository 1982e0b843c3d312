/** Listings of two sources that look like the same thing. A person decides; nothing is merged here. Pure. */
import { dayNumber } from "../../../model/calendar/local-time";
import { weekdaysOf } from "../../../model/calendar/schedule";
import type { ServiceContent } from "../../../model/listings/shapes";
import { activityKey } from "./activity-name";

export interface Comparable {
	id: string;
	source: string | null;
	content: Pick<ServiceContent, "name" | "places">;
}

export interface Place {
	/** As people write it: "E17 8PJ". */
	postcode: string;
	position: { lat: number; lon: number } | null;
}

export interface Duplicate {
	/** The listing of this import. */
	id: string;
	name: string;
	/** The listing that was there, and its source. */
	otherId: string;
	otherName: string;
	otherSource: string | null;
}

/** A schedule on one of its weekdays. */
interface Sitting {
	/** Weekday and start. */
	when: string;
	listing: Comparable;
	words: Set<string>;
	place: Place;
	/** First and last date, as day numbers. */
	from: number;
	to: number;
}

/** How much of the words of both names must be common: "Stay and play" and "Stay and play group" are alike. */
const ALIKE = 0.6;
/** How far apart two descriptions of one place can be, in degrees of latitude: some 100 metres. */
const NEAR = 0.001;

const words = (name: string) =>
	new Set(activityKey(name, { ignore: ["session", "club", "group"], same: {} }).split(" "));

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	const common = [...one].filter((word) => other.has(word)).length;
	return common / (one.size + other.size - common) >= ALIKE;
}

function samePlace(one: Place, other: Place): boolean {
	if (one.postcode === other.postcode) return true;
	if (!one.position || !other.position) return false;
	const north = one.position.lat - other.position.lat;
	const east = (one.position.lon - other.position.lon) * Math.cos((one.position.lat * Math.PI) / 180);
	return Math.hypot(north, east) < NEAR;
}

function* sittings(listing: Comparable, places: ReadonlyMap<string, Place>): Generator<Sitting> {
	const its = words(listing.content.name);
	for (const { locationId, schedules } of listing.content.places) {
		const place = places.get(locationId);
		if (!place) continue;
		for (const schedule of schedules) {
			const from = dayNumber(schedule.dtstart);
			const to = schedule.validTo === null ? Number.POSITIVE_INFINITY : dayNumber(schedule.validTo);
			for (const day of weekdaysOf(schedule)) {
				yield { when: `${day} ${schedule.start}`, listing, words: its, place, from, to };
			}
		}
	}
}

/**
 * Pairs of an imported and another listing that have a similar name and, at the same place, a session on the same day
 * at the same time. Each pair once.
 * @param turn awaited between listings; see `takingTurns`
 */
export async function findDuplicates(
	imported: readonly Comparable[],
	others: readonly Comparable[],
	places: ReadonlyMap<string, Place>,
	turn: () => Promise<void> | undefined = () => undefined,
): Promise<Duplicate[]> {
	const byTime = new Map<string, Sitting[]>();
	for (const other of others) {
		await turn();
		for (const sitting of sittings(other, places)) {
			const found = byTime.get(sitting.when);
			if (found) found.push(sitting);
			else byTime.set(sitting.when, [sitting]);
		}
	}
	const pairs = new Map<string, Duplicate>();
	for (const listing of imported) {
		await turn();
		for (const mine of sittings(listing, places)) {
			for (const its of byTime.get(mine.when) ?? []) {
				if (mine.to < its.from || its.to < mine.from) continue;
				if (!samePlace(mine.place, its.place) || !alike(mine.words, its.words)) continue;
				const { id, source, content } = its.listing;
				pairs.set(`${listing.id} ${id}`, {
					id: listing.id,
					name: listing.content.name,
					otherId: id,
					otherName: content.name,
					otherSource: source,
				});
			}
		}
	}
	return [...pairs.values()];
}
