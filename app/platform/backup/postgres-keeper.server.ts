/** A database of PostgreSQL: copied and laid by PostgreSQL's own `pg_dump` and `pg_restore`. */
import { spawn } from "node:child_process";
import { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { mayPass } from "../postgres/failures";
import { Pulse } from "../postgres/pulse.server";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { isRestored, type Keeper, type Laid, stampOf } from "./keeper";
import { undoWhenStopped } from "./stopping.server";

const CONNECT_MS = 10_000;
/** Work may take hours; but so long no server is silent that will do it. */
const SILENT_MS = 15_000;
/** How long a connection may take to say goodbye. */
const END_MS = 2000;
/** And how long the server may take to notice that it did; PostgreSQL itself waits as long before it renames a database. */
const LEAVING_MS = 5000;

export function postgresKeeper(url: string): Keeper {
	const name = databaseOf(url);
	return {
		findDamage: () => connected(url, readEverything),

		async copyTo(to) {
			await run("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", `--file=${to}`]);
		},

		refuseWhileUsed: () => connected(maintenanceOf(url), (client) => refuseWhileUsed(client, name)),

		async tidy() {
			const left = await connected(url, (client) => isThere(client, laidName(name)));
			if (left) await connected(maintenanceOf(url), (client) => dropLaid(client, name));
		},

		layBeside: (copy) => layBeside(url, copy),
	};
}

const laidName = (name: string): string => `${name}_restoring`;

async function isThere(client: pg.Client, database: string): Promise<boolean> {
	return (await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database])).rowCount === 1;
}

/** Whoever restores holds this; a process that dies lets go of it. */
async function mayRestore(client: pg.Client, name: string): Promise<boolean> {
	const { rows } = await client.query<{ had: boolean }>(
		"SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS had, set_config('idle_session_timeout', '0', false)",
		[`restore ${name}`],
	);
	return rows[0]?.had === true;
}

/** What a restore left that was killed; not what one is at. */
async function dropLaid(client: pg.Client, name: string): Promise<void> {
	if (await mayRestore(client, name)) await client.query(`DROP DATABASE IF EXISTS ${quoted(laidName(name))}`);
}

async function layBeside(url: string, copy: string): Promise<Laid> {
	const name = databaseOf(url);
	const laid = laidName(name);
	const laidUrl = withDatabase(url, laid);
	const drop = () =>
		connected(maintenanceOf(url), async (client) => {
			await client.query(`DROP DATABASE IF EXISTS ${quoted(laid)} WITH (FORCE)`);
		});
	// Held until all is over.
	const holder = await hold(url);
	const isOver = undoWhenStopped(drop);
	const remove = async () => {
		isOver();
		try {
			await drop();
		} finally {
			await holder.end().catch(() => undefined);
		}
	};
	try {
		await drop();
		await connected(maintenanceOf(url), (client) =>
			client.query(`CREATE DATABASE ${quoted(laid)} TEMPLATE template0 ENCODING 'UTF8'`),
		);
		await run("pg_restore", laidUrl, ["--no-owner", "--no-privileges", "--exit-on-error", copy]);
	} catch (error) {
		await remove();
		throw error;
	}
	return {
		url: laidUrl,
		takePlace: () => connected(maintenanceOf(url), (client) => swap(client, name, laid)),
		remove,
	};
}

/** @returns the connection that holds the right to restore. @throws OperatorProblem when another has it */
async function hold(url: string): Promise<pg.Client> {
	const holder = new pg.Client({ connectionString: maintenanceOf(url), connectionTimeoutMillis: CONNECT_MS });
	holder.on("error", () => undefined);
	await holder.connect();
	if (await mayRestore(holder, databaseOf(url))) return holder;
	await holder.end();
	throw isRestored(`The database ${databaseOf(url)}`);
}

/** Puts one database in the place of another, in one transaction. @returns what the other is called now */
async function swap(client: pg.Client, name: string, laid: string): Promise<string | null> {
	await refuseWhileUsed(client, name);
	const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
	const before = rowCount ? `${name}_before_${stampOf(new Date()).replaceAll("-", "_")}` : null;
	await client.query("BEGIN");
	if (before) await client.query(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(before)}`);
	await client.query(`ALTER DATABASE ${quoted(laid)} RENAME TO ${quoted(name)}`);
	await client.query("COMMIT");
	return before;
}

/**
 * A connection that was closed still stands in PostgreSQL's list for a moment, so it is asked again before anybody is
 * told to stop a server that has stopped. Its own workers, as that of autovacuum, give way by themselves.
 * @throws OperatorProblem when somebody is connected all the while
 */
async function refuseWhileUsed(client: pg.Client, name: string): Promise<void> {
	const until = Date.now() + LEAVING_MS;
	while (await isUsed(client, name)) {
		if (Date.now() > until) {
			throw new OperatorProblem(`The database ${name} is in use. Stop the server and every command on it first.`);
		}
		await sleep(100);
	}
}

async function isUsed(client: pg.Client, name: string): Promise<boolean> {
	const { rowCount } = await client.query(
		"SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
		[name],
	);
	return Boolean(rowCount);
}

/** Reads every row and every long value, which a damaged page does not survive; and asks which indexes are not valid. */
async function readEverything(client: pg.Client): Promise<string[]> {
	const lines: string[] = [];
	const tables = await client.query<{ name: string }>(
		"SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
	);
	for (const { name } of tables.rows) {
		try {
			await client.query(`SELECT sum(octet_length(one::text)) FROM ${name} AS one`);
		} catch (error) {
			// That the server went away meanwhile says nothing of the table.
			if (mayPass(error)) throw error;
			lines.push(`table ${name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	const indexes = await client.query<{ name: string }>(
		"SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid",
	);
	for (const { name } of indexes.rows) lines.push(`index ${name} is not valid`);
	return lines;
}

const databaseOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));
const withDatabase = (url: string, name: string): string =>
	Object.assign(new URL(url), { pathname: `/${encodeURIComponent(name)}` }).href;
/** Where databases are made and named. */
const maintenanceOf = (url: string): string => withDatabase(url, "postgres");
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Does something on a connection without the limits that requests have: it takes its time, while the server answers. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const socket = new Socket();
	const client = new pg.Client({
		connectionString: url,
		application_name: "start-for-life-hub",
		keepAlive: true,
		connectionTimeoutMillis: CONNECT_MS,
		stream: () => socket,
	});
	client.on("error", () => undefined); // Whoever waits for an answer is told as well.
	try {
		await client.connect();
		return await whileAnswering(
			url,
			() => work(client),
			() => socket.destroy(),
		);
	} catch (error) {
		if (error instanceof OperatorProblem || error instanceof StoreUnavailable) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		const words = `PostgreSQL, database ${databaseOf(url)}: ${reason}.`;
		throw mayPass(error) ? new StoreUnavailable(words, { cause: error }) : new OperatorProblem(words, { cause: error });
	} finally {
		const late = setTimeout(() => socket.destroy(), END_MS);
		await client.end().catch(() => undefined);
		clearTimeout(late);
	}
}

/**
 * Does long work until it is done or the server is silent, which is asked on a connection of its own.
 * @param giveUp has the work fail
 * @throws StoreUnavailable when the server was silent
 */
async function whileAnswering<T>(url: string, work: () => Promise<T>, giveUp: () => void): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	let isSilent = false;
	const silent = () => {
		timer = setTimeout(() => {
			isSilent = true;
			giveUp();
		}, SILENT_MS);
	};
	// Not to the database itself: one that somebody is connected to is not renamed.
	const pulse = new Pulse({ connectionString: maintenanceOf(url) }, { silent, back: () => clearTimeout(timer) });
	try {
		return await work();
	} catch (error) {
		if (!isSilent) throw error;
		const words = `PostgreSQL, database ${databaseOf(url)}: the server has stopped answering. Look at it, then try again.`;
		throw new StoreUnavailable(words, { cause: error });
	} finally {
		pulse.stop();
		clearTimeout(timer);
	}
}

/**
 * Runs one of PostgreSQL's commands, which ends with this process. The password stands in no list of processes.
 * @throws OperatorProblem with what it printed; StoreUnavailable when the server was silent
 */
async function run(command: string, url: string, args: string[]): Promise<void> {
	const { password } = new URL(url);
	const target = Object.assign(new URL(url), { password: "" }).href;
	const limit = { PGCONNECT_TIMEOUT: String(CONNECT_MS / 1000) };
	const env = { ...process.env, ...limit, ...(password && { PGPASSWORD: decodeURIComponent(password) }) };
	// It would ask for a password at the terminal, and wait.
	const all = [...args, "--no-password", `--dbname=${target}`];
	const child = spawn(command, all, { env, stdio: ["ignore", "ignore", "pipe"] });
	const kill = () => {
		child.kill("SIGKILL");
	};
	const isOver = undoWhenStopped(kill);
	let printed = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	const ended = async () => {
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once("close", resolve);
			child.once("error", () => {
				const advice = "Install PostgreSQL's client programs, of the server's version or newer.";
				reject(new OperatorProblem(`${command} is not on this machine. ${advice}`));
			});
		});
		if (code !== 0) throw new OperatorProblem(`${command} failed: ${printed.trim() || `it ended with ${code}`}`);
	};
	try {
		await whileAnswering(url, ended, kill);
	} finally {
		isOver();
	}
}
