/** What of the messages between the stores is kept for how long, and what the operator has to know of them. */
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, min } from "drizzle-orm";
import { auditEntry, inbox, outbox } from "../../../db/schema/every-store";
import type { Asker, SystemAsker } from "../../model/people/asker";
import { recordedAt } from "../audit.server";
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
	return [...(await waiting(from, to, asker, now)), ...(await afterRestore(from, to, asker, now))];
}

/** What the operator has to know when one of two stores was restored to before what they told each other. */
export async function afterRestore(
	from: ProductStore,
	to: ProductStore,
	asker: Asker,
	now = new Date(),
): Promise<string[]> {
	const lines: string[] = [];
	const lost = await countLost(from, to, asker);
	if (lost > 0) {
		lines.push(
			`the ${to.name} store lacks ${lost} messages that the ${from.name} store has delivered: it was restored to before them, and is told again when the server runs`,
		);
	}
	const { news } = await countNews(from, to, asker, now);
	if (news > 0) {
		lines.push(
			`the ${to.name} store has applied ${news} messages that the ${from.name} store does not know any more: it was restored to before them. What they told of has happened in the ${to.name} store all the same, and nobody can undo it: look there for what has to be done again here, then say so with "hub settle"`,
		);
	}
	return lines;
}

interface Settled {
	unknown: number;
	/** ISO 8601: of what had been applied by then. */
	upTo: string;
}

/**
 * Notes, in the log of the store that heard, that the operator has looked at what the other one does not know any more.
 * @returns how many messages that are, as the check says; 0 notes nothing
 */
export async function settleUnknown(
	from: ProductStore,
	to: ProductStore,
	asker: SystemAsker,
	now = new Date(),
): Promise<number> {
	const { news, unknown } = await countNews(from, to, asker, now);
	if (news === 0) return 0;
	const details = { from: from.name, unknown, upTo: now.toISOString() };
	await recordedAt(to, to.name, asker, async (tx) => tx.record({ action: "relay.settled", actor: null, details }));
	return news;
}

/** How many messages the store that told them does not know any more, and how many of them the operator was to look at. */
async function countNews(from: ProductStore, to: ProductStore, asker: Asker, now: Date) {
	const unknown = await countUnknown(from, to, asker, { now });
	const settled = await lastSettled(from, to, asker);
	if (!settled) return { unknown, news: unknown };
	const known = await countUnknown(from, to, asker, { now, upTo: new Date(settled.upTo) });
	// Those that were settled get fewer with time; more of them are of another restore, and none can be told from another.
	return { unknown, news: known <= settled.unknown ? unknown - known : unknown };
}

async function lastSettled(from: ProductStore, to: ProductStore, asker: Asker): Promise<Settled | undefined> {
	const db = await to.readFor(asker);
	const rows = await db
		.select({ details: auditEntry.details })
		.from(auditEntry)
		.where(and(eq(auditEntry.stream, to.name), eq(auditEntry.action, "relay.settled")))
		.orderBy(desc(auditEntry.number))
		.limit(1);
	const [{ details } = {}] = rows;
	if (!details || details.from !== from.name) return undefined;
	return { unknown: Number(details.unknown), upTo: String(details.upTo) };
}

/** What was delivered, and is not there: that store was restored to before it. It is kept there before it is noted here. */
async function countLost(from: ProductStore, to: ProductStore, asker: Asker): Promise<number> {
	const [here, there] = [await from.readFor(asker), await to.readFor(asker)];
	let lost = 0;
	for (let after = ""; ; ) {
		const rows = await here
			.select({ id: outbox.id })
			.from(outbox)
			.where(and(gt(outbox.id, after), isNotNull(outbox.deliveredAt)))
			.orderBy(asc(outbox.id))
			.limit(IDS_AT_ONCE);
		const last = rows.at(-1);
		if (!last) return lost;
		after = last.id;
		const ids = rows.map(({ id }) => id);
		lost += ids.length - (await there.$count(inbox, inArray(inbox.id, ids)));
	}
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
async function countUnknown(
	from: ProductStore,
	to: ProductStore,
	asker: Asker,
	{ now, upTo = now }: { now: Date; upTo?: Date },
): Promise<number> {
	const [here, there] = [await from.readFor(asker), await to.readFor(asker)];
	const since = new Date(now.getTime() - (KEPT_DAYS - 1) * DAY_MS);
	let unknown = 0;
	for (let after = ""; ; ) {
		const rows = await there
			.select({ id: inbox.id })
			.from(inbox)
			.where(and(gt(inbox.id, after), gt(inbox.appliedAt, since), lte(inbox.appliedAt, upTo)))
			.orderBy(asc(inbox.id))
			.limit(IDS_AT_ONCE);
		const last = rows.at(-1);
		if (!last) return unknown;
		after = last.id;
		const ids = rows.map(({ id }) => id);
		unknown += ids.length - (await here.$count(outbox, inArray(outbox.id, ids)));
	}
}
