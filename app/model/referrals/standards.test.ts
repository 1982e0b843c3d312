import { describe, expect, it } from "vitest";
import { STANDINGS, type Standing } from "./standards";
import { isEndedState, isOpenState, REFERRAL_STATES, type ReferralState } from "./transitions";

/** Once more, by hand: who changes one row has to change the other. */
const ROWS: [ReferralState, Standing["serviceRequest"], Standing["task"]][] = [
	["draft", "draft", "draft"],
	["sent", "active", "requested"],
	["received", "active", "received"],
	["accepted", "active", "accepted"],
	["waiting", "active", "accepted"],
	["in-progress", "active", "in-progress"],
	["completed", "completed", "completed"],
	["declined", "revoked", "rejected"],
	["cancelled", "revoked", "cancelled"],
	["withdrawn", "revoked", "cancelled"],
	["expired", "revoked", "failed"],
	["transferred", "revoked", "cancelled"],
	["discarded", "entered-in-error", "entered-in-error"],
];

describe("a referral in FHIR", () => {
	it.each(ROWS)("that is %s is a ServiceRequest that is %s and a Task that is %s", (state, serviceRequest, task) => {
		expect(STANDINGS[state]).toEqual({ serviceRequest, task });
	});

	it("has a row for each state", () => {
		expect(ROWS.map(([state]) => state).sort()).toEqual([...REFERRAL_STATES].sort());
	});

	it("is active while it is open, and not any more once it has ended", () => {
		const active = REFERRAL_STATES.filter((state) => STANDINGS[state].serviceRequest === "active");
		expect(active).toEqual(REFERRAL_STATES.filter(isOpenState));
		const over: Standing["task"][] = ["completed", "rejected", "cancelled", "failed"];
		expect(REFERRAL_STATES.filter((state) => over.includes(STANDINGS[state].task))).toEqual(
			REFERRAL_STATES.filter(isEndedState),
		);
	});
});
