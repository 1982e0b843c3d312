import { expect, it } from "vitest";
import { mobileNumber } from "./mobile-number";

it.each([
	["07700 900 123", "+447700900123"],
	["+44 (0)7700 900123", "+447700900123"],
	["07911 123456", "+447911123456"],
	["07624 123456", "+447624123456"],
	["01632 960001", null],
	["070 1234 5678", null],
	["07700 900 1234", null],
	["+353 85 123 4567", null],
	["07700 900 123 ext 4", null],
	["pat@northmere.example", null],
	["", null],
])("%j is %s", (typed, number) => {
	expect(mobileNumber(typed)).toBe(number);
});
