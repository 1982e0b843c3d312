/**
 * A child's record as a FHIR R4 document with UK Core's profiles. What it holds is what it is given: entries as its reader sees
 * them (`record/sight.ts`), which says of no place and no guardian what is hidden from them.
 */
import type { Child } from "../record/child";
import { type Entry, isForGuardians } from "../record/entry";
import { SECTIONS, type Section } from "../record/sections";
import { birthResources, patientOf, type Reader, relatedPersonOf } from "./child-resources";
import { MEDICAL_RECORDS, named, OWN, ukCore } from "./codes";
import { entryResources } from "./entry-resources";
import type { Pictures } from "./picture";
import { provenanceOf } from "./provenance";
import { type Bundle, furtherId, type Resource, refTo, urlOf } from "./resource";

export interface RecordToTell {
	child: Child;
	/** As the reader may see them; of two that correct each other, both. */
	entries: readonly Entry[];
	now: Date;
	/** The guardian who gets it; none where it goes to somebody else. */
	reader?: Reader;
	/** What is told of the child beside the entries; all, unless said. */
	sections?: readonly Section[];
	/** The photos of entries that stand, as far as they go along; none, unless said. */
	pictures?: Pictures;
}

/** Headings as clinicians read them. */
const TITLES: Readonly<Record<Section, string>> = {
	about: "Birth",
	growth: "Growth",
	immunisations: "Immunisations",
	reviews: "Reviews",
	screening: "Newborn screening",
	feeding: "Feeding",
	teeth: "Teeth",
	development: "Development",
	appointments: "Appointments",
	conditions: "Conditions and allergies",
	notes: "Notes",
};

/** The document of a record: its Composition, then the child, then each entry with who says so. */
export function recordBundle(told: RecordToTell): Bundle {
	const { child, entries, now, reader, sections = SECTIONS, pictures = new Map() } = told;
	const patient = patientOf(child);
	const guardian = reader && relatedPersonOf(child, patient, reader);
	const visible = entries.filter(isForGuardians);
	const ids = new Set(visible.map(({ id }) => id));
	const atBirth = birthResources(child, patient, sections);
	const bySection = new Map<Section, Resource[]>([
		["about", atBirth.about],
		["immunisations", atBirth.immunisations],
	]);
	const fromEntries = visible.flatMap((entry) => {
		const replaces = entry.corrects !== null && ids.has(entry.corrects) ? entry.corrects : null;
		const resources = entryResources({
			entry,
			patient,
			isOver: entry.status !== "current",
			isCorrection: replaces !== null,
			pictures: entry.status === "current" ? pictures : new Map(),
		});
		// An entry in which nothing stands has nothing to tell.
		if (resources.length === 0) return [];
		bySection.set(entry.section, [...(bySection.get(entry.section) ?? []), ...resources]);
		return [...resources, provenanceOf(entry, resources, replaces)];
	});
	const composition: Resource = {
		resourceType: "Composition",
		id: furtherId(child.id, 1),
		meta: ukCore("Composition"),
		status: "final",
		type: MEDICAL_RECORDS,
		subject: refTo(patient),
		date: now.toISOString(),
		author: [guardian ? refTo(guardian) : named("Start for Life hub")],
		title: guardian ? "Personal child health record" : "What one guardian sees of a personal child health record",
		section: SECTIONS.flatMap((section) => {
			const entry = bySection.get(section) ?? [];
			return entry.length === 0 ? [] : [{ title: TITLES[section], entry: entry.map(refTo) }];
		}),
	};
	const resources = [
		composition,
		patient,
		...(guardian ? [guardian] : []),
		...atBirth.about,
		...atBirth.immunisations,
		...fromEntries,
	];
	return written({
		resourceType: "Bundle",
		type: "document",
		identifier: { system: OWN.document, value: `${child.id}/${now.toISOString()}` },
		timestamp: now.toISOString(),
		entry: resources.map((resource) => ({ fullUrl: urlOf(resource.id), resource })),
	});
}

/** As it is written: without elements that have no value. */
const written = (bundle: Bundle): Bundle => JSON.parse(JSON.stringify(bundle));
