import { describe, expect, it } from "vitest";
import { type ReferralStep, TRANSITIONS, type Transition } from "../../model/referrals/transitions";
import { readValues } from "../../platform/forms/form";
import { type StepField, stepForm } from "./steps";

const DAYS = { today: "2026-11-28", sentOn: "2026-11-20" };
const boxes = (name: string, day: string) => ({
	[`${name}-day`]: day.slice(8),
	[`${name}-month`]: day.slice(5, 7),
	[`${name}-year`]: day.slice(0, 4),
});
const wrongWith = (step: ReferralStep, field: StepField, day: string, days: Parameters<typeof stepForm>[2] = DAYS) => {
	const transition = TRANSITIONS.find((one) => one.step === step) as Transition;
	const asked: StepField[] = step === "wait" ? ["expectedOn", "reviewOn"] : [field];
	const read = readValues(stepForm(transition, asked, days), boxes(field, day));
	return read.ok ? null : read.errors[field]?.reason;
};

describe("the day of a step", () => {
	it.each([
		["a first contact of today", "begin", "contactOn", "2026-11-28", null],
		["one of tomorrow", "begin", "contactOn", "2026-11-29", "future"],
		["one of the day on which it was sent", "begin", "contactOn", "2026-11-20", null],
		["one of the day before", "begin", "contactOn", "2026-11-19", "before-sent"],
		["a beginning that is expected today", "wait", "expectedOn", "2026-11-28", null],
		["one of yesterday", "wait", "expectedOn", "2026-11-27", "past"],
		["one in two years", "wait", "expectedOn", "2028-11-27", null],
		["one that is never late", "wait", "expectedOn", "2090-12-25", "too-far"],
		["another look that is never due", "wait", "reviewOn", "2090-12-25", "too-far"],
		["another look next year", "wait", "reviewOn", "2027-01-05", null],
	] as const)("%s", (_, step, field, day, wrong) => {
		expect(wrongWith(step, field, day) ?? null).toBe(wrong);
	});
});
