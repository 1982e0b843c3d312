/** From the rows of a record to what is in them, and back. What does not open is counted and left out, and said so. */
import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { child, guardian, recordEntry } from "../../../../db/schema/health";
import type { Child } from "../../../model/health/record/child";
import { type Entry, isForGuardians, type StoredEntry, withStatus } from "../../../model/health/record/entry";
import type { Section } from "../../../model/health/record/sections";
import { asSeen } from "../../../model/health/record/sight";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read } from "../../../platform/store-handles";

export const facts = sealedField("health", child.facts);
export const nhsNumbers = sealedField("health", child.nhsNumber);
export const bodies = sealedField("health", recordEntry.body);
export const writers = sealedField("health", recordEntry.writer);
export const frozenFacts = sealedField("health", guardian.frozenFacts);

/** A guardian as the database has them. */
export type Guardian = typeof guardian.$inferSelect;

/**
 * @param seenBy a guardian: one who is frozen sees the child as it was then
 * @returns undefined where a field of it does not open: the log says why
 */
export function openChild(
	row: typeof child.$inferSelect,
	seenBy: Pick<Guardian, "id" | "frozenFacts"> | null = null,
): Child | undefined {
	const opened = seenBy?.frozenFacts ? frozenFacts.open(seenBy.id, seenBy.frozenFacts) : facts.open(row.id, row.facts);
	const number = nhsNumbers.open(row.id, row.nhsNumber);
	if (!opened.ok || !number.ok) return undefined;
	return { id: row.id, ...opened.value, nhsNumber: number.value, councilId: row.councilId };
}

/** Later than any moment: who is not frozen sees everything until then, by the same statement. */
const NEVER = new Date("9999-01-01T00:00:00Z");

export interface EntriesFound {
	/** Oldest first, corrected and taken back ones among them. */
	entries: Entry[];
	/** The ids of those that the reader wrote. */
	own: ReadonlySet<string>;
	/** The ids of those whose author signs in here: nobody else answers for what they wrote. */
	authored: ReadonlySet<string>;
	/** How many could not be opened. */
	unread: number;
}

/** What a reader sees with another guardian's eyes: what professionals do. */
interface Eyes {
	readerId: string;
	/** Results of which the parents were not told are among them: somebody has to tell. */
	seesUntold: boolean;
}

/** The entries that a guardian sees. One who is frozen sees what there was then, and their own. */
export const entriesFor = (db: Read<"health">, guardian: SeenBy, sections: readonly Section[]): Promise<EntriesFound> =>
	entriesSeen(db, guardian, { readerId: guardian.personId, seesUntold: false }, sections);

/**
 * What is shown to any of a child's guardians: what stands, and what those who are suspended are shown still. For what is kept
 * as long as somebody is shown it; nobody is.
 * @returns null where one of them does not open
 */
export async function entriesForAnybody(
	db: Read<"health">,
	childId: string,
	sections: readonly Section[],
): Promise<Entry[] | null> {
	const guardians = await db
		.select()
		.from(guardian)
		.where(and(eq(guardian.childId, childId), isNull(guardian.endedAt)));
	const shown: Entry[] = [];
	for (const eyes of [{ childId, personId: "", frozenAt: null, seesPlaces: true }, ...guardians]) {
		const { entries, unread } = await entriesFor(db, eyes, sections);
		if (unread > 0) return null;
		shown.push(...entries);
	}
	return shown;
}

/** The entries that a professional sees: what the guardian sees who shares them, and what they wrote themselves. */
export const entriesForProfessional = (
	db: Read<"health">,
	guardian: SeenBy,
	readerId: string,
	sections: readonly Section[],
): Promise<EntriesFound> => entriesSeen(db, guardian, { readerId, seesUntold: true }, sections);

type SeenBy = Pick<Guardian, "childId" | "personId" | "frozenAt" | "seesPlaces">;

async function entriesSeen(
	db: Read<"health">,
	{ childId, personId, frozenAt, seesPlaces }: SeenBy,
	{ readerId, seesUntold }: Eyes,
	sections: readonly Section[],
): Promise<EntriesFound> {
	const rows = await db
		.select()
		.from(recordEntry)
		.where(
			and(
				eq(recordEntry.childId, childId),
				inArray(recordEntry.section, [...sections]),
				or(lte(recordEntry.recordedAt, frozenAt ?? NEVER), inArray(recordEntry.writtenBy, [personId, readerId])),
			),
		)
		.orderBy(asc(recordEntry.recordedAt), asc(recordEntry.id));
	const stored = rows.flatMap((row) => openEntry(row) ?? []);
	const writtenBy = (id: string) => new Set(rows.filter((row) => row.writtenBy === id).map((row) => row.id));
	const [own, theirs] = [writtenBy(readerId), writtenBy(personId)];
	// What they may not see corrects nothing for them: "corrected later" would tell that there is something.
	const entries = withStatus(stored.filter((entry) => seesUntold || isForGuardians(entry))).flatMap(
		(entry) => asSeen(entry, { isOwn: own.has(entry.id) || theirs.has(entry.id), seesPlaces }) ?? [],
	);
	const authored = new Set(rows.filter((row) => row.writtenBy !== null).map((row) => row.id));
	return { entries, own, authored, unread: rows.length - stored.length };
}

export function openEntry(row: typeof recordEntry.$inferSelect): StoredEntry | undefined {
	const body = bodies.open(row.id, row.body);
	const writer = writers.open(row.id, row.writer);
	if (!body.ok || !writer.ok) return undefined;
	const { id, section, recordedAt, corrects } = row;
	return { id, section, body: body.value, writer: writer.value, recordedAt, corrects };
}

/** Whether somebody is a guardian of a child today: the condition of every find in a record. */
export const isGuardian = (table: typeof guardian, childId: string, personId: string) =>
	and(eq(table.childId, childId), eq(table.personId, personId), isNull(table.endedAt));
