/** A vaccination of an event message: given, or not given and why. Pure. */
import { SNOMED } from "../../../model/health/fhir/codes";
import { VACCINE_CODES } from "../../../model/health/fhir/vaccine-codes";
import type { Vaccine } from "../../../model/health/immunisations/vaccines";
import type { BodyOf } from "../../../model/health/record/entry";
import type { Found } from "../../../platform/fhir/bundle-resources";
import { codesAt, dayAt, extensionAt, nameOf, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { vaccineOf } from "../exchange/read-entry";
import type { EventBundle } from "./bundle-of-event";

const PROCEDURE = "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-VaccinationProcedure-1";
/** "Immunization consent not given", as the specification's example has it. */
const DECLINED = "310376006";

export function vaccinationOf({ field }: Found, bundle: EventBundle): BodyOf<"vaccination"> | BodyOf<"unknown"> {
	const date = valueOr(dayAt(field.at("date").needed), "");
	const notGiven = valueOr(field.at("notGiven").needed.flag(), false);
	const concept = field.at("vaccineCode");
	const procedure = extensionAt(field, PROCEDURE)?.at("valueCodeableConcept");
	const { vaccine, product } = vaccineOf(concept, procedure);
	const why = field.at("explanation", "reasonNotGiven", 0);
	if (notGiven && !codesAt(why).some(({ code }) => code === DECLINED))
		return notGivenForAnotherReason(field, procedure, date);
	return {
		kind: "vaccination",
		vaccine,
		outcome: notGiven ? "declined" : "given",
		date,
		number:
			valueOr(field.at("vaccinationProtocol", 0, "doseSequence").number(1, 100), null) ?? doseOf(vaccine, procedure),
		abroad: false,
		// What a product is called tells more than that nothing here knows it.
		product: product ?? (notGiven ? null : nameOf(concept)),
		batch: textAt(field.at("lotNumber"), 200),
		place: bundle.nameAt(field.at("location")),
		reason: notGiven ? nameOf(why) : null,
	};
}

/** Nothing here knows whether it was put off, declined or advised against: it is shown as it was said. */
function notGivenForAnotherReason(
	field: ForeignField,
	procedure: ForeignField | undefined,
	date: string,
): BodyOf<"unknown"> {
	const why = field.at("explanation", "reasonNotGiven", 0);
	const [code] = codesAt(why);
	const what = (procedure && nameOf(procedure)) ?? nameOf(field.at("vaccineCode")) ?? "Vaccination";
	return {
		kind: "unknown",
		on: date,
		what: `Not given: ${what}`.slice(0, 200),
		system: code?.system || null,
		code: code?.code ?? null,
		value: nameOf(why) ?? "",
	};
}

/** Which dose a code of the procedure is of. */
function doseOf(vaccine: Vaccine, procedure: ForeignField | undefined): number | null {
	const codes = procedure ? codesAt(procedure).filter(({ system }) => system === SNOMED) : [];
	const { given = {}, notGiven = {} } = VACCINE_CODES[vaccine];
	const [number] =
		[...Object.entries(given), ...Object.entries(notGiven)].find(
			([dose, code]) => dose !== "any" && codes.some((one) => one.code === code),
		) ?? [];
	return number === undefined ? null : Number(number);
}
