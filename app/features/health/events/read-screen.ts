/**
 * Results of newborn screens in event messages. What is known to be clear is "not suspected", what is known to be something
 * else is that, and all else stands as it was said: unseen by guardians until somebody has told them. Pure.
 */
import { daysBetween } from "../../../model/calendar/local-time";
import { earliestDay } from "../../../model/health/partial-date";
import type { BodyOf } from "../../../model/health/record/entry";
import { BLOOD_SPOT_CONDITIONS, type BloodSpotCondition } from "../../../model/health/screening/newborn";
import type { Found } from "../../../platform/fhir/bundle-resources";
import { codesAt, dayAt, nameOf, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import type { EventBundle } from "./bundle-of-event";

type Screened = BodyOf<"screen">;
type Result = Screened["result"];

/** SNOMED CT, of the specification's own examples: hearing clear; eyes, testes and heart without abnormality and risk factor. */
const CLEAR = new Set(["276781000000109", "989071000000108", "988931000000101", "988511000000100"]);
/** Status codes of the blood spot programme, by the code systems that are made of them. */
const STATUS_SYSTEM = "https://fhir.nhs.uk/STU3/CodeSystem/DCH-BloodSpotOutcome";
const BY_STATUS: Readonly<Record<string, Result>> = {
	"02": "declined",
	"03": "repeat",
	"04": "not-suspected",
	"08": "suspected",
};
const HEARING_SUMMARY = "276771000000107";
/** The message's code for cystic fibrosis beside the one of the product's sources. */
const CYSTIC_FIBROSIS = "314080004";

/** @param bornOn by which an examination is the newborn's or the one at 6 to 8 weeks, where the message does not say */
export function screenOf(
	kind: "blood-spot" | "hearing" | "nipe",
	focus: Found,
	bundle: EventBundle,
	bornOn: string,
): Screened {
	const { field } = focus;
	const procedures = bundle.ofType("Procedure");
	const performed = procedures
		.map((one) => valueOr(dayAt(one.field.at("performedDateTime")), null))
		.find((day) => day !== null);
	const on = performed ?? valueOr(dayAt(field.at("period", "start").needed), "");
	const summary = bundle
		.ofType("Observation")
		.find((one) => codesAt(one.field.at("code")).some(({ code }) => code === HEARING_SUMMARY));
	const outcomes =
		kind === "hearing"
			? [outcomeOf("", summary?.field.at("valueCodeableConcept"))]
			: procedures.map((one) => outcomeOf(nameOf(one.field.at("code")) ?? "", one.field.at("outcome")));
	const tested = kind === "blood-spot" ? procedures.map(({ field: one }) => conditionOf(one.at("code"))) : [];
	const conditions = Object.fromEntries(
		tested.flatMap((condition, at) => (condition === undefined ? [] : [[condition, outcomes[at]?.result ?? "other"]])),
	);
	const said = [...outcomes.flatMap((one) => one.said ?? []), ...comments(bundle)];
	return {
		kind: "screen",
		screen: kind === "nipe" ? examinationOf(bundle, bornOn, on) : kind,
		on,
		result: worst(outcomes.map(({ result }) => result)),
		conditions,
		toldParentsOn: null,
		...(said.length > 0 && { said }),
	};
}

/** What asks for somebody's attention first; nothing is clear where nothing was said. */
function worst(results: readonly Result[]): Result {
	const order = ["suspected", "other", "repeat", "not-done", "declined", "not-suspected"] as const;
	return order.find((one) => results.includes(one)) ?? "other";
}

function outcomeOf(what: string, concept: ForeignField | undefined): { result: Result; said: string | null } {
	const codes = concept ? codesAt(concept) : [];
	const known = codes
		.map(({ system, code }) => {
			if (CLEAR.has(code)) return "not-suspected" as const;
			return system.startsWith(STATUS_SYSTEM)
				? BY_STATUS[code === "04" || code === "08" ? code : code.slice(0, 2)]
				: undefined;
		})
		.find((one) => one !== undefined);
	// Of 04 and 08 a longer code says more than is read here.
	if (known !== undefined && !codes.some(({ code }) => /^0[48]./.test(code))) return { result: known, said: null };
	const words = (concept && nameOf(concept)) ?? "Outcome not recorded";
	const [code] = codes;
	return {
		result: "other",
		said: [what && `${what}:`, words, code && code.code !== words && `(${code.code})`].filter(Boolean).join(" "),
	};
}

function conditionOf(code: ForeignField): BloodSpotCondition | undefined {
	const codes = codesAt(code).map((one) => one.code);
	if (codes.includes(CYSTIC_FIBROSIS)) return "cf";
	return (Object.keys(BLOOD_SPOT_CONDITIONS) as BloodSpotCondition[]).find((one) =>
		codes.includes(BLOOD_SPOT_CONDITIONS[one]),
	);
}

/** The first examination is within 72 hours, the second at 6 to 8 weeks: between them lies the day by which they are told apart. */
const LAST_DAY_OF_NEWBORN = 28;
const EXAMINATIONS: Readonly<Record<string, Screened["screen"]>> = { "009": "nipe-newborn", "010": "nipe-6-8-weeks" };

function examinationOf(bundle: EventBundle, bornOn: string, on: string): Screened["screen"] {
	const codes = bundle.ofType("Communication").flatMap(({ field }) => codesAt(field.at("category", 0)));
	const named = codes.map(({ code }) => EXAMINATIONS[code]).find((one) => one !== undefined);
	if (named !== undefined || on === "") return named ?? "nipe-newborn";
	return daysBetween(bornOn, earliestDay(on)) <= LAST_DAY_OF_NEWBORN ? "nipe-newborn" : "nipe-6-8-weeks";
}

const comments = (bundle: EventBundle): string[] =>
	bundle
		.ofType("Communication")
		.flatMap(({ field }) => valueOr(field.at("payload").list(), []))
		.flatMap((payload) => textAt(payload.at("contentString")) ?? []);
