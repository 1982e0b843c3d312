import { sql } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import { OutwardMeans } from "./outward-means";
import type { PostcodeRow } from "./postcode-rows";
import { insertPostcodes, replaceOutwardMeans } from "./postcode-tables.server";
import { isPseudo, PSEUDO_AREA } from "./rules";

/**
 * Sets the made-up postcodes (`ZZ…`) of the demo, in place of those that were there. Imports of real ones keep them.
 * @throws Error for a postcode that could be real
 */
export async function putPseudoPostcodes(tx: RawTx, rows: readonly PostcodeRow[]): Promise<void> {
	const real = rows.find((row) => !isPseudo(row.postcode));
	if (real) throw new Error(`${real.postcode} is not a pseudo-postcode: it does not start with ${PSEUDO_AREA}.`);
	const outwards = new OutwardMeans();
	for (const row of rows) outwards.add(row);
	await tx.rows(sql`DELETE FROM postcode WHERE postcode >= ${PSEUDO_AREA}`);
	await insertPostcodes(tx, "postcode", rows);
	await replaceOutwardMeans(tx, "pseudo", outwards.means());
}
