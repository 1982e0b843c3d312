/** Whose record it is, who reads it, and what its birth's notification said. */
import type { Child, Relation } from "../record/child";
import type { Section } from "../record/sections";
import { concept, GESTATION, hl7, NHS_NUMBER, ownKind, UCUM, ukCore, ukCoreExtension } from "./codes";
import { measured } from "./measured";
import { furtherId, type Resource, refTo, said } from "./resource";

/** Who gets the document: a guardian. */
export interface Reader {
	name: string;
	relation: Relation;
}

const GENDERS = { female: "female", male: "male", "not-said": "unknown" } as const;

export function patientOf(child: Child): Resource {
	return {
		resourceType: "Patient",
		id: child.id,
		meta: ukCore("Patient"),
		identifier: [
			{
				// As the birth was notified: nothing here has traced it.
				extension: [
					{
						url: ukCoreExtension("NHSNumberVerificationStatus"),
						valueCodeableConcept: concept(undefined, {
							system: "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland",
							code: "02",
							display: "Number present but not traced",
						}),
					},
				],
				system: NHS_NUMBER,
				value: child.nhsNumber,
			},
		],
		name: [
			{
				use: "official",
				family: said(child.familyName),
				given: said(child.givenName) && [child.givenName],
			},
		],
		gender: GENDERS[child.sex],
		birthDate: child.bornOn,
		deceasedDateTime: child.diedOn ?? undefined,
	};
}

const RELATION_CODES = { mother: "MTH", father: "FTH", parent: "PRN", guardian: "GUARD" } as const;

/** The guardian who reads, by name and relation alone: nobody learns from it where they live. */
export function relatedPersonOf(child: Child, patient: Resource, { name, relation }: Reader): Resource {
	return {
		resourceType: "RelatedPerson",
		id: furtherId(child.id, 2),
		meta: ukCore("RelatedPerson"),
		patient: refTo(patient),
		relationship: [concept(relation, hl7("v3-RoleCode", RELATION_CODES[relation]))],
		name: [{ text: name }],
	};
}

/** What stands in the record itself and is no entry, as far as the sections given have it. */
export function birthResources(child: Child, patient: Resource, sections: readonly Section[]) {
	const about = sections.includes("about") || sections.includes("growth");
	const fact = (number: number, code: Resource["code"], value: object): Resource => ({
		resourceType: "Observation",
		id: furtherId(child.id, number),
		meta: ukCore("Observation"),
		status: "final",
		code,
		subject: refTo(patient),
		effectiveDateTime: child.bornOn,
		...value,
	});
	const { gestationDays, birthWeightGrams, hepatitisBRisk, hadChickenpox } = child;
	const days = { value: gestationDays, unit: "day", system: UCUM, code: "d" };
	const vaccinating = sections.includes("immunisations");
	return {
		about: [
			...(about && birthWeightGrams !== null
				? [measured("birthWeight", birthWeightGrams, { id: furtherId(child.id, 3), patient, on: child.bornOn })]
				: []),
			...(about && gestationDays !== null ? [fact(4, GESTATION, { valueQuantity: days })] : []),
		],
		immunisations: [
			...(vaccinating && hepatitisBRisk !== null
				? [
						fact(5, ownKind("hepatitis-b-programme", "In the selective hepatitis B programme"), {
							valueBoolean: hepatitisBRisk,
						}),
					]
				: []),
			...(vaccinating && hadChickenpox !== null
				? [fact(6, ownKind("had-chickenpox", "Has had chickenpox"), { valueBoolean: hadChickenpox })]
				: []),
		],
	};
}
