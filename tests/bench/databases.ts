/** Databases that live as long as one measurement. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

/** Runs `measure` with the URL of an empty SQLite database. */
export async function onSqlite<T>(measure: (url: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
	try {
		return await measure(`file:${join(folder, "hub.db")}`);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Runs `measure` with the URL of an empty database of `server`, beside which is one for the health store. The server's role may create databases. */
export async function onPostgres<T>(server: string, measure: (url: string) => Promise<T>): Promise<T> {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	const name = `hub_bench_${process.pid}_${Date.now()}`;
	const both = [name, `${name}_health`];
	for (const one of both) await client.query(`CREATE DATABASE ${one}`);
	try {
		return await measure(Object.assign(new URL(server), { pathname: `/${name}` }).href);
	} finally {
		for (const one of both) await client.query(`DROP DATABASE ${one} WITH (FORCE)`);
		await client.end();
	}
}
