/**
 * SQLite: one writing connection whose transactions queue, and one read-only connection beside it (WAL).
 * drizzle's own `transaction` is never used here: on better-sqlite3 it cannot await.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { resolve } from "node:path";
import Database from "better-sqlite3";
import { fillPlaceholders, type SQL } from "drizzle-orm";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import type { Raw, RawTx } from "../../db/raw";
import type { Asker } from "../model/people/asker";
import { missingMigrations } from "./migrations.server";
import { refuseToWrite } from "./only-reading";
import { RepeatedFailure } from "./repeated-failure.server";
import { makeFile, watchFile } from "./sqlite/file.server";
import { newLine, whenFree } from "./sqlite/lock.server";
import { troubleWith } from "./sqlite/trouble";
import { isLogLarge, logEmptier, logSyncer } from "./sqlite/write-ahead-log.server";
import { OperatorProblem, StoreUnavailable, unavailableIn } from "./store-errors";
import { type Reads, readingFor, type Store, type StoreName, type Tx } from "./store-handles";
import { takingTurns } from "./taking-turns.server";

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

/** A connection whose statements throw what `tell` makes of SQLite's errors. */
function telling(connection: Database.Database, tell: (error: unknown) => unknown): Database.Database {
	const orTell = <A extends unknown[], R>(plain: (...args: A) => R) =>
		function told(this: unknown, ...args: A): R {
			try {
				return plain.apply(this, args);
			} catch (error) {
				throw tell(error);
			}
		};
	const prepare = orTell((text: string) => {
		const statement = connection.prepare(text);
		const { run, get, all } = statement;
		return Object.assign(statement, { run: orTell(run), get: orTell(get), all: orTell(all) });
	});
	return Object.assign(Object.create(connection) as Database.Database, { prepare });
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

/** The names of the migrations that a database has. */
function appliedIn(connection: Database.Database): Set<unknown> {
	const isNew = connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_migration'").get() === undefined;
	return new Set(isNew ? [] : connection.prepare("SELECT name FROM schema_migration").pluck().all());
}

/**
 * Of tables with fewer rows SQLite is to know nothing. By what it knew of a small one it would go through all of it for a
 * few rows, and go on doing so when it has become large.
 */
const FEWEST_ROWS = 1000;

/** Brings what SQLite knows of its tables up to date, unless another process is writing: then its turn comes later. */
function optimize(connection: Database.Database): void {
	try {
		connection.pragma("optimize");
		if (!connection.prepare("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").get()) return;
		connection
			.prepare(
				`DELETE FROM sqlite_stat1 WHERE tbl IN
					(SELECT tbl FROM sqlite_stat1 GROUP BY tbl HAVING max(CAST(stat AS INTEGER)) < ${FEWEST_ROWS})`,
			)
			.run();
	} catch (error) {
		if (!troubleWith(connection.name, error)) throw error;
	}
}

/** How long a reader waits while the log is being mended, in milliseconds. Others wait with it. */
const MENDING_MS = 100;

/** After so many pages of the log SQLite copies it into the database by itself. */
const CHECKPOINT_PAGES = 1000;

// No connection waits inside SQLite, where the whole process would wait with it: see `sqlite/lock.server.ts`.

async function openWriter(file: string, until: number, readonly: boolean): Promise<Database.Database> {
	const writer = new Database(file, { timeout: 0, readonly });
	if (readonly) return writer;
	await whenFree(file, () => writer.pragma("journal_mode = WAL"), until);
	// COMMIT leaves the log to `logSyncer`, which does not keep the whole process waiting for the disk.
	writer.pragma("synchronous = NORMAL");
	writer.pragma("foreign_keys = ON");
	writer.pragma("trusted_schema = OFF");
	writer.pragma("cell_size_check = ON");
	writer.pragma("secure_delete = ON");
	writer.pragma("cache_size = -4000");
	return writer;
}

function openReader(file: string): Database.Database {
	// Who reads waits only while another process mends the log of one that was killed.
	const reader = new Database(file, { readonly: true, timeout: MENDING_MS });
	reader.pragma("trusted_schema = OFF");
	reader.pragma("cache_size = -32000");
	reader.pragma("mmap_size = 268435456");
	return reader;
}

/** Opens the file, or brings it up to date: what keeps it from that is for people to mend. @throws OperatorProblem */
async function orProblem<T>(file: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const problem = unavailableIn(error)?.message ?? troubleWith(file, error);
		throw problem ? new OperatorProblem(problem, { cause: error }) : error;
	}
}

/**
 * @param waitMs how long a transaction waits for its turn and for SQLite's lock
 * @param readsOnly nothing can be written, and nothing is made that is not there
 * @throws OperatorProblem when the file cannot be opened
 */
export async function openSqlite<S extends StoreName>(
	name: S,
	path: string,
	waitMs = 10_000,
	readsOnly = false,
): Promise<Store<S>> {
	const file = resolve(path);
	const until = () => performance.now() + waitMs;
	if (!readsOnly) makeFile(file);
	const { writer, reader } = await orProblem(file, async () => ({
		writer: await openWriter(file, until(), readsOnly),
		reader: openReader(file),
	}));
	const check = watchFile(file);

	// The code is typed as the PostgreSQL dialect; db/columns.ts proves that values are the same.
	const asPostgres = <T>(db: BetterSQLite3Database) => db as unknown as T;
	// That it works again is not said: on a full disk every second transaction works, which has nothing to write.
	const failures = new RepeatedFailure("the database does not do what it is asked", { store: name });
	/** An error as the store throws it. */
	const inWords = (error: unknown): unknown => {
		const trouble = troubleWith(file, error);
		const told =
			error instanceof StoreUnavailable || !trouble ? error : new StoreUnavailable(trouble, { cause: error });
		if (told instanceof StoreUnavailable) failures.failed(told);
		return told;
	};
	const readingConnection = telling(reader, inWords);
	const reads = Object.assign(asPostgres<Reads>(drizzle(keepingStatements(readingConnection))), {
		rows: rawRows(readingConnection),
	});
	const writing = asPostgres<Tx<S>>(drizzle(keepingStatements(writer)));
	const writeRows = rawRows(writer);
	const writeBulk = bulkInsert(writer);
	const inside = new AsyncLocalStorage<true>();
	const line = newLine(file);
	const log = logEmptier(file);
	const disk = logSyncer(file);
	const lock = () => {
		check();
		writer.exec("BEGIN IMMEDIATE");
	};

	async function run<T>(asker: Asker, fn: (tx: Tx<S>) => Promise<T>): Promise<T> {
		let open = true;
		try {
			const turn = takingTurns();
			const rows: Raw["rows"] = async (query, values) => {
				await turn();
				return writeRows(query, values);
			};
			const handle = Object.assign(Object.create(writing) as Tx<S>, { asker, store: name, rows, bulk: writeBulk });
			const result = await inside.run(true, () => fn(whileOpen(handle, () => open)));
			open = false;
			check();
			if (isLogLarge(file)) await commitLarge();
			else writer.exec("COMMIT");
			return result;
		} finally {
			open = false;
			rollBack();
		}
	}

	/** Undoes what was not committed. A full disk has SQLite undo it by itself. */
	function rollBack(): void {
		if (writer.inTransaction) writer.exec("ROLLBACK");
	}

	/** Commits without copying the log into the database meanwhile. Other writers wait until the log is empty again. */
	async function commitLarge(): Promise<void> {
		writer.pragma("wal_autocheckpoint = 0");
		try {
			writer.exec("COMMIT");
			await log.empty();
		} finally {
			writer.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
		}
	}

	async function transaction<T>(asker: Asker, fn: (tx: Tx<S>) => Promise<T>): Promise<T> {
		refuseToWrite();
		if (inside.getStore()) throw new Error("A transaction cannot be opened inside another.");
		try {
			const result = await line.inTurn(lock, () => run(asker, fn), until());
			// The next one goes on meanwhile: what it builds upon is on the disk before what it wrote itself.
			await disk.synced();
			return result;
		} catch (error) {
			throw inWords(error);
		}
	}

	async function migrate(): Promise<string[]> {
		const missing = () => missingMigrations({ name, dialect: "sqlite" }, appliedIn(writer), `file:${file}`);
		// A command that finds everything in place waits for nobody.
		if (missing().length === 0) return [];
		const apply = async () => {
			try {
				writer.exec("CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)");
				const applied = missing();
				for (const { name, statements } of applied) {
					for (const statement of statements) writer.exec(statement);
					writer.prepare("INSERT INTO schema_migration VALUES (?, ?)").run(name, Date.now());
				}
				writer.exec("COMMIT");
				return applied.map(({ name }) => name);
			} finally {
				rollBack();
			}
		};
		try {
			// Table rebuilds in migrations must not cascade; inside a transaction this could not be said.
			const lockForRebuilds = () => {
				writer.pragma("foreign_keys = OFF");
				lock();
			};
			const applied = await line.inTurn(lockForRebuilds, apply, until());
			await disk.synced();
			return applied;
		} finally {
			writer.pragma("foreign_keys = ON");
		}
	}

	return {
		name,
		dialect: "sqlite",
		read: readingFor(name, reads),
		transaction,
		async check() {
			try {
				check();
			} catch (error) {
				throw inWords(error);
			}
		},
		async onDisk() {
			try {
				await disk.synced();
			} catch (error) {
				throw inWords(error);
			}
		},
		migrate: () => orProblem(file, migrate),
		async close() {
			await line.empty();
			await log.settled();
			await disk.close();
			reader.close();
			if (!readsOnly) optimize(writer);
			writer.close();
		},
	};
}
