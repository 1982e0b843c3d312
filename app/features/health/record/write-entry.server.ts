/**
 * Writing into a record: entries are added, and never changed. What is written by a guardian carries their name and what they
 * are to the child, and what is written by a professional their name, role and organisation.
 */
import { randomUUID } from "node:crypto";
import { and, eq, gte } from "drizzle-orm";
import { guardian, recordEntry } from "../../../../db/schema/health";
import { type EntryBody, entryBody, sectionOf, type Writer } from "../../../model/health/record/entry";
import { SECTIONS, type Section } from "../../../model/health/record/sections";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import type { Mark } from "../../../platform/once.server";
import { seeOther } from "../../../platform/see-other";
import { health } from "../../../platform/store.server";
import { answerByEntry } from "./entry-problems.server";
import { type Reader, sightOf } from "./reader.server";
import { bodies, writers } from "./stored-record.server";

/** `not-found`: the child is not theirs, or there is no such entry in it. `changed`: somebody has corrected it meanwhile. */
export type Written = { ok: true; id: string } | { ok: false; reason: "not-found" | "changed" };

/** What somebody adds. */
export interface NewEntry {
	childId: string;
	body: Exclude<EntryBody, { kind: "taken-back" }>;
	/** Of the form: sent twice, it makes one entry. */
	mark: Mark | null;
	/** What is written after it, in its transaction; the same form sent twice does it twice. */
	also?: Also;
}

type Also = (tx: Recorded<"health">) => Promise<void>;

export function writeEntry(asker: Reader, { childId, body, mark, also }: NewEntry): Promise<Written> {
	return asWriter(asker, { childId, section: sectionOf(body) }, async (tx, writer) => {
		const written = await addEntry(tx, { childId, body, mark, writer, writtenBy: asker.person.id, corrects: null });
		await also?.(tx);
		return written;
	});
}

/** Puts an entry of theirs in the place of one that they wrote. */
export function correctEntry(asker: Reader, entryId: string, entry: NewEntry): Promise<Written> {
	return replaceEntry(asker, entryId, entry);
}

/** Says that an entry that they wrote was a mistake. It stays readable, as what was said once. */
export function takeBackEntry(
	asker: Reader,
	entryId: string,
	{ childId, reason, mark, also }: { childId: string; reason: string; mark: Mark | null; also?: Also },
): Promise<Written> {
	return replaceEntry(asker, entryId, { childId, mark, also, body: { kind: "taken-back", section: "", reason } });
}

/**
 * A professional says when the parents were told of a result, whoever recorded it: the same result once more, under their
 * name. Only from then on do guardians see it.
 * @param on the day, `YYYY-MM-DD`
 */
export function tellParents(
	asker: Reader,
	entryId: string,
	{ childId, on, mark }: { childId: string; on: string; mark: Mark | null },
): Promise<Written> {
	return asWriter(asker, { childId, section: "screening" }, async (tx, writer) => {
		const [old] = await tx
			.select()
			.from(recordEntry)
			.where(and(eq(recordEntry.id, entryId), eq(recordEntry.childId, childId)));
		const said = old && bodies.open(old.id, old.body);
		if (writer.kind !== "professional" || !said?.ok || said.value.kind !== "screen") {
			return { ok: false, reason: "not-found" };
		}
		const [other] = await tx.select({ id: recordEntry.id }).from(recordEntry).where(eq(recordEntry.corrects, entryId));
		const id = idFor(asker.person.id, childId, mark);
		if (other) return other.id === id ? { ok: true, id } : { ok: false, reason: "changed" };
		const body = { ...said.value, toldParentsOn: on };
		return addEntry(tx, { childId, body, mark, writer, writtenBy: asker.person.id, corrects: entryId });
	});
}

function replaceEntry(
	asker: Reader,
	entryId: string,
	{ childId, body, mark, also }: { childId: string; body: EntryBody; mark: Mark | null; also?: Also },
): Promise<Written> {
	return asWriter(asker, { childId, section: null }, async (tx, writer, mayWrite) => {
		// What others wrote is theirs to correct: everybody else reports a problem with it.
		const own = and(
			eq(recordEntry.id, entryId),
			eq(recordEntry.childId, childId),
			eq(recordEntry.writtenBy, asker.person.id),
		);
		const [old] = await tx.select({ section: recordEntry.section }).from(recordEntry).where(own);
		if (!old || !mayWrite(old.section)) return { ok: false, reason: "not-found" };
		const said: EntryBody = body.kind === "taken-back" ? { ...body, section: old.section } : body;
		const [other] = await tx.select({ id: recordEntry.id }).from(recordEntry).where(eq(recordEntry.corrects, entryId));
		const id = idFor(asker.person.id, childId, mark);
		if (other) return other.id === id ? { ok: true, id } : { ok: false, reason: "changed" };
		const entry = { childId, body: said, mark, writer, writtenBy: asker.person.id, corrects: entryId };
		const written = await addEntry(tx, entry);
		await also?.(tx);
		return written;
	});
}

/** Does something as somebody who may write into the record, in its stream of the log. */
async function asWriter(
	asker: Reader,
	{ childId, section }: { childId: string; section: Section | null },
	write: (tx: Recorded<"health">, writer: Writer, mayWrite: (section: Section) => boolean) => Promise<Written>,
): Promise<Written> {
	return recordedAt(health, recordStream(childId), asker, async (tx) => {
		const sight = await sightOf(asker, tx, childId);
		const mayWrite = (one: Section) => sight !== undefined && (sight.sections?.includes(one) ?? true);
		if (!sight || (section !== null && !mayWrite(section))) return { ok: false, reason: "not-found" };
		// Nothing is added after a death: the child's page says so.
		if (sight.relation !== null && sight.child?.diedOn !== null) throw seeOther((paths) => paths.childRecord(childId));
		return write(tx, sight.writer, mayWrite);
	});
}

/** Of the entry that a form makes: the same for a form that is sent twice. */
export const idFor = (personId: string, childId: string, mark: Mark | null) =>
	mark ? stableId("record-entry", personId, childId, mark.mark, mark.said) : randomUUID();

/** One more row of a record, and its line in the log. */
export async function addEntry(
	tx: Recorded<"health">,
	entry: {
		childId: string;
		body: EntryBody;
		/** Of what has one already, from elsewhere. */
		id?: string;
		mark: Mark | null;
		writer: Writer;
		/** Null for what a source sent. */
		writtenBy: string | null;
		corrects: string | null;
	},
	/** When it was recorded elsewhere; now unless given. */
	at?: Date,
): Promise<Written> {
	const { childId, mark, writer, writtenBy, corrects } = entry;
	// Whatever wrote it, what stands in a record has its form.
	const body = entryBody.parse(entry.body);
	const section = body.kind === "taken-back" ? sectionNamed(body.section) : sectionOf(body);
	const id = entry.id ?? idFor(writtenBy ?? writer.name, childId, mark);
	const added = await tx
		.insert(recordEntry)
		.values({
			id,
			childId,
			section,
			body: bodies.seal(id, body),
			writer: writers.seal(id, writer),
			writtenBy,
			recordedAt: at === undefined ? new Date() : await sinceFreezing(tx, childId, at),
			corrects,
		})
		.onConflictDoNothing({ target: recordEntry.id })
		.returning({ id: recordEntry.id });
	if (added.length > 0) {
		tx.record({
			action:
				corrects === null ? "record.written" : body.kind === "taken-back" ? "record.taken-back" : "record.corrected",
			actor: writtenBy === null ? null : { id: writtenBy },
			recordId: childId,
			subject: { kind: "record-entry", id },
			details: { section, ...(corrects !== null && { corrects }) },
		});
		const isTakenBack = body.kind === "taken-back";
		if (corrects !== null) await answerByEntry(tx, { id, corrects, isTakenBack, writer, writtenBy });
	}
	return { ok: true, id };
}

/**
 * What comes from elsewhere may be older than the suspension of a guardian, who would see it appear: it is of now then.
 * @returns `at`, or now
 */
async function sinceFreezing(tx: Recorded<"health">, childId: string, at: Date): Promise<Date> {
	const suspended = and(eq(guardian.childId, childId), gte(guardian.frozenAt, at));
	return (await tx.$count(guardian, suspended)) === 0 ? at : new Date();
}

function sectionNamed(name: string): Section {
	const found = SECTIONS.find((section) => section === name);
	if (!found) throw new Error(`There is no section "${name}".`);
	return found;
}
