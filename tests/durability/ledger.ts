/**
 * What a process writes into both stores while it may be killed at any moment, so that it can be held against what it
 * said: rows of a table of the test's own, in the transaction of all that the product writes with them.
 */
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Recorded, recordedAt } from "../../app/platform/audit.server";
import { sealedField } from "../../app/platform/keys/sealed-field.server";
import type { Way } from "../../app/platform/relay/deliver.server";
import { tellOther } from "../../app/platform/relay/tell-other.server";
import { on, topic } from "../../app/platform/relay/topic";
import { health, type ProductStore, portal, STORES } from "../../app/platform/store.server";
import type { AnyTx, StoreName } from "../../app/platform/store-handles";
import { outbox } from "../../db/schema";
import { TEST } from "../factories/asker";

/**
 * What a row is: "told" to the other store, "heard" from it, "alone"; or of two that were written one after the other
 * into both stores without an outbox, "first" and "second".
 */
export type What = "told" | "heard" | "alone" | "first" | "second";

/** What a store is told of the other's row. */
export interface Told {
	id: string;
}

const toldBy = <S extends StoreName>(store: S) => topic<S, Told>("test.told", store);

async function hear(tx: Recorded<StoreName>, { id }: Told): Promise<void> {
	await addRow(tx, { id, what: "heard" });
	tx.record({ action: "test.heard", actor: null, details: { id } });
}

/** What the stores tell each other: every row that is told. */
export const WAYS: readonly Way[] = [
	{ from: portal, to: health, handlers: [on(toldBy("portal"), hear)] },
	{ from: health, to: portal, handlers: [on(toldBy("health"), hear)] },
];

interface Row {
	id: string;
	what: What;
	subject?: string;
	/** 1, 2, 3 … of what is told of a subject. */
	number?: number;
	sealed?: string;
}

const addRow = (tx: AnyTx, { id, what, subject = "", number = 0, sealed = "" }: Row) =>
	tx.rows(sql`INSERT INTO test_ledger VALUES (${id}, ${what}, ${subject}, ${number}, ${sealed})`);

/** Brings both stores up to date, with the tables of the test: without any key, so that what comes twice is there twice. */
export async function prepareStores(): Promise<void> {
	for (const store of STORES) {
		await (await store.open()).migrate();
		await store.transaction(TEST, async (tx) => {
			await tx.rows(
				sql`CREATE TABLE IF NOT EXISTS test_ledger (id TEXT, what TEXT, subject TEXT, number INTEGER, sealed TEXT)`,
			);
			await tx.rows(sql`CREATE INDEX IF NOT EXISTS test_ledger_subject ON test_ledger (subject, number)`);
			await tx.rows(sql`CREATE TABLE IF NOT EXISTS test_large (id TEXT, words TEXT)`);
		});
	}
}

/** What `tell` tells of: a child's record, or a council. */
export const subjectOf = (store: StoreName, which: string): string =>
	`${store === "health" ? "record" : "council"}:${which}`;

/** A fact of one store that the other is told. @returns its id */
export async function tell<S extends StoreName>(store: ProductStore<S>, which: string): Promise<string> {
	const id = randomUUID();
	const subject = subjectOf(store.name, which);
	await recordedAt(store, subject, TEST, async (tx) => {
		const [last] = await tx.rows<{ number: number | null }>(
			sql`SELECT max(number) AS number FROM test_ledger WHERE subject = ${subject}`,
		);
		await addRow(tx, { id, what: "told", subject, number: (last?.number ?? 0) + 1 });
		const whose = store.name === "health" ? { recordId: which } : { councilId: which };
		tx.record({ action: "test.told", actor: null, ...whose, details: { id } });
		await tellOther(tx, toldBy(store.name), subject, { id });
	});
	return id;
}

/** Any encrypted column does: its name is bound into what is sealed. */
export const sealedIn = (store: StoreName) => sealedField(store, outbox.body);

/** A row that nobody is told of, with a sealed value. @returns its id */
export async function writeAlone(store: ProductStore): Promise<string> {
	const id = randomUUID();
	await store.transaction(TEST, (tx) =>
		addRow(tx, { id, what: "alone", sealed: sealedIn(store.name).seal(id, { id }) }),
	);
	return id;
}

/** The control: the same thing in both stores, in two transactions without an outbox. @returns its id */
export async function writeTwice(one: ProductStore, other: ProductStore): Promise<string> {
	const id = randomUUID();
	await one.transaction(TEST, (tx) => addRow(tx, { id, what: "first" }));
	await other.transaction(TEST, (tx) => addRow(tx, { id, what: "second" }));
	return id;
}

export const LARGE_ROWS = 1600;
const WORDS = "One of many rows that are written at once. ".repeat(186);

/** Some thirteen megabytes: more than SQLite's log holds before the product brings it to the disk beside its event loop. */
export async function writeLarge(store: ProductStore): Promise<string> {
	const id = randomUUID();
	const rows = Array.from({ length: LARGE_ROWS }, () => ({ id, words: WORDS }));
	await store.transaction(TEST, (tx) => tx.bulk("test_large", { id: "text", words: "text" }, rows));
	return id;
}
