/**
 * What a backup does not know: that somebody was suspended since, a share stopped, a record held or sealed, a death recorded.
 * Put back as it was, it would show a child's record to those from whom it is kept. So what holds of each record is read from
 * the database that the backup replaces, and written into the backup before it takes its place.
 */
import { eq, getTableColumns } from "drizzle-orm";
import {
	child,
	entryProblem,
	guardian,
	guardianLink,
	recordAccess,
	recordDecision,
	recordEntry,
	share,
} from "../../../../db/schema/health";
import type { SystemAsker } from "../../../model/people/asker";
import { type Recorded, recordedAt } from "../../../platform/audit.server";
import { restore } from "../../../platform/backup/backup.server";
import { health } from "../../../platform/store.server";
import type { Read, Tx } from "../../../platform/store-handles";

/** Rows that say who may see what of which record: of those that a backup has too, the newer one holds. */
const HOLDING = { child, guardian, share, recordAccess };
type Holding = keyof typeof HOLDING;
type Row = Record<string, unknown> & { id: string };

/** What holds in a database, by table. */
export type WhatHolds = Record<Holding | "recordDecision" | "guardianLink" | "entryProblem", Row[]>;

async function rowsOf(
	db: Read<"health">,
	table: (typeof HOLDING)[Holding] | typeof recordDecision | typeof guardianLink | typeof entryProblem,
): Promise<Row[]> {
	return (await db.select(getTableColumns(table)).from(table)) as Row[];
}

/** What else of the health store holds since: read from what is replaced, and written into the backup. */
export type AlsoHolds = (asker: SystemAsker) => Promise<(tx: Recorded<"health">) => Promise<number>>;

/**
 * Puts a backup in the place of the health store, with what holds since.
 * @returns what was there before, which is kept; and how many rows said something else, null where what it replaces could
 * not be read: then all shares have ended, and what was decided since is not known
 * @throws OperatorProblem
 */
export async function restoreRecords(
	asker: SystemAsker,
	from: string,
	also: readonly AlsoHolds[] = [],
): Promise<{ before: string | null; carried: number | null }> {
	const held = await readWhatHolds(asker).catch(() => null);
	const others = held && (await Promise.all(also.map((read) => read(asker))));
	await health.close();
	let carried: number | null = null;
	const before = await restore(health, asker, from, async () => {
		const rows = await carryOver(asker, held, others ?? []);
		carried = held && rows;
	});
	return { before, carried };
}

/** @throws where the database is not there, or damaged */
async function readWhatHolds(asker: SystemAsker): Promise<WhatHolds> {
	const db = await health.readFor(asker);
	return {
		child: await rowsOf(db, child),
		guardian: await rowsOf(db, guardian),
		share: await rowsOf(db, share),
		recordAccess: await rowsOf(db, recordAccess),
		recordDecision: await rowsOf(db, recordDecision),
		guardianLink: await rowsOf(db, guardianLink),
		entryProblem: await rowsOf(db, entryProblem),
	};
}

/**
 * Writes into a backup, which is open in the store's place, what holds since.
 * @param held null where what it replaces could not be read: then all shares end, and all addresses of calendars
 * @returns how many rows said something else
 */
async function carryOver(
	asker: SystemAsker,
	held: WhatHolds | null,
	others: readonly ((tx: Recorded<"health">) => Promise<number>)[],
): Promise<number> {
	return recordedAt(health, health.name, asker, async (tx) => {
		let changed = 0;
		if (held === null) {
			const stopped = await tx.update(share).set({ revokedAt: new Date() }).returning({ id: share.id });
			const links = await tx.delete(guardianLink).returning({ id: guardianLink.id });
			changed = stopped.length + links.length;
		} else {
			for (const [name, table] of Object.entries(HOLDING)) {
				const old = new Map((await rowsOf(tx, table)).map((row) => [row.id, JSON.stringify(row)]));
				for (const row of held[name as Holding]) {
					const before = old.get(row.id);
					if (before === undefined || before === JSON.stringify(row)) continue;
					await tx.update(table).set(row).where(eq(table.id, row.id));
					changed++;
				}
			}
			changed += await addDecisions(tx, held.recordDecision);
			changed += await endLinks(tx, held);
			changed += await addProblems(tx, held.entryProblem);
			for (const write of others) changed += await write(tx);
		}
		tx.record({ action: "backup.carried-over", actor: null, details: { rows: changed, known: held !== null } });
		return changed;
	});
}

/** Addresses of calendars and reminders that were ended since, of records that were there. */
async function endLinks(tx: Tx<"health">, held: WhatHolds): Promise<number> {
	const still = new Set(held.guardianLink.map(({ id }) => id));
	const children = new Set(held.child.map(({ id }) => id));
	const ended = (await rowsOf(tx, guardianLink)).filter(
		({ id, childId }) => !still.has(id) && children.has(String(childId)),
	);
	for (const { id } of ended) await tx.delete(guardianLink).where(eq(guardianLink.id, id));
	return ended.length;
}

/** Decisions are only added: those that the backup lacks, about records that it has. */
async function addDecisions(tx: Tx<"health">, decisions: readonly Row[]): Promise<number> {
	const there = new Set((await rowsOf(tx, recordDecision)).map(({ id }) => id));
	const children = new Set((await rowsOf(tx, child)).map(({ id }) => id));
	const missing = decisions.filter(({ id, childId }) => !there.has(id) && children.has(String(childId)));
	for (const row of missing) await tx.insert(recordDecision).values(row as typeof recordDecision.$inferInsert);
	return missing.length;
}

/**
 * What families reported of entries that the backup has, and what was answered. An answer that is another entry holds as long
 * as that is there: without it the report waits again.
 */
async function addProblems(tx: Tx<"health">, problems: readonly Row[]): Promise<number> {
	const entries = new Set((await tx.select({ id: recordEntry.id }).from(recordEntry)).map(({ id }) => id));
	const old = new Map((await rowsOf(tx, entryProblem)).map((row) => [row.id, JSON.stringify(row)]));
	let changed = 0;
	for (const row of problems as (typeof entryProblem.$inferSelect)[]) {
		const isLost = row.correctionId !== null && !entries.has(row.correctionId);
		const holds = isLost ? { ...row, answer: null, answeredAt: null, answeredBy: null, correctionId: null } : row;
		if (!entries.has(row.entryId) || old.get(row.id) === JSON.stringify(holds)) continue;
		await tx.insert(entryProblem).values(holds).onConflictDoUpdate({ target: entryProblem.id, set: holds });
		changed++;
	}
	return changed;
}
