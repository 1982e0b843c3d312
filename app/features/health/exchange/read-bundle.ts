/**
 * A child's record from a FHIR R4 document, as this product or another one made it. All of it is understood or none is taken:
 * each fault is told with its path. Pure.
 */
import { OWN } from "../../../model/health/fhir/codes";
import { entryBody, sectionOf, type Writer } from "../../../model/health/record/entry";
import {
	type BundleProblem,
	type Found,
	problemsOf,
	refusalsOf,
	resourcesIn,
} from "../../../platform/fhir/bundle-resources";
import { codesAt, isUuid, momentAt, referenceAt, textAt } from "../../../platform/fhir/fields";
import { valueOr } from "../../../platform/foreign/understood";
import { stableId } from "../../../platform/ids";
import type { ForeignEntry, ForeignRecord } from "../record/receive-record.server";
import { aboutThe, factsOf, nhsNumberOf } from "./read-child";
import { birthFact, bodyOf, pictureIn } from "./read-entry";

/** Entries whose photos nobody has looked at yet: as base64. */
export type ReadRecord = Omit<ForeignRecord, "entries"> & {
	entries: (Omit<ForeignEntry, "also"> & { picture: string | undefined })[];
};

export type ReadBundle =
	| { ok: true; record: ReadRecord; warnings: BundleProblem[] }
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

/**
 * @param value what the file holds, parsed
 * @param source who stands for what is told without an author, by name
 */
export function readBundle(value: unknown, { source }: { source: string }): ReadBundle {
	const opened = resourcesIn(value, "document");
	if (!opened.ok) return opened;
	const { found } = opened;
	const wrong = (where: string, field: string, reason: string): ReadBundle => ({
		ok: false,
		problems: [{ where, field, reason }],
	});
	if (found[0]?.type !== "Composition") return wrong("entry[0].resource", "resourceType", "is not Composition");
	const [patient, second] = found.filter(({ type }) => type === "Patient");
	if (!patient) return wrong("Bundle", "entry", "has no Patient");
	if (second) return wrong(second.where, "resourceType", "is another Patient: a document is about one child");
	for (const one of found) aboutThe(patient, one);
	const record = recordOf(patient, found, source);
	const problems = refusalsOf(found);
	if (problems.length > 0 || !record) return { ok: false, problems };
	return { ok: true, record, warnings: problemsOf(found) };
}

function recordOf(patient: Found, found: readonly Found[], source: string): ReadRecord | null {
	const [nhsNumber, facts] = [nhsNumberOf(patient), factsOf(patient, found)];
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
			textAt(first.field.at("status")) === "entered-in-error" ||
			codesAt(first.field.at("verificationStatus")).some(({ code }) => code === "entered-in-error");
		const entry = {
			id,
			section: sectionOf(read.data),
			body: read.data,
			writer: by?.writer ?? ({ kind: "source", name: source, role: null } as const),
			recordedAt: by?.recordedAt ?? madeAt(found),
			where: first.where,
			picture: read.data.kind === "first" ? pictureIn(group)?.base64 : undefined,
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
			picture: undefined,
		}));
	return {
		id: isUuid(patientId) ? patientId : stableId("imported-record", nhsNumber),
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
				own.at("value").needed.as((text) => (isUuid(text) ? text : undefined), "is no id"),
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
		const organisation = textAt(agent.at("onBehalfOf", "display"), 200);
		const writer: Writer = {
			kind: kind === "guardian" || kind === "professional" ? kind : "source",
			name: valueOr(agent.at("who", "display").needed.text(200), ""),
			role: textAt(role.at("text"), 100),
			...(organisation !== null && { organisation }),
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
