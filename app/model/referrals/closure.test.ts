import { describe, expect, it } from "vitest";
import { isClosed, LOOP_ENDS, toldBy } from "./closure";
import { OUTCOMES } from "./referral";
import { OPEN_STATES, REFERRAL_STATES, TRANSITIONS } from "./transitions";

const TOLD = { isReferrerTold: true, isFamilyTold: true };

describe("a loop is closed", () => {
	it.each(OUTCOMES)("of one that was completed, where the outcome is known: %s", (outcome) => {
		expect(isClosed({ state: "completed", outcome, ...TOLD })).toBe(outcome !== "unknown");
	});

	it.each(["declined", "cancelled", "withdrawn"] as const)("of one that was %s", (state) => {
		expect(isClosed({ state, outcome: null, ...TOLD })).toBe(true);
	});

	it("never of one that nobody answered, or completed without an outcome", () => {
		expect(isClosed({ state: "expired", outcome: null, ...TOLD })).toBe(false);
		expect(isClosed({ state: "completed", outcome: null, ...TOLD })).toBe(false);
	});

	it.each(["isReferrerTold", "isFamilyTold"] as const)("only with %s", (who) => {
		expect(isClosed({ state: "completed", outcome: "met", ...TOLD, [who]: false })).toBe(false);
		expect(isClosed({ state: "declined", outcome: null, ...TOLD, [who]: false })).toBe(false);
	});

	it.each(OPEN_STATES)("neither closed nor not while it is %s", (state) => {
		expect(isClosed({ state, outcome: "met", ...TOLD })).toBeNull();
	});
});

it("each state that is neither open, nor a draft, nor gone on to another service, has ended", () => {
	const others = REFERRAL_STATES.filter((state) => !(LOOP_ENDS as readonly string[]).includes(state));
	expect(others.filter((state) => !(OPEN_STATES as readonly string[]).includes(state))).toEqual([
		"draft",
		"transferred",
		"discarded",
	]);
	expect(isClosed({ state: "transferred", outcome: null, ...TOLD })).toBeNull();
});

it("who did a step knows of it, who was written to does, and a family that was told", () => {
	const complete = TRANSITIONS.find(({ step }) => step === "complete") ?? {};
	const nobody = { isWritten: false, isSaid: false, isFetched: false };
	expect(toldBy(complete, "service", nobody)).toEqual({ isReferrerTold: true, isFamilyTold: false });
	expect(toldBy(complete, "service", { ...nobody, isWritten: true })).toEqual(TOLD);
	expect(toldBy(complete, "service", { ...nobody, isSaid: true })).toEqual(TOLD);
	expect(toldBy(complete, "service", { ...nobody, isSaid: true, isFetched: true })).toEqual({
		isReferrerTold: false,
		isFamilyTold: true,
	});
	expect(toldBy({}, "referrer", nobody)).toEqual({ isReferrerTold: true, isFamilyTold: false });
	expect(toldBy({}, "family", nobody)).toEqual({ isReferrerTold: false, isFamilyTold: true });
});
