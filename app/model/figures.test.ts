import { expect, it } from "vitest";
import { plainFigures } from "./figures";

it.each([
	["٠١٢٣٤٥٦٧٨٩", "0123456789"],
	["۰۱۲۳۴۵۶۷۸۹", "0123456789"],
	["০১২৩৪৫৬৭৮৯", "0123456789"],
	["۱۴/۲/۲۰۲۶", "14/2/2026"],
	["3.45 kg", "3.45 kg"],
	["٣٫٤٥", "3٫45"],
	["𝟗", "𝟗"],
])("%s is %s", (typed, plain) => {
	expect(plainFigures(typed)).toBe(plain);
});
