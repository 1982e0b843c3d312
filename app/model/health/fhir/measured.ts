import { concept, hl7, MEASURES, type Measure, UCUM, ukCore } from "./codes";
import { type Resource, refTo } from "./resource";

/**
 * One thing that was measured, as UK Core's profile of vital signs has it.
 * @param amount whole grams, or whole millimetres
 */
export function measured(
	measure: Measure,
	amount: number,
	{ id, patient, on }: { id: string; patient: Resource; on: string },
): Resource {
	const { profile, loinc, snomed, unit, code } = MEASURES[measure];
	return {
		resourceType: "Observation",
		id,
		meta: ukCore(profile),
		status: "final",
		category: [concept(undefined, hl7("observation-category", "vital-signs", "Vital Signs"))],
		code: concept(snomed.display, snomed, loinc),
		subject: refTo(patient),
		effectiveDateTime: on,
		valueQuantity: { value: code === "kg" ? amount / 1000 : amount / 10, unit, system: UCUM, code },
	};
}
