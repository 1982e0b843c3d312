/** What of the messages between the stores is kept for how long, and what the operator has to know of them. */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, min } from "drizzle-orm";
import { inbox, outbox } from "../../../db/schema/every-store";
import type { Asker, SystemAsker } from "../../model/people/asker";
import type { ProductStore } from "../store.server";

/** How long what was delivered is kept: a store that is restored from a backup older than this cannot be told it again. */
export const KEPT_DAYS = 100;
/** Longer than this nothing waits by itself. */
const LATE_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
const IDS_AT_ONCE = 500;

export async function purgeOutbox(store: ProductStore, asker: SystemAsker, now = new Date()): Promise<void> {
	await store.transaction(asker, async (tx) => {
		await tx.delete(outbox).where(lt(outbox.deliveredAt, new Date(now.getTime() - KEPT_DAYS * DAY_MS)));
	});
}

/** @returns what is wrong with what one store tells the other, in lines for the operator; none when all is well */
export async function checkRelay(
	from: ProductStore,
	to: ProductStore,
	asker: Asker,
	now = new Date(),
): Promise<string[]> {
	return [...(await waiting(from, to, asker, now)), ...(await unknownHere(from, to, asker, now))];
}

async function waiting(from: ProductStore, to: ProductStore, asker: Asker, now: Date): Promise<string[]> {
	const db = await from.readFor(asker);
	const refused = await db
		.select({ topic: outbox.topic, error: outbox.lastError, messages: count() })
		.from(outbox)
		.where(and(isNull(outbox.deliveredAt), isNotNull(outbox.lastError)))
		.groupBy(outbox.topic, outbox.lastError);
	const [late] = await db
		.select({ messages: count(), since: min(outbox.createdAt) })
		.from(outbox)
		.where(
			and(isNull(outbox.deliveredAt), eq(outbox.attempts, 0), lt(outbox.createdAt, new Date(now.getTime() - LATE_MS))),
		);
	const way = `from the ${from.name} store to the ${to.name} store`;
	return [
		...refused.map(
			({ topic, error, messages }) => `${messages} messages "${topic}" ${way} cannot be applied: ${error}`,
		),
		...(late?.since ? [`${late.messages} messages ${way} wait, the first since ${late.since.toISOString()}`] : []),
	];
}

/** What was told here and heard there, and is not here any more: this store was restored to before it. */
async function unknownHere(from: ProductStore, to: ProductStore, asker: Asker, now: Date): Promise<string[]> {
	const [here, there] = [await from.readFor(asker), await to.readFor(asker)];
	const since = new Date(now.getTime() - (KEPT_DAYS - 1) * DAY_MS);
	let unknown = 0;
	for (let after = ""; ; ) {
		const rows = await there
			.select({ id: inbox.id })
			.from(inbox)
			.where(and(gt(inbox.id, after), gt(inbox.appliedAt, since)))
			.orderBy(asc(inbox.id))
			.limit(IDS_AT_ONCE);
		const last = rows.at(-1);
		if (!last) break;
		after = last.id;
		const ids = rows.map(({ id }) => id);
		unknown += ids.length - (await here.$count(outbox, inArray(outbox.id, ids)));
	}
	if (unknown === 0) return [];
	return [
		`the ${to.name} store has applied ${unknown} messages that the ${from.name} store does not know any more: it was restored to before them`,
	];
}
