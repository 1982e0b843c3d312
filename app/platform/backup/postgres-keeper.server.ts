/** A database of PostgreSQL: copied and laid by PostgreSQL's own `pg_dump` and `pg_restore`. */
import { spawn } from "node:child_process";
import pg from "pg";
import { mayPass } from "../postgres/failures";
import { OperatorProblem, StoreUnavailable } from "../store-errors";
import { type Keeper, stampOf } from "./keeper";

export function postgresKeeper(url: string): Keeper {
	const name = databaseOf(url);
	return {
		findDamage: () => connected(url, readEverything),

		async copyTo(to) {
			await run("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", `--file=${to}`]);
		},

		refuseWhileUsed: () => connected(maintenanceOf(url), (client) => refuseWhileUsed(client, name)),

		async layBeside(copy) {
			const laid = `${name}_restoring`;
			const laidUrl = withDatabase(url, laid);
			const remove = () =>
				connected(maintenanceOf(url), async (client) => {
					await client.query(`DROP DATABASE IF EXISTS ${quoted(laid)}`);
				});
			await remove();
			await connected(maintenanceOf(url), (client) =>
				client.query(`CREATE DATABASE ${quoted(laid)} TEMPLATE template0 ENCODING 'UTF8'`),
			);
			try {
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
		},
	};
}

/** Puts one database in the place of another, in one transaction. @returns what the other is called now */
async function swap(client: pg.Client, name: string, laid: string): Promise<string | null> {
	await refuseWhileUsed(client, name);
	const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
	const before = rowCount ? `${name}_before_${stampOf(new Date()).replace("-", "_")}` : null;
	await client.query("BEGIN");
	if (before) await client.query(`ALTER DATABASE ${quoted(name)} RENAME TO ${quoted(before)}`);
	await client.query(`ALTER DATABASE ${quoted(laid)} RENAME TO ${quoted(name)}`);
	await client.query("COMMIT");
	return before;
}

async function refuseWhileUsed(client: pg.Client, name: string): Promise<void> {
	const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [name]);
	if (rowCount) {
		throw new OperatorProblem(`The database ${name} is in use. Stop the server and every command on it first.`);
	}
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

/** Does something on a connection without the limits that requests have. */
async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: url, application_name: "start-for-life-hub", keepAlive: true });
	client.on("error", () => undefined); // Whoever waits for an answer is told as well.
	try {
		await client.connect();
		return await work(client);
	} catch (error) {
		if (error instanceof OperatorProblem) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		const words = `PostgreSQL, database ${databaseOf(url)}: ${reason}.`;
		throw mayPass(error) ? new StoreUnavailable(words, { cause: error }) : new OperatorProblem(words, { cause: error });
	} finally {
		await client.end().catch(() => undefined);
	}
}

/**
 * Runs one of PostgreSQL's commands. The password stands in no list of processes.
 * @throws OperatorProblem with what it printed
 */
async function run(command: string, url: string, args: string[]): Promise<void> {
	const { password } = new URL(url);
	const target = Object.assign(new URL(url), { password: "" }).href;
	const env = { ...process.env, ...(password && { PGPASSWORD: decodeURIComponent(password) }) };
	const child = spawn(command, [...args, `--dbname=${target}`], { env, stdio: ["ignore", "ignore", "pipe"] });
	let printed = "";
	child.stderr.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once("close", resolve);
		child.once("error", () => {
			const advice = "Install PostgreSQL's client programs, of the server's version or newer.";
			reject(new OperatorProblem(`${command} is not on this machine. ${advice}`));
		});
	});
	if (code !== 0) throw new OperatorProblem(`${command} failed: ${printed.trim() || `it ended with ${code}`}`);
}
