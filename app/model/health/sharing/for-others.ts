/** What of a record goes to somebody who is no guardian. Pure. */
import type { Entry, EntryBody } from "../record/entry";

/** By what another guardian goes in a share: who else looks after a child is theirs to say. */
const A_GUARDIAN = "A parent or guardian";

/**
 * Entries as a share shows them: without where anything takes place, and without any other guardian than the one who shares.
 * @param own the ids of entries that the one who shares wrote
 */
export const forOthers = (entries: readonly Entry[], own: ReadonlySet<string>): Entry[] =>
	entries.map((entry) => ({
		...entry,
		body: withoutPlace(entry.body),
		writer:
			entry.writer.kind === "guardian" && !own.has(entry.id)
				? { kind: "guardian", name: A_GUARDIAN, role: null }
				: entry.writer,
	}));

function withoutPlace(body: EntryBody): EntryBody {
	switch (body.kind) {
		case "vaccination":
			return { ...body, place: null };
		case "appointment":
			return { ...body, where: "" };
		default:
			return body;
	}
}
