/** A record that comes from elsewhere: a door of its own, by which all of it is written or nothing. */
import { and, eq, inArray, ne } from "drizzle-orm";
import { child, photoPart, recordEntry } from "../../../../db/schema/health";
import type { ChildFacts } from "../../../model/health/record/child";
import type { StoredEntry } from "../../../model/health/record/entry";
import type { SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";
import { addChild, byNhsNumber } from "./receive-birth.server";
import { openChild } from "./stored-record.server";
import { addEntry } from "./write-entry.server";

export interface ForeignRecord {
	/** Of the record elsewhere: it keeps it, where nobody knows the child here. */
	id: string;
	nhsNumber: string;
	facts: ChildFacts;
	/** What an entry corrects comes before it. */
	entries: ForeignEntry[];
}

/** An entry, `where` it stands in the file, and what is written with it, such as the photo that came along. */
export type ForeignEntry = StoredEntry & { where: string; also: Also | undefined };

type Also = (tx: Recorded<"health">, childId: string) => Promise<void>;

/** Why it cannot be written: where in the file, which field, and the end of a sentence that begins with it. */
export interface RecordProblem {
	where: string;
	field: string;
	reason: string;
}

export type RecordReceived =
	| {
			ok: true;
			childId: string;
			/** The hub had no record of this child. */
			isNew: boolean;
			/** Entries that were not here yet, and those that were. */
			added: number;
			known: number;
	  }
	| { ok: false; problems: RecordProblem[] };

/**
 * Writes a record from elsewhere, once: what is here already stays as it is. The names of those who wrote each entry are kept.
 * @param source who is named as having brought a child whom nobody knows here yet
 * @param councilId in whose area such a child lives; null where nobody said
 */
export async function receiveRecord(
	asker: SystemAsker,
	record: ForeignRecord,
	{ source, councilId }: { source: string; councilId: string | null },
	now = new Date(),
): Promise<RecordReceived> {
	const db = await health.readFor(asker);
	const [known] = await db.select({ id: child.id }).from(child).where(byNhsNumber.is(record.nhsNumber));
	const childId = known?.id ?? record.id;
	return recordedAt(health, recordStream(childId), asker, async (tx): Promise<RecordReceived> => {
		const problem = await otherChild(tx, childId, record);
		if (problem) return { ok: false, problems: [problem] };
		// Nothing is written before all of it may be.
		const here = await entriesHere(tx, record);
		const problems = [
			...record.entries.flatMap((entry) => here.problemWith(entry, childId) ?? []),
			...(await photosElsewhere(tx, record, childId)),
		];
		if (problems.length > 0) return { ok: false, problems };
		if (!known) {
			const about = { ...record.facts, nhsNumber: record.nhsNumber };
			const notification = { child: about, motherNhsNumber: null, source, held: false };
			await addChild(tx, childId, notification, councilId, now);
		}
		const fresh = record.entries.filter((entry) => !here.has(entry));
		for (const { id, body, writer, recordedAt: at, corrects, also } of fresh) {
			await addEntry(tx, { id, childId, body, mark: null, writer, writtenBy: null, corrects }, at);
			await also?.(tx, childId);
		}
		const added = fresh.length;
		return { ok: true, childId, isNew: !known, added, known: record.entries.length - added };
	});
}

/** Why the document is not about the child of this record; undefined where it is, or nobody knows the child. */
async function otherChild(
	tx: Recorded<"health">,
	childId: string,
	{ nhsNumber, facts }: ForeignRecord,
): Promise<RecordProblem | undefined> {
	const [row] = await tx
		.select()
		.from(child)
		.where(inArray(child.id, [childId]));
	if (!row) return undefined;
	const known = openChild(row);
	if (!known) throw new Error("The record of this child cannot be opened: its key is missing.");
	const where = "entry: Patient";
	if (known.nhsNumber !== nhsNumber) return { where, field: "id", reason: "is of another child here" };
	if (known.bornOn !== facts.bornOn)
		return { where, field: "birthDate", reason: "is not the day on which this child was born, as it is known here" };
	return undefined;
}

/** Photos that another child's record keeps by the same id. */
async function photosElsewhere(
	tx: Recorded<"health">,
	{ entries }: ForeignRecord,
	childId: string,
): Promise<RecordProblem[]> {
	const problems: RecordProblem[] = [];
	for (const { where, body } of entries) {
		if (body.kind !== "first" || body.photo === undefined) continue;
		const ofAnother = and(eq(photoPart.photoId, body.photo), ne(photoPart.childId, childId));
		if ((await tx.$count(photoPart, ofAnother)) > 0)
			problems.push({ where, field: "derivedFrom", reason: "is the photo of another child here" });
	}
	return problems;
}

type Entry = ForeignRecord["entries"][number];

/** Which entries of the document are here already, and which of them cannot be. */
async function entriesHere(tx: Recorded<"health">, { entries }: ForeignRecord) {
	const ids = entries.map(({ id }) => id);
	const corrected = entries.flatMap(({ corrects }) => corrects ?? []);
	const columns = { id: recordEntry.id, childId: recordEntry.childId, corrects: recordEntry.corrects };
	const byId = new Map<string, string>();
	const correctedBy = new Map<string, string>();
	// A statement takes only so many values.
	for (let from = 0; from < Math.max(ids.length, corrected.length); from += 500) {
		for (const [column, values] of [
			[recordEntry.id, ids.slice(from, from + 500)],
			[recordEntry.corrects, corrected.slice(from, from + 500)],
		] as const) {
			if (values.length === 0) continue;
			const rows = await tx.select(columns).from(recordEntry).where(inArray(column, values));
			for (const row of rows) {
				byId.set(row.id, row.childId);
				if (row.corrects !== null) correctedBy.set(row.corrects, row.id);
			}
		}
	}
	const isTakenBack = ({ body }: Entry) => body.kind === "taken-back";
	/** Another entry stands in the place that this one would take. */
	const rival = ({ id, corrects }: Entry) => {
		const other = corrects === null ? undefined : correctedBy.get(corrects);
		return other !== undefined && other !== id;
	};
	return {
		has: (entry: Entry) => byId.has(entry.id) || (isTakenBack(entry) && rival(entry)),
		problemWith(entry: Entry, childId: string): RecordProblem | undefined {
			const owner = byId.get(entry.id);
			if (owner !== undefined && owner !== childId)
				return { where: entry.where, field: "identifier", reason: "is of an entry of another child here" };
			if (owner === undefined && !isTakenBack(entry) && rival(entry))
				return { where: entry.where, field: "item", reason: "corrects what was corrected here meanwhile" };
			return undefined;
		},
	};
}
