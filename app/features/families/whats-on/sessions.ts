/** The sessions of services in a stretch of days. */
import { type Occurrence, occurrences, type Term } from "../../../model/calendar/schedule";
import type { PublicService } from "../../../model/listings/public-service";
import type { Schedule, ServiceContent } from "../../../model/listings/shapes";

/** A service, as far as it matters when it is. */
export interface ScheduledService {
	slug: string;
	content: Pick<ServiceContent, "places" | "schedules">;
}

/** Something a family can go to, or join from home where it has no location. */
export interface Session<Service extends ScheduledService = PublicService> extends Occurrence {
	service: Service;
	locationId: string | null;
}

/** Local dates, `to` not included. */
export interface DateRange {
	from: string;
	to: string;
}

/**
 * Finds the sessions of one service after another between two dates, in no order. Thousands of sessions share a few dozen
 * rules, each of which is worked out once.
 */
export function sessionsWithin(range: DateRange & { terms: readonly Term[] }) {
	const known = new Map<string, Occurrence[]>();
	const datesOf = (schedule: Schedule): Occurrence[] => {
		const { rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates } = schedule;
		const key = [rrule, dtstart, validTo, start, termTimeOnly, rdates, exdates].join(" ");
		const dates = known.get(key) ?? occurrences(schedule, range);
		known.set(key, dates);
		return dates;
	};
	return <Service extends ScheduledService>(service: Service): Session<Service>[] => {
		const sessions: Session<Service>[] = [];
		const add = (schedules: readonly Schedule[], locationId: string | null) => {
			for (const schedule of schedules) {
				for (const { date, start, termUnknown } of datesOf(schedule)) {
					const { id: scheduleId, end } = schedule;
					sessions.push({ scheduleId, date, start, end, termUnknown, service, locationId });
				}
			}
		};
		for (const { schedules, locationId } of service.content.places) add(schedules, locationId);
		add(service.content.schedules, null);
		return sessions;
	};
}
