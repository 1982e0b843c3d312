/** The life of an appointment, said a second time: every pair of states that is not here is refused, for every actor. */
import { describe, expect, it } from "vitest";
import { toInstant } from "../calendar/local-time";
import {
	APPOINTMENT_STATES,
	APPOINTMENT_STEPS,
	APPOINTMENT_TIME,
	APPOINTMENT_TRANSITIONS,
	type AppointmentState,
	appointmentSteps,
	beginsWith,
	firstAttended,
	isMovable,
	timeFaults,
} from "./appointments";
import { REFERRAL_ACTORS, REFERRAL_STATES } from "./transitions";

/** From, to, by whom, when, what is said with it; a dash where it matters not. */
const TABLE = `
none          offered       service         -        when
offered       confirmed     service,family  before   -
offered       asked         family          movable  times
confirmed     asked         family          movable  times
asked         asked         family          movable  times
offered       moved         service         -        when
confirmed     moved         service         -        when
asked         moved         service         -        when
offered       cancelled     service         -        reason
confirmed     cancelled     service         -        reason
asked         cancelled     service         -        reason
offered       attended      service         day      -
confirmed     attended      service         day      -
asked         attended      service         day      -
late          attended      service         day      -
not-attended  attended      service         day      -
offered       late          service         day      -
confirmed     late          service         day      -
asked         late          service         day      -
attended      late          service         day      -
not-attended  late          service         day      -
offered       not-attended  service         begun    whose
confirmed     not-attended  service         begun    whose
asked         not-attended  service         begun    whose
attended      not-attended  service         begun    whose
late          not-attended  service         begun    whose
`;
const rows = TABLE.trim()
	.split("\n")
	.map((row) => {
		const [from = "", to = "", by = "", when = "", needs = ""] = row.trim().split(/\s+/);
		return { from, to, by: by.split(","), when, needs: needs === "-" ? [] : [needs] };
	});

const NOW = new Date("2026-11-28T12:00:00Z");
const at = (state: AppointmentState, startsAt = "2026-12-03T10:00:00Z", movableUntil: string | null = null) => ({
	state,
	startsAt: new Date(startsAt),
	movableUntil,
});
const TIMES = {
	"to come and movable": { startsAt: "2026-12-03T10:00:00Z", until: "2026-12-01", when: ["before", "movable"] },
	"to come and fixed": { startsAt: "2026-12-03T10:00:00Z", until: "2026-11-27", when: ["before"] },
	"to come later that day": { startsAt: "2026-11-28T23:59:00Z", until: null, when: ["before", "movable", "day"] },
	begun: { startsAt: "2026-11-28T12:00:00Z", until: null, when: ["day", "begun"] },
} as const;

describe.each(REFERRAL_ACTORS)("the %s", (actor) => {
	describe.each(Object.entries(TIMES))("with one %s", (_, { startsAt, until, when }) => {
		describe.each([null, ...APPOINTMENT_STATES])("from %s", (from) => {
			it.each(APPOINTMENT_STATES)("to %s as far as the table says", (to) => {
				const row = rows.find(
					(one) =>
						one.from === (from ?? "none") &&
						one.to === to &&
						one.by.includes(actor) &&
						(one.when === "-" || (when as readonly string[]).includes(one.when)),
				);
				const found = appointmentSteps("waiting", from && at(from, startsAt, until), actor, NOW);
				expect(found.filter((one) => one.to === to).map(({ needs }) => needs)).toEqual(row ? [row.needs] : []);
			});
		});
	});
});

it("has every step, and each row of the table is one", () => {
	expect([...new Set(APPOINTMENT_TRANSITIONS.map(({ step }) => step))]).toEqual([...APPOINTMENT_STEPS]);
	expect(rows).toHaveLength(26);
});

describe.each(REFERRAL_STATES)("a referral that is %s", (state) => {
	it("has appointments while the service works on it", () => {
		const works = (APPOINTMENT_TIME as readonly string[]).includes(state);
		expect(appointmentSteps(state, null, "service", NOW).length).toBe(works ? 1 : 0);
		expect(appointmentSteps(state, at("offered"), "family", NOW).length).toBe(works ? 2 : 0);
	});
});

it("that somebody came stands once the referral began with it", () => {
	const missed = (state: "waiting" | "in-progress") =>
		appointmentSteps(state, at("attended", "2026-11-20T10:00:00Z"), "service", NOW).map(({ step }) => step);
	expect(missed("waiting")).toEqual(["late", "miss"]);
	expect(missed("in-progress")).toEqual(["late"]);
});

describe("a referral begins", () => {
	it("with the first appointment attended, also late, whichever was offered first", () => {
		const second = at("attended", "2026-11-24T00:30:00Z");
		const first = at("late", "2026-11-20T10:00:00Z");
		const some = [at("not-attended", "2026-11-13T10:00:00Z"), second, first, at("confirmed")];
		expect(firstAttended(some)).toBe(first);
		expect(beginsWith(some, "2026-11-01")).toEqual({ firstContact: "appointment", contactOn: "2026-11-20" });
		expect(beginsWith([second], null)).toEqual({ firstContact: "appointment", contactOn: "2026-11-24" });
	});

	it("with a contact where there is no appointment, or none that was kept up", () => {
		for (const some of [[], [at("cancelled")], [at("moved"), at("cancelled")]]) {
			expect(beginsWith(some, null)).toBe("contact");
			expect(beginsWith(some, "2026-11-27")).toEqual({ firstContact: "contact", contactOn: "2026-11-27" });
		}
	});

	it.each(["offered", "confirmed", "asked", "not-attended"] as const)("not while one is %s", (state) => {
		expect(beginsWith([at("moved"), at(state)], "2026-11-27")).toBeNull();
	});
});

it("the family can ask for another time on the last day, and until it begins where none was said", () => {
	expect(isMovable(at("offered", undefined, "2026-11-28"), NOW)).toBe(true);
	expect(isMovable(at("offered", undefined, "2026-11-28"), new Date("2026-11-28T23:59:59Z"))).toBe(true);
	expect(isMovable(at("offered", undefined, "2026-11-28"), new Date("2026-11-29T00:00:00Z"))).toBe(false);
	expect(isMovable(at("offered"), new Date("2026-12-03T09:59:59Z"))).toBe(true);
	expect(isMovable(at("offered"), new Date("2026-12-03T10:00:00Z"))).toBe(false);
});

describe("the time of an appointment", () => {
	const faults = (on: string | null, time: string | null, movableUntil: string | null = null) =>
		timeFaults({ on, time, movableUntil }, NOW);
	it.each([
		["today, later", "2026-11-28", "12:01", {}],
		["two years ahead", "2028-11-27", "10:00", {}],
		["the hour that comes twice", "2027-10-31", "01:30", {}],
		["the hour before the clocks go forward", "2027-03-28", "00:59", {}],
		["the hour that the clocks skip", "2027-03-28", "01:30", { time: "skipped" }],
		["the hour after it", "2027-03-28", "02:00", {}],
		["yesterday", "2026-11-27", "10:00", { on: "past" }],
		["this minute", "2026-11-28", "12:00", { time: "past" }],
		["more than two years ahead", "2028-11-28", "10:00", { on: "too-far" }],
		["not known yet", null, null, {}],
	])("%s", (_, on, time, found) => expect(faults(on, time)).toEqual(found));

	it("is not over when it can no longer be moved", () => {
		expect(faults("2026-12-03", "10:00", "2026-12-03")).toEqual({});
		expect(faults("2026-12-03", "10:00", "2026-12-04")).toEqual({ movableUntil: "after-it" });
		expect(faults("2026-12-03", "10:00", "2026-11-27")).toEqual({ movableUntil: "past" });
	});

	it("is read by the clock on the wall, in summer too", () => {
		const summer = new Date("2026-06-30T23:30:00Z");
		expect(timeFaults({ on: "2026-06-30", time: "23:59", movableUntil: null }, summer)).toEqual({ on: "past" });
		expect(toInstant("2026-07-01", "10:00").toISOString()).toBe("2026-07-01T09:00:00.000Z");
	});
});
