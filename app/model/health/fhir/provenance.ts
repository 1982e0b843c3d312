/** Who says so, of each entry: by name, as what, and when; families and professionals apart. */
import type { Entry } from "../record/entry";
import { concept, hl7, named, OWN } from "./codes";
import { furtherId, type Resource, refTo, urlOf } from "./resource";

/** Further ids of an entry: 1 and 2 are of its resources, this is of its provenance. */
const PROVENANCE = 9;

/** @param replaces the entry that it corrects, where that stands in the document too */
export function provenanceOf(entry: Entry, resources: readonly Resource[], replaces: string | null): Resource {
	const { kind, name, role, organisation } = entry.writer;
	return {
		resourceType: "Provenance",
		id: furtherId(entry.id, PROVENANCE),
		target: resources.map(refTo),
		recorded: entry.recordedAt.toISOString(),
		activity: concept(undefined, hl7("v3-DataOperation", replaces === null ? "CREATE" : "UPDATE")),
		agent: [
			{
				type: concept(undefined, hl7("provenance-participant-type", "author", "Author")),
				role: [concept(role ?? undefined, { system: OWN.writer, code: kind })],
				who: named(name),
				onBehalfOf: organisation === undefined ? undefined : named(organisation),
			},
		],
		entity: replaces === null ? undefined : [{ role: "revision", what: { reference: urlOf(replaces) } }],
	};
}
