/**
 * Takes a message of a national event into the record of its child, in one transaction: what was said before is corrected or
 * taken back, never changed, and what a family wrote is not touched. Whatever order messages come in, the same holds.
 */
import { eq } from "drizzle-orm";
import { child, recordEntry } from "../../../../db/schema/health";
import { compareHeads, type EventMessage } from "../../../model/health/events/message";
import type { EntryBody } from "../../../model/health/record/entry";
import type { SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt, recordStream } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { health } from "../../../platform/store.server";
import type { Tx } from "../../../platform/store-handles";
import { noteDeath } from "../guardians/decide.server";
import { addDecision, decisionsOver } from "../guardians/decisions.server";
import { byNhsNumber, receiveBirth } from "../record/receive-birth.server";
import { bodies, openChild } from "../record/stored-record.server";
import { addEntry } from "../record/write-entry.server";
import { isFull, keepMessage, keepRefusal, messagesOf, sameMessage } from "./stored-messages.server";

export type Taken =
	/** `passed`: a later message of its event is here. `known`: this one is. `waiting`: nobody knows the child here yet. */
	| { ok: true; became: "applied" | "passed" | "known" | "waiting" }
	/** `other-child`: the date of birth is another. `other-content`: its id came with something else. `full`: too much waits. */
	| { ok: false; reason: "other-child" | "other-content" | "full" };

/**
 * @param sender by its name in the configuration
 * @throws the page "not available now" where a key of the store is missing
 * @param councilId in whose area a child lives whose birth it notifies; null where nobody said
 */
export async function takeMessage(
	asker: SystemAsker,
	{ sender, councilId }: { sender: string; councilId: string | null },
	message: EventMessage,
	now = new Date(),
): Promise<Taken> {
	const db = await health.readFor(asker);
	const before = await sameMessage(db, sender, message);
	if (before && !before.isSame) return { ok: false, reason: "other-content" };
	if (before && before.state !== "waiting") return { ok: true, became: "known" };
	if (message.content.what === "birth") {
		let taken: Taken = { ok: true, became: "applied" };
		await receiveBirth(asker, message.content.birth, councilId, now, async (tx, childId) => {
			taken = await apply(tx, sender, childId, message, now);
		});
		return taken;
	}
	const [known] = await db
		.select({ id: child.id, status: child.status })
		.from(child)
		.where(byNhsNumber.is(message.nhsNumber));
	// After an adoption nothing is added under the number before it, and nobody is told so.
	if (known && known.status !== "closed")
		return recordedAt(health, recordStream(known.id), asker, (tx) => apply(tx, sender, known.id, message, now));
	if (before) return { ok: true, became: "waiting" };
	if (await isFull(db)) return { ok: false, reason: "full" };
	await health.transaction(asker, (tx) =>
		keepMessage(tx, sender, message, { state: "waiting", childId: null, entryId: null }, now),
	);
	return { ok: true, became: "waiting" };
}

/** In the record's turn. */
async function apply(
	tx: Recorded<"health">,
	sender: string,
	childId: string,
	message: EventMessage,
	now: Date,
): Promise<Taken> {
	const [row] = await tx.select().from(child).where(eq(child.id, childId));
	const known = row && openChild(row);
	if (!row || !known) throw pageError("unavailable");
	if (message.bornOn !== null && message.bornOn !== known.bornOn) {
		const { kind, head } = message;
		await keepRefusal(tx, sender, { kind, messageId: head.messageId, problem: OTHER_CHILD }, now);
		return { ok: false, reason: "other-child" };
	}
	const all = await messagesOf(tx, sender, message);
	if (all.some(({ head }) => head.messageId === message.head.messageId)) return { ok: true, became: "known" };
	const newest = all.at(-1);
	const isLate = newest !== undefined && compareHeads(message.head, newest.head) <= 0;
	const last = all.findLast(({ entryId }) => entryId !== null)?.entryId ?? null;
	const entryId = isLate ? null : await write(tx, { row, last, message, now });
	await keepMessage(tx, sender, message, { state: isLate ? "passed" : "applied", childId, entryId }, now);
	tx.record({
		action: "record.event-received",
		actor: null,
		recordId: childId,
		subject: { kind: "child", id: childId },
		details: { event: message.kind, sender, action: message.head.action, became: isLate ? "passed" : "applied" },
	});
	return { ok: true, became: isLate ? "passed" : "applied" };
}

/** Why a message is refused whose child has another date of birth here. */
export const OTHER_CHILD = "entry[0].resource, extension: is of a child with another date of birth than is known here";

interface ToWrite {
	row: typeof child.$inferSelect;
	/** The entry that the event made before. */
	last: string | null;
	message: EventMessage;
	now: Date;
}

/** @returns the entry that says what the event says now; null where it is none */
async function write(tx: Recorded<"health">, { row, last, message, now }: ToWrite): Promise<string | null> {
	const { content, source, head } = message;
	if (content.what === "birth") return null;
	if (content.what === "death" || (content.what === "nothing" && message.kind === "pds-death-notification-1")) {
		await noteOrWithdraw(tx, row, content.what === "death" ? content.diedOn : null, source, now);
		return null;
	}
	const stands = last === null ? undefined : await newestOf(tx, last);
	const live = stands && stands.body.kind !== "taken-back" ? stands : undefined;
	if (content.what === "nothing" && !live) return stands?.id ?? null;
	const body = content.what === "nothing" ? takenBackOf(live) : stillTold(content.body, live?.body);
	if (live && isSame(body, live.body)) return live.id;
	const writer = { kind: "source", name: source, role: null } as const;
	const written = await addEntry(tx, {
		childId: row.id,
		body,
		mark: null,
		writer,
		writtenBy: null,
		corrects: live?.id ?? null,
	});
	if (!written.ok) throw new Error(`The event ${head.messageId} was not written.`);
	return written.id;
}

const takenBackOf = (live: Standing | undefined): EntryBody => ({
	kind: "taken-back",
	section: live?.section ?? "",
	reason: "",
});

/** Where a result is the same, the parents know it still. */
function stillTold(body: EntryBody, before: EntryBody | undefined): EntryBody {
	if (body.kind !== "screen" || before?.kind !== "screen") return body;
	const told = { ...body, toldParentsOn: before.toldParentsOn };
	return isSame(told, before) ? told : body;
}

/** The same whatever order its fields were written in. */
const isSame = (one: EntryBody, other: EntryBody): boolean => inOrder(one) === inOrder(other);
const inOrder = (body: EntryBody): string =>
	JSON.stringify(body, (_, value: unknown) =>
		typeof value === "object" && value !== null && !Array.isArray(value)
			? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
			: value,
	);

interface Standing {
	id: string;
	section: string;
	body: EntryBody;
}

/** What stands in the place of an entry now: itself, or what a source or a professional put there since. */
async function newestOf(tx: Tx<"health">, entryId: string): Promise<Standing | undefined> {
	for (let id = entryId; ; ) {
		const [after] = await tx.select({ id: recordEntry.id }).from(recordEntry).where(eq(recordEntry.corrects, id));
		if (after) {
			id = after.id;
			continue;
		}
		const [row] = await tx.select().from(recordEntry).where(eq(recordEntry.id, id));
		const body = row && bodies.open(row.id, row.body);
		if (!row || !body?.ok) throw pageError("unavailable");
		return { id, section: row.section, body: body.value };
	}
}

/**
 * Notes a death, which ends reminders, shares and forms; or takes the note back where a message made it. What a record
 * administrator noted stays theirs.
 */
async function noteOrWithdraw(
	tx: Recorded<"health">,
	row: typeof child.$inferSelect,
	diedOn: string | null,
	source: string,
	now: Date,
): Promise<void> {
	const [newest] = (await decisionsOver(tx, row.id)).filter(
		({ kind }) => kind === "died" || kind === "death-withdrawn",
	);
	const known = openChild(row);
	if (known?.diedOn === diedOn) return;
	const byMessage = newest?.kind === "died" && newest.decidedBy === null;
	if (known?.diedOn && !byMessage) return;
	await noteDeath(tx, row, diedOn);
	const words = { reason: "A message of the National Events Management Service", authority: source };
	await addDecision(tx, { childId: row.id, kind: diedOn === null ? "death-withdrawn" : "died", words }, now);
}
