/** Gives each test file freshly migrated databases of its own, as the stores of the process. */

import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import pg from "pg";
import { inject } from "vitest";
import "./close-stores";

const template = inject("template");
const mark = randomUUID().slice(0, 8);
const server = inject("server");

if (server.startsWith("postgres")) {
	const name = new URL(template).pathname.slice(1);
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	for (const ending of ["", "_health"]) {
		await client.query(`CREATE DATABASE ${name}_${mark}${ending} TEMPLATE ${name}${ending}`);
	}
	await client.end();
	process.env.DATABASE_URL = Object.assign(new URL(template), { pathname: `/${name}_${mark}` }).href;
} else {
	process.env.DATABASE_URL = template.replace(/\.db$/, `-${mark}.db`);
	for (const ending of [".db", ".health.db"]) {
		const copied = (url: string) => url.slice("file:".length).replace(/\.db$/, ending);
		copyFileSync(copied(template), copied(process.env.DATABASE_URL));
	}
}
