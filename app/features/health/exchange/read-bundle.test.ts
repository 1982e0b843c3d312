import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordBundle } from "../../../model/health/fhir/record-bundle";
import type { Bundle, Resource } from "../../../model/health/fhir/resource";
import { OUTCOMES } from "../../../model/health/immunisations/record";
import { VACCINES } from "../../../model/health/immunisations/vaccines";
import type { Child } from "../../../model/health/record/child";
import {
	ASQ_DOMAINS,
	CONSENTS,
	type Entry,
	type EntryBody,
	entryBody,
	FEEDS,
	LIMBS,
	SCREEN_RESULTS,
	sectionOf,
	withStatus,
} from "../../../model/health/record/entry";
import { REVIEWS } from "../../../model/health/reviews/windows";
import { BLOOD_SPOT_CONDITIONS, SCREENS } from "../../../model/health/screening/newborn";
import { readBundle } from "./read-bundle";

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
	councilId: null,
};
const NOW = new Date("2026-11-27T10:00:00Z");
const SOURCE = { source: "Northmere General" };

type Body = Exclude<EntryBody, { kind: "taken-back" }>;

const day = fc
	.date({ min: new Date("2024-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const partial = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
const text = fc.oneof(
	fc.string({ unit: "grapheme-ascii", maxLength: 40 }).map((each) => each.trim()),
	fc.constantFrom("", "دودھ", "A line\nand another", "<script>alert(1)</script>"),
);
const words = text.filter((each) => each !== "");
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const idIn = <Id extends string>(all: readonly { id: Id }[]) => fc.constantFrom(...all.map(({ id }) => id));
const grams = fc.integer({ min: 200, max: 30_000 });

/** Whatever an entry may say. */
const body: fc.Arbitrary<Body> = fc.oneof(
	fc.record({
		kind: fc.constant("measurement" as const),
		on: day,
		weightGrams: maybe(grams),
		lengthMillimetres: fc.integer({ min: 200, max: 1500 }),
		headMillimetres: maybe(fc.integer({ min: 100, max: 700 })),
		position: fc.constantFrom("lying", "standing", null),
	}),
	fc.record(
		{
			kind: fc.constant("vaccination" as const),
			vaccine: fc.constantFrom(...VACCINES),
			outcome: fc.constantFrom(...OUTCOMES),
			date: partial,
			number: maybe(fc.integer({ min: 1, max: 4 })),
			abroad: fc.boolean(),
			product: maybe(fc.oneof(words, fc.constantFrom("Infanrix hexa", "ProQuad", "MMR"))),
			batch: maybe(words),
			place: maybe(words),
			reason: maybe(words),
			limb: fc.constantFrom(...LIMBS),
			consent: fc.constantFrom(...CONSENTS),
		},
		{
			requiredKeys: ["kind", "vaccine", "outcome", "date", "number", "abroad", "product", "batch", "place", "reason"],
		},
	),
	fc.record({
		kind: fc.constant("review" as const),
		review: idIn(REVIEWS),
		on: partial,
		findings: text,
		asq: maybe(
			fc.dictionary(
				fc.constantFrom(...ASQ_DOMAINS),
				fc.integer({ min: 0, max: 12 }).map((fives) => fives * 5),
				{ noNullPrototype: true },
			),
		),
	}),
	fc.record(
		{
			kind: fc.constant("screen" as const),
			screen: idIn(SCREENS),
			on: partial,
			result: fc.constantFrom(...SCREEN_RESULTS),
			conditions: fc.dictionary(
				fc.constantFrom(...(Object.keys(BLOOD_SPOT_CONDITIONS) as (keyof typeof BLOOD_SPOT_CONDITIONS)[])),
				fc.constantFrom(...SCREEN_RESULTS),
				{ noNullPrototype: true },
			),
			toldParentsOn: maybe(day),
			said: fc.array(words, { minLength: 1, maxLength: 3 }),
		},
		{ requiredKeys: ["kind", "screen", "on", "result", "conditions", "toldParentsOn"] },
	),
	fc.record({ kind: fc.constant("feeding" as const), on: partial, how: fc.constantFrom(...FEEDS), note: text }),
	fc.record({ kind: fc.constant("tooth" as const), on: partial, tooth: fc.constantFrom("51", "64", "85") }),
	fc.record({ kind: fc.constant("first" as const), on: partial, what: words }),
	fc.record({
		kind: fc.constant("appointment" as const),
		on: day,
		time: fc.constantFrom(null, "00:00", "08:05", "19:59"),
		what: words,
		where: text,
	}),
	fc.record({
		kind: fc.constant("condition" as const),
		what: words,
		isAllergy: fc.boolean(),
		since: maybe(partial),
		note: text,
	}),
	fc.record({ kind: fc.constant("note" as const), on: day, text: words }),
	fc.record({
		kind: fc.constant("unknown" as const),
		on: maybe(partial),
		what: words,
		system: fc.constant("http://example.test/codes"),
		code: fc.constantFrom("abc", "123"),
		value: text,
	}),
) as fc.Arbitrary<Body>;

const record = fc.array(
	fc.record({
		body,
		writer: fc.record({
			kind: fc.constantFrom("guardian" as const, "professional" as const, "source" as const),
			name: words,
			role: maybe(words),
			organisation: fc.option(words, { nil: undefined }),
		}),
		second: fc.integer({ min: 0, max: 1e8 }),
		status: fc.constantFrom("current", "taken-back", "corrected"),
	}),
	{ maxLength: 8 },
);

type Drawn = typeof record extends fc.Arbitrary<infer T> ? T : never;

/** As the door gives them: each corrected one with the one that corrects it. */
function entriesOf(drawn: Drawn): Entry[] {
	return drawn.flatMap(({ body: said, writer, second, status }, at): Entry[] => {
		const entry: Entry = {
			id: `0a0b0c0d-0000-4000-8000-${String(at * 2).padStart(12, "0")}`,
			section: sectionOf(said),
			body: entryBody.parse(said),
			writer,
			recordedAt: new Date(NOW.getTime() - second * 1000),
			status: status as Entry["status"],
			corrects: null,
		};
		if (status !== "corrected") return [entry];
		const id = `0a0b0c0d-0000-4000-8000-${String(at * 2 + 1).padStart(12, "0")}`;
		return [entry, { ...entry, id, status: "current", corrects: entry.id }];
	});
}

const written = (entries: readonly Entry[], child = CHILD): Bundle => recordBundle({ child, entries, now: NOW });
const over = (bundle: Bundle) => readBundle(JSON.parse(JSON.stringify(bundle)), SOURCE);

describe("a document that comes back", () => {
	it("is the same when it is written again, whatever the record holds", () => {
		fc.assert(
			fc.property(record, (drawn) => {
				const bundle = written(entriesOf(drawn));
				const read = over(bundle);
				if (!read.ok) throw new Error(JSON.stringify(read.problems));
				const { id, nhsNumber, facts, entries } = read.record;
				const again = written(withStatus(entries), { id, nhsNumber, councilId: null, ...facts });
				expect(again).toEqual(bundle);
				expect(again.entry.length).toBeGreaterThan(4);
			}),
			{ numRuns: 150 },
		);
	});
});

const A_WEIGHT: Body = {
	kind: "measurement",
	on: "2026-11-01",
	weightGrams: 7480,
	lengthMillimetres: 687,
	headMillimetres: 431,
	position: "lying",
};
const AN_ENTRY: Drawn[number] = {
	body: A_WEIGHT,
	writer: {
		kind: "professional",
		name: "Helen Okoro",
		role: "health visitor",
		organisation: "Northmere Community Health",
	},
	second: 0,
	status: "current",
};

/** A document with something else in one of its resources. */
function changed(type: string, change: (resource: Record<string, never>) => void, body: Body = A_WEIGHT): unknown {
	const bundle = JSON.parse(JSON.stringify(written(entriesOf([{ ...AN_ENTRY, body }]))));
	const found = bundle.entry.findLast(({ resource }: { resource: Resource }) => resource.resourceType === type);
	change(found.resource);
	return bundle;
}
const read = (value: unknown) => readBundle(value, SOURCE);
const problemsOf = (value: unknown) => {
	const answer = read(value);
	return answer.ok ? [] : answer.problems.map(({ where, field, reason }) => `${where} ${field}: ${reason}`);
};
const set = (type: string, part: object, body?: Body) =>
	changed(type, (resource) => Object.assign(resource, part), body);

describe("a document that is refused", () => {
	it.each<[string, unknown, RegExp]>([
		["is no object", "{", /^Bundle : is not an object/],
		["is another resource", { resourceType: "Patient" }, /^Bundle resourceType/],
		["is no document", { resourceType: "Bundle", type: "collection" }, /^Bundle type/],
		["holds nothing", { resourceType: "Bundle", type: "document", entry: [] }, /^Bundle entry: holds nothing/],
		["is too large", { resourceType: "Bundle", type: "document", entry: Array(20_001).fill({}) }, /more than 20000/],
		["begins with something else", { ...(written([]) as object), entry: written([]).entry.slice(1) }, /Composition/],
		["has entries that are none", { resourceType: "Bundle", type: "document", entry: [7] }, /^entry\[0\]\.resource/],
		...["__proto__", "constructor", "toString"].map((type): [string, unknown, RegExp] => [
			`has a resource that calls itself ${type}`,
			set("Observation", { resourceType: type }),
			/resourceType: is no resource of FHIR/,
		]),
		[
			"has a wrong check digit",
			set("Patient", { identifier: [{ system: "https://fhir.nhs.uk/Id/nhs-number", value: "9990001007" }] }),
			/^entry\[1\]\.resource identifier\[0\]\.value: is not an NHS number/,
		],
		["has no NHS number", set("Patient", { identifier: [] }), /identifier: has no NHS number/],
		["has no date of birth", set("Patient", { birthDate: undefined }), /birthDate: is missing/],
		[
			"is about another child",
			set("Observation", { subject: { reference: "Patient/other" } }),
			/subject\.reference: is not the child/,
		],
		[
			"has another country's profile",
			set("Patient", { meta: { profile: ["http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient"] } }),
			/meta\.profile/,
		],
		[
			"weighs in grams",
			changed("Observation", (one) => {
				Object.assign(one, {
					code: { coding: [{ system: "http://loinc.org", code: "29463-7" }] },
					valueQuantity: { value: 7480, code: "g" },
				});
			}),
			/valueQuantity\.code: is none of the units kg/,
		],
		[
			"weighs too much",
			changed("Observation", (one) => {
				Object.assign(one, {
					code: { coding: [{ system: "http://loinc.org", code: "29463-7" }] },
					valueQuantity: { value: 7480, code: "kg" },
				});
			}),
			/weightGrams/,
		],
		["has 30 February", set("Observation", { effectiveDateTime: "2026-02-30" }), /effectiveDateTime/],
		["has nobody who says so", set("Provenance", { agent: [] }), /agent\[0\]\.who\.display: is missing/],
	])("%s", (_, value, problem) => {
		expect(problemsOf(value).join("\n")).toMatch(problem);
		expect(problemsOf(written([]))).toEqual([]);
	});

	it.each([
		["413083006", {}],
		["314081000", {}],
		["59408-5", { component: [{ code: { coding: [{ system: "http://snomed.info/sct", code: "171191008" }] } }] }],
	])("holds a screen %s of another form, of which the parents may not have been told", (code, more) => {
		const coded = { code: { coding: [{ system: "http://snomed.info/sct", code }] }, valueString: "Suspected", ...more };
		const note: Body = { kind: "note", on: "2026-11-01", text: "x" };
		expect(problemsOf(set("Observation", coded, note)).join()).toContain("the parents may not have been told");
	});

	it("names no values in what it says", () => {
		const value = set("Patient", { birthDate: "Zanzibar", gender: "Quillamina" });
		expect(problemsOf(value).length).toBeGreaterThan(0);
		expect(problemsOf(value).join()).not.toMatch(/Zanzibar|Quillamina|9990001006/);
	});

	it("is refused where two entries correct the same one", () => {
		const entries = entriesOf([{ ...AN_ENTRY, status: "corrected" }]);
		const third = { ...(entries[1] as Entry), id: "0a0b0c0d-0000-4000-8000-000000000009" };
		expect(problemsOf(written([...entries, third])).join()).toContain("corrects what another entry corrects too");
	});
});

describe("a document of another system", () => {
	const bodyOf = (value: unknown) => {
		const answer = read(value);
		return answer.ok ? answer.record.entries[0] : undefined;
	};

	it.each([
		[0.687, "m", 687],
		[68.7, "cm", 687],
		[687, "mm", 687],
		[27, "[in_i]", 686],
	])("has a length of %d %s", (value, code, lengthMillimetres) => {
		const foreign = changed("Observation", (one) =>
			Object.assign(one, {
				identifier: [],
				code: { coding: [{ system: "http://loinc.org", code: "8302-2" }] },
				valueQuantity: { value, code },
			}),
		);
		const answer = read(foreign);
		const bodies = answer.ok ? answer.record.entries.map((entry) => entry.body) : [];
		expect(bodies).toContainEqual(
			expect.objectContaining({ kind: "measurement", lengthMillimetres, position: null, weightGrams: null }),
		);
	});

	it("keeps what it does not know, with its code and its words", () => {
		const code = { coding: [{ system: "http://loinc.org", code: "59408-5", display: "Oxygen saturation" }] };
		const found = bodyOf(
			set(
				"Observation",
				{ code, valueString: undefined, valueQuantity: { value: 97, unit: "%" } },
				{ kind: "note", on: "2026-11-01", text: "x" },
			),
		);
		expect(found).toMatchObject({
			section: "notes",
			body: { kind: "unknown", what: "Oxygen saturation", code: "59408-5", value: "97 %", on: "2026-11-01" },
		});
	});

	it("keeps a vaccine that it does not know, and knows one by its codes", () => {
		const jab: Body = {
			kind: "vaccination",
			vaccine: "other",
			outcome: "given",
			date: "2026-05",
			number: null,
			abroad: false,
			product: null,
			batch: null,
			place: null,
			reason: null,
		};
		const coded = (code: string, text: string) =>
			bodyOf(
				set(
					"Immunization",
					{ extension: [], vaccineCode: { text, coding: [{ system: "http://snomed.info/sct", code }] } },
					jab,
				),
			);
		expect(coded("777", "Yellow fever")?.body).toMatchObject({
			vaccine: "other",
			product: "Yellow fever (777)",
			date: "2026-05",
		});
		expect(coded("34765811000001105", "Infanrix")?.body).toMatchObject({ vaccine: "6-in-1", product: "Infanrix hexa" });
		const why = { statusReason: { text: "No idea" }, status: "not-done" };
		expect(bodyOf(set("Immunization", why, jab))?.body).toMatchObject({ kind: "unknown" });
	});

	it("goes by the source given where nobody says so, and has nothing of a narrative", () => {
		const bundle = JSON.parse(JSON.stringify(written(entriesOf([AN_ENTRY]))));
		bundle.entry = bundle.entry.filter(
			({ resource }: { resource: Resource }) => resource.resourceType !== "Provenance",
		);
		for (const { resource } of bundle.entry) {
			resource.text = { status: "generated", div: '<div><script src="https://evil.test"></script></div>' };
		}
		const answer = read(bundle);
		expect(answer.ok && answer.record.entries[0]).toMatchObject({
			writer: { kind: "source", name: "Northmere General" },
			recordedAt: NOW,
			body: A_WEIGHT,
		});
		expect(JSON.stringify(answer)).not.toContain("evil.test");
	});
});
