/**
 * Carries what one store tells to the other: read in the one, applied in the other together with a row of its inbox, then
 * noted in the first. Nothing commits to both, so anything may end in between: what is carried again is known by its id.
 */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { inbox, outbox } from "../../../db/schema/every-store";
import type { SystemAsker } from "../../model/people/asker";
import { type Recorded, recordedAt } from "../audit.server";
import { sealedField } from "../keys/sealed-field.server";
import { logger } from "../log.server";
import { pauseAfter } from "../queue/backoff";
import type { ProductStore } from "../store.server";
import { unavailableIn } from "../store-errors";
import type { AnyRead, StoreName } from "../store-handles";
import type { Handler } from "./topic";

const AT_ONCE = 100;
export interface Way {
	from: ProductStore;
	to: ProductStore;
	handlers: readonly Handler[];
}

type Message = typeof outbox.$inferSelect;

/** While nothing is told, this often it is looked whether the other store was set back. */
const LOOK_EVERY_MS = 60_000;

/**
 * What delivers all that is due, what is about one thing in its order. A message that cannot be applied is tried again later
 * and holds up only what is about the same; when the other store does not answer, all of it waits.
 */
export function deliverer(way: Way): (asker: SystemAsker, stopping: AbortSignal) => Promise<void> {
	let lookedAt = Number.NEGATIVE_INFINITY;
	return async (asker, stopping) => {
		while (!stopping.aborted) {
			const due = await findDue(await way.from.readFor(asker));
			const mayBeSetBack = performance.now() - lookedAt > LOOK_EVERY_MS;
			if (due.length === 0 && !mayBeSetBack) return;
			const lost = await tellAgainWhatWasLost(way, asker);
			lookedAt = performance.now();
			// Those come first where they are about the same.
			if (lost > 0) continue;
			// The other store never knows of what this one may still lose.
			await (await way.from.open()).onDisk();
			for (const message of due) {
				if (stopping.aborted) return;
				await deliverOne(way, asker, message);
			}
			if (due.length === 0) return;
		}
	};
}

/** The first of each subject that is not delivered, when its time has come. */
async function findDue(db: AnyRead, now = new Date()): Promise<Message[]> {
	const earlier = alias(outbox, "earlier");
	return db
		.select()
		.from(outbox)
		.where(
			and(
				isNull(outbox.deliveredAt),
				lte(outbox.nextAttemptAt, now),
				notExists(
					db
						.select({ id: earlier.id })
						.from(earlier)
						.where(
							and(eq(earlier.subject, outbox.subject), lt(earlier.number, outbox.number), isNull(earlier.deliveredAt)),
						),
				),
			),
		)
		.orderBy(asc(outbox.createdAt), asc(outbox.number))
		.limit(AT_ONCE);
}

async function deliverOne({ from, to, handlers }: Way, asker: SystemAsker, message: Message): Promise<void> {
	const { id, topic } = message;
	try {
		const handler = handlers.find((one) => one.topic === topic && one.from === from.name);
		if (!handler) throw new Error(`This version does not know what to do with "${topic}".`);
		const body = sealedField(from.name, outbox.body).open(id, message.body);
		if (!body.ok) throw new Error(`What it says does not open: ${body.reason}.`);
		await recordedAt(to, to.name, asker, (tx) => applyOnce(tx, handler, { id, body: body.value }));
	} catch (error) {
		if (unavailableIn(error)) throw error;
		await putOff(from, asker, message, error);
		return;
	}
	await from.transaction(asker, async (tx) => {
		await tx.update(outbox).set({ deliveredAt: new Date(), lastError: null }).where(eq(outbox.id, id));
	});
}

/** Another process may be at the same message: one of the two finds the other's row. */
async function applyOnce(tx: Recorded<StoreName>, handler: Handler, { id, body }: { id: string; body: unknown }) {
	const noted = await tx
		.insert(inbox)
		.values({ id, topic: handler.topic, appliedAt: new Date() })
		.onConflictDoNothing()
		.returning({ id: inbox.id });
	if (noted.length > 0) await handler.apply(tx, body);
}

async function putOff(from: ProductStore, asker: SystemAsker, message: Message, error: unknown): Promise<void> {
	const { id, topic } = message;
	const attempts = message.attempts + 1;
	const lastError = error instanceof Error ? error.message : String(error);
	if (attempts === 1)
		logger.error({ err: error, message: id, topic, from: from.name }, "a message between the stores cannot be applied");
	await from.transaction(asker, async (tx) => {
		const nextAttemptAt = new Date(Date.now() + pauseAfter(attempts));
		await tx.update(outbox).set({ attempts, lastError, nextAttemptAt }).where(eq(outbox.id, id));
	});
}

/**
 * A store that was restored from a backup has lost what was delivered since, which is told again. It is known by the
 * newest messages that it had: a store that still has them has all before them.
 * @returns how many messages are told again
 */
async function tellAgainWhatWasLost({ from, to }: Way, asker: SystemAsker): Promise<number> {
	const [told, heard] = [await from.readFor(asker), await to.readFor(asker)];
	const newest = await told
		.select({ id: outbox.id })
		.from(outbox)
		.where(isNotNull(outbox.deliveredAt))
		.orderBy(desc(outbox.deliveredAt))
		.limit(AT_ONCE);
	if ((await known(heard, idsOf(newest))).size === newest.length) return 0;
	let lost = 0;
	for (let after = ""; ; ) {
		const rows = await told
			.select({ id: outbox.id })
			.from(outbox)
			.where(and(isNotNull(outbox.deliveredAt), gt(outbox.id, after)))
			.orderBy(asc(outbox.id))
			.limit(AT_ONCE);
		const last = rows.at(-1);
		if (!last) break;
		after = last.id;
		const had = await known(heard, idsOf(rows));
		const missing = idsOf(rows).filter((id) => !had.has(id));
		if (missing.length === 0) continue;
		lost += missing.length;
		await from.transaction(asker, async (tx) => {
			await tx.update(outbox).set({ deliveredAt: null, nextAttemptAt: new Date() }).where(inArray(outbox.id, missing));
		});
	}
	logger.warn(
		{ from: from.name, to: to.name, lost },
		"a store was set back to an earlier state: it is told again what it lost",
	);
	return lost;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

async function known(db: AnyRead, ids: readonly string[]): Promise<Set<string>> {
	const rows = await db
		.select({ id: inbox.id })
		.from(inbox)
		.where(inArray(inbox.id, [...ids]));
	return new Set(rows.map(({ id }) => id));
}
