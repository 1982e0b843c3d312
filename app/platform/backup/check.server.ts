/** Whether what a database holds is genuine and can be read: its log, and its encrypted values. */
import { getTableName, like, sql } from "drizzle-orm";
import type { Sealed } from "../../../db/sealed";
import type { Asker } from "../../model/people/asker";
import { sayFault, verifyAudit } from "../audit.server";
import { keysFor } from "../keys/keyring.server";
import { countByKey, sealedColumns } from "../keys/rotate-keys.server";
import { sealedField } from "../keys/sealed-field.server";
import { readFor } from "../store.server";

/** @returns what is wrong, in lines for the operator; none when all is well */
export async function check(asker: Asker): Promise<string[]> {
	return [...(await logFaults(asker)), ...(await missingKeys(asker)), ...(await wrongKeys(asker))];
}

async function logFaults(asker: Asker): Promise<string[]> {
	const verdict = await verifyAudit(asker);
	return verdict.ok ? [] : verdict.faults.map(sayFault);
}

async function missingKeys(asker: Asker): Promise<string[]> {
	const uses = await countByKey(asker);
	return uses
		.filter(({ inRing, values }) => !inRing && values > 0)
		.map(({ key, values }) => `${values} values are encrypted with key ${key}, which is not in FIELD_KEYS`);
}

/** A value of each encrypted column under each key must open: another secret of the same name would open none. */
async function wrongKeys(asker: Asker): Promise<string[]> {
	const db = await readFor(asker);
	const lines: string[] = [];
	for (const { table, column, row } of sealedColumns()) {
		for (const { id: key } of keysFor("field")) {
			const [one] = await db.rows<{ id: string; value: Sealed<unknown> }>(
				sql`SELECT ${row} AS id, ${column} AS value FROM ${table} WHERE ${like(column, `${key}.%`)} LIMIT 1`,
			);
			if (!one || sealedField("portal", column).open(one.id, one.value as never).ok) continue;
			const where = `${getTableName(table)}.${column.name}`;
			lines.push(`what ${where} holds under key ${key} does not open: the key of that name is another one`);
		}
	}
	return lines;
}
