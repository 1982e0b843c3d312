import { expect, it } from "vitest";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { timeLeft } from "./time-left";

const MINUTE = 60_000;

it.each([
	[7 * 24 * 60, "7 days"],
	[6 * 24 * 60 + 23 * 60 + 59, "6 days and 23 hours"],
	[24 * 60, "1 day"],
	[24 * 60 - 1, "23 hours and 59 minutes"],
	[61, "1 hour and 1 minute"],
	[60, "1 hour"],
	[59.9, "59 minutes"],
	[0.5, "0 minutes"],
	[-5, "0 minutes"],
])("%s minutes are left: %s", (minutes, words) => {
	const now = new Date("2026-11-27T10:00:00Z");
	const until = new Date(now.getTime() + minutes * MINUTE);
	expect(timeLeft(until, now, speechIn(ENGLISH))).toBe(words);
});
