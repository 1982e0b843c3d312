/** What the running product has stored, seen with the engine's own client and none of the product's code. */
import { createHash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import Sqlite from "better-sqlite3";
import pg from "pg";

/** Kept by the product for itself: an index, a count of tries, the head of a chain. */
const UNWATCHED =
	/^(?:search_|postcode|area$|district$|deprivation$|rate_limit$|audit_(?:stream|rooted|branch)$|channel_pause$|inbox$|sqlite_|schema_migration)/;
/** Columns that change when somebody only looks, or when what waits in a queue is tried or done. */
const UNWATCHED_COLUMNS: Readonly<Record<string, readonly string[]>> = {
	session: ["seen_at", "challenge"],
	outbox: ["delivered_at", "attempts", "next_attempt_at", "last_error"],
	task: ["attempts", "due_at", "held_by", "held_until", "last_error"],
	mail: ["status", "attempts", "next_attempt_at", "held_by", "held_until", "sent_at", "last_error", "reference"],
};

/** Noted without anything being changed. */
const UNWATCHED_ACTIONS = "'access.refused', 'passkey.refused', 'audit.root'";

type Row = Record<string, unknown>;

export interface Inside {
	query(sql: string): Promise<Row[]>;
	/** What each table holds, as one mark. A refusal that is noted in the audit log is no change. */
	state(): Promise<Map<string, string>>;
	close(): Promise<void>;
}

/** @param url `file:PATH` or `postgres://…` */
export async function lookInside(url: string): Promise<Inside> {
	const { query, close } = url.startsWith("file:") ? inSqlite(url.slice("file:".length)) : await inPostgres(url);
	const tables = (await query(TABLES[url.startsWith("file:") ? "sqlite" : "postgres"]))
		.map(({ name }) => String(name))
		.filter((name) => !UNWATCHED.test(name))
		.sort();

	async function markOf(table: string): Promise<string> {
		const hidden = UNWATCHED_COLUMNS[table] ?? [];
		const where = table === "audit_entry" ? `WHERE action NOT IN (${UNWATCHED_ACTIONS})` : "";
		const rows = (await query(`SELECT * FROM ${table} ${where}`)).map((row) => {
			for (const name of hidden) delete row[name];
			return JSON.stringify(row);
		});
		return createHash("sha256").update(rows.sort().join("\n")).digest("base64");
	}

	async function state() {
		// What was asked for is done first, so that it is not taken for what comes next.
		while ((await query("SELECT id FROM import_job WHERE status IN ('queued', 'running')")).length) await pause(20);
		while (hasWaiting(await query("SELECT due_at, attempts, failed_at FROM task"))) await pause(20);
		const marks = new Map<string, string>();
		for (const table of tables) marks.set(table, await markOf(table));
		return marks;
	}

	return { query, state, close };
}

/** Whether a task is due that was not tried in vain before: it is being done, and its row will go. */
const hasWaiting = (tasks: readonly Row[]): boolean =>
	tasks.some(
		({ due_at: dueAt, attempts, failed_at: failedAt }) =>
			failedAt === null && Number(attempts) < 2 && Number(new Date(dueAt as number | Date)) <= Date.now(),
	);

/** The tables whose marks differ. */
export const changedTables = (before: Map<string, string>, after: Map<string, string>): string[] =>
	[...before.keys()].filter((table) => before.get(table) !== after.get(table));

const TABLES = {
	sqlite: "SELECT name FROM sqlite_master WHERE type = 'table'",
	postgres: "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
} as const;

function inSqlite(file: string) {
	const database = new Sqlite(file);
	return {
		query: async (sql: string): Promise<Row[]> => {
			const statement = database.prepare<[], Row>(sql);
			if (statement.reader) return statement.all();
			statement.run();
			return [];
		},
		close: async () => void database.close(),
	};
}

async function inPostgres(url: string) {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return {
		query: async (sql: string): Promise<Row[]> => (await client.query(sql)).rows,
		close: () => client.end(),
	};
}
