/**
 * The tables of postcodes, which stand outside drizzle's schema (see the `places` migration). An import fills
 * `postcode_next` in many short transactions, so that nobody waits for it, and then the two tables trade names.
 */
import { sql } from "drizzle-orm";
import type { RawTx, Store } from "../../platform/store.server";
import type { OutwardMean } from "./outward-means";
import type { PostcodeRow } from "./postcode-rows";
import { PSEUDO_AREA } from "./rules";

const POSTCODE_COLUMNS = {
	postcode: "text",
	lat: "real",
	lon: "real",
	district: "text",
	lsoa: "text",
	terminated: "text",
} as const;
const OUTWARD_COLUMNS = { outward: "text", lat: "real", lon: "real", postcodes: "int", districts: "text" } as const;

/** Rows deleted in one transaction: a few hundredths of a second, in which others cannot write. */
const DELETED_AT_ONCE = 20_000;

/** Adds postcodes to one of the two tables; those that are there already stay as they are. */
export function insertPostcodes(tx: RawTx, table: "postcode" | "postcode_next", rows: readonly PostcodeRow[]) {
	return tx.bulk(
		table,
		POSTCODE_COLUMNS,
		rows.map((row) => [row.postcode, row.lat, row.lon, row.district, row.lsoa, row.terminated]),
	);
}

/** Replaces the means of the real outward codes, or of the pseudo ones. */
export async function replaceOutwardMeans(tx: RawTx, which: "real" | "pseudo", means: readonly OutwardMean[]) {
	await tx.rows(
		which === "real"
			? sql`DELETE FROM postcode_outward WHERE outward < ${PSEUDO_AREA}`
			: sql`DELETE FROM postcode_outward WHERE outward >= ${PSEUDO_AREA}`,
	);
	await tx.bulk(
		"postcode_outward",
		OUTWARD_COLUMNS,
		means.map((mean) => [mean.outward, mean.lat, mean.lon, mean.postcodes, JSON.stringify(mean.districts)]),
	);
}

/** Empties `postcode_next` without keeping other writers waiting. */
export async function emptyNextPostcodes(store: Store): Promise<void> {
	if (store.dialect === "postgres") {
		await store.transaction((tx) => tx.rows(sql`TRUNCATE postcode_next`));
		return;
	}
	let more = true;
	while (more) {
		more = await store.transaction(async (tx) => {
			await tx.rows(
				sql`DELETE FROM postcode_next WHERE postcode IN (SELECT postcode FROM postcode_next LIMIT ${DELETED_AT_ONCE})`,
			);
			return (await tx.rows(sql`SELECT 1 FROM postcode_next LIMIT 1`)).length > 0;
		});
	}
}

/** Puts `postcode_next` in the place of `postcode`, pseudo-postcodes carried over. Part of the caller's transaction. */
export async function swapPostcodes(tx: RawTx): Promise<void> {
	await tx.rows(sql`INSERT INTO postcode_next SELECT * FROM postcode WHERE postcode >= ${PSEUDO_AREA}`);
	await tx.rows(sql`ALTER TABLE postcode RENAME TO postcode_old`);
	await tx.rows(sql`ALTER TABLE postcode_next RENAME TO postcode`);
	await tx.rows(sql`ALTER TABLE postcode_old RENAME TO postcode_next`);
}
