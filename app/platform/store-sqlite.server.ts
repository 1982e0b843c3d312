/**
 * SQLite: one writing connection whose transactions queue, and one read-only connection beside it (WAL).
 * drizzle's own `transaction` is never used here: on better-sqlite3 it cannot await.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { fillPlaceholders, type SQL } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Raw, RawTx } from "../../db/raw";
import * as schema from "../../db/schema";
import type { Asker } from "../model/people/asker";
import { readMigrations } from "./migrations.server";
import { refuseToWrite } from "./only-reading";
import { type Reads, readingFor, type Store, type Tx } from "./store-handles";
import { takingTurns } from "./taking-turns.server";
import { checkpointBeside, isLogLarge, syncLog } from "./write-ahead-log.server";

const sqlText = new SQLiteSyncDialect();

/** Prepares each distinct statement once; better-sqlite3 keeps none itself. */
function statements(connection: Database.Database) {
	const kept = new Map<string, Database.Statement>();
	return (text: string): Database.Statement => {
		let statement = kept.get(text);
		if (!statement) {
			if (kept.size > 500) kept.clear();
			statement = connection.prepare(text);
			kept.set(text, statement);
		}
		return statement;
	};
}

/** The connection as drizzle gets it, which asks for a statement to be prepared each time it runs one. */
function keepingStatements(connection: Database.Database): Database.Database {
	return Object.assign(Object.create(connection) as Database.Database, { prepare: statements(connection) });
}

function rawRows(connection: Database.Database): Raw["rows"] {
	const prepare = statements(connection);
	const queries = new WeakMap<SQL, { statement: Database.Statement; params: unknown[] }>();
	const prepared = (query: SQL) => {
		const { sql, params } = sqlText.sqlToQuery(query);
		return { statement: prepare(sql), params };
	};
	return async <Row>(query: SQL, values?: Record<string, unknown>): Promise<Row[]> => {
		let found = values && queries.get(query);
		if (!found) {
			found = prepared(query);
			if (values) queries.set(query, found);
		}
		const { statement } = found;
		const params = values ? fillPlaceholders(found.params, values) : found.params;
		if (statement.reader) return statement.all(...params) as Row[];
		statement.run(...params);
		return [];
	};
}

/** Rows in one statement of a bulk insert. More gains little, and SQLite prepares longer statements slowly. */
const BULK_ROWS = 64;

/** Many rows to a statement: running one statement for each row takes half as long again. */
function bulkInsert(connection: Database.Database): RawTx["bulk"] {
	const prepare = statements(connection);
	return async (table, columns, rows) => {
		const names = Object.keys(columns);
		const hasBooleans = Object.values(columns).includes("bool");
		const insertOf = (count: number) => {
			const places = Array.from({ length: count }, () => `(${names.map(() => "?").join(", ")})`);
			return `INSERT INTO "${table}" ("${names.join('", "')}") VALUES ${places.join(", ")} ON CONFLICT DO NOTHING`;
		};
		const whole = rows.length < BULK_ROWS ? undefined : prepare(insertOf(BULK_ROWS));
		let inserted = 0;
		const turn = takingTurns();
		for (let from = 0; from < rows.length; from += BULK_ROWS) {
			await turn();
			const some = rows.slice(from, from + BULK_ROWS);
			const values: unknown[] = [];
			for (const row of some) for (const name of names) values.push(row[name]);
			const statement = some.length === BULK_ROWS && whole ? whole : prepare(insertOf(some.length));
			// better-sqlite3 binds no booleans.
			const { changes } = statement.run(
				hasBooleans ? values.map((value) => (typeof value === "boolean" ? Number(value) : value)) : values,
			);
			inserted += changes;
		}
		return inserted;
	};
}

/** A handle that refuses to work once its transaction is over. */
function whileOpen<T extends object>(handle: T, isOpen: () => boolean): T {
	return new Proxy(handle, {
		get(target, property) {
			if (!isOpen()) throw new Error("This transaction is over: its handle was kept too long.");
			const value = Reflect.get(target, property);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
}

/** After so many pages of the log SQLite copies it into the database by itself. */
const CHECKPOINT_PAGES = 1000;

export function openSqlite(path: string): Store {
	const file = resolve(path);
	mkdirSync(dirname(file), { recursive: true });

	const writer = new Database(file);
	writer.pragma("busy_timeout = 10000");
	writer.pragma("journal_mode = WAL");
	// better-sqlite3 builds with NORMAL in WAL, which can lose acknowledged commits when the power goes.
	writer.pragma("synchronous = FULL");
	writer.pragma("foreign_keys = ON");
	writer.pragma("trusted_schema = OFF");
	writer.pragma("cell_size_check = ON");
	writer.pragma("secure_delete = ON");
	writer.pragma("cache_size = -4000");

	const reader = new Database(file, { readonly: true });
	reader.pragma("busy_timeout = 10000");
	reader.pragma("trusted_schema = OFF");
	reader.pragma("cache_size = -32000");
	reader.pragma("mmap_size = 268435456");

	// The code is typed as the PostgreSQL dialect; db/columns.ts proves that values are the same.
	const asPostgres = <T>(db: BetterSQLite3Database<typeof schema>) => db as unknown as T;
	const reads = Object.assign(asPostgres<Reads>(drizzle(keepingStatements(reader), { schema })), {
		rows: rawRows(reader),
	});
	const writing = asPostgres<Tx>(drizzle(writer, { schema }));
	const writeRows = rawRows(writer);
	const writeBulk = bulkInsert(writer);
	const inside = new AsyncLocalStorage<true>();
	let queue: Promise<unknown> = Promise.resolve();

	async function run<T>(asker: Asker, fn: (tx: Tx) => Promise<T>): Promise<T> {
		let open = true;
		writer.exec("BEGIN IMMEDIATE");
		try {
			const turn = takingTurns();
			const rows: Raw["rows"] = async (query, values) => {
				await turn();
				return writeRows(query, values);
			};
			const handle = Object.assign(Object.create(writing) as Tx, { asker, rows, bulk: writeBulk });
			const result = await inside.run(true, () => fn(whileOpen(handle, () => open)));
			open = false;
			if (isLogLarge(file)) await commitLarge();
			else writer.exec("COMMIT");
			return result;
		} catch (error) {
			if (writer.inTransaction) writer.exec("ROLLBACK");
			throw error;
		} finally {
			open = false;
		}
	}

	/** Commits without keeping readers waiting for the disk. Other writers wait until the log is empty again. */
	async function commitLarge(): Promise<void> {
		await syncLog(file);
		writer.pragma("wal_autocheckpoint = 0");
		try {
			writer.exec("COMMIT");
			await checkpointBeside(file);
		} finally {
			writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		}
	}

	async function transaction<T>(asker: Asker, fn: (tx: Tx) => Promise<T>): Promise<T> {
		refuseToWrite();
		if (inside.getStore()) throw new Error("A transaction cannot be opened inside another.");
		const result = queue.then(() => run(asker, fn));
		queue = result.catch(() => undefined);
		return result;
	}

	return {
		dialect: "sqlite",
		read: readingFor(reads),
		transaction,
		async migrate() {
			const applied: string[] = [];
			// Table rebuilds in migrations must not cascade; checked again below.
			writer.pragma("foreign_keys = OFF");
			writer.exec("BEGIN IMMEDIATE");
			try {
				writer.exec("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)");
				const done = new Set(writer.prepare("SELECT name FROM schema_migration").pluck().all());
				for (const migration of readMigrations("sqlite")) {
					if (done.has(migration.name)) continue;
					for (const statement of migration.statements) writer.exec(statement);
					writer.prepare("INSERT INTO schema_migration VALUES (?, ?)").run(migration.name, Date.now());
					applied.push(migration.name);
				}
				writer.exec("COMMIT");
			} catch (error) {
				writer.exec("ROLLBACK");
				throw error;
			} finally {
				writer.pragma("foreign_keys = ON");
			}
			return applied;
		},
		async close() {
			await queue;
			reader.close();
			writer.pragma("optimize");
			writer.close();
		},
	};
}
