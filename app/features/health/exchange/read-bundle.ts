/**
 * A child's record from a FHIR R4 document, as this product or another one made it. All of it is understood or none is taken:
 * each fault is told with its path. Narratives are not read. Pure.
 */
import { NHS_NUMBER, OWN } from "../../../model/health/fhir/codes";
import { readNhsNumber } from "../../../model/health/nhs-number";
import { type ChildFacts, childFacts } from "../../../model/health/record/child";
import {
	type EntryBody,
	entryBody,
	type StoredEntry,
	sectionOf,
	type Writer,
} from "../../../model/health/record/entry";
import { ForeignItem } from "../../../platform/foreign/item";
import { valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import { codesAt, dayAt, momentAt, referenceAt, textAt } from "./fhir-fields";
import { type BirthFact, birthFact, bodyOf, type FoundResource } from "./read-entry";

/** More than any record has. */
export const BUNDLE_LIMITS = { bytes: 20_000_000, entries: 20_000 } as const;

export interface BundleProblem {
	/** "entry[12].resource", or "Bundle" */
	where: string;
	/** Below it: "valueQuantity.code" */
	field: string;
	reason: string;
}

export interface ImportedRecord {
	/** Of the record that was exported; a new one where it has none. */
	id: string;
	nhsNumber: string;
	facts: ChildFacts;
	/** In their order; what was taken back is followed by the one that takes it back. */
	entries: (StoredEntry & { where: string })[];
}

export type ReadBundle =
	| { ok: true; record: ImportedRecord; warnings: BundleProblem[] }
	| { ok: false; problems: BundleProblem[] };

/** What holds no entry of its own. */
const AROUND = [
	"Composition",
	"Patient",
	"RelatedPerson",
	"Practitioner",
	"PractitionerRole",
	"Organization",
	"Location",
	"Device",
	"Provenance",
];

/** Profiles of other countries and products may mean other things by the same element. */
const PROFILE =
	/^https:\/\/fhir\.hl7\.org\.uk\/StructureDefinition\/UKCore-[A-Za-z-]+$|^http:\/\/hl7\.org\/fhir\/StructureDefinition\/[A-Za-z]+$/;

interface Found extends FoundResource {
	item: ForeignItem;
	where: string;
	url: string;
}

/**
 * @param value what the file holds, parsed
 * @param source who stands for what is told without an author, by name
 */
export function readBundle(value: unknown, { source }: { source: string }): ReadBundle {
	const problems: BundleProblem[] = [];
	const wrong = (where: string, field: string, reason: string): ReadBundle => ({
		ok: false,
		problems: [...problems, { where, field, reason }],
	});
	if (typeof value !== "object" || value === null) return wrong("Bundle", "", "is not an object");
	const bundle = value as Record<string, unknown>;
	if (bundle.resourceType !== "Bundle") return wrong("Bundle", "resourceType", "is not Bundle");
	if (bundle.type !== "document") return wrong("Bundle", "type", "is not document");
	const { entry } = bundle;
	if (!Array.isArray(entry) || entry.length === 0) return wrong("Bundle", "entry", "holds nothing");
	if (entry.length > BUNDLE_LIMITS.entries)
		return wrong("Bundle", "entry", `has more than ${BUNDLE_LIMITS.entries} entries`);
	const found = entry.map(foundAt);
	const refused = () => found.filter(({ item }) => item.refused);
	const told = (items: readonly Found[]) =>
		items.flatMap(({ item }) =>
			item.problems.map(({ where, field, reason }) => ({ where, field, reason: withoutWords(reason) })),
		);
	if (refused().length > 0) return { ok: false, problems: told(refused()) };
	if (found[0]?.type !== "Composition") return wrong("entry[0].resource", "resourceType", "is not Composition");
	const [patient, ...more] = found.filter(({ type }) => type === "Patient");
	if (!patient) return wrong("Bundle", "entry", "has no Patient");
	const [second] = more;
	if (second) return wrong(second.where, "resourceType", "is another Patient: a document is about one child");

	for (const one of found) aboutThe(patient, one);
	const facts = factsOf(patient, found);
	const record = recordOf(patient, found, facts, source);
	if (refused().length > 0 || !record) return { ok: false, problems: told(refused()) };
	return { ok: true, record, warnings: told(found) };
}

/** A reason quotes what stood there: a name or a number of somebody's. */
const withoutWords = (reason: string): string => reason.replace(/^"[^"]*"\s/, "");

function foundAt(entry: unknown, at: number): Found {
	const { fullUrl, resource } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
	const where = `entry[${at}].resource`;
	// Nobody reads a narrative, so nothing that stands in one comes any further.
	const {
		text: _,
		contained: __,
		...told
	} = (typeof resource === "object" && resource !== null ? resource : {}) as Record<string, unknown>;
	const item = new ForeignItem(where, resource === undefined ? undefined : told);
	const type = valueOr(item.at("resourceType").needed.text(100), "");
	const id = valueOr(item.at("id").text(100), "");
	for (const profile of valueOr(item.at("meta", "profile").texts(), [])) {
		if (!PROFILE.test(profile))
			item.at("meta", "profile").strict.wrong("names a profile that is neither UK Core's nor FHIR's own");
	}
	const field = item.at();
	return { item, where, type, field, url: typeof fullUrl === "string" ? fullUrl : `${type}/${id}` };
}

/** Refuses what is about somebody else. */
function aboutThe(patient: Found, { type, field }: Found): void {
	for (const name of ["subject", "patient"]) {
		const reference = referenceAt(field.at(name));
		if (reference === null || reference === patient.url || reference === `Patient/${textAt(patient.field.at("id"))}`)
			continue;
		field.at(name, "reference").strict.wrong(`is not the child that the document is about (${type})`);
	}
}

const SEXES = { female: "female", male: "male", unknown: "not-said", other: "not-said" } as const;

function factsOf(patient: Found, found: readonly Found[]): ChildFacts | null {
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

function nhsNumberOf({ field, item }: Found): string | null {
	const identifiers = valueOr(field.at("identifier").list(), []);
	const number = identifiers.find((one) => textAt(one.at("system")) === NHS_NUMBER);
	if (!number) {
		item.refuse("identifier", "has no NHS number");
		return null;
	}
	const fault = "is not an NHS number: ten digits, the last of which checks the others";
	return valueOr(number.at("value").needed.as(readNhsNumber, fault), null);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function recordOf(
	patient: Found,
	found: readonly Found[],
	facts: ChildFacts | null,
	source: string,
): ImportedRecord | null {
	const nhsNumber = nhsNumberOf(patient);
	if (nhsNumber === null || facts === null) return null;
	const patientId = textAt(patient.field.at("id")) ?? "";
	const provenance = provenances(found);
	const entries = [...grouped(found, nhsNumber)].flatMap(([id, group]) => {
		const [first] = group;
		if (!first) return [];
		const by = provenance.get(first.url);
		const read = entryBody.safeParse(bodyOf(group));
		if (!read.success || read.data.kind === "taken-back") {
			const path = read.error?.issues[0]?.path.join(".") ?? "item";
			first.item.refuse(path, "is not what an entry of a record takes, or does not stand there");
			return [];
		}
		const isOver =
			[first.field.at("status")].some((one) => textAt(one) === "entered-in-error") ||
			codesAt(first.field.at("verificationStatus")).some(({ code }) => code === "entered-in-error");
		const entry = {
			id,
			section: sectionOf(read.data),
			body: read.data satisfies EntryBody,
			writer: by?.writer ?? ({ kind: "source", name: source, role: null } as const),
			recordedAt: by?.recordedAt ?? madeAt(found),
			where: first.where,
		};
		return [{ entry, isOver, url: first.url, replaces: by?.replaces ?? null }];
	});
	const idByUrl = new Map(entries.map(({ url, entry }) => [url, entry.id]));
	const replaced = new Set<string>();
	const stored = entries.map(({ entry, replaces }) => {
		const corrects = (replaces !== null && idByUrl.get(replaces)) || null;
		const item = found.find(({ where }) => where === entry.where)?.item;
		if (corrects !== null && replaced.has(corrects)) item?.refuse("item", "corrects what another entry corrects too");
		if (corrects !== null) replaced.add(corrects);
		return { ...entry, corrects };
	});
	const takenBack = entries
		.filter(({ isOver, entry }) => isOver && !replaced.has(entry.id))
		.map(({ entry }) => ({
			...entry,
			id: stableId("taken-back", entry.id),
			body: { kind: "taken-back", section: entry.section, reason: "" } as const,
			corrects: entry.id,
		}));
	return {
		id: UUID.test(patientId) ? patientId : stableId("imported-record", nhsNumber),
		nhsNumber,
		facts,
		entries: [...stored, ...takenBack],
	};
}

/** When the document was made: for what does not say when it was recorded. */
function madeAt([composition]: readonly Found[]): Date {
	const date = composition ? momentAt(composition.field.at("date")) : undefined;
	return date?.state === "understood" ? date.value : new Date(0);
}

/** The resources of each entry, by its id: that of the product that wrote it, or one made of where it stands. */
function grouped(found: readonly Found[], nhsNumber: string): Map<string, Found[]> {
	const groups = new Map<string, Found[]>();
	for (const one of found) {
		if (AROUND.includes(one.type) || birthFact(one)) continue;
		const identifiers = valueOr(one.field.at("identifier").list(), []);
		const own = identifiers.find((each) => textAt(each.at("system")) === OWN.entry);
		const named =
			own &&
			valueOr(
				own.at("value").needed.as((text) => (UUID.test(text) ? text : undefined), "is no id"),
				null,
			);
		const id = named ?? stableId("imported-entry", nhsNumber, one.url);
		groups.set(id, [...(groups.get(id) ?? []), one]);
	}
	return groups;
}

interface Provenance {
	writer: Writer;
	recordedAt: Date;
	/** The address of what it replaces. */
	replaces: string | null;
}

/** Who says so, by the address of each resource. */
function provenances(found: readonly Found[]): Map<string, Provenance> {
	const all = new Map<string, Provenance>();
	for (const { type, field } of found) {
		if (type !== "Provenance") continue;
		const agent = field.at("agent", 0);
		const role = agent.at("role", 0);
		const kind = codesAt(role).find(({ system }) => system === OWN.writer)?.code;
		const writer: Writer = {
			kind: kind === "guardian" || kind === "professional" ? kind : "source",
			name: valueOr(agent.at("who", "display").needed.text(200), ""),
			role: textAt(role.at("text"), 100),
		};
		const recordedAt = valueOr(momentAt(field.at("recorded").needed), new Date(0));
		const revision = field.at("entity", 0);
		const replaces = textAt(revision.at("role")) === "revision" ? referenceAt(revision.at("what")) : null;
		for (const target of valueOr(field.at("target").list(), [])) {
			const url = referenceAt(target);
			if (url !== null) all.set(url, { writer, recordedAt, replaces });
		}
	}
	return all;
}
