/**
 * The entries of each council at the newest version of its index, in memory. Where a process has an earlier version, it
 * reads what changed since then, and everything only where that is not known any more.
 */
import { LRUCache } from "lru-cache";
import type { SearchEngine } from "../../../../db/search";
import { CouncilEntries } from "./council-entries";
import { readEnds } from "./ends";
import { tokensIn } from "./expression";

const MEGABYTE = 2 ** 20;

/** By the council's id. */
const entriesKept = new LRUCache<string, CouncilEntries>({
	maxSize: 64 * MEGABYTE,
	sizeCalculation: (entries) => entries.byteLength,
});
/** Councils of which the newest are being read: once for all who ask meanwhile. */
const underWay = new Map<string, Promise<CouncilEntries>>();

/** The entries of a council as they are now; undefined while it has none. */
export async function currentEntries(engine: SearchEngine, councilId: string): Promise<CouncilEntries | undefined> {
	for (;;) {
		// Looked at before the version is asked for: it is never newer than the answer, unless the database is another.
		const known = entriesKept.get(councilId);
		const council = await engine.council(councilId);
		if (!council) return undefined;
		if (known?.version === council.version) return known;
		if (entriesKept.get(councilId) !== known) continue;
		const others = underWay.get(councilId);
		if (others) {
			await others;
			continue;
		}
		const reading = newest(engine, council, known);
		underWay.set(councilId, reading);
		try {
			const entries = await reading;
			entriesKept.set(councilId, entries);
			return entries;
		} finally {
			underWay.delete(councilId);
		}
	}
}

interface Council {
	number: number;
	version: number;
}

const newest = async (engine: SearchEngine, council: Council, known: CouncilEntries | undefined) =>
	(known && (await followed(engine, council, known))) ?? readAnew(engine, council);

/** The entries that are known, with what changed since; undefined where not all of that is known. */
async function followed(
	engine: SearchEngine,
	{ number, version }: Council,
	known: CouncilEntries,
): Promise<CouncilEntries | undefined> {
	if (known.council !== number || known.version > version) return undefined;
	const rows = await engine.changes(number, known.version);
	const changes = new Map<number, (typeof rows)[number]>();
	let reached = known.version;
	for (const row of rows) {
		// Of a version that is left out it is not known what changed.
		if (row.version > reached + 1) return undefined;
		reached = row.version;
		changes.set(row.id, row);
	}
	if (reached < version) return undefined;
	return known.after(
		reached,
		[...changes.values()].map(({ id, lexemes, ends }) => ({
			id,
			tokens: lexemes === null ? null : tokensIn(lexemes, number),
			ends: new Map(readEnds(ends)),
		})),
	);
}

let readings = 0;

async function readAnew(engine: SearchEngine, { number, version }: Council): Promise<CouncilEntries> {
	readings += 1;
	return new CouncilEntries(number, version, readings, Float64Array.from(await engine.having(number, "")));
}
