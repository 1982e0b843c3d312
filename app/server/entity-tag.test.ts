import { expect, it } from "vitest";
import { isHeld } from "./entity-tag";

const TAG = 'W/"a1b2"';

it.each([
	'W/"a1b2"',
	'"a1b2"',
	"*",
	" * ",
	'"old", W/"a1b2"',
	'"old",\t"a1b2" ,"x"',
	'"with, comma","a1b2"',
	',, "a1b2"',
])("a reader who names %j has the answer", (header) => {
	expect(isHeld(header, TAG)).toBe(true);
});

it.each([undefined, "", "a1b2", '"A1B2"', '"old"', 'W/"old", "older"', 'w/"a1b2"', '"x, *"', '"a1b2', "*, *"])(
	"a reader who names %j has it not",
	(header) => {
		expect(isHeld(header, TAG)).toBe(false);
	},
);
