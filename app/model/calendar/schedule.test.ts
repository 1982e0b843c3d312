import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dateOfDay, dayNumber, dayOf, mondayOf } from "./local-time";
import { lastDates, nextOccurrences, occurrences, parseRule, type Rule, type Term } from "./schedule";
import { DAYS, type Schedule } from "./shapes";

const aSchedule = (facts: Partial<Schedule> = {}): Schedule => ({
	id: "s1",
	dtstart: "2026-01-01",
	validTo: null,
	start: "10:00",
	end: "11:30",
	rrule: null,
	rdates: [],
	exdates: [],
	termTimeOnly: false,
	note: null,
	...facts,
});

const datesOf = (facts: Partial<Schedule>, from: string, to: string, terms: Term[] = []) =>
	occurrences(aSchedule(facts), { from, to, terms }).map(({ date }) => date);

function ruleOf(text: string): Rule {
	const parsed = parseRule(text);
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.rule;
}

describe("reading a rule", () => {
	it("takes the weekly and monthly parts, in any case and order", () => {
		expect(ruleOf("RRULE:BYDAY=TU,th;freq=WEEKLY;INTERVAL=2;UNTIL=20261231;WKST=MO")).toEqual({
			frequency: "weekly",
			interval: 2,
			days: [
				{ day: "TU", ordinal: null },
				{ day: "TH", ordinal: null },
			],
			monthDays: [],
			count: null,
			until: { date: "2026-12-31", time: "23:59" },
		});
		expect(ruleOf("FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=6").days).toEqual([
			{ day: "MO", ordinal: 1 },
			{ day: "FR", ordinal: -1 },
		]);
		expect(ruleOf("FREQ=MONTHLY;BYMONTHDAY=15,-1").monthDays).toEqual([15, -1]);
	});

	it("reads the end of a rule in local time", () => {
		expect(ruleOf("FREQ=WEEKLY;UNTIL=20260630T230000Z").until).toEqual({ date: "2026-07-01", time: "00:00" });
		expect(ruleOf("FREQ=WEEKLY;UNTIL=20260630T120000").until).toEqual({ date: "2026-06-30", time: "12:00" });
	});

	it.each([
		"",
		"BYDAY=MO",
		"FREQ=DAILY",
		"FREQ=WEEKLY;FREQ=WEEKLY",
		"FREQ=WEEKLY;BYDAY=1MO",
		"FREQ=WEEKLY;BYDAY=XX",
		"FREQ=WEEKLY;BYMONTHDAY=1",
		"FREQ=MONTHLY;BYDAY=6MO",
		"FREQ=MONTHLY;BYMONTHDAY=32",
		"FREQ=MONTHLY;BYMONTHDAY=0",
		"FREQ=WEEKLY;INTERVAL=0",
		"FREQ=WEEKLY;INTERVAL=99999999999",
		"FREQ=WEEKLY;COUNT=-1",
		"FREQ=WEEKLY;COUNT=3;UNTIL=20261231",
		"FREQ=WEEKLY;UNTIL=20260231",
		"FREQ=WEEKLY;WKST=SU",
		"FREQ=WEEKLY;BYSETPOS=1",
		"FREQ=WEEKLY;=;;",
		"every Thursday",
	])("refuses %j with a reason", (text) => {
		const parsed = parseRule(text);
		expect(parsed).toMatchObject({ ok: false });
		expect(parsed.ok ? "" : parsed.reason).not.toBe("");
	});

	it("never throws", () => {
		fc.assert(fc.property(fc.string(), (text) => typeof parseRule(text).ok === "boolean"));
	});
});

describe("the dates of a rule", () => {
	it.each([
		[
			"weekly on the weekday it began",
			"2026-01-01",
			"FREQ=WEEKLY",
			["2026-02-05", "2026-02-12", "2026-02-19", "2026-02-26"],
		],
		["several days", "2026-01-01", "FREQ=WEEKLY;BYDAY=FR,MO", ["02", "06", "09", "13", "16", "20", "23", "27"]],
		[
			"every second week, counted from the week it began",
			"2026-01-02",
			"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR",
			["10", "13", "24", "27"],
		],
		["the first Monday", "2026-01-01", "FREQ=MONTHLY;BYDAY=1MO", ["02"]],
		["the last Friday", "2026-01-01", "FREQ=MONTHLY;BYDAY=-1FR", ["27"]],
		["a fifth Sunday that is not there", "2026-01-01", "FREQ=MONTHLY;BYDAY=5SU", []],
		["every Thursday, said monthly", "2026-01-01", "FREQ=MONTHLY;BYDAY=TH", ["05", "12", "19", "26"]],
		["a day of the month", "2026-01-15", "FREQ=MONTHLY", ["15"]],
		["a day February does not have", "2026-01-30", "FREQ=MONTHLY", []],
		["the last day", "2026-01-01", "FREQ=MONTHLY;BYMONTHDAY=-1", ["28"]],
		["Friday the thirteenth", "2026-01-01", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ["13"]],
		["every third month", "2025-11-04", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", ["03"]],
		["every third month, but not this one", "2025-12-02", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", []],
		["until a date", "2026-01-01", "FREQ=WEEKLY;UNTIL=20260212", ["05", "12"]],
		["until a time before it starts", "2026-01-01", "FREQ=WEEKLY;UNTIL=20260212T090000Z", ["05"]],
		["until the time it starts", "2026-01-01", "FREQ=WEEKLY;UNTIL=20260212T100000Z", ["05", "12"]],
		["counted from its beginning", "2026-01-01", "FREQ=WEEKLY;COUNT=7", ["05", "12"]],
	])("%s", (_, dtstart, rrule, expected) => {
		const full = expected.map((date) => (date.length === 2 ? `2026-02-${date}` : date));
		expect(datesOf({ dtstart, rrule }, "2026-02-01", "2026-03-01")).toEqual(full);
	});

	it("has a leap day when the year has", () => {
		const schedule = { dtstart: "2024-01-29", rrule: "FREQ=MONTHLY;BYMONTHDAY=29" };
		expect(datesOf(schedule, "2024-02-01", "2024-03-01")).toEqual(["2024-02-29"]);
		expect(datesOf(schedule, "2026-02-01", "2026-03-01")).toEqual([]);
	});

	it("keeps its wall time when the clocks change", () => {
		const around = occurrences(aSchedule({ dtstart: "2026-03-22", rrule: "FREQ=WEEKLY" }), {
			from: "2026-03-22",
			to: "2026-04-06",
			terms: [],
		});
		expect(around.map(({ date, start }) => `${date} ${start}`)).toEqual([
			"2026-03-22 10:00",
			"2026-03-29 10:00",
			"2026-04-05 10:00",
		]);
	});

	it("takes in named dates and leaves out excluded ones, each once and in order", () => {
		const facts = {
			rrule: "FREQ=WEEKLY",
			rdates: ["2026-01-20", "2026-01-08", "2025-12-24", "2026-01-20"],
			exdates: ["2026-01-15", "2026-02-05"],
		};
		expect(datesOf(facts, "2025-12-01", "2026-01-25")).toEqual([
			"2025-12-24",
			"2026-01-01",
			"2026-01-08",
			"2026-01-20",
			"2026-01-22",
		]);
	});

	it("ends with the schedule", () => {
		const facts = { rrule: "FREQ=WEEKLY", rdates: ["2026-01-20"], validTo: "2026-01-15" };
		expect(datesOf(facts, "2026-01-01", "2027-01-01")).toEqual(["2026-01-01", "2026-01-08", "2026-01-15"]);
	});

	it("without a rule, or with one that cannot be read, is its named dates", () => {
		const expected = ["2026-01-01", "2026-01-10"];
		expect(datesOf({ rdates: ["2026-01-10"] }, "2026-01-01", "2027-01-01")).toEqual(expected);
		expect(datesOf({ rdates: ["2026-01-10"], rrule: "FREQ=HOURLY" }, "2026-01-01", "2027-01-01")).toEqual(expected);
	});

	it("keeps to the terms when it is term time only, but named dates stand", () => {
		const facts = { rrule: "FREQ=WEEKLY", termTimeOnly: true, rdates: ["2026-02-18"] };
		const terms = [
			{ from: "2026-01-05", to: "2026-02-12" },
			{ from: "2026-02-23", to: "2026-03-27" },
		];
		expect(datesOf(facts, "2026-02-01", "2026-03-01", terms)).toEqual([
			"2026-02-05",
			"2026-02-12",
			"2026-02-18",
			"2026-02-26",
		]);
	});

	it("says that it may not happen when nobody knows the terms", () => {
		const flags = (termTimeOnly: boolean) =>
			occurrences(aSchedule({ rrule: "FREQ=WEEKLY", termTimeOnly }), {
				from: "2026-02-01",
				to: "2026-02-08",
				terms: [],
			}).map(({ termUnknown }) => termUnknown);
		expect(flags(true)).toEqual([true]);
		expect(flags(false)).toEqual([false]);
	});

	it("costs no more for having begun long ago", () => {
		const facts = { rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" };
		const fastestFrom = (dtstart: string) => {
			const rounds = Array.from({ length: 20 }, () => {
				const began = performance.now();
				for (let round = 0; round < 50; round += 1) datesOf({ ...facts, dtstart }, "2190-01-06", "2190-01-13");
				return performance.now() - began;
			});
			return Math.min(...rounds);
		};
		// Counted week by week it takes some seven hundred times as long.
		expect(fastestFrom("1900-01-01")).toBeLessThan(100 * fastestFrom("2190-01-01"));
	});

	it("stops looking for a date that never comes", () => {
		const never = aSchedule({ dtstart: "2026-02-01", rrule: "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31" });
		const now = { date: "2026-02-01", time: "00:00" };
		const from = (schedule: Schedule) => nextOccurrences(schedule, { now, terms: [], limit: 1 });
		expect(from(never)).toEqual([]);
		expect(from({ ...never, dtstart: "2026-01-01" })).toMatchObject([{ date: "2027-01-31" }]);
	});
});

// The samples are others in each run: that the two readings of a rule agree holds for all of them, so what fails is a fault.
describe("the dates of any rule", () => {
	const date = fc.integer({ min: dayNumber("2023-01-01"), max: dayNumber("2027-12-31") }).map(dateOfDay);
	const weekday = fc.constantFrom(...DAYS);
	const interval = fc.integer({ min: 1, max: 4 });
	const ends = fc.oneof(
		fc.constant(""),
		fc.integer({ min: 1, max: 40 }).map((count) => `;COUNT=${count}`),
		date.map((until) => `;UNTIL=${until.replaceAll("-", "")}`),
	);
	const weekly = fc
		.tuple(interval, fc.uniqueArray(weekday, { maxLength: 4 }))
		.map(([every, days]) => `FREQ=WEEKLY;INTERVAL=${every}${days.length > 0 ? `;BYDAY=${days.join(",")}` : ""}`);
	const ordinalDay = fc
		.tuple(fc.constantFrom("", "1", "2", "3", "4", "5", "-1", "-2", "-5"), weekday)
		.map(([ordinal, day]) => ordinal + day);
	const monthDay = fc.constantFrom(1, 13, 28, 29, 30, 31, -1, -30, -31);
	const monthly = fc
		.tuple(interval, fc.uniqueArray(ordinalDay, { maxLength: 3 }), fc.uniqueArray(monthDay, { maxLength: 3 }))
		.map(([every, days, numbers]) =>
			[
				`FREQ=MONTHLY;INTERVAL=${every}`,
				days.length > 0 ? `BYDAY=${days.join(",")}` : "",
				numbers.length > 0 ? `BYMONTHDAY=${numbers.join(",")}` : "",
			]
				.filter(Boolean)
				.join(";"),
		);
	const rrule = fc.tuple(fc.oneof(weekly, monthly), ends).map((parts) => parts.join(""));
	const schedule = fc
		.record({
			dtstart: date,
			validTo: fc.option(date),
			rrule: fc.option(rrule, { freq: 8 }),
			rdates: fc.array(date, { maxLength: 4 }),
			exdates: fc.array(date, { maxLength: 4 }),
			termTimeOnly: fc.boolean(),
		})
		.map(aSchedule);
	const term = fc
		.tuple(date, fc.integer({ min: 0, max: 90 }))
		.map(([from, length]): Term => ({ from, to: addDays(from, length) }));
	const range = fc
		.tuple(date, fc.integer({ min: 0, max: 400 }))
		.map(([from, length]) => ({ from, to: addDays(from, length) }));

	/** Whether `day` fits the rule's pattern, without its ends: asked of each day by itself. */
	function fits(rule: Rule, dtstart: string, day: string): boolean {
		const [year = 0, month = 0, number = 0] = day.split("-").map(Number);
		const [firstYear = 0, firstMonth = 0, firstNumber = 0] = dtstart.split("-").map(Number);
		if (rule.frequency === "weekly") {
			const weeks = (dayNumber(mondayOf(day)) - dayNumber(mondayOf(dtstart))) / 7;
			const wanted = rule.days.length > 0 ? rule.days.map((each) => each.day) : [dayOf(dtstart)];
			return weeks % rule.interval === 0 && wanted.includes(dayOf(day));
		}
		const months = (year - firstYear) * 12 + month - firstMonth;
		const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
		const byDay = rule.days.some(
			(each) =>
				each.day === dayOf(day) &&
				(each.ordinal === null ||
					each.ordinal === Math.ceil(number / 7) ||
					each.ordinal === -Math.ceil((length - number + 1) / 7)),
		);
		const byNumber = rule.monthDays.some((each) => each === number || each === number - length - 1);
		const noDays = rule.days.length === 0;
		const noNumbers = rule.monthDays.length === 0;
		const matches = noDays && noNumbers ? number === firstNumber : (noDays || byDay) && (noNumbers || byNumber);
		return months % rule.interval === 0 && matches;
	}

	/** Walks through every day since the schedule began. */
	function dayByDay(candidate: Schedule, asked: { from: string; to: string; terms: Term[] }): string[] {
		const rule = candidate.rrule === null ? undefined : ruleOf(candidate.rrule);
		const found = new Set<string>(rule ? [] : [candidate.dtstart]);
		for (const named of candidate.rdates) found.add(named);
		let counted = 0;
		for (let day = candidate.dtstart; rule && day < asked.to; day = addDays(day, 1)) {
			if (!fits(rule, candidate.dtstart, day) || (rule.until && day > rule.until.date)) continue;
			counted += 1;
			if (rule.count !== null && counted > rule.count) break;
			const inTerm = asked.terms.some((each) => each.from <= day && day <= each.to);
			if (!candidate.termTimeOnly || asked.terms.length === 0 || inTerm) found.add(day);
		}
		return [...found]
			.filter((day) => day >= asked.from && day < asked.to && !candidate.exdates.includes(day))
			.filter((day) => candidate.validTo === null || day <= candidate.validTo)
			.sort();
	}

	it("are those found by looking at every day", () => {
		fc.assert(
			fc.property(schedule, range, fc.array(term, { maxLength: 3 }), (candidate, { from, to }, terms) => {
				const found = occurrences(candidate, { from, to, terms }).map((occurrence) => occurrence.date);
				expect(found).toEqual(dayByDay(candidate, { from, to, terms }));
			}),
			{ numRuns: 500 },
		);
	});

	it("are none after the last on their weekday, which is a date itself; a weekday without a last one is of a rule that goes on", () => {
		fc.assert(
			fc.property(schedule, range, (candidate, { from, to }) => {
				const last = lastDates(candidate);
				const between = (first: string, end: string) =>
					occurrences(candidate, { from: first, to: end, terms: [] }).map(({ date }) => date);
				for (const date of between(from, to)) {
					expect(last.has(dayOf(date))).toBe(true);
					expect(date <= (last.get(dayOf(date)) ?? "9999")).toBe(true);
				}
				for (const [day, date] of last) {
					if (date !== null) expect(between(date, addDays(date, 1)).map(dayOf)).toEqual([day]);
					else expect(candidate).toMatchObject({ validTo: null, rrule: expect.not.stringMatching(/COUNT|UNTIL/) });
				}
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		["a rule that goes on", { rrule: "FREQ=WEEKLY;BYDAY=TU", rdates: ["2026-01-03"] }, { SA: "2026-01-03", TU: null }],
		[
			"a rule until a date",
			{ rrule: "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260113" },
			{ TU: "2026-01-13", TH: "2026-01-08" },
		],
		["a rule that is counted", { rrule: "FREQ=WEEKLY;COUNT=3", exdates: ["2026-01-15"] }, { TH: "2026-01-08" }],
		[
			"a rule that is counted over a hundred years",
			{ rrule: "FREQ=MONTHLY;INTERVAL=4;BYDAY=MO;BYMONTHDAY=31;COUNT=34" },
			{ MO: "2135-01-31" },
		],
		["a rule that does not begin on its day", { rrule: "FREQ=WEEKLY;BYDAY=TU" }, { TU: null }],
		["dates alone", { rdates: ["2026-01-08", "2026-01-03"] }, { TH: "2026-01-08", SA: "2026-01-03" }],
		["what is not valid any more", { rrule: "FREQ=WEEKLY", validTo: "2025-12-31" }, {}],
	] as const)("have these as the last of %s", (_, facts, expected) => {
		expect(Object.fromEntries(lastDates(aSchedule(facts as Partial<Schedule>)))).toEqual(expected);
	});
});

describe("what comes next", () => {
	const now = { date: "2026-02-05", time: "10:30" };
	const next = (facts: Partial<Schedule>, at = now) =>
		nextOccurrences(aSchedule(facts), { now: at, terms: [], limit: 1 }).map(({ date, start }) => `${date} ${start}`);

	it("has today's session until it ends", () => {
		expect(next({ rrule: "FREQ=WEEKLY" })).toEqual(["2026-02-05 10:00"]);
		expect(next({ rrule: "FREQ=WEEKLY", end: "10:30" })).toEqual(["2026-02-12 10:00"]);
		expect(next({ rrule: "FREQ=WEEKLY", end: null })).toEqual(["2026-02-12 10:00"]);
		expect(next({ rrule: "FREQ=WEEKLY", start: "11:00", end: null })).toEqual(["2026-02-05 11:00"]);
	});

	it("has a session over midnight all day long, and at night until it ends", () => {
		const night = { rrule: "FREQ=WEEKLY", start: "20:00", end: "02:00" };
		expect(next(night)).toEqual(["2026-02-05 20:00"]);
		expect(next(night, { date: "2026-02-06", time: "01:59" })).toEqual(["2026-02-05 20:00"]);
		expect(next(night, { date: "2026-02-06", time: "02:00" })).toEqual(["2026-02-12 20:00"]);
	});

	it("is on the weekdays that are asked for, and before a date", () => {
		const asked = (day: readonly (typeof DAYS)[number][], before?: string) =>
			nextOccurrences(aSchedule({ rrule: "FREQ=WEEKLY;BYDAY=TU,TH", rdates: ["2026-02-07"] }), {
				...{ now, terms: [], limit: 2, day, before },
			}).map(({ date }) => date);
		expect(asked([])).toEqual(["2026-02-05", "2026-02-07"]);
		expect(asked(["TU"])).toEqual(["2026-02-10", "2026-02-17"]);
		expect(asked(["SA", "TU"])).toEqual(["2026-02-07", "2026-02-10"]);
		expect(asked(["SU"])).toEqual([]);
		expect(asked(["TU"], "2026-02-17")).toEqual(["2026-02-10"]);
	});

	it("is nothing when all is over", () => {
		expect(next({ dtstart: "2026-02-04" })).toEqual([]);
		expect(next({ rrule: "FREQ=WEEKLY;COUNT=2" })).toEqual([]);
		expect(next({ rrule: "FREQ=WEEKLY" })).toHaveLength(1);
	});
});
