/** A birth as the Personal Demographics Service notifies it: about the mother, with her child beside her. Pure. */
import { SNOMED } from "../../../model/health/fhir/codes";
import { type BirthNotification, childFacts, SEXES } from "../../../model/health/record/child";
import type { Found } from "../../../platform/fhir/bundle-resources";
import { codeIn, dayAt, textAt } from "../../../platform/fhir/fields";
import { valueOr } from "../../../platform/foreign/understood";
import { isHeld } from "../births/read-birth-bundle";
import { nhsNumberOf } from "../exchange/read-child";
import type { EventBundle } from "./bundle-of-event";

const STILLBIRTH = "237364002";
const LIVE = "1";
const BIRTH_WEIGHT = "364589006";
const GESTATION = "412726003";
/** Grams and days of their units. */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
	[BIRTH_WEIGHT]: { g: 1, kg: 1000 },
	[GESTATION]: { d: 1, wk: 7 },
};

/**
 * The child is the patient whose mother the related person is.
 * @returns undefined where there is none, or it is refused: its items say why
 */
export function birthOf(bundle: EventBundle, source: string): BirthNotification | undefined {
	const [related] = bundle.ofType("RelatedPerson");
	const child = related && bundle.at(related.field.at("patient"));
	if (!related || child?.type !== "Patient") {
		bundle.header.item.refuse("focus", "leads to no child: a RelatedPerson names the patient who was born");
		return undefined;
	}
	const mother = bundle.ofType("Patient").find((one) => one !== child);
	const about = (code: string) =>
		bundle
			.ofType("Observation")
			.find(({ field }) => codeIn(field.at("code"), SNOMED) === code && bundle.at(field.at("subject")) === child);
	const stillborn = about(STILLBIRTH);
	const [state] = stillborn
		? valueOr(
				stillborn.field.at("valueCodeableConcept", "coding").each((one) => textAt(one.at("code"))),
				[],
			)
		: [LIVE];
	if (state !== LIVE) stillborn?.item.refuse("valueCodeableConcept", "is not a live birth: no record is opened");
	const nhsNumber = nhsNumberOf(child);
	const motherNhsNumber = mother?.field.at("identifier").isSaid ? nhsNumberOf(mother) : null;
	const { field } = child;
	const parsed = childFacts.safeParse({
		givenName: textAt(field.at("name", 0, "given", 0), 200) ?? "",
		familyName: textAt(field.at("name", 0, "family").needed, 200) ?? "",
		bornOn: valueOr(field.at("birthDate").needed.date(), ""),
		sex: SEXES.find((sex) => sex === textAt(field.at("gender"))) ?? "not-said",
		gestationDays: amount(about(GESTATION), GESTATION),
		birthWeightGrams: amount(about(BIRTH_WEIGHT), BIRTH_WEIGHT),
		diedOn: valueOr(dayAt(field.at("deceasedDateTime")), null),
		hepatitisBRisk: null,
		hadChickenpox: null,
	});
	if (!parsed.success)
		child.item.refuse(String(parsed.error.issues[0]?.path[0] ?? "item"), "is not what a child's record takes");
	if (!parsed.success || nhsNumber === null) return undefined;
	return { child: { ...parsed.data, nhsNumber }, motherNhsNumber, source, held: isHeld(child) };
}

function amount(found: Found | undefined, code: string): number | null {
	const units = UNITS[code] ?? {};
	if (!found) return null;
	const quantity = found.field.at("valueQuantity");
	const factor = valueOr(
		quantity.at("code").as((unit) => units[unit], `is none of the units ${Object.keys(units).join(", ")}`),
		null,
	);
	const value = valueOr(quantity.at("value").number(0, 10_000), null);
	return factor === null || value === null ? null : Math.round(value * factor);
}
