import { expect, it } from "vitest";
import { stepsToCome } from "./to-come";

it.each([
	[null, "pregnancyVaccines antenatalVisit birthVisit review6Weeks vaccines8Weeks vaccines12Weeks"],
	[0, "birthVisit review6Weeks vaccines8Weeks vaccines12Weeks vaccines16Weeks review1Year"],
	[2, "vaccines12Weeks vaccines16Weeks review1Year vaccines1Year vaccines18Months review2Years"],
	[4, "review1Year vaccines1Year vaccines18Months review2Years vaccines3Years school"],
	[13, "flu vaccines18Months review2Years vaccines3Years school"],
	[36, "flu vaccines3Years school"],
	[61, ""],
])("a child of %s months has before it: %s", (age, expected) => {
	expect(stepsToCome(age).join(" ")).toBe(expected);
});
