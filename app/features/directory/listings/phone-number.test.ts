import { expect, test } from "vitest";
import { phoneHref, phoneWords } from "./phone-number";

test.each([
	["01632 960 001", "tel:01632960001"],
	["+44 1632 960001", "tel:+441632960001"],
	["01632 960 001 ext 12", "tel:01632960001;ext=12"],
	["01632 960001 x12", "tel:01632960001;ext=12"],
	["999", "tel:999"],
])("%s is dialled as %s", (number, href) => {
	expect(phoneHref(number)).toBe(href);
});

test("is sent a text, and stays together in a sentence", () => {
	expect(phoneHref("07700 900 341", "sms")).toBe("sms:07700900341");
	expect(phoneWords(" 0300 100  0212 ")).toBe("0300\u00a0100\u00a00212");
});
