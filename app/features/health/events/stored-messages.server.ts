/** Messages of national events as the health store has them: which of an event holds, and what waits. */
import { and, eq, inArray } from "drizzle-orm";
import { eventMessage } from "../../../../db/schema/health";
import {
	compareHeads,
	type EventKind,
	type EventMessage,
	type MessageHead,
} from "../../../model/health/events/message";
import { pageError } from "../../../platform/errors";
import { stableId } from "../../../platform/ids";
import { lookUp } from "../../../platform/keys/look-up.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import type { Read, Tx } from "../../../platform/store-handles";

const keys = sealedField("health", eventMessage.eventKey);
const byEvent = lookUp("health", eventMessage.eventKeyLookUp);
const heads = sealedField("health", eventMessage.head);
const numbers = sealedField("health", eventMessage.nhsNumber);
const contents = sealedField("health", eventMessage.content);

export type StoredMessage = typeof eventMessage.$inferSelect;

/** By sender and child too: nobody speaks for another's events, and an identifier that comes twice reaches no other child. */
const keyOf = (sender: string, { kind, nhsNumber, event }: EventMessage): string =>
	JSON.stringify([sender, kind, nhsNumber, event]);

const rowOf = (sender: string, id: string): string => stableId("event-message", sender, id);

/** Waiting at a time, of all senders together: then their messages come again later. */
const MOST_WAITING = 10_000;
export const isFull = async (db: Read<"health">): Promise<boolean> =>
	(await db.$count(eventMessage, eq(eventMessage.state, "waiting"))) >= MOST_WAITING;

/** Writes a message down, or what has become of one that waited. */
export async function keepMessage(
	tx: Tx<"health">,
	sender: string,
	message: EventMessage,
	became: Pick<StoredMessage, "state" | "childId" | "entryId">,
	now: Date,
): Promise<void> {
	const id = rowOf(sender, message.head.messageId);
	const waits = became.state === "waiting";
	const key = keyOf(sender, message);
	const row = {
		...became,
		sender,
		kind: message.kind,
		problem: null,
		eventKey: keys.seal(id, key),
		eventKeyLookUp: byEvent.hash(key),
		head: heads.seal(id, message.head),
		nhsNumber: waits ? numbers.seal(id, message.nhsNumber) : null,
		content: waits ? contents.seal(id, message) : null,
		receivedAt: now,
	};
	await tx
		.insert(eventMessage)
		.values({ id, ...row })
		.onConflictDoUpdate({ target: eventMessage.id, set: row });
}

export interface Before {
	head: MessageHead;
	entryId: string | null;
}

/** What was taken of the event of a message, the one that holds last. */
export async function messagesOf(db: Read<"health">, sender: string, message: EventMessage): Promise<Before[]> {
	const rows = await db
		.select({ id: eventMessage.id, head: eventMessage.head, entryId: eventMessage.entryId })
		.from(eventMessage)
		.where(and(byEvent.is(keyOf(sender, message)), inArray(eventMessage.state, ["applied", "passed"])));
	return rows
		.flatMap(({ id, head, entryId }) => {
			const opened = head && heads.open(id, head);
			if (!opened?.ok) throw pageError("unavailable");
			return [{ head: opened.value, entryId }];
		})
		.sort((one, other) => compareHeads(one.head, other.head));
}

/** A message that came under this id before; refused ones may come again, mended. */
export async function sameMessage(db: Read<"health">, sender: string, { head }: EventMessage) {
	const id = rowOf(sender, head.messageId);
	const [row] = await db.select().from(eventMessage).where(eq(eventMessage.id, id));
	if (!row?.head || row.state === "refused") return undefined;
	const opened = heads.open(id, row.head);
	return { state: row.state, isSame: opened.ok && opened.value.digest === head.digest };
}

export function openWaiting(row: StoredMessage): EventMessage | undefined {
	const opened = row.content && contents.open(row.id, row.content);
	return opened?.ok ? opened.value : undefined;
}

export interface Refusal {
	kind: EventKind;
	/** The publisher's. */
	messageId: string;
	/** A path and a rule, for people. */
	problem: string;
}

/** Writes down that a message was refused, and why; nothing of what it said. */
export async function keepRefusal(tx: Tx<"health">, sender: string, refused: Refusal, now: Date): Promise<void> {
	const { kind, problem } = refused;
	const nothing = { eventKey: null, eventKeyLookUp: null, head: null, childId: null, entryId: null, nhsNumber: null };
	const row = { ...nothing, sender, kind, state: "refused" as const, problem, content: null, receivedAt: now };
	const id = rowOf(sender, refused.messageId);
	// One that was taken under this id stays.
	const setWhere = inArray(eventMessage.state, ["waiting", "refused"]);
	await tx
		.insert(eventMessage)
		.values({ id, ...row })
		.onConflictDoUpdate({ target: eventMessage.id, set: row, setWhere });
}
