/** Gives each test file a freshly migrated database of its own, as the store of the process. */

import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import pg from "pg";
import { afterAll, inject } from "vitest";

const template = inject("template");
const mark = randomUUID().slice(0, 8);
const server = process.env.DATABASE_URL;

if (server?.startsWith("postgres")) {
	const name = new URL(template).pathname.slice(1);
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	await client.query(`CREATE DATABASE ${name}_${mark} TEMPLATE ${name}`);
	await client.end();
	process.env.DATABASE_URL = Object.assign(new URL(template), { pathname: `/${name}_${mark}` }).href;
} else {
	process.env.DATABASE_URL = template.replace(/\.db$/, `-${mark}.db`);
	copyFileSync(template.slice("file:".length), process.env.DATABASE_URL.slice("file:".length));
}

afterAll(async () => {
	const { closeStore } = await import("../../app/platform/store.server");
	await closeStore();
});
