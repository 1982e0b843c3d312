/**
 * The door of a child's record: nobody reads one by another way. Who may not is told nothing; who may leaves a line in the
 * record's own log, in the transaction that reads, which is on the disk before anything is answered.
 */
import { and, eq, gt } from "drizzle-orm";
import { auditEntry } from "../../../../db/schema";
import type { Child, Relation } from "../../../model/health/record/child";
import type { Entry } from "../../../model/health/record/entry";
import type { EntryProblem } from "../../../model/health/record/problem";
import type { Section } from "../../../model/health/record/sections";
import { recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { evenWhileReading } from "../../../platform/only-reading";
import { seeOther } from "../../../platform/see-other";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { type Reader, sightOf } from "./reader.server";

export interface OpenRecord {
	child: Child;
	/** What the reader is to the child; null for a professional. */
	relation: Relation | null;
	/** Which sections they may read; null for all. */
	sections: readonly Section[] | null;
	/** Until when they may; null for as long as they are a guardian. */
	until: Date | null;
	/** Those of the sections that were asked for, oldest first, corrected and taken back ones among them. */
	entries: Entry[];
	/** The ids of those that the reader wrote, which they may correct. */
	own: ReadonlySet<string>;
	/** The ids of those whose author signs in here. */
	authored: ReadonlySet<string>;
	/** Problems that were reported by the reader, or by the guardian who shares the record with them; oldest first. */
	problems: EntryProblem[];
	/** How many entries of these sections could not be opened: a page says so. */
	unread: number;
}

/**
 * Opens a record for one of the child's guardians, or for a professional with whom it is shared, and logs which sections
 * they read: of those that are asked for, the ones that are open to them.
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
			const found = await findFor(asker, tx, childId, sections);
			if (!found) return undefined;
			const { subject, details } = found.logged;
			tx.record({
				action: "record.read",
				actor: asker.person,
				recordId: childId,
				subject,
				details: { sections: found.open, ...details },
			});
			return found.record;
		});
	return withChild(await evenWhileReading(read));
}

type Found = Omit<OpenRecord, "child"> & { child: Child | undefined };

/** What somebody sees. Whoever asks leaves a line in the log. @returns undefined for who may see none of the sections */
async function findFor(asker: Reader, db: Read<"health">, childId: string, sections: readonly Section[]) {
	const sight = await sightOf(asker, db, childId);
	const open = sections.filter((section) => !sight?.sections || sight.sections.includes(section));
	if (!sight || open.length === 0) return undefined;
	const { child, relation, until, logged } = sight;
	const problems = await sight.problems();
	const record: Found = { child, relation, sections: sight.sections, until, problems, ...(await sight.entries(open)) };
	return { record, open, logged };
}

function withChild(found: Found | undefined): OpenRecord | undefined {
	if (!found) return undefined;
	if (!found.child) throw pageError("unavailable");
	return { ...found, child: found.child };
}

const MINUTES_OF_A_PAGE = 15;

/**
 * Opens a section for what belongs to its page, such as pictures: the line that the page left a moment ago is theirs too.
 * Where it has left none, this is a reading of its own, and logged.
 */
export async function openBesidePage(
	asker: Reader,
	childId: string,
	section: Section,
	now = new Date(),
): Promise<OpenRecord | undefined> {
	const db = await health.readFor(asker);
	const read = await db
		.select({ details: auditEntry.details })
		.from(auditEntry)
		.where(
			and(
				eq(auditEntry.stream, recordStream(childId)),
				eq(auditEntry.action, "record.read"),
				eq(auditEntry.actorId, asker.person.id),
				gt(auditEntry.at, new Date(now.getTime() - MINUTES_OF_A_PAGE * 60_000)),
			),
		);
	if (!read.some(({ details }) => (details.sections as Section[]).includes(section)))
		return openChildRecord(asker, childId, [section]);
	return withChild((await findFor(asker, db, childId, [section]))?.record);
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

/**
 * As `requireChildRecord`, for a form that adds to it: closed once a child has died.
 * @throws a redirect to the child's home, which says so
 */
export async function requireLivingChild(
	asker: Reader,
	childId: string | undefined,
	sections: readonly Section[],
): Promise<OpenRecord> {
	const opened = await requireChildRecord(asker, childId, sections);
	if (opened.child.diedOn !== null) throw seeOther((paths) => paths.childRecord(opened.child.id));
	return opened;
}
