/** The day before, of and after each limit; and that a clock which jumps does nothing twice and leaves nothing out. */
import { describe, expect, it } from "vitest";
import { addDays, localNow, toInstant } from "../calendar/local-time";
import { beganBefore, type Clocked, clockStep, daysAllowed, isLate, isWorkingTime, REFERRAL_RULES } from "./clock";
import { OPEN_STATES } from "./transitions";

const at = (date: string, time = "10:00") => toInstant(date, time);
const rules = { acknowledgeDays: 2, decideDays: 5, beginDays: 20, outcomeDays: 60, expireDays: 10, keepMonths: 36 };
const referred = (some: Partial<Clocked> = {}): Clocked => ({
	state: "sent",
	stateSince: at("2026-11-23"),
	waitsUntil: null,
	chases: 0,
	chasedAt: null,
	...some,
});

describe("is late", () => {
	it.each([
		["sent on a Monday, on Wednesday", referred(), "2026-11-25", false],
		["sent on a Monday, on Thursday", referred(), "2026-11-26", true],
		["sent on a Friday, on Tuesday", referred({ stateSince: at("2026-11-27") }), "2026-12-01", false],
		["sent on a Friday, on Wednesday", referred({ stateSince: at("2026-11-27") }), "2026-12-02", true],
		["sent on a Sunday, on Tuesday", referred({ stateSince: at("2026-11-29") }), "2026-12-01", false],
		["sent on Christmas Eve, on 30 December", referred({ stateSince: at("2026-12-24") }), "2026-12-30", false],
		["sent on Christmas Eve, on 31 December", referred({ stateSince: at("2026-12-24") }), "2026-12-31", true],
		// 23:30 on Sunday in Greenwich is Monday in London.
		[
			"sent after midnight of summer time, on Wednesday",
			referred({ stateSince: new Date("2026-06-07T23:30:00Z") }),
			"2026-06-10",
			false,
		],
		[
			"sent after midnight of summer time, on Thursday",
			referred({ stateSince: new Date("2026-06-07T23:30:00Z") }),
			"2026-06-11",
			true,
		],
		["received on a Monday, on Monday", referred({ state: "received" }), "2026-11-30", false],
		["received on a Monday, on Tuesday", referred({ state: "received" }), "2026-12-01", true],
		["accepted, on the 20th day", referred({ state: "accepted" }), "2026-12-21", false],
		["accepted, on the 21st", referred({ state: "accepted" }), "2026-12-22", true],
		["waiting until a day, on it", referred({ state: "waiting", waitsUntil: "2026-12-01" }), "2026-12-01", false],
		["waiting until a day, after it", referred({ state: "waiting", waitsUntil: "2026-12-01" }), "2026-12-02", true],
		["waiting, nobody said until when", referred({ state: "waiting" }), "2028-01-01", false],
	] as const)("%s: %o %s %s", (_, one, today, late) => expect(isLate(one, rules, today)).toBe(late));

	it("in a find as in the rule, for every state, over both changes of the clocks", () => {
		for (const state of OPEN_STATES) {
			const allowed = daysAllowed(state, REFERRAL_RULES);
			if (allowed === null || allowed > 20) continue;
			for (let today = "2026-10-20"; today < "2026-11-03"; today = addDays(today, 1))
				for (let hours = 0; hours < 45 * 24; hours += 5) {
					const stateSince = new Date(at(today).getTime() - hours * 3_600_000);
					const found = stateSince < beganBefore(allowed, today);
					expect(found, `${state} ${stateSince.toISOString()} ${today}`).toBe(
						isLate(referred({ state, stateSince }), REFERRAL_RULES, today),
					);
				}
		}
	});
});

/** What the clock does when it runs at these dates, one after the other; what it does is written down as it would be. */
function run(dates: readonly string[], one = referred()): string[] {
	const done: string[] = [];
	let now = one;
	for (const date of dates) {
		const step = clockStep(now, rules, date);
		if (step === null) continue;
		done.push(`${date} ${step}`);
		if (step === "expire") break;
		now = { ...now, chases: now.chases + 1, chasedAt: at(date) };
	}
	return done;
}

const each = (from: string, days: number) => Array.from({ length: days }, (_, index) => addDays(from, index));
const workdays = (from: string, days: number) => each(from, days).filter((date) => isWorkingTime(localNow(at(date))));

describe("one that nobody opens", () => {
	it("is asked for twice, told of, and expires after the council's limit, one step a working day", () => {
		expect(run(workdays("2026-11-23", 40))).toEqual([
			"2026-11-26 first-chase",
			"2026-11-27 second-chase",
			"2026-11-30 escalation",
			"2026-12-08 expire",
		]);
	});

	it("has each step done once a day, however often the clock runs", () => {
		const often = workdays("2026-11-23", 40).flatMap((date) => [date, date, date]);
		expect(run(often)).toEqual(run(workdays("2026-11-23", 40)));
	});

	it("has no step left out when the clock jumps a month ahead", () => {
		expect(run(workdays("2027-01-04", 10))).toEqual([
			"2027-01-04 first-chase",
			"2027-01-05 second-chase",
			"2027-01-06 escalation",
			"2027-01-07 expire",
		]);
	});

	it("has no step done twice when the clock goes back a week", () => {
		const dates = [...workdays("2026-12-03", 2), ...workdays("2026-11-26", 20)];
		expect(run(dates)).toEqual([
			"2026-12-03 first-chase",
			"2026-12-04 second-chase",
			"2026-12-07 escalation",
			"2026-12-08 expire",
		]);
	});
});

it.each(["accepted", "waiting", "in-progress"] as const)(
	"one that is %s is asked for and told of, and stays",
	(state) => {
		const one = referred({ state, stateSince: at("2026-01-05"), waitsUntil: "2026-02-02" });
		expect(run(workdays("2026-11-23", 60), one).map((done) => done.split(" ")[1])).toEqual([
			"first-chase",
			"second-chase",
			"escalation",
		]);
	},
);

it.each([
	["2026-11-27", "08:59", false],
	["2026-11-27", "09:00", true],
	["2026-11-27", "16:59", true],
	["2026-11-27", "17:00", false],
	["2026-11-28", "12:00", false],
	["2026-12-25", "12:00", false],
	["2026-06-08", "09:00", true],
] as const)("%s %s is a time for letters: %s", (date, time, is) => {
	expect(isWorkingTime(localNow(at(date, time)))).toBe(is);
});
