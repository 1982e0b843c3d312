import { describe, expect, it } from "vitest";
import { readBirthBundle } from "./read-birth-bundle";

const NHS = "https://fhir.nhs.uk/Id/nhs-number";
const child = {
	resourceType: "Patient",
	id: "baby",
	identifier: [{ system: NHS, value: "9990001006" }],
	name: [{ family: "Malik", given: ["Zoya"] }],
	gender: "female",
	birthDate: "2026-11-15",
};
const mother = {
	resourceType: "RelatedPerson",
	patient: { reference: "Patient/baby" },
	relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: "MTH" }] }],
	identifier: [{ system: NHS, value: "9990001308" }],
};
const measured = (code: string, value: number, unit: string, subject = "Patient/baby") => ({
	resourceType: "Observation",
	subject: { reference: subject },
	code: { coding: [{ system: "http://snomed.info/sct", code }] },
	valueQuantity: { value, code: unit },
});
const WEIGHT = measured("364589006", 3.18, "kg");
const GESTATION = measured("412726003", 39, "wk");
const read = (...resources: object[]) =>
	readBirthBundle(
		{ resourceType: "Bundle", type: "message", entry: resources.map((resource) => ({ resource })) },
		{ source: "Northmere General", today: "2026-11-27" },
	);

describe("a Bundle of a birth", () => {
	it("is a notification", () => {
		expect(read(child, mother, WEIGHT, GESTATION)).toEqual({
			birth: {
				child: {
					nhsNumber: "9990001006",
					givenName: "Zoya",
					familyName: "Malik",
					bornOn: "2026-11-15",
					sex: "female",
					gestationDays: 273,
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
		expect(read(child).birth).toMatchObject({ motherNhsNumber: null, child: { gestationDays: null } });
	});

	it.each<[string, object[], string]>([
		["has no Patient", [mother], "entry"],
		["has two Patients", [child, { ...child, id: "twin" }], "entry"],
		[
			"has a wrong check digit",
			[{ ...child, identifier: [{ system: NHS, value: "9990001007" }] }],
			"identifier[0].value",
		],
		[
			"has a mother with a wrong one",
			[child, { ...mother, identifier: [{ system: NHS, value: "12" }] }],
			"identifier[0].value",
		],
		["is not born yet", [{ ...child, birthDate: "2026-11-28" }], "birthDate"],
		["has no name", [{ ...child, name: [] }], "name"],
		["weighs in grams", [child, measured("364589006", 3180, "g")], "valueQuantity.code"],
		["weighs another child", [child, measured("364589006", 3.18, "kg", "Patient/other")], "subject.reference"],
	])("is refused where it %s", (_, resources, field) => {
		const { birth, problems } = read(...resources);
		expect(birth).toBeNull();
		expect(problems.map((one) => one.field)).toContain(field);
		expect(JSON.stringify(problems)).not.toMatch(/Zoya|99900/);
	});

	it.each([
		["R", true],
		["V", true],
		["N", false],
		["something", true],
	])("with the label %s is held: %s", (code, held) => {
		const security = [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code }];
		expect(read({ ...child, meta: { security } }).birth?.held).toBe(held);
	});
});
