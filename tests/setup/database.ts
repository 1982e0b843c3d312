/** Gives each test file a freshly migrated database of its own, as the store of the process. */

import { randomUUID } from "node:crypto";
import { copyFileSync } from "node:fs";
import pg from "pg";
import { afterAll, inject } from "vitest";

const template = inject("template");
const mark = randomUUID().slice(0, 8);

if (process.env.DATABASE_URL?.startsWith("postgres")) {
	const server = new pg.Client({ connectionString: process.env.DATABASE_URL });
	await server.connect();
	await server.query(`CREATE DATABASE ${template}_${mark} TEMPLATE ${template}`);
	await server.end();
	process.env.DATABASE_URL = Object.assign(new URL(process.env.DATABASE_URL), {
		pathname: `/${template}_${mark}`,
	}).href;
} else {
	const file = template.replace(/template\.db$/, `${mark}.db`);
	copyFileSync(template, file);
	process.env.DATABASE_URL = `file:${file}`;
}

afterAll(async () => {
	const { closeStore } = await import("../../app/platform/store.server");
	await closeStore();
});
