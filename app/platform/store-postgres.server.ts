/** PostgreSQL: a pool; serializable transactions, run again when they collide. */
import { AsyncLocalStorage } from "node:async_hooks";
import { fillPlaceholders, type SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import type { Raw, RawTx } from "../../db/raw";
import * as schema from "../../db/schema";
import type { Asker } from "../model/people/asker";
import { readMigrations } from "./migrations.server";
import { refuseToWrite } from "./only-reading";
import { type Reads, readingFor, type Store, type Tx } from "./store-handles";

const COLLISIONS = new Set(["40001", "40P01"]);
const MOST_TRIES = 12;
/** Any number will do, as long as every process of this product uses the same. */
const MIGRATION_LOCK = 5_104_1001;

const sqlText = new PgDialect();

/** The SQLSTATE of an error from the driver, which drizzle wraps. */
function sqlState(error: unknown): string | undefined {
	for (let at = error; at instanceof Error; at = at.cause) {
		if ("code" in at && typeof at.code === "string") return at.code;
	}
	return undefined;
}

function rawRows(client: pg.Pool | pg.PoolClient): Raw["rows"] {
	return async <Row>(query: SQL, values: Record<string, unknown> = {}): Promise<Row[]> => {
		const { sql, params } = sqlText.sqlToQuery(query);
		return (await client.query(sql, fillPlaceholders(params, values))).rows as Row[];
	};
}

const ARRAY_TYPES = {
	text: "text[]",
	int: "bigint[]",
	real: "double precision[]",
	bool: "boolean[]",
	json: "text[]",
	time: "bigint[]",
} as const;

/** How a value that travels as another type becomes what its column holds. */
const AS_STORED: Partial<Record<keyof typeof ARRAY_TYPES, (value: string) => string>> = {
	json: (value) => `${value}::jsonb`,
	time: (value) => `to_timestamp(${value} / 1000.0)`,
};

/** One statement whose parameters are columns: PostgreSQL has no limit on the rows of an array. */
function bulkInsert(client: pg.PoolClient): RawTx["bulk"] {
	return async (table, columns, rows) => {
		const names = Object.keys(columns);
		const types = Object.values(columns);
		const arrays = types.map((type, at) => `$${at + 1}::${ARRAY_TYPES[type]}`);
		const given = types.map((_, at) => `c${at}`);
		const stored = types.map((type, at) => AS_STORED[type]?.(`c${at}`) ?? `c${at}`);
		const { rowCount } = await client.query(
			`INSERT INTO "${table}" ("${names.join('", "')}") SELECT ${stored.join(", ")}
			FROM unnest(${arrays.join(", ")}) AS given (${given.join(", ")}) ON CONFLICT DO NOTHING`,
			names.map((name) => rows.map((row) => row[name])),
		);
		return rowCount ?? 0;
	};
}

export function openPostgres(url: string): Store {
	// A bigint of this schema fits a double (2^53).
	pg.types.setTypeParser(pg.types.builtins.INT8, Number);
	const pool = new pg.Pool({ connectionString: url, max: 10, application_name: "start-for-life-hub" });
	pool.on("error", () => undefined); // An idle connection that dies is replaced at the next query.
	const reads: Reads = Object.assign(drizzle(pool, { schema }), { rows: rawRows(pool) });
	const inside = new AsyncLocalStorage<true>();

	async function once<T>(asker: Asker, fn: (tx: Tx) => Promise<T>): Promise<T> {
		const client = await pool.connect();
		let broken: Error | undefined;
		try {
			await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
			const raw: RawTx = { rows: rawRows(client), bulk: bulkInsert(client) };
			const handle: Tx = Object.assign(drizzle(client, { schema }), raw, { asker });
			const result = await inside.run(true, () => fn(handle));
			await client.query("COMMIT");
			return result;
		} catch (error) {
			await client.query("ROLLBACK").catch((failure: Error) => {
				broken = failure;
			});
			throw error;
		} finally {
			client.release(broken);
		}
	}

	return {
		dialect: "postgres",
		read: readingFor(reads),
		async transaction(asker, fn) {
			refuseToWrite();
			if (inside.getStore()) throw new Error("A transaction cannot be opened inside another.");
			for (let attempt = 1; ; attempt++) {
				try {
					return await once(asker, fn);
				} catch (error) {
					if (attempt >= MOST_TRIES || !COLLISIONS.has(sqlState(error) ?? "")) throw error;
					await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** Math.min(attempt, 8)));
				}
			}
		},
		async migrate() {
			const client = await pool.connect();
			const applied: string[] = [];
			try {
				await client.query("BEGIN");
				await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
				await client.query(
					"CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())",
				);
				const done = new Set((await client.query("SELECT name FROM schema_migration")).rows.map((row) => row.name));
				for (const migration of readMigrations("postgres")) {
					if (done.has(migration.name)) continue;
					for (const statement of migration.statements) await client.query(statement);
					await client.query("INSERT INTO schema_migration (name) VALUES ($1)", [migration.name]);
					applied.push(migration.name);
				}
				await client.query("COMMIT");
			} catch (error) {
				await client.query("ROLLBACK");
				throw error;
			} finally {
				client.release();
			}
			return applied;
		},
		async close() {
			await pool.end();
		},
	};
}
