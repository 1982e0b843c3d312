/** Whether what a store's database holds is genuine and can be read: its log, and its encrypted values. */
import { getTableName, like, sql } from "drizzle-orm";
import type { Sealed } from "../../../db/sealed";
import type { Asker } from "../../model/people/asker";
import { type AuditFault, sayFault, verifyAudit } from "../audit.server";
import { keyProblems } from "../keys/key-prints.server";
import { keysFor } from "../keys/keyring.server";
import { sealedField } from "../keys/sealed-field.server";
import { countByKey, sealedColumns } from "../rotate-keys.server";
import type { ProductStore } from "../store.server";

/** What is wrong with what a store holds, in lines for the operator. */
export interface Problems {
	/** Of keys that are missing here, or are others: set right, everything may be whole. */
	keys: string[];
	damage: string[];
}

export async function findProblems(store: ProductStore, asker: Asker): Promise<Problems> {
	const others = await keyProblems(await store.open(), asker);
	const verdict = await verifyAudit(store, asker);
	const faults = verdict.ok ? [] : verdict.faults;
	const isOfKey = ({ reason }: AuditFault) => reason === "key";
	const keys = [...others, ...faults.filter(isOfKey).map(sayFault), ...(await missingKeys(store, asker))];
	const damage = faults.filter((fault) => !isOfKey(fault)).map(sayFault);
	// With the keys that it was written with, what does not open was changed.
	(others.length > 0 ? keys : damage).push(...(await wrongKeys(store, asker)));
	return { keys, damage };
}

/** @returns what is wrong; none when all is well */
export async function check(store: ProductStore, asker: Asker): Promise<string[]> {
	const { keys, damage } = await findProblems(store, asker);
	return [...keys, ...damage];
}

async function missingKeys(store: ProductStore, asker: Asker): Promise<string[]> {
	const uses = await countByKey([store], asker);
	return uses
		.filter(({ inRing, values }) => !inRing && values > 0)
		.map(({ key, values }) => `${values} values are encrypted with key ${key}, which is not in FIELD_KEYS`);
}

/** A value of each encrypted column under each key must open: another secret of the same name would open none. */
async function wrongKeys(store: ProductStore, asker: Asker): Promise<string[]> {
	const db = await store.readFor(asker);
	const lines: string[] = [];
	for (const { table, column, row } of sealedColumns(store.name)) {
		for (const { id: key } of keysFor("field")) {
			const [one] = await db.rows<{ id: string; value: Sealed<unknown> }>(
				sql`SELECT ${row} AS id, ${column} AS value FROM ${table} WHERE ${like(column, `${key}.%`)} LIMIT 1`,
			);
			if (!one || sealedField(store.name, column).open(one.id, one.value as never).ok) continue;
			const where = `${getTableName(table)}.${column.name}`;
			lines.push(`what ${where} holds under key ${key} does not open: the key of that name is another one`);
		}
	}
	return lines;
}
