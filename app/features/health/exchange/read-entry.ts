/** From the resources of one entry to what it says, the way back from `model/health/fhir/entry-resources.ts`. Pure. */
import { localNow } from "../../../model/calendar/local-time";
import { LOINC, MEASURES, OWN, SNOMED, TEETH } from "../../../model/health/fhir/codes";
import { VACCINE_CODES } from "../../../model/health/fhir/vaccine-codes";
import { VACCINES, type Vaccine } from "../../../model/health/immunisations/vaccines";
import { type BodyOf, CONSENTS, FEEDS, LIMBS, SCREEN_RESULTS } from "../../../model/health/record/entry";
import { BLOOD_SPOT_CONDITIONS } from "../../../model/health/screening/newborn";
import type { FoundResource } from "../../../platform/fhir/bundle-resources";
import { codeIn, codesAt, dayAt, extensionAt, isUuid, momentAt, nameOf, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import { LARGEST_PHOTO } from "../photos/photo-limits";

/** What the resources say together, not yet held against the model; what nothing here knows is told as it stands. */
export function bodyOf(resources: readonly FoundResource[]): unknown {
	const first = resources.find((one) => !isPicture(one)) ?? resources[0];
	if (!first) return null;
	const measures = resources.flatMap((one) => measureIn(one) ?? []);
	if (measures.length > 0 && measures.length === resources.length) return measurement(measures);
	const encounter = resources.find(({ type }) => type === "Encounter");
	const body = (encounter && review(encounter.field, resources)) ?? readers[first.type]?.(first.field);
	const photo = pictureIn(resources)?.id;
	return body ? { ...body, ...(photo !== undefined && { photo }) } : unknownBody(first);
}

const isPicture = ({ type }: FoundResource) => type === "Media";

/** The longest photo that is taken, as base64. */
const PICTURE_CHARACTERS = Math.ceil(LARGEST_PHOTO / 3) * 4;

/** The photo of a first, not yet looked at: as base64, with the id that it is kept by. */
export function pictureIn(resources: readonly FoundResource[]): { id: string; base64: string } | undefined {
	const [media] = resources.filter(isPicture);
	if (!media || resources.every(({ field }) => codeIn(field.at("code"), OWN.kind) !== "first")) return undefined;
	const { field } = media;
	const id = valueOr(
		field.at("id").needed.as((text) => (isUuid(text) ? text : undefined), "is no id"),
		"",
	);
	return { id, base64: valueOr(field.at("content", "data").needed.text(PICTURE_CHARACTERS), "") };
}

const readers: Readonly<Record<string, (field: ForeignField) => object | null>> = {
	Observation: observation,
	Immunization: immunization,
	Appointment: appointment,
	Condition: (field) => condition(field, false),
	AllergyIntolerance: (field) => condition(field, true),
};

const measureNames = Object.keys(MEASURES) as (keyof typeof MEASURES)[];
type Measured = { on: string } & Partial<Omit<BodyOf<"measurement">, "kind" | "on">>;

/** Which measure an observation is of, by SNOMED CT or else by LOINC. */
function measureOf(code: ForeignField): keyof typeof MEASURES | undefined {
	const [snomed, loinc] = [codeIn(code, SNOMED), codeIn(code, LOINC)];
	const bySnomed = measureNames.find((name) => MEASURES[name].snomed.code === snomed);
	if (bySnomed || loinc === undefined) return bySnomed;
	const found = (["weight", "length", "head"] as const).find((name) => MEASURES[name].loinc.code === loinc);
	return found;
}

/** Millimetres of a unit of UCUM. */
const LENGTHS: Readonly<Record<string, number>> = { mm: 1, cm: 10, dm: 100, m: 1000, "[in_i]": 25.4, "[ft_i]": 304.8 };

/** A value in whole grams, or whole millimetres. Weight comes in kilograms only, a head in centimetres. */
function amountAt(field: ForeignField, measure: keyof typeof MEASURES): number {
	const quantity = field.at("valueQuantity");
	const value = valueOr(quantity.at("value").needed.number(0, 1_000_000), 0);
	const isLength = MEASURES[measure].loinc.code === MEASURES.length.loinc.code;
	const units = isLength ? LENGTHS : measure === "head" ? { cm: 10 } : { kg: 1000 };
	const factor = quantity
		.at("code")
		.needed.as((unit) => units[unit as keyof typeof units], `is none of the units ${Object.keys(units).join(", ")}`);
	return Math.round(value * valueOr(factor, 0));
}

function measureIn({ type, field }: FoundResource): Measured | undefined {
	const measure = type === "Observation" ? measureOf(field.at("code")) : undefined;
	if (!measure || measure === "birthWeight") return undefined;
	const on = valueOr(dayAt(field.at("effectiveDateTime").needed), "");
	const amount = amountAt(field, measure);
	if (measure === "weight") return { on, weightGrams: amount };
	if (measure === "head") return { on, headMillimetres: amount };
	return { on, lengthMillimetres: amount, position: measure === "length" ? null : measure };
}

const measurement = (measures: readonly Measured[]) => ({
	kind: "measurement",
	weightGrams: null,
	lengthMillimetres: null,
	headMillimetres: null,
	position: null,
	...Object.assign({}, ...measures),
});

/** The weight at birth in grams, or days of gestation; undefined for what is neither. */
export function birthFact({ type, field }: FoundResource): { name: BirthFact; value: number | boolean } | undefined {
	if (type !== "Observation") return undefined;
	const code = field.at("code");
	const kind = codeIn(code, OWN.kind);
	if (codeIn(code, SNOMED) === MEASURES.birthWeight.snomed.code)
		return { name: "birthWeightGrams", value: amountAt(field, "birthWeight") };
	if (codeIn(code, SNOMED) === "412726003") {
		const unit = valueOr(field.at("valueQuantity", "code").needed.choice(["d", "wk"] as const), "d");
		const value = valueOr(field.at("valueQuantity", "value").needed.number(0, 400), 0);
		return { name: "gestationDays", value: Math.round(unit === "wk" ? value * 7 : value) };
	}
	if (kind !== "hepatitis-b-programme" && kind !== "had-chickenpox") return undefined;
	const name = kind === "had-chickenpox" ? "hadChickenpox" : "hepatitisBRisk";
	return { name, value: valueOr(field.at("valueBoolean").needed.flag(), false) };
}
export type BirthFact = "birthWeightGrams" | "gestationDays" | "hepatitisBRisk" | "hadChickenpox";

function observation(field: ForeignField): object | null {
	const code = field.at("code");
	const on = valueOr(dayAt(field.at("effectiveDateTime")), null);
	const text = textAt(field.at("valueString"));
	const concept = field.at("valueCodeableConcept");
	const note = textAt(field.at("note", 0, "text")) ?? "";
	const screenId = codeIn(code, OWN.screen);
	if (screenId !== undefined) return screen(field, screenId, on);
	switch (codeIn(code, OWN.kind)) {
		case "feeding": {
			const how = FEEDS.find((one) => one === codeIn(concept, OWN.feed));
			return how ? { kind: "feeding", on, how, note } : null;
		}
		case "tooth":
			return { kind: "tooth", on, tooth: codeIn(concept, TEETH) };
		case "first":
			return { kind: "first", on, what: text };
		case "note":
			return { kind: "note", on, text };
		default:
			return null;
	}
}

/** A result, which stands as a value or as the reason why there is none. */
const resultAt = (field: ForeignField) => {
	const code = codeIn(field.at("valueCodeableConcept"), OWN.result) ?? codeIn(field.at("dataAbsentReason"), OWN.result);
	return SCREEN_RESULTS.find((one) => one === code);
};

function screen(field: ForeignField, id: string, on: string | null): object {
	const parts = valueOr(field.at("component").list(), []);
	const conditions = parts.flatMap((part): [string, unknown][] => {
		const condition = codeIn(part.at("code"), OWN.condition);
		return condition === undefined ? [] : [[condition, resultAt(part)]];
	});
	const told = extensionAt(field, OWN.told)?.at("valueDate");
	return {
		kind: "screen",
		screen: id,
		on,
		result: resultAt(field),
		conditions: Object.fromEntries(conditions),
		toldParentsOn: told ? valueOr(told.date(), null) : null,
		...(field.at("note").isSaid && {
			said: valueOr(field.at("note").list(), []).flatMap((note) => textAt(note.at("text")) ?? []),
		}),
	};
}

/** The vaccine, and what its codes say of the product; `other` with its words for one that is not known here. */
export function vaccineOf(
	concept: ForeignField,
	procedure: ForeignField | undefined,
): { vaccine: Vaccine; product: string | null } {
	const own = VACCINES.find((one) => one === codeIn(concept, OWN.vaccine));
	const name = nameOf(concept);
	if (own) return { vaccine: own, product: name === VACCINE_CODES[own].name ? null : name };
	const codes = [...codesAt(concept), ...codesAt(procedure ?? concept)].map(({ code }) => code);
	const known = VACCINES.find((vaccine) => {
		const { given = {}, notGiven = {}, products = {} } = VACCINE_CODES[vaccine];
		return [...Object.values(given), ...Object.values(notGiven), ...Object.values(products)].some((one) =>
			codes.includes(one ?? ""),
		);
	});
	if (known) {
		const [product] =
			Object.entries(VACCINE_CODES[known].products ?? {}).find(([, code]) => codes.includes(code)) ?? [];
		return { vaccine: known, product: product ?? null };
	}
	const [code] = codesAt(concept);
	const words = [name, code && code.code !== name && `(${code.code})`].filter(Boolean).join(" ");
	return { vaccine: "other", product: words === "" ? null : words };
}
const PROCEDURE = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-VaccinationProcedure";

function immunization(field: ForeignField): object | null {
	const status = textAt(field.at("status"));
	const why = field.at("statusReason");
	const isGiven = status === "completed" || (status === "entered-in-error" && !why.isSaid);
	const reasonCode = codesAt(why).map(({ code }) => code);
	const outcome = isGiven
		? "given"
		: (codeIn(why, OWN.outcome) ??
			(reasonCode.includes("PATOBJ") ? "declined" : reasonCode.includes("MEDPREC") ? "contraindicated" : null));
	const date = valueOr(dayAt(field.at("occurrenceDateTime")), null);
	// Why it was not given, or when, is not said in a way that is known here: nothing is guessed.
	if (outcome === null || date === null) return null;
	return {
		kind: "vaccination",
		...vaccineOf(field.at("vaccineCode"), extensionAt(field, PROCEDURE)?.at("valueCodeableConcept")),
		outcome,
		date,
		number: valueOr(field.at("protocolApplied", 0, "doseNumberPositiveInt").number(1, 100), null),
		abroad: valueOr(extensionAt(field, OWN.abroad)?.at("valueBoolean").flag() ?? { state: "not-said" }, false),
		batch: textAt(field.at("lotNumber"), 200),
		place: textAt(field.at("location", "display"), 200),
		reason: isGiven ? textAt(field.at("note", 0, "text")) : textAt(why.at("text")),
		...howGiven(field),
	};
}

/** What is there only where somebody said it. */
function howGiven(field: ForeignField) {
	const limb = LIMBS.find((one) => one === codeIn(field.at("site"), OWN.limb));
	const code = extensionAt(field, OWN.consent)?.at("valueCode");
	const consent = code && CONSENTS.find((one) => one === textAt(code));
	return { ...(limb && { limb }), ...(consent && { consent }) };
}

function review(encounter: ForeignField, resources: readonly FoundResource[]): object | null {
	const id = codeIn(encounter.at("type", 0), OWN.review);
	if (id === undefined) return null;
	const part = (kind: string) => resources.find(({ field }) => codeIn(field.at("code"), OWN.kind) === kind)?.field;
	const scores = part("asq-3")?.at("component");
	const asq =
		scores &&
		Object.fromEntries(
			valueOr(scores.list(), []).map((one) => [
				codeIn(one.at("code"), OWN.asq) ?? "unknown",
				valueOr(one.at("valueInteger").needed.number(0, 60), 0),
			]),
		);
	const findings = part("findings");
	return {
		kind: "review",
		review: id,
		on: valueOr(dayAt(encounter.at("period", "start").needed), ""),
		findings: (findings && textAt(findings.at("valueString"))) ?? "",
		asq: asq ?? (part("asq-3") ? {} : null),
	};
}

function appointment(field: ForeignField): object | null {
	const start = valueOr(momentAt(field.at("start")), null);
	const what = textAt(field.at("description"), 200);
	if (start === null || what === null) return null;
	const { date, time } = localNow(start);
	const end = valueOr(momentAt(field.at("end")), start);
	const isWholeDay = time === "00:00" && end > start;
	const places = valueOr(field.at("participant").list(), []).map((one) => one.at("actor"));
	const place = places.find((actor) => !actor.at("reference").isSaid && actor.at("display").isSaid);
	return {
		kind: "appointment",
		on: date,
		time: isWholeDay ? null : time,
		what,
		where: (place && textAt(place.at("display"), 200)) ?? "",
	};
}

const condition = (field: ForeignField, isAllergy: boolean): object => ({
	kind: "condition",
	what: nameOf(field.at("code")),
	isAllergy,
	since: valueOr(dayAt(field.at("onsetDateTime")), null),
	note: textAt(field.at("note", 0, "text")) ?? "",
});

/**
 * SNOMED CT of newborn screens: blood spot, hearing, examination. A result of one in a form that is not read here may be one of
 * which the parents were not told, and is not shown as something unknown.
 */
const SCREENING = new Set<string>([
	...Object.values(BLOOD_SPOT_CONDITIONS),
	"413083006",
	"446077009",
	"985531000000102",
	"988361000000105",
	"988371000000103",
	"988351000000107",
]);

function refuseScreen(field: ForeignField): void {
	const parts = [field, ...valueOr(field.at("component").list(), [])];
	for (const part of parts) {
		const code = part.at("code");
		if (codesAt(code).some((one) => SCREENING.has(one.code)))
			code.strict.wrong("is of a newborn screen, whose result is not read here: the parents may not have been told");
	}
}

/** Where a kind of resource may say when it was. */
const DAYS = ["effectiveDateTime", "occurrenceDateTime", "onsetDateTime", "performedDateTime", "authoredOn", "date"];

function unknownBody({ type, field }: FoundResource): BodyOf<"unknown"> {
	refuseScreen(field);
	const concept = [field.at("code"), field.at("vaccineCode"), field.at("type", 0)].find((one) => one.isSaid);
	const [code] = concept ? codesAt(concept) : [];
	const day = DAYS.map((name) => valueOr(dayAt(field.at(name)), null)).find((one) => one !== null);
	return {
		kind: "unknown",
		on: day ?? null,
		what: (concept && nameOf(concept)) ?? type,
		system: code?.system || null,
		code: code?.code ?? null,
		value: valueWords(field),
	};
}

function valueWords(field: ForeignField): string {
	const amount = field.at("valueQuantity", "value");
	if (amount.isSaid) return [amount.words, textAt(field.at("valueQuantity", "unit"), 100)].filter(Boolean).join(" ");
	const concept = field.at("valueCodeableConcept");
	return (concept.isSaid ? nameOf(concept) : textAt(field.at("valueString"))) ?? "";
}
