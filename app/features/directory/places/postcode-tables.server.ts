/**
 * The tables of postcodes, which stand outside drizzle's schema (see the `places` migration). An import fills
 * `postcode_next` in many short transactions, so that nobody waits for it, and then the two tables trade names.
 */
import { sql } from "drizzle-orm";
import { dialect } from "../../../../db/columns";
import type { RawTx } from "../../../../db/raw";
import type { Asker } from "../../../model/people/asker";
import { transaction } from "../../../platform/store.server";
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

/** Adds postcodes to one of the two tables; those that are there already stay as they are. */
export function insertPostcodes(tx: RawTx, table: "postcode" | "postcode_next", rows: readonly PostcodeRow[]) {
	return tx.bulk(table, POSTCODE_COLUMNS, rows);
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
		means.map((mean) => ({ ...mean, districts: JSON.stringify(mean.districts) })),
	);
}

/** Empties `postcode_next` at once, however much it holds. */
export async function emptyNextPostcodes(asker: Asker): Promise<void> {
	await transaction(asker, async (tx) => {
		if (dialect === "postgres") {
			await tx.rows(sql`TRUNCATE postcode_next`);
			return;
		}
		// Everything that is deleted is overwritten, for the sake of families' data. Postcodes are published, and
		// overwriting a hundred megabytes of them would keep other writers waiting ten times as long.
		await tx.rows(sql`PRAGMA secure_delete = FAST`);
		try {
			await tx.rows(sql`DELETE FROM postcode_next`);
		} finally {
			await tx.rows(sql`PRAGMA secure_delete = ON`);
		}
	});
}

/** Puts `postcode_next` in the place of `postcode`, pseudo-postcodes carried over. Part of the caller's transaction. */
export async function swapPostcodes(tx: RawTx): Promise<void> {
	await tx.rows(sql`INSERT INTO postcode_next SELECT * FROM postcode WHERE postcode >= ${PSEUDO_AREA}`);
	await tx.rows(sql`ALTER TABLE postcode RENAME TO postcode_old`);
	await tx.rows(sql`ALTER TABLE postcode_next RENAME TO postcode`);
	await tx.rows(sql`ALTER TABLE postcode_old RENAME TO postcode_next`);
}
