/**
 * PostgreSQL: some connections read, others write, so that nobody who reads waits for who writes. Transactions are
 * serializable, and run again when they collide or lose their connection. Why each limit is what it is stands in README.md.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { fillPlaceholders, type SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import type { Raw, RawTx } from "../../db/raw";
import type { Asker } from "../model/people/asker";
import { env } from "./env.server";
import { missingMigrations } from "./migrations.server";
import { refuseToWrite } from "./only-reading";
import { ConnectionLost, Connections } from "./postgres/connections.server";
import { endsConnection, isBusy, isCollision, isReadOnly, mayPass } from "./postgres/failures";
import { firstAnswer } from "./postgres/first-answer.server";
import { Pulse } from "./postgres/pulse.server";
import { commit, haveLocks, letGo, Turns } from "./postgres/turns.server";
import { RepeatedFailure } from "./repeated-failure.server";
import { OutcomeUnknown, StoreUnavailable, unavailableIn } from "./store-errors";
import { type Reads, readingFor, type Store, type StoreName, type TransactionOptions, type Tx } from "./store-handles";

const MOST_TRIES = 12;
/** What was lost with its connection is tried again within this. */
const AGAIN_WITHIN_MS = 5000;

/** Any number will do, as long as every process of this product uses the same. */
const MIGRATION_LOCK = 5_104_1001;

/** Stores of which it was said that they are waited for: while one is away it is asked again and again. */
const waitedFor = new Set<StoreName>();

const sqlText = new PgDialect();

function rawRows(client: Pick<pg.ClientBase, "query">): Raw["rows"] {
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

/** Limits of a session, kept by the server: it ends what a process holds that was suspended, or died without a word. */
const SESSION_LIMITS = {
	idle_in_transaction_session_timeout: "10s",
	client_connection_check_interval: "5s",
	tcp_user_timeout: "10s",
	tcp_keepalives_idle: "5s",
	tcp_keepalives_interval: "2s",
	tcp_keepalives_count: "3",
};
const READING = { ...SESSION_LIMITS, default_transaction_read_only: "on", statement_timeout: "10s" };
const WRITING = { ...SESSION_LIMITS, lock_timeout: "10s", statement_timeout: "30s" };
/** The server gives up first, where it still answers. */
const AND_A_BIT_MS = 2000;
const READ_WITHIN_MS = 10_000 + AND_A_BIT_MS;
const WRITE_WITHIN_MS = 30_000 + AND_A_BIT_MS;

/** How long one waits for a connection. Who saves waits longer than who looks. */
const READER_WAITS_MS = 3000;
const WRITER_WAITS_MS = 10_000;

const CLOSE_WITHIN_MS = 2000;

const optionsOf = (settings: Record<string, string>): string =>
	Object.entries(settings)
		.map(([name, value]) => `-c ${name}=${value}`)
		.join(" ");

/** Which setting names the database. */
const SETTING = { portal: "DATABASE_URL", health: "HEALTH_DATABASE_URL" } as const satisfies Record<StoreName, string>;
/** How long its server is waited for when it is opened: nothing works without the portal, all but records without the other. */
const FIRST_ANSWER_MS = { portal: 60_000, health: 3000 } as const satisfies Record<StoreName, number>;
const HALF = 0.5;

/** How many connections this process has to a store: to the health store half as many as to the portal's. */
const connectionsTo = (name: StoreName): number =>
	Math.max(3, Math.ceil(env().DATABASE_CONNECTIONS * (name === "health" ? HALF : 1)));

/**
 * Opens the database when its server lets us in, for which it waits a while.
 * @param connections how many this process has at most: one asks whether the server is there, a third of them write
 * @throws OperatorProblem for what has to be mended; StoreUnavailable when it does not answer in time
 */
export async function openPostgres<S extends StoreName>(
	name: S,
	url: string,
	connections = connectionsTo(name),
): Promise<Store<S>> {
	// A bigint of this schema fits a double (2^53).
	pg.types.setTypeParser(pg.types.builtins.INT8, Number);
	const config: pg.ClientConfig = {
		connectionString: url,
		application_name: "start-for-life-hub",
		keepAlive: true,
		keepAliveInitialDelayMillis: 5000,
	};
	await firstAnswer(config, SETTING[name], FIRST_ANSWER_MS[name], (line) => {
		if (!waitedFor.has(name)) process.stderr.write(`${line}\n`);
		waitedFor.add(name);
	});
	waitedFor.delete(name);

	const failures = new RepeatedFailure("the database does not do what it is asked", { store: name });
	const pulse = new Pulse(
		{ ...config, connectionTimeoutMillis: 5000 },
		{
			silent(cause) {
				failures.failed(new StoreUnavailable("PostgreSQL does not answer.", { cause }));
				// What waits for an answer gets none, and a connection that was silent is not trusted again.
				reading.cut();
				writing.cut();
			},
			back: () => failures.worked(),
		},
	);
	const writers = Math.max(1, Math.floor(connections / 3));
	const reading = new Connections(
		{
			...config,
			max: Math.max(1, connections - writers - 1),
			options: optionsOf(READING),
			query_timeout: READ_WITHIN_MS,
		},
		pulse,
		READER_WAITS_MS,
	);
	const writing = new Connections(
		{ ...config, max: writers, options: optionsOf(WRITING), query_timeout: WRITE_WITHIN_MS },
		pulse,
		WRITER_WAITS_MS,
	);

	/** What is thrown instead of an error that says that the store cannot do it now, which is logged here. */
	function refusal(error: unknown): unknown {
		const known = unavailableIn(error);
		if (!known && !(error instanceof ConnectionLost) && !isBusy(error)) return error;
		failures.failed(known ?? error);
		return known ?? new StoreUnavailable("PostgreSQL could not do it now.", { cause: error });
	}

	async function read(...query: [pg.QueryConfig, unknown[]?]): Promise<pg.QueryResult> {
		const until = performance.now() + AGAIN_WITHIN_MS;
		for (;;) {
			try {
				return await reading.use((client) => client.query(...query));
			} catch (error) {
				if (!(error instanceof ConnectionLost) || performance.now() > until) throw refusal(error);
				await aMoment(3);
			}
		}
	}
	// All that drizzle does with what it is given here is to send queries.
	const queries = { query: read } as unknown as pg.Pool;
	const reads: Reads = Object.assign(drizzle(queries), { rows: rawRows(queries) });
	const inside = new AsyncLocalStorage<true>();

	const once = <T>(asker: Asker, fn: (tx: Tx<S>) => Promise<T>, options: TransactionOptions = {}): Promise<T> =>
		writing.use(async (client) => {
			const alone = options.oneAtATime ?? [];
			const level = alone.length > 0 ? "REPEATABLE READ" : "SERIALIZABLE";
			let committing = false;
			let letItGo = alone.length === 0;
			try {
				if (alone.length > 0 && !(await haveLocks(client, alone))) throw new NotItsTurn();
				await client.query(`BEGIN ISOLATION LEVEL ${options.oneStatement ? "READ COMMITTED" : level}`);
				const raw: RawTx = { rows: rawRows(client), bulk: bulkInsert(client) };
				const handle: Tx<S> = Object.assign(drizzle(client), raw, { asker, store: name });
				const result = await inside.run(true, () => fn(handle));
				if (writing.isCut(client)) throw new Error("The connection was cut before the commit.");
				committing = true;
				const command = await commit(client, alone.length > 0);
				letItGo = true;
				// What PostgreSQL does with a transaction in which something failed that `fn` passed over.
				if (command !== "COMMIT")
					throw new Error("Something failed inside the transaction, so nothing of it was saved.");
				return result;
			} catch (error) {
				if (isReadOnly(error)) writing.giveUp(client);
				const cut = writing.isCut(client) || endsConnection(error);
				if (committing && cut)
					throw new OutcomeUnknown("PostgreSQL did not say whether it was saved.", { cause: error });
				if (!cut) await client.query("ROLLBACK").catch(() => writing.giveUp(client));
				throw error;
			} finally {
				if (!letItGo) await letGo(client).catch(() => writing.giveUp(client));
			}
		});
	const turns = new Turns();

	/** Tries until it is done, or cannot be. @param patience until when other processes are waited for */
	async function tried<T>(
		asker: Asker,
		fn: (tx: Tx<S>) => Promise<T>,
		options: TransactionOptions | undefined,
		patience: number,
	) {
		const until = performance.now() + AGAIN_WITHIN_MS;
		for (let attempt = 1; ; ) {
			try {
				return await once(asker, fn, options);
			} catch (error) {
				if (error instanceof NotItsTurn) {
					if (performance.now() > patience) throw refusal(new StoreUnavailable(error.message));
					await aMoment(6);
					continue;
				}
				const wasLost = error instanceof ConnectionLost && performance.now() < until;
				if (!wasLost && !(isCollision(error) && attempt < MOST_TRIES)) throw refusal(error);
				await aMoment(attempt);
				attempt += 1;
			}
		}
	}

	return {
		name,
		dialect: "postgres",
		read: readingFor(name, reads),
		async transaction(asker, fn, options) {
			refuseToWrite();
			if (inside.getStore()) throw new Error("A transaction cannot be opened inside another.");
			const patience = performance.now() + WRITER_WAITS_MS;
			const endTurn = await turns.take(options?.oneAtATime ?? [], WRITER_WAITS_MS);
			if (!endTurn) throw refusal(new StoreUnavailable("Others have been writing the same for too long."));
			try {
				return await tried(asker, fn, options, patience);
			} finally {
				endTurn();
			}
		},
		// Whether the server answers, the next query says.
		check: async () => undefined,
		// PostgreSQL shows nothing before it is on the disk.
		onDisk: async () => undefined,
		async migrate() {
			// As long as it takes: others wait for it at the lock.
			const client = new pg.Client(config);
			client.on("error", () => undefined);
			const applied: string[] = [];
			try {
				await client.connect();
				await client.query("BEGIN");
				await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
				await client.query(
					"CREATE TABLE IF NOT EXISTS schema_migration (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())",
				);
				const done = new Set((await client.query("SELECT name FROM schema_migration")).rows.map((row) => row.name));
				for (const migration of missingMigrations({ name, dialect: "postgres" }, done, url)) {
					for (const statement of migration.statements) await client.query(statement);
					await client.query("INSERT INTO schema_migration (name) VALUES ($1)", [migration.name]);
					applied.push(migration.name);
				}
				// Without it, all of this is undone when the connection ends.
				await client.query("COMMIT");
			} catch (error) {
				if (!mayPass(error)) throw error;
				throw new StoreUnavailable("PostgreSQL went away while the database was brought up to date.", { cause: error });
			} finally {
				await client.end();
			}
			return applied;
		},
		async close() {
			pulse.stop();
			await Promise.all([reading.end(CLOSE_WITHIN_MS), writing.end(CLOSE_WITHIN_MS)]);
		},
	};
}

/** Another process is at work on the same. */
class NotItsTurn extends Error {
	constructor() {
		super("Another process has been writing the same for too long.");
	}
}

/** Lets who collided with each other come back at different times. */
const aMoment = (attempt: number) =>
	new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** Math.min(attempt, 8)));
