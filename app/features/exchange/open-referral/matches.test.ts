import { expect, it } from "vitest";
import { anOrganisation, aSchedule, aService } from "../../../../tests/factories";
import type { PublicService } from "../../../model/listings/public-service";
import { parseFeedQuery } from "./feed-query";
import { matches } from "./matches";

const now = { date: "2026-11-24", time: "10:30", day: "TU" } as const;

function service(...schedules: ReturnType<typeof aSchedule>[]): PublicService {
	const { id, content } = aService({ schedules });
	const organisation = { id: "o", slug: "o", content: anOrganisation().content };
	return { id, slug: id, assuredOn: null, updatedAt: new Date(0), content, organisation, locations: new Map() };
}

const weekly = aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", start: "10:00", end: "12:00" });
const fortnightly = aSchedule({ rrule: "FREQ=MONTHLY;BYDAY=1TH,3TH", start: "14:00", end: null });
const ended = aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TH", dtstart: "2026-05-07", validTo: "2026-05-28" });

it.each([
	["day=Thursday", weekly, true],
	["day=Thursday", fortnightly, true],
	["day=Monday", weekly, false],
	["day=Thursday", ended, false],
	["start_time=09:00", ended, false],
	["day=Thursday&start_time=11:00", weekly, false],
	["day=Thursday&end_time=12:00", weekly, true],
	["start_time=11:00", fortnightly, true],
] as const)("%s finds a session that is still to come (%#)", (text, schedule, expected) => {
	const parsed = parseFeedQuery(new URLSearchParams(text));
	if (!parsed.ok) throw new Error(parsed.problems.join());
	expect(matches(service(schedule), parsed.query, now)).toBe(expected);
});
