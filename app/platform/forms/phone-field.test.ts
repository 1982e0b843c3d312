import { describe, expect, it, test } from "vitest";
import { form, readValues } from "./form";
import { ownPhone, phone } from "./phone-field";

const read = (typed: string) => {
	const answer = readValues(form({ number: phone() }), { number: typed });
	return answer.ok ? answer.values.number : answer.errors.number;
};

describe("a telephone number", () => {
	it.each([
		["01632 960 001", "01632 960 001"],
		["01632960001", "01632 960 001"],
		["(01632) 960-001", "01632 960 001"],
		["+44 1632 960001", "01632 960 001"],
		["+44 (0)1632 960001", "01632 960 001"],
		["0044 1632 960001", "01632 960 001"],
		["07700 900341", "07700 900 341"],
		["0808 1570410", "0808 157 0410"],
		["020 79460018", "020 7946 0018"],
		["0300 123 1234", "0300 123 1234"],
		["0800 1111", "0800 1111"],
		["01632 960 001 ext. 12", "01632 960 001 ext 12"],
		["01632 960001 x12", "01632 960 001 ext 12"],
		["+353 1 2345678", "+353 1 234 5678"],
		["999", "999"],
		["111", "111"],
		["119", "119"],
		["101", "101"],
		["116 123", "116123"],
		["85258", "85258"],
		["18001 01632 960001", "18001 01632 960 001"],
		["", null],
	])("typed as %j is kept as %j", (typed, kept) => {
		expect(read(typed)).toBe(kept);
		if (kept) expect(read(kept)).toBe(kept);
	});

	it.each([
		["01632 96 0", "phone-short"],
		["01632 960", "phone-short"],
		["01632 960 0011", "phone-long"],
		["ring us", "phone"],
		["0", "phone"],
		["12", "phone-short"],
		["1234", "phone-short"],
		["01632 960 001 or 960 002", "phone"],
		["+1 23", "phone"],
		["call 01632 960 001 please", "phone"],
	])("is not %j", (typed, reason) => {
		expect(read(typed)).toEqual({ reason, what: typed });
	});

	test("is none where the text is longer than any number", () => {
		expect(read("01632 960 001 ".repeat(20_000))).toMatchObject({ reason: "phone" });
	});
});

describe("a person's own telephone number", () => {
	const readOwn = (typed: string) => {
		const answer = readValues(form({ number: ownPhone() }), { number: typed });
		return answer.ok ? answer.values.number : answer.errors.number?.reason;
	};
	it.each([
		["07700 900 341", "07700 900 341"],
		["+44 7911 123456", "07911 123 456"],
		["01632 960 001", "01632 960 001"],
		["020 79460018", "020 7946 0018"],
		["18001 020 79460018", "18001 020 7946 0018"],
		["+40 712 034 567", "+40 712 034 567"],
		["", null],
		["123", "phone-nobody"],
		["999", "phone-nobody"],
		["112", "phone-nobody"],
		["111", "phone-nobody"],
		["116 123", "phone-nobody"],
		["85258", "phone-nobody"],
		["18001 999", "phone-nobody"],
		["0000 000 0000", "phone-nobody"],
		["+40 123 456", "phone-nobody"],
		["12", "phone-short"],
		["07700 900 34", "phone-short"],
		["ring me", "phone"],
	])("typed as %j is %j", (typed, read) => {
		expect(readOwn(typed)).toBe(read);
	});
});
