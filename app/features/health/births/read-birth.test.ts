import { describe, expect, it } from "vitest";
import { readBirth } from "./read-birth";

const row = {
	nhs_number: "999 000 1006",
	given_name: "Zoya",
	family_name: "Malik",
	born_on: "2026-11-15",
	sex: "female",
	mother_nhs_number: "9990001308",
	gestation_weeks: "39",
	gestation_days: "4",
	birth_weight_grams: "3180",
	hepatitis_b_risk: "",
	held: "",
};
const read = (differs: Partial<typeof row> = {}) =>
	readBirth("2", { ...row, ...differs }, { source: "Northmere General", today: "2026-11-27" });

describe("a row of births", () => {
	it("is a notification", () => {
		expect(read()).toEqual({
			birth: {
				child: {
					nhsNumber: "9990001006",
					givenName: "Zoya",
					familyName: "Malik",
					bornOn: "2026-11-15",
					sex: "female",
					gestationDays: 277,
					birthWeightGrams: 3180,
					diedOn: null,
					hepatitisBRisk: null,
					hadChickenpox: null,
				},
				motherNhsNumber: "9990001308",
				source: "Northmere General",
				held: false,
			},
			problems: [],
		});
	});

	it.each([
		["nhs_number", "9990001007"],
		["nhs_number", ""],
		["mother_nhs_number", "12"],
		["born_on", "2026-11-28"],
		["born_on", "2026-02-30"],
		["born_on", "1999-01-01"],
		["sex", "F"],
		["given_name", ""],
		["held", "perhaps"],
	] as const)("is refused for %s %j, without quoting it", (field, value) => {
		const { birth, problems } = read({ [field]: value });
		expect(birth).toBeNull();
		expect(problems).toMatchObject([{ where: "2", field }]);
		if (value.length > 3) expect(JSON.stringify(problems)).not.toContain(value);
	});

	it("leaves out a weight in kilograms, and says so", () => {
		const { birth, problems } = read({ birth_weight_grams: "3.18" });
		expect(birth?.child.birthWeightGrams).toBeNull();
		expect(problems).toMatchObject([{ field: "birth_weight_grams" }]);
	});

	it("says of the risk of hepatitis B what the list says, and nothing where it is silent or not understood", () => {
		const risk = (said: string) => read({ hepatitis_b_risk: said }).birth?.child.hepatitisBRisk;
		expect([risk("yes"), risk("no"), risk(""), risk("perhaps")]).toEqual([true, false, null, null]);
		expect(read({ hepatitis_b_risk: "perhaps" }).problems).toMatchObject([{ field: "hepatitis_b_risk" }]);
	});

	it("holds a record that is to be held", () => {
		expect(read({ held: "yes" }).birth?.held).toBe(true);
		expect(read({ held: "no" }).birth?.held).toBe(false);
	});
});
