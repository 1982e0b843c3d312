/** Whose record a Bundle is about. Pure. */
import { NHS_NUMBER } from "../../../model/health/fhir/codes";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { type ChildFacts, childFacts } from "../../../model/health/record/child";
import type { Found } from "../../../platform/fhir/bundle-resources";
import { dayAt, referenceAt, textAt } from "../../../platform/fhir/fields";
import { valueOr } from "../../../platform/foreign/understood";
import { type BirthFact, birthFact } from "./read-entry";

const SEXES = { female: "female", male: "male", unknown: "not-said", other: "not-said" } as const;

/** @param found the Bundle, with what was measured at birth; null where the patient is refused */
export function factsOf(patient: Found, found: readonly Found[]): ChildFacts | null {
	const { field } = patient;
	const atBirth = new Map<BirthFact, number | boolean>();
	for (const one of found) {
		const fact = birthFact(one);
		if (fact) atBirth.set(fact.name, fact.value);
	}
	const gender = valueOr(
		field.at("gender").as((text) => SEXES[text as keyof typeof SEXES], "is no sex of FHIR"),
		"not-said",
	);
	const read = {
		givenName: textAt(field.at("name", 0, "given", 0), 200) ?? "",
		familyName: textAt(field.at("name", 0, "family"), 200) ?? "",
		bornOn: valueOr(field.at("birthDate").needed.date(), ""),
		sex: gender,
		gestationDays: atBirth.get("gestationDays") ?? null,
		birthWeightGrams: atBirth.get("birthWeightGrams") ?? null,
		hepatitisBRisk: atBirth.get("hepatitisBRisk") ?? null,
		hadChickenpox: atBirth.get("hadChickenpox") ?? null,
		diedOn: valueOr(dayAt(field.at("deceasedDateTime")), null),
	};
	const parsed = childFacts.safeParse(read);
	if (parsed.success) return parsed.data;
	patient.item.refuse(String(parsed.error.issues[0]?.path[0] ?? "item"), "is not what a child's record takes");
	return null;
}

/** The NHS number of a patient or another person, who is refused without one. */
export function nhsNumberOf({ field, item }: Found): string | null {
	const identifiers = valueOr(field.at("identifier").list(), []);
	const number = identifiers.find((one) => textAt(one.at("system")) === NHS_NUMBER);
	if (!number) {
		item.refuse("identifier", "has no NHS number");
		return null;
	}
	const fault = "is not an NHS number: ten digits, the last of which checks the others";
	return valueOr(number.at("value").needed.as(readNhsNumber, fault), null);
}

/** Refuses what is about somebody else than a patient. */
export function aboutThe(patient: Found, { type, field }: Found): void {
	for (const name of ["subject", "patient"]) {
		const reference = referenceAt(field.at(name));
		if (reference === null || reference === patient.url || reference === `Patient/${textAt(patient.field.at("id"))}`)
			continue;
		field.at(name, "reference").strict.wrong(`is not the child that the document is about (${type})`);
	}
}
