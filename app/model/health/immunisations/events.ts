/** Records as events: two of a vaccine on one day are one, and those that no rule can judge are set aside. */
import { dayNumber } from "../../calendar/local-time";
import { earliestDay, latestDay, precisionOf } from "../partial-date";
import type { VaccinationRecord } from "./record";
import { POSSIBLY_SAME_DAYS } from "./rules";
import { type Course, courseOf, type Vaccine } from "./vaccines";
import type { Reason } from "./verdict";

/** One vaccination that rules can judge. All its records stay visible. */
export interface Event {
	course: Course;
	vaccine: Vaccine;
	date: string;
	day: number;
	recordIds: string[];
}

/** A record set aside, and why. */
export interface Unjudged {
	record: VaccinationRecord;
	course: Course | undefined;
	reason: Reason;
}

/** How two records of a vaccination lie to each other. Never worded as an incident. */
export type Likeness = "same-event" | "possibly-same" | "different" | "cannot-tell";

/** Compares by course (MMR and MMRV are one) and date. What is not judged compares by vaccine. */
export function likeness(one: VaccinationRecord, other: VaccinationRecord): Likeness {
	if ((courseOf(one.vaccine) ?? one.vaccine) !== (courseOf(other.vaccine) ?? other.vaccine)) return "different";
	const gap = Math.max(
		dayNumber(earliestDay(one.date)) - dayNumber(latestDay(other.date)),
		dayNumber(earliestDay(other.date)) - dayNumber(latestDay(one.date)),
	);
	if (gap > POSSIBLY_SAME_DAYS) return "different";
	if (precisionOf(one.date) !== "day" || precisionOf(other.date) !== "day") return "cannot-tell";
	if (gap > 0) return "possibly-same";
	return one.vaccine === other.vaccine ? "same-event" : "possibly-same";
}

/** The events among the given records, from the first, and what is set aside. `born` and `on` are dates. */
export function eventsOf(
	records: readonly VaccinationRecord[],
	born: string,
	on: string,
): { events: Event[]; unjudged: Unjudged[] } {
	const events = new Map<string, Event>();
	const unjudged: Unjudged[] = [];
	for (const record of records) {
		if (record.outcome !== "given") continue;
		const { vaccine, date, id } = record;
		const course = courseOf(vaccine);
		const reason = whyUnjudged(record, course, born, on);
		if (reason || !course) {
			unjudged.push({ record, course, reason: reason ?? { code: "no-rules-for-vaccine" } });
			continue;
		}
		const known = events.get(`${vaccine} ${date}`);
		if (known) known.recordIds.push(id);
		else events.set(`${vaccine} ${date}`, { course, vaccine, date, day: dayNumber(date), recordIds: [id] });
	}
	return { events: [...events.values()].sort((a, b) => a.day - b.day), unjudged };
}

function whyUnjudged(
	{ date, abroad }: VaccinationRecord,
	course: Course | undefined,
	born: string,
	on: string,
): Reason | undefined {
	if (!course) return { code: "no-rules-for-vaccine" };
	if (abroad) return { code: "given-abroad" };
	if (precisionOf(date) !== "day") return { code: "date-not-exact" };
	if (date < born) return { code: "before-birth", days: dayNumber(born) - dayNumber(date) };
	return date > on ? { code: "after-today", days: dayNumber(date) - dayNumber(on) } : undefined;
}
