import { describe, expect, it } from "vitest";
import { readReview, readScreen } from "./forms";

const around = { bornOn: "2026-03-02", today: "2026-11-28" };
const on = (day: string) => ({ "on-day": day.slice(8), "on-month": day.slice(5, 7), "on-year": day.slice(0, 4) });

describe("a review far from its usual day", () => {
	const review = { review: "2-years", findings: "", ...on("2026-03-03") };

	it("is asked about before it is kept, with what was asked", () => {
		expect(readReview(around, review)).toMatchObject({
			ok: false,
			errors: { on: { reason: "early", what: "2-years 2026-03-03" } },
		});
		const late = { review: "new-birth", ...on("2026-11-20") };
		expect(readReview(around, late)).toMatchObject({ errors: { on: { reason: "late" } } });
	});

	it("is kept when somebody says that this very day is right, and asked about again with another", () => {
		const right = "2-years 2026-03-03";
		expect(readReview(around, { ...review, right })).toMatchObject({
			ok: true,
			body: { review: "2-years", on: "2026-03-03" },
		});
		expect(readReview(around, { ...review, ...on("2026-03-04"), right })).toMatchObject({ ok: false });
		expect(readReview(around, { ...review, review: "12-months", right })).toMatchObject({ ok: false });
	});

	it("that is near is not asked about", () => {
		expect(readReview(around, { review: "6-8-weeks", ...on("2026-04-20") }).ok).toBe(true);
	});
});

it("a newborn check is asked about alike", () => {
	const screen = { screen: "blood-spot", result: "not-suspected", ...on("2026-03-02") };
	expect(readScreen(around, screen)).toMatchObject({ ok: false, errors: { on: { reason: "early" } } });
	expect(readScreen(around, { ...screen, right: "blood-spot 2026-03-02" }).ok).toBe(true);
	expect(readScreen(around, { ...screen, ...on("2026-03-07") }).ok).toBe(true);
	expect(readScreen(around, { ...screen, ...on("2026-03-01") })).toMatchObject({
		errors: { on: { reason: "before-birth" } },
	});
});
