/** Holds what two stores have against what was said to be kept: nothing is lost, half, double, or in another order. */
import { asc, isNotNull, isNull, sql } from "drizzle-orm";
import { verifyAudit } from "../../app/platform/audit.server";
import { deliverer } from "../../app/platform/relay/deliver.server";
import { checkRelay } from "../../app/platform/relay/look-after.server";
import { health, type ProductStore, portal, STORES } from "../../app/platform/store.server";
import type { StoreName } from "../../app/platform/store-handles";
import { auditEntry, inbox, outbox } from "../../db/schema";
import type { Sealed } from "../../db/sealed";
import { TEST } from "../factories/asker";
import { LARGE_ROWS, prepareStores, sealedIn, type Told, WAYS, type What } from "./ledger";
import type { Acknowledged } from "./start-writer";

export interface Findings {
	/** In lines. */
	wrong: string[];
	/** How many facts the stores have that one tells the other. */
	told: number;
	/** How many of them were told only now. */
	delivered: number;
	/** Of what was written without an outbox, so much stands in one store only. */
	halves: number;
}

/** Opens both stores, which stay open, looks, delivers what is outstanding, and looks again. @throws what they throw */
export async function whatIsWrong(acknowledged: readonly Acknowledged[]): Promise<Findings> {
	await prepareStores();
	// Delivering mends nothing but this, so all else is looked at after it.
	const wrong = await notedTooEarly();
	const waiting = await numberWaiting();
	for (const way of WAYS) await deliverer(way)(TEST, new AbortController().signal);
	const both = await readBoth();
	wrong.push(...(await damageIn(both)), ...notHeardOnce(both), ...lost(acknowledged, both));
	for (const { from, to } of WAYS) wrong.push(...(await checkRelay(from, to, TEST)));
	return {
		wrong,
		told: having(both.portal, "told").length + having(both.health, "told").length,
		delivered: waiting - (await numberWaiting()),
		halves: differing(having(both.health, "first"), having(both.portal, "second")).length,
	};
}

type Contents = Awaited<ReturnType<typeof read>>;
type Both = Record<StoreName, Contents>;

const readBoth = async (): Promise<Both> => ({ portal: await read(portal), health: await read(health) });

interface LedgerRow {
	id: string;
	what: What;
	subject: string;
	number: number;
	sealed: string;
}

/** All that a store has of this test, in its order. */
async function read(store: ProductStore) {
	const db = await store.readFor(TEST);
	const rows = await db.rows<LedgerRow>(sql`SELECT * FROM test_ledger ORDER BY subject, number`);
	const large = await db.rows<{ id: string; rows: number }>(
		sql`SELECT id, count(*) AS rows FROM test_large GROUP BY id`,
	);
	const entries = await db
		.select({ action: auditEntry.action, details: auditEntry.details })
		.from(auditEntry)
		.orderBy(asc(auditEntry.stream), asc(auditEntry.number));
	const messages = await db.select().from(outbox).orderBy(asc(outbox.subject), asc(outbox.number));
	const heard = await db.select({ id: inbox.id }).from(inbox);
	return {
		rows,
		entries,
		messages: messages.map((one) => ({ ...one, fact: factIn(store.name, one.id, one.body) })),
		inbox: idsOf(heard),
		large: new Map(large.map(({ id, rows }) => [id, Number(rows)])),
	};
}

function factIn(store: StoreName, id: string, body: Sealed<unknown>): string {
	const opened = sealedIn(store).open(id, body);
	return opened.ok ? (opened.value as Told).id : `a message that does not open: ${opened.reason}`;
}

const having = ({ rows }: Contents, what: What): string[] => idsOf(rows.filter((row) => row.what === what));

const recordedAs = ({ entries }: Contents, what: "told" | "heard"): string[] =>
	entries.filter(({ action }) => action === `test.${what}`).map(({ details }) => String(details.id));

/** What the one has and the other has not, or not as often. */
function differing(one: readonly string[], other: readonly string[]): string[] {
	const count = new Map<string, number>();
	for (const id of one) count.set(id, (count.get(id) ?? 0) + 1);
	for (const id of other) count.set(id, (count.get(id) ?? 0) - 1);
	return [...count].filter(([, times]) => times !== 0).map(([id]) => id);
}

/** What one store shows of damage, or does not have together with what is written in the same transaction. */
async function damageIn(both: Both): Promise<string[]> {
	const wrong: string[] = [];
	for (const store of STORES) {
		const its = both[store.name];
		const told = having(its, "told");
		const half = {
			"not in the log": differing(told, recordedAs(its, "told")),
			"not in the outbox": differing(
				told,
				its.messages.map(({ fact }) => fact),
			),
			"heard and not in the log": differing(having(its, "heard"), recordedAs(its, "heard")),
			"sealed and does not open": its.rows.flatMap(({ what, id, sealed }) =>
				what === "alone" && !sealedIn(store.name).open(id, sealed as Sealed<unknown>).ok ? id : [],
			),
			"not whole": [...its.large].flatMap(([id, rows]) => (rows === LARGE_ROWS ? [] : id)),
			"out of its order": its.rows.flatMap(({ what, id, subject, number }, at) => {
				const previous = its.rows[at - 1];
				const expected = previous?.subject === subject ? previous.number + 1 : 1;
				return what === "told" && number !== expected ? id : [];
			}),
		};
		for (const [how, ids] of Object.entries(half)) wrong.push(...ids.map((id) => `${store.name}: ${id} is ${how}`));
		const effects = having(its, "heard").length;
		if (effects !== its.inbox.length) wrong.push(`${store.name}: ${its.inbox.length} in the inbox, ${effects} effects`);
		const verdict = await verifyAudit(store, TEST);
		if (!verdict.ok) wrong.push(`${store.name}: the log has faults: ${JSON.stringify(verdict.faults)}`);
		wrong.push(...(await brokenPages(store)).map((line) => `${store.name}: ${line}`));
	}
	return wrong;
}

/** Of SQLite alone. */
async function brokenPages(store: ProductStore): Promise<string[]> {
	if ((await store.open()).dialect !== "sqlite") return [];
	const db = await store.readFor(TEST);
	const lines = await db.rows<{ integrity_check: string }>(sql`PRAGMA integrity_check`);
	return lines.map((line) => line.integrity_check).filter((line) => line !== "ok");
}

/** What one store takes for delivered, and the other has not had. */
async function notedTooEarly(): Promise<string[]> {
	const wrong: string[] = [];
	for (const { from, to } of WAYS) {
		const had = new Set(idsOf(await (await to.readFor(TEST)).select({ id: inbox.id }).from(inbox)));
		const noted = await (await from.readFor(TEST))
			.select({ id: outbox.id })
			.from(outbox)
			.where(isNotNull(outbox.deliveredAt));
		const early = idsOf(noted).filter((id) => !had.has(id));
		wrong.push(...early.map((id) => `${from.name}: message ${id} is noted as delivered, and was not applied`));
	}
	return wrong;
}

async function numberWaiting(): Promise<number> {
	let waiting = 0;
	for (const store of STORES) waiting += await (await store.readFor(TEST)).$count(outbox, isNull(outbox.deliveredAt));
	return waiting;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** What is told and was not heard once, or not in its order. */
function notHeardOnce(both: Both): string[] {
	return WAYS.flatMap(({ from, to }) => {
		const { messages } = both[from.name];
		const subjectOf = new Map(messages.map(({ fact, subject }) => [fact, subject]));
		const heard = recordedAs(both[to.name], "heard");
		const once = differing(having(both[from.name], "told"), having(both[to.name], "heard"));
		const messagesOnce = differing(idsOf(messages), both[to.name].inbox);
		const inOrder = [...new Set(subjectOf.values())].filter((subject) => {
			const told = messages.filter((one) => one.subject === subject).map(({ fact }) => fact);
			return heard.filter((fact) => subjectOf.get(fact) === subject).join() !== told.join();
		});
		return [
			...once.map((id) => `${from.name}: ${id} was not heard once`),
			...messagesOnce.map((id) => `${from.name}: message ${id} is not in the inbox`),
			...inOrder.map((subject) => `${from.name}: ${subject} was heard in another order`),
		];
	});
}

/** What was acknowledged, and is not there. */
function lost(acknowledged: readonly Acknowledged[], both: Both): string[] {
	const there = (of: StoreName, what: What) => new Set(having(both[of], what));
	const kept = {
		told: { portal: there("portal", "told"), health: there("health", "told") },
		alone: { portal: there("portal", "alone"), health: there("health", "alone") },
	};
	const [first, second] = [there("health", "first"), there("portal", "second")];
	const isThere = ({ what, store, id }: Acknowledged): boolean => {
		if (what === "large") return both[store].large.has(id);
		if (what === "twice") return first.has(id) && second.has(id);
		return kept[what][store].has(id);
	};
	return acknowledged.filter((one) => !isThere(one)).map(({ what, store, id }) => `${store}: lost: ${what} ${id}`);
}
