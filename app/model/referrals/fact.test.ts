import { expect, it } from "vitest";
import { factOf } from "./fact";
import type { StepWords } from "./referral";

const at = (day: string) => new Date(`2026-${day}T10:00:00Z`);
const words = (some: Partial<StepWords>): StepWords => ({
	by: { name: "Joy Mensah", role: "service-worker", organisation: "Tideline Families" },
	...{ reason: "In words", why: null, alternatives: null, expectedOn: null, reviewOn: null, contactOn: null },
	...{ firstContact: null, outcome: null, familyTold: null },
	...some,
});
const of = {
	councilId: "c",
	serviceId: "s",
	organisationId: "o",
	createdAt: at("02-27"),
	sentAt: at("02-28"),
	closed: true,
};

it("has the days from sending to each that happened first, by London's calendar, and nothing in words", () => {
	const steps = [
		{ step: "send", to: "sent", at: at("02-28"), words: words({}) },
		{ step: "receive", to: "received", at: at("03-02"), words: null },
		{ step: "accept", to: "accepted", at: at("03-04"), words: words({}) },
		{ step: "begin", to: "in-progress", at: at("03-28"), words: words({}) },
		{ step: "step-back", to: "accepted", at: at("03-29"), words: words({}) },
		{ step: "begin", to: "in-progress", at: at("03-30"), words: words({}) },
		{ step: "complete", to: "completed", at: at("05-31"), words: words({ outcome: "partly" }) },
	] as const;
	const fact = factOf({ ...of, state: "completed", stateSince: new Date("2026-05-31T23:30:00Z"), steps });
	expect(fact).toEqual({
		...{ councilId: "c", serviceId: "s", organisationId: "o", state: "completed" },
		...{ sentMonth: "2026-02", endedMonth: "2026-06", declineReason: null, outcome: "partly", closed: true },
		...{ daysToReceived: 2, daysToDecided: 4, daysToBegun: 28, daysToEnded: 93 },
	});
});

it("of one that was declined has why, and nothing for what did not happen; nor where the words do not open", () => {
	const steps = [{ step: "decline", to: "declined", at: at("03-01"), words: words({ why: "full" }) }] as const;
	const fact = factOf({ ...of, state: "declined", stateSince: at("03-01"), steps });
	expect(fact).toMatchObject({ declineReason: "full", daysToReceived: null, daysToDecided: 1, daysToBegun: null });
	const unread = factOf({ ...of, state: "declined", stateSince: at("03-01"), steps: [{ ...steps[0], words: null }] });
	expect(unread).toMatchObject({ declineReason: null, daysToDecided: 1 });
});
