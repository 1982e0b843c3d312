/**
 * The door of a child's record: nobody reads one by another way. Who may not is told nothing; who may leaves a line in the
 * record's own log, in the transaction that reads, which is on the disk before anything is answered.
 */
import type { Child, Relation } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import { type Reader, sightOf } from "./reader.server";

export interface OpenRecord {
	child: Child;
	/** What the reader is to the child; null for a professional. */
	relation: Relation | null;
	/** Which sections they may read; null for all. */
	sections: readonly Section[] | null;
	/** Those of the sections that were asked for, oldest first, corrected and taken back ones among them. */
	entries: Entry[];
	/** The ids of those that the reader wrote, which they may correct. */
	own: ReadonlySet<string>;
	/** How many entries of these sections could not be opened: a page says so. */
	unread: number;
}

/**
 * Opens a record for one of the child's guardians, or for a professional with whom it is shared, and logs which sections
 * they read.
 * @returns undefined for anybody else, and for a child that there is not
 * @throws the page "not available now" when its key is missing
 */
export async function openChildRecord(
	asker: Reader,
	childId: string,
	sections: readonly Section[],
): Promise<OpenRecord | undefined> {
	// A stream of the log begins with its record: for a child that there is not, nothing is waited for.
	const read = () =>
		recordedAt(health, recordStream(childId), asker, async (tx) => {
			const sight = await sightOf(asker, tx, childId);
			const isOpen = (section: Section) => !sight?.sections || sight.sections.includes(section);
			if (!sight || !sections.every(isOpen)) return undefined;
			const { subject, details } = sight.logged;
			const found = await sight.entries(sections);
			tx.record({
				action: "record.read",
				actor: asker.person,
				recordId: childId,
				subject,
				details: { sections, ...details },
			});
			return { child: sight.child, relation: sight.relation, sections: sight.sections, ...found };
		});
	const opened = await evenWhileReading(read);
	if (!opened) return undefined;
	if (!opened.child) throw pageError("unavailable");
	return { ...opened, child: opened.child };
}

/** As `openChildRecord`, for a page. @throws the page "not found", the same for every child that is not theirs */
export async function requireChildRecord(
	asker: Reader,
	childId: string | undefined,
	sections: readonly Section[],
): Promise<OpenRecord> {
	const opened = await openChildRecord(asker, childId ?? "", sections);
	if (!opened) throw pageError("not-found");
	return opened;
}
