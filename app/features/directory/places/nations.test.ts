import { expect, test } from "vitest";
import { nationOf } from "./nations";

test.each([
	["EH1 1AA", null, "scotland"],
	["G1", undefined, "scotland"],
	["GL1 1AA", null, undefined],
	["CF10 1AA", null, "wales"],
	["BT1 1AA", null, "northern-ireland"],
	["TD1 1AA", null, "scotland"],
	["TD15 1AA", null, undefined],
	["TD15 1AA", "E06000057", undefined],
	["TD15 1AA", "S12000026", "scotland"],
	["SY10 0AA", null, undefined],
	["SY10 0AA", "W06000023", "wales"],
	["CH5 1AA", "W06000005", "wales"],
	["E17 8PJ", "E09000031", undefined],
])("%s in %s is of %s", (postcode, district, nation) => {
	expect(nationOf(postcode, district)).toBe(nation);
});
