/** What a store's log must be at least as old as. */
import { sql } from "drizzle-orm";
import type { AnyRead, StoreName } from "../store-handles";

/** Since when a store records all that is asked about here, and which tables have it, with the column of its time. */
const RECORDED = {
	portal: {
		since: "0012_audit-streams",
		tables: { council: "created_at", person: "created_at", outbox: "created_at" },
	},
	health: { since: "0000_health", tables: { outbox: "created_at", inbox: "applied_at" } },
} as const satisfies Record<StoreName, { since: string; tables: Record<string, string> }>;

/** When the oldest of it was written that was recorded then; undefined for nothing. */
export async function oldestContent(db: AnyRead): Promise<Date | undefined> {
	const { since, tables } = RECORDED[db.store];
	const times: Date[] = [];
	for (const [table, column] of Object.entries(tables)) {
		const [row] = await db.rows<{ at: number | string | Date | null }>(
			sql`SELECT min(${sql.identifier(column)}) AS at FROM ${sql.identifier(table)} WHERE ${sql.identifier(column)} >
			(SELECT min(applied_at) FROM schema_migration WHERE name = ${since})`,
		);
		if (row?.at !== null && row?.at !== undefined) times.push(new Date(row.at));
	}
	return times.sort((one, other) => one.getTime() - other.getTime())[0];
}
