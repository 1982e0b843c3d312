/**
 * A birth from a FHIR R4 Bundle of any kind: the child as its one Patient, the mother as a RelatedPerson with an NHS number,
 * birth weight and gestation as Observations. Pure.
 */
import { daysBetween } from "../../../model/calendar/local-time";
import type { BirthNotification } from "../../../model/health/record/child";
import {
	type BundleProblem,
	type Found,
	problemsOf,
	refusalsOf,
	resourcesIn,
} from "../../../platform/fhir/bundle-resources";
import { codeIn } from "../../../platform/fhir/fields";
import { valueOr } from "../../../platform/foreign/understood";
import { aboutThe, factsOf, nhsNumberOf } from "../exchange/read-child";

const ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";
/** In R4 and in STU3. */
const CONFIDENTIALITY = [
	"http://terminology.hl7.org/CodeSystem/v3-Confidentiality",
	"http://hl7.org/fhir/v3/Confidentiality",
];

export interface ReadBirthBundle {
	/** Null where it is refused. */
	birth: BirthNotification | null;
	/** What was refused or left out, and why; no words of the Bundle. */
	problems: BundleProblem[];
}

/** @param today local `YYYY-MM-DD` */
export function readBirthBundle(value: unknown, { source, today }: { source: string; today: string }): ReadBirthBundle {
	const opened = resourcesIn(value, null);
	if (!opened.ok) return { birth: null, problems: opened.problems };
	const { found } = opened;
	const [patient, second] = found.filter(({ type }) => type === "Patient");
	const refused = (reason: string) => ({ birth: null, problems: [{ where: "Bundle", field: "entry", reason }] });
	if (!patient) return refused("has no Patient");
	if (second) return refused("has another Patient: a Bundle is about one birth");
	for (const one of found) aboutThe(patient, one);
	const [nhsNumber, facts] = [nhsNumberOf(patient), factsOf(patient, found)];
	const mother = found.find(isMother);
	const motherNhsNumber = mother?.field.at("identifier").isSaid ? nhsNumberOf(mother) : null;
	if (facts && (facts.bornOn > today || daysBetween(facts.bornOn, today) > 7000))
		patient.item.refuse("birthDate", facts.bornOn > today ? "has not come yet" : "is longer ago than a childhood");
	if (facts && (facts.givenName === "" || facts.familyName === "")) patient.item.refuse("name", "is missing");
	const problems = refusalsOf(found);
	if (problems.length > 0 || nhsNumber === null || facts === null) return { birth: null, problems };
	const child = { ...facts, nhsNumber };
	return { birth: { child, motherNhsNumber, source, held: isHeld(patient) }, problems: problemsOf(found) };
}

const isMother = ({ type, field }: Found): boolean =>
	type === "RelatedPerson" && valueOr(field.at("relationship").list(), []).some((one) => codeIn(one, ROLES) === "MTH");

/** A child whose data is restricted is given to nobody before a person has looked. What is not understood counts as that. */
export function isHeld({ field }: Found): boolean {
	const labels = field.at("meta", "security");
	if (!labels.isSaid) return false;
	const codes = valueOr(
		labels.each((one) =>
			CONFIDENTIALITY.includes(valueOr(one.at("system").text(), "")) ? valueOr(one.at("code").text(), "?") : undefined,
		),
		["?"],
	);
	return codes.some((code) => !["U", "L", "M", "N"].includes(code));
}
