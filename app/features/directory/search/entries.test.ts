import fc from "fast-check";
import { expect, it } from "vitest";
import { aSchedule, aService } from "../../../../tests/factories";
import { addDays } from "../../../model/calendar/local-time";
import { endedOn, nextSessions } from "../../../model/listings/sessions";
import { DAYS, TIME_SLUGS } from "../../../model/listings/vocabulary";
import { entriesOf } from "./entries";
import { ENDING, type Expression, filtersOf, GOES_ON } from "./expression";
import { ANY_SERVICE } from "./search-params";

const now = { date: "2026-11-26", time: "10:30" };
const rules = { terms: [], bankHolidays: "on" } as const;

function holds(expression: Expression | null, tokens: ReadonlySet<string>): boolean {
	if (expression === null) return true;
	if (typeof expression === "string") return tokens.has(expression);
	return "all" in expression
		? expression.all.every((part) => holds(part, tokens))
		: expression.any.some((part) => holds(part, tokens));
}

/** Schedules around now: weekly, counted, until a date, of dates alone, some of them over. */
const date = fc.integer({ min: -60, max: 60 }).map((days) => addDays(now.date, days));
const schedule = fc
	.record({
		dtstart: date,
		start: fc.constantFrom("09:00", "10:00", "10:30", "14:00", "18:00"),
		minutes: fc.constantFrom(null, "30", "45"),
		rule: fc.option(
			fc.tuple(
				fc.constantFrom("", ";INTERVAL=2"),
				fc.uniqueArray(fc.constantFrom(...DAYS), { maxLength: 3 }),
				fc.oneof(
					fc.constant(""),
					fc.integer({ min: 1, max: 9 }).map((count) => `;COUNT=${count}`),
					date.map((until) => `;UNTIL=${until.replaceAll("-", "")}`),
				),
			),
		),
		validTo: fc.option(date),
		rdates: fc.array(date, { maxLength: 3 }),
		exdates: fc.array(date, { maxLength: 3 }),
	})
	.map(({ rule, start, minutes, ...said }) =>
		aSchedule({
			...said,
			start,
			end: minutes && `${start.slice(0, 3)}${minutes}`,
			rrule: rule && `FREQ=WEEKLY${rule[0]}${rule[1].length > 0 ? `;BYDAY=${rule[1].join(",")}` : ""}${rule[2]}`,
		}),
	);

it("a day and a time find a service exactly when a session that fits them is still to come", () => {
	const day = fc.uniqueArray(fc.constantFrom(...DAYS), { maxLength: 2 });
	const time = fc.uniqueArray(fc.constantFrom(...TIME_SLUGS), { maxLength: 2 });
	fc.assert(
		fc.property(fc.array(schedule, { maxLength: 3 }), day, time, (schedules, day, time) => {
			const { content } = aService({ schedules });
			const service = { id: "a", councilId: "c", content, organisationName: "", places: [] };
			const [entry] = entriesOf(service, new Set()).entries;
			const tokens = new Set(entry?.tokens);
			for (const [token, until] of entry?.ends ?? []) if (until > `${now.date}T${now.time}`) tokens.add(token);
			const found = holds(filtersOf({ ...ANY_SERVICE, day, time }).when, tokens);
			const next = nextSessions({ content, locations: new Map() }, { now, rules, limit: 1, day, time });
			expect(found).toBe(day.length + time.length === 0 || next.length > 0);
			expect(tokens.has(ENDING) && !tokens.has(GOES_ON)).toBe(endedOn(content, now) !== null);
		}),
		{ numRuns: 1000 },
	);
});
