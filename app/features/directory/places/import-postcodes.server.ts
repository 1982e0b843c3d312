import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { RawTx } from "../../../../db/raw";
import type { Asker } from "../../../model/people/asker";
import { recordedIn } from "../../../platform/audit.server";
import { transaction } from "../../../platform/store.server";
import { type BadRow, BadRows } from "./bad-rows";
import { csvCells } from "./csv-line";
import { recordImport } from "./import-run.server";
import { OutwardMeans } from "./outward-means";
import { type PostcodeFormat, type PostcodeReader, type PostcodeRow, readerFor } from "./postcode-rows";
import { emptyNextPostcodes, insertPostcodes, replaceOutwardMeans, swapPostcodes } from "./postcode-tables.server";
import type { TextLines } from "./text-lines.server";

/** Long enough to be fast, short enough that nobody who writes in the meantime notices. */
const BATCH = 5_000;

export interface PostcodesReport {
	source: string;
	format: PostcodeFormat;
	/** The year of the data, for the sentences of copyright. */
	year: number;
	/** Rows of the file, without its header. */
	read: number;
	/** Postcodes that can now be looked up. */
	loaded: number;
	/** Rows without a position, and pseudo-postcodes. */
	leftOut: number;
	/** Rows whose postcode stood in the file before; the first one counts. */
	repeated: number;
	/** All refused rows, and the first of them. */
	bad: number;
	badRows: BadRow[];
}

export interface ImportPostcodesOptions {
	/** Refuse the whole file when a row is bad. */
	strict?: boolean;
	/** The year of the data. By default the one in the file's name, or this year. */
	year?: number;
	/** Rows written in one transaction. */
	batch?: number;
	onProgress?: (rows: number, fraction: number | null) => void;
}

/** The year in a file's name: "ONSPD_NOV_2025_UK.csv", "england-2025-10.csv". */
function yearIn(name: string): number | undefined {
	const [year] = /(?<!\d)20\d\d(?!\d)/.exec(name) ?? [];
	return year === undefined ? undefined : Number(year);
}

/** Throws when a later import has taken over. */
async function assertOurs(tx: RawTx, token: string): Promise<void> {
	const [load] = await tx.rows<{ token: string }>(sql`SELECT token FROM postcode_load`);
	if (load?.token !== token) throw new Error("Another import of postcodes has started. This one stops.");
}

/**
 * Replaces the postcodes with those of a file, in one moment at the end: until then readers see the old set, and a load
 * that is killed leaves it untouched. Run again, it starts afresh; the same file gives the same result.
 * @throws Error when the file is not one of postcodes, has none, or (`strict`) has bad rows; the old set stays
 */
export async function importPostcodes(
	asker: Asker,
	lines: TextLines,
	options: ImportPostcodesOptions = {},
): Promise<PostcodesReport> {
	const { batch: atOnce = BATCH } = options;
	const startedAt = new Date();
	const token = randomUUID();
	await transaction(asker, async (tx) => {
		await tx.rows(sql`DELETE FROM postcode_load`);
		await tx.rows(sql`INSERT INTO postcode_load (id, token) VALUES (1, ${token})`);
	});
	await emptyNextPostcodes(asker);

	const bad = new BadRows();
	const outwards = new OutwardMeans();
	let reader: PostcodeReader | undefined;
	let lineNumber = 0;
	let read = 0;
	let leftOut = 0;
	let accepted = 0;
	let loaded = 0;
	let batch: PostcodeRow[] = [];

	const flush = async () => {
		const rows = batch;
		batch = [];
		loaded += await transaction(asker, async (tx) => {
			await assertOurs(tx, token);
			return insertPostcodes(tx, "postcode_next", rows);
		});
	};

	for await (const block of lines.blocks) {
		for (const line of block) {
			lineNumber += 1;
			if (line === "") continue;
			const cells = csvCells(line);
			if (!reader && cells) {
				reader = readerFor(cells);
				if (reader.hasHeader) continue;
			}
			read += 1;
			if (!cells || !reader) {
				bad.add(lineNumber, "row", "a quote is not closed");
				continue;
			}
			const outcome = reader.read(cells);
			if (outcome.kind === "row") {
				accepted += 1;
				outwards.add(outcome.row);
				batch.push(outcome.row);
				if (batch.length >= atOnce) await flush();
			} else if (outcome.kind === "bad") bad.add(lineNumber, outcome.field, outcome.reason);
			else leftOut += 1;
		}
		options.onProgress?.(read, lines.fraction());
	}
	await flush();

	if (!reader) throw new Error("The file is empty. The postcodes stay as they were.");
	if (options.strict && bad.total > 0) throw new StrictRefusal(bad);
	if (accepted === 0) throw new Error("The file has no usable postcode. The postcodes stay as they were.");

	const { format } = reader;
	const report = await recordedIn(null, asker, async (tx) => {
		await assertOurs(tx, token);
		const done: PostcodesReport = {
			source: lines.name,
			format,
			year: options.year ?? yearIn(lines.name) ?? startedAt.getFullYear(),
			read,
			loaded,
			leftOut,
			repeated: accepted - loaded,
			bad: bad.total,
			badRows: bad.rows,
		};
		await swapPostcodes(tx);
		await replaceOutwardMeans(tx, "real", outwards.means());
		await recordImport(tx, { kind: "postcodes", source: lines.name, startedAt, report: { ...done } });
		await tx.rows(sql`DELETE FROM postcode_load`);
		return done;
	});
	// What was replaced only takes room now. Killed here, the next import does it.
	await emptyNextPostcodes(asker);
	return report;
}

/** Under `strict`, a file with bad rows is refused whole. */
export class StrictRefusal extends Error {
	constructor(readonly bad: BadRows) {
		super(`${bad.total} rows are wrong, so nothing was changed.`);
	}
}
