/** The life of a referral, said a second time: every pair of states that is not here is refused, for every actor. */
import { describe, expect, it } from "vitest";
import {
	ENDED_STATES,
	OPEN_STATES,
	REFERRAL_ACTORS,
	REFERRAL_STATES,
	REFERRAL_STEPS,
	type ReferralActor,
	type ReferralLife,
	type ReferralState,
	stateAfter,
	stepsFor,
	TRANSITIONS,
} from "./transitions";

/** From, to, by whom, what is said with it. */
const TABLE = `
draft        sent         referrer          safety consent safe-contact
draft        discarded    referrer
sent         received     service
sent         accepted     service           reason
received     accepted     service           reason
sent         declined     service           why reason alternatives
received     declined     service           why reason alternatives
accepted     waiting      service           expected
accepted     in-progress  service           first-contact
waiting      in-progress  service           first-contact
in-progress  completed    service           outcome
sent         cancelled    referrer,service  reason
received     cancelled    referrer,service  reason
accepted     cancelled    referrer,service  reason
waiting      cancelled    referrer,service  reason
in-progress  cancelled    referrer,service  reason
sent         transferred  referrer,service  onward reason safety consent
received     transferred  referrer,service  onward reason safety consent
accepted     transferred  referrer,service  onward reason safety consent
waiting      transferred  referrer,service  onward reason safety consent
in-progress  transferred  referrer,service  onward reason safety consent
sent         withdrawn    family
received     withdrawn    family
accepted     withdrawn    family
waiting      withdrawn    family
in-progress  withdrawn    family
sent         expired      clock
received     expired      clock
withdrawn    sent         referrer          reason
expired      sent         referrer          reason
declined     sent         referrer          reason
cancelled    sent         referrer          reason
`;
/** One step back, by the service: the state it had before. */
const BACK = [
	["accepted", "sent"],
	["accepted", "received"],
	["declined", "sent"],
	["declined", "received"],
	["waiting", "accepted"],
	["in-progress", "accepted"],
	["in-progress", "waiting"],
	["completed", "in-progress"],
] as const satisfies readonly (readonly [ReferralState, ReferralState])[];

const rows = TABLE.trim()
	.split("\n")
	.map((row) => {
		const [from = "", to = "", by = "", ...needs] = row.trim().split(/\s+/);
		return { from, to, by: by.split(","), needs };
	});

const NOW = new Date("2026-11-28T12:00:00Z");
const days = (number: number) => new Date(NOW.getTime() - number * 86_400_000);
const at = (state: ReferralState, life: Partial<ReferralLife> = {}): ReferralLife => ({
	state,
	stateSince: NOW,
	steps: [],
	...life,
});

describe.each(REFERRAL_ACTORS)("the %s", (actor) => {
	describe.each(REFERRAL_STATES)("from %s", (from) => {
		it.each(REFERRAL_STATES)("to %s as far as the table says", (to) => {
			const row = rows.find((one) => one.from === from && one.to === to && one.by.includes(actor));
			const found = stepsFor(at(from), actor, NOW).filter((one) => one.to === to);
			expect(found.map(({ needs }) => needs)).toEqual(row ? [row.needs] : []);
		});
	});
});

describe("one step back", () => {
	const backOf = (life: ReferralLife, actor: ReferralActor = "service") =>
		stepsFor(life, actor, NOW).find(({ step }) => step === "step-back");

	it.each(BACK)("from %s to %s is the service's, once", (state, before) => {
		const came = { step: "accept", from: before } as const;
		const life = at(state, { steps: [came] });
		const back = backOf(life);
		expect(back?.needs).toEqual(["reason"]);
		expect(back && stateAfter(back, life)).toBe(before);
		expect(backOf(at(state, { steps: [{ step: "step-back", from: "declined" }, came] }))).toBeUndefined();
		expect(backOf(life, "referrer")).toBeUndefined();
	});

	it.each(REFERRAL_STATES)("is there from %s where the table says", (state) => {
		const isThere = BACK.some(([from]) => from === state);
		expect(backOf(at(state, { steps: [{ step: "send", from: "draft" }] })) !== undefined).toBe(isThere);
	});
});

describe.each(["declined", "cancelled", "withdrawn", "expired"] as const)("what was %s", (state) => {
	const reopens = (life: Partial<ReferralLife>) =>
		stepsFor(at(state, life), "referrer", NOW).some(({ step }) => step === "reopen");

	it("is sent again within 28 days, once", () => {
		expect(reopens({ stateSince: days(28) })).toBe(true);
		expect(reopens({ stateSince: days(28.01) })).toBe(false);
		expect(reopens({ steps: [{ step: "reopen", from: "declined" }] })).toBe(false);
	});
});

it("has every step, and names no other state or actor", () => {
	expect(TRANSITIONS.map(({ step }) => step)).toEqual([...REFERRAL_STEPS]);
	const ended = REFERRAL_STATES.filter((state) => !["draft", ...OPEN_STATES].includes(state));
	expect(ended).toEqual([...ENDED_STATES, "discarded"]);
	expect(
		rows.every(({ from, to }) => [from, to].every((one) => (REFERRAL_STATES as readonly string[]).includes(one))),
	).toBe(true);
});
