/** An empty database for one run of tests, and one for its health store. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface FreshDatabase {
	/** `file:PATH` or `postgres://…` */
	url: string;
	/** Removes it, and the copies whose names begin with its own. */
	drop(): Promise<void>;
}

/** @param server a PostgreSQL server whose role may create databases; without one it is a file of SQLite's */
export async function freshDatabase(server: string | undefined): Promise<FreshDatabase> {
	if (!server?.startsWith("postgres")) {
		const folder = mkdtempSync(join(tmpdir(), "hub-test-"));
		return {
			url: `file:${join(folder, "hub.db")}`,
			drop: async () => rmSync(folder, { recursive: true, force: true }),
		};
	}
	const name = `hub_test_${randomUUID().slice(0, 8)}`;
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	for (const database of [name, `${name}_health`]) await client.query(`CREATE DATABASE ${database}`);
	return {
		url: Object.assign(new URL(server), { pathname: `/${name}` }).href,
		async drop() {
			const { rows } = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1)", [name]);
			for (const { datname } of rows) await client.query(`DROP DATABASE ${datname} WITH (FORCE)`);
			await client.end();
		},
	};
}
