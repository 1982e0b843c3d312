/** The resources of one entry, by its kind. Which codes stand for what is in `codes.ts`. */
import { addDays, toInstant } from "../../calendar/local-time";
import type { BodyOf, Entry, EntryBody } from "../record/entry";
import { BLOOD_SPOT_CONDITIONS, type BloodSpotCondition } from "../screening/newborn";
import { concept, hl7, type Measure, named, OWN, ownKind, snomed, TEETH, ukCore, ukCoreExtension } from "./codes";
import { measured } from "./measured";
import { mediaOf, type Pictures } from "./picture";
import { furtherId, type Resource, refTo, said } from "./resource";
import { VACCINE_CODES } from "./vaccine-codes";

interface Context {
	entry: Entry;
	patient: Resource;
	/** It was corrected or taken back: read as what was said once. */
	isOver: boolean;
	/** It stands in the place of another one of the document. */
	isCorrection: boolean;
	/** The photos that go along. */
	pictures: Pictures;
}

/** What each kind of entry becomes; each resource carries the entry's id as an identifier. */
export function entryResources(context: Context): Resource[] {
	const { entry, isOver, isCorrection } = context;
	return resourcesOf(entry.body, context).map((one) => ({
		...one,
		identifier: [{ system: OWN.entry, value: entry.id }],
		...(one.resourceType === "Observation" && {
			status: isOver ? "entered-in-error" : isCorrection ? "corrected" : "final",
			performer: [named(entry.writer.name)],
		}),
	}));
}

function resourcesOf(body: EntryBody, context: Context): Resource[] {
	switch (body.kind) {
		case "measurement":
			return measurements(body, context);
		case "vaccination":
			return [immunization(body, context)];
		case "review":
			return review(body, context);
		case "screen":
			return [screen(body, context)];
		case "feeding":
			return [
				observation(context, 0, ownKind("feeding", "Feeding"), body.on, {
					valueCodeableConcept: concept(body.how, { system: OWN.feed, code: body.how }),
					note: note(body.note),
				}),
			];
		case "tooth":
			return [
				observation(context, 0, ownKind("tooth", "A tooth has come through"), body.on, {
					valueCodeableConcept: concept(undefined, { system: TEETH, code: body.tooth }),
				}),
			];
		case "first":
			return first(body, context);
		case "note":
			return [observation(context, 0, ownKind("note", "A note"), body.on, { valueString: body.text })];
		case "appointment":
			return [appointment(body, context)];
		case "condition":
			return [body.isAllergy ? allergy(body, context) : condition(body, context)];
		case "unknown": {
			const { what, system, code, value, on } = body;
			const coding = system !== null && code !== null ? [{ system, code }] : [];
			return [
				observation(context, 0, concept(what, ...coding), on ?? undefined, {
					valueString: said(value),
					dataAbsentReason: said(value) ? undefined : concept(undefined, hl7("data-absent-reason", "unknown")),
				}),
			];
		}
		case "placed":
			// No document says where somebody is.
			return [];
		case "taken-back":
			// What it takes back is told as entered in error.
			return [];
	}
}

function first(body: BodyOf<"first">, context: Context): Resource[] {
	const jpeg = body.photo === undefined ? undefined : context.pictures.get(body.photo);
	const media =
		body.photo === undefined || jpeg === undefined ? [] : [mediaOf(body.photo, jpeg, { ...context, on: body.on })];
	const shown = { valueString: body.what, derivedFrom: media.length > 0 ? media.map(refTo) : undefined };
	return [observation(context, 0, ownKind("first", "A first"), body.on, shown), ...media];
}

const note = (text: string) => said(text) && [{ text }];

/** @param number of the resource among those of its entry; the first has the entry's own id */
function observation(
	{ entry, patient }: Context,
	number: number,
	code: Resource["code"],
	on: string | undefined,
	more: Record<string, unknown>,
): Resource {
	return {
		resourceType: "Observation",
		id: number === 0 ? entry.id : furtherId(entry.id, number),
		meta: ukCore("Observation"),
		status: "final",
		code,
		subject: refTo(patient),
		effectiveDateTime: on,
		...more,
	};
}

function measurements(body: BodyOf<"measurement">, { entry, patient }: Context): Resource[] {
	const { on, weightGrams, lengthMillimetres, headMillimetres, position } = body;
	const amounts: [Measure, number | null][] = [
		["weight", weightGrams],
		[position ?? "length", lengthMillimetres],
		["head", headMillimetres],
	];
	return amounts
		.flatMap(([measure, amount]) => (amount === null ? [] : [[measure, amount] as const]))
		.map(([measure, amount], at) =>
			measured(measure, amount, { id: at === 0 ? entry.id : furtherId(entry.id, at), patient, on }),
		);
}

/** Why it was not given: HL7's code where one says so, beside the product's own. */
const NOT_GIVEN = {
	declined: [hl7("v3-ActReason", "PATOBJ", "patient objection")],
	contraindicated: [hl7("v3-ActReason", "MEDPREC", "medical precaution")],
	deferred: [],
} as const;

function immunization(body: BodyOf<"vaccination">, { entry, patient, isOver }: Context): Resource {
	const { vaccine, outcome, number, product, batch, place, reason, limb, consent } = body;
	const codes = VACCINE_CODES[vaccine];
	const given = outcome === "given";
	const procedure = given ? codes.given?.[number ?? "any"] : codes.notGiven?.[number ?? 0];
	const productCode = product === null ? undefined : codes.products?.[product];
	return {
		resourceType: "Immunization",
		id: entry.id,
		meta: ukCore("Immunization"),
		extension: [
			{
				url: ukCoreExtension("VaccinationProcedure"),
				valueCodeableConcept: concept(codes.name, ...(procedure ? [snomed(procedure)] : [])),
			},
			...(body.abroad ? [{ url: OWN.abroad, valueBoolean: true }] : []),
			...(consent === undefined ? [] : [{ url: OWN.consent, valueCode: consent }]),
		],
		status: isOver ? "entered-in-error" : given ? "completed" : "not-done",
		statusReason: given
			? undefined
			: concept(said(reason), { system: OWN.outcome, code: outcome }, ...NOT_GIVEN[outcome]),
		vaccineCode: concept(
			said(product) ?? codes.name,
			{ system: OWN.vaccine, code: vaccine, display: codes.name },
			...(productCode ? [snomed(productCode)] : []),
		),
		patient: refTo(patient),
		occurrenceDateTime: body.date,
		recorded: entry.recordedAt.toISOString(),
		primarySource: entry.writer.kind === "guardian" ? false : undefined,
		site: limb === undefined ? undefined : concept(limb, { system: OWN.limb, code: limb }),
		location: place !== null && said(place) ? named(place) : undefined,
		lotNumber: said(batch),
		note: given ? note(reason ?? "") : undefined,
		protocolApplied:
			number === null
				? undefined
				: [
						{
							targetDisease: codes.against?.map((code) => concept(undefined, snomed(code))),
							doseNumberPositiveInt: number,
						},
					],
	};
}

function review(body: BodyOf<"review">, context: Context): Resource[] {
	const { entry, patient, isOver } = context;
	const encounter: Resource = {
		resourceType: "Encounter",
		id: entry.id,
		meta: ukCore("Encounter"),
		status: isOver ? "entered-in-error" : "finished",
		class: hl7("v3-ActCode", "AMB", "ambulatory"),
		type: [concept("Health visitor review", { system: OWN.review, code: body.review })],
		subject: refTo(patient),
		period: { start: body.on },
	};
	const of = { encounter: refTo(encounter) };
	const scores = Object.entries(body.asq ?? {});
	return [
		encounter,
		...(said(body.findings)
			? [observation(context, 1, ownKind("findings", "Findings"), body.on, { ...of, valueString: body.findings })]
			: []),
		...(body.asq
			? [
					observation(context, 2, ownKind("asq-3", "ASQ-3"), body.on, {
						...of,
						component: scores.map(([domain, score]) => ({
							code: concept(domain, { system: OWN.asq, code: domain }),
							valueInteger: score,
						})),
					}),
				]
			: []),
	];
}

type Result = BodyOf<"screen">["result"];
/** What is no result: HL7's code of why there is none. */
const NO_RESULT: Partial<Record<Result, string>> = { declined: "asked-declined", "not-done": "not-performed" };

function resultOf(result: Result) {
	const code = { system: OWN.result, code: result };
	const absent = NO_RESULT[result];
	return absent
		? { dataAbsentReason: concept(result, code, hl7("data-absent-reason", absent)) }
		: { valueCodeableConcept: concept(result, code) };
}

function screen(body: BodyOf<"screen">, context: Context): Resource {
	const conditions = Object.entries(body.conditions) as [BloodSpotCondition, Result][];
	return observation(context, 0, concept(body.screen, { system: OWN.screen, code: body.screen }), body.on, {
		extension: body.toldParentsOn === null ? undefined : [{ url: OWN.told, valueDate: body.toldParentsOn }],
		...resultOf(body.result),
		note: body.said?.map((text) => ({ text })),
		component:
			conditions.length === 0
				? undefined
				: conditions.map(([condition, result]) => ({
						code: concept(condition, snomed(BLOOD_SPOT_CONDITIONS[condition]), {
							system: OWN.condition,
							code: condition,
						}),
						...resultOf(result),
					})),
	});
}

/** Without a time it takes the whole day; with one, nobody said until when, so it ends when it begins. */
function appointment(body: BodyOf<"appointment">, { entry, patient, isOver }: Context): Resource {
	const start = toInstant(body.on, body.time ?? "00:00");
	const end = body.time === null ? toInstant(addDays(body.on, 1), "00:00") : start;
	return {
		resourceType: "Appointment",
		id: entry.id,
		meta: ukCore("Appointment"),
		status: isOver ? "entered-in-error" : "booked",
		description: body.what,
		start: start.toISOString(),
		end: end.toISOString(),
		participant: [
			{ actor: refTo(patient), status: "accepted" },
			...(said(body.where) ? [{ actor: named(body.where), status: "accepted" }] : []),
		],
	};
}

/** A clinical status must not stand beside what was entered in error. */
function clinical(system: "condition" | "allergyintolerance", { entry, isOver }: Context) {
	const verified = isOver ? "entered-in-error" : entry.writer.kind === "guardian" ? "unconfirmed" : "confirmed";
	return {
		clinicalStatus: isOver ? undefined : concept(undefined, hl7(`${system}-clinical`, "active")),
		verificationStatus: concept(
			undefined,
			hl7(system === "condition" ? "condition-ver-status" : "allergyintolerance-verification", verified),
		),
	};
}

function condition(body: BodyOf<"condition">, context: Context): Resource {
	return {
		resourceType: "Condition",
		id: context.entry.id,
		meta: ukCore("Condition"),
		...clinical("condition", context),
		category: [concept(undefined, hl7("condition-category", "problem-list-item", "Problem List Item"))],
		code: concept(body.what),
		subject: refTo(context.patient),
		onsetDateTime: body.since ?? undefined,
		recordedDate: context.entry.recordedAt.toISOString(),
		note: note(body.note),
	};
}

function allergy(body: BodyOf<"condition">, context: Context): Resource {
	return {
		resourceType: "AllergyIntolerance",
		id: context.entry.id,
		meta: ukCore("AllergyIntolerance"),
		...clinical("allergyintolerance", context),
		code: concept(body.what),
		patient: refTo(context.patient),
		onsetDateTime: body.since ?? undefined,
		recordedDate: context.entry.recordedAt.toISOString(),
		note: note(body.note),
	};
}
