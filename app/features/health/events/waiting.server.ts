/** Messages that wait for a child who is not known here yet, and those that were refused: taken, listed, forgotten. */
import { and, asc, desc, eq, gt, inArray, lt, ne, or } from "drizzle-orm";
import { child, eventMessage } from "../../../../db/schema/health";
import type { SystemAsker } from "../../../model/people/asker";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { byNhsNumber } from "../record/receive-birth.server";
import { nhsNumbers } from "../record/stored-record.server";
import { openWaiting, type StoredMessage } from "./stored-messages.server";
import { takeMessage } from "./take-message.server";

/** Days for which a message waits for its child, and for which it is told that one was refused. */
export const DAYS_KEPT = { waiting: 90, refused: 30 } as const;
const DAY_MS = 86_400_000;
/** Rows of one look: a statement takes only so many values. */
const AT_ONCE = 200;

/** Takes what waited for children who are known by now. */
export async function takeWaiting(asker: SystemAsker, stopping?: AbortSignal): Promise<void> {
	const db = await health.readFor(asker);
	for (let after = ""; !stopping?.aborted; ) {
		const rows = await db
			.select()
			.from(eventMessage)
			.where(and(eq(eventMessage.state, "waiting"), gt(eventMessage.id, after)))
			.orderBy(asc(eventMessage.id))
			.limit(AT_ONCE);
		for (const { sender, message } of await ready(db, rows))
			if (!stopping?.aborted) await takeMessage(asker, { sender, councilId: null }, message);
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = last.id;
	}
}

/** Those of them whose child is known. */
async function ready(db: Read<"health">, rows: readonly StoredMessage[]) {
	const waiting = rows.flatMap((row) => {
		const message = openWaiting(row);
		return message ? [{ sender: row.sender, message }] : [];
	});
	if (waiting.length === 0) return [];
	const theirs = or(...waiting.map(({ message }) => byNhsNumber.is(message.nhsNumber)));
	const found = await db
		.select({ id: child.id, nhsNumber: child.nhsNumber })
		.from(child)
		.where(and(ne(child.status, "closed"), theirs));
	const known = new Set(
		found.flatMap(({ id, nhsNumber }) => {
			const opened = nhsNumbers.open(id, nhsNumber);
			return opened.ok ? [opened.value] : [];
		}),
	);
	return waiting.filter(({ message }) => known.has(message.nhsNumber));
}

/** Forgets what waited too long, and what was refused. That a message was taken stays: a late one of its event changes nothing. */
export async function purgeMessages(asker: SystemAsker, now = new Date()): Promise<void> {
	for (const state of ["waiting", "refused"] as const) {
		const before = new Date(now.getTime() - DAYS_KEPT[state] * DAY_MS);
		await health.transaction(asker, async (tx) => {
			await tx.delete(eventMessage).where(and(eq(eventMessage.state, state), lt(eventMessage.receivedAt, before)));
		});
	}
}

export type Unsettled = Pick<StoredMessage, "id" | "sender" | "kind" | "state" | "problem" | "receivedAt">;

/** What waits and what was refused, the newest first; nothing of what it says. */
export async function listUnsettled(asker: SystemAsker, most = 1000): Promise<Unsettled[]> {
	const { id, sender, kind, state, problem, receivedAt } = eventMessage;
	const db = await health.readFor(asker);
	return db
		.select({ id, sender, kind, state, problem, receivedAt })
		.from(eventMessage)
		.where(inArray(eventMessage.state, ["waiting", "refused"]))
		.orderBy(desc(eventMessage.receivedAt), asc(eventMessage.id))
		.limit(most);
}
