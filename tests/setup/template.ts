/** Migrates one template database per engine; each test file gets a copy of it (see `database.ts`). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
	interface ProvidedContext {
		template: string;
	}
}

function migrate(url: string) {
	const done = spawnSync(process.execPath, ["--import", "tsx", "app/cli/hub.ts", "migrate"], {
		env: { ...process.env, DATABASE_URL: url },
		encoding: "utf8",
	});
	if (done.status !== 0) throw new Error(`The template database could not be migrated:\n${done.stderr}`);
}

export default async function setup(project: TestProject) {
	const url = project.config.env.DATABASE_URL ?? "";
	if (project.name === "sqlite") {
		const folder = mkdtempSync(join(tmpdir(), "hub-test-"));
		const file = join(folder, "template.db");
		migrate(`file:${file}`);
		project.provide("template", file);
		return () => rmSync(folder, { recursive: true });
	}
	const name = `hub_template_${process.pid}`;
	const server = new pg.Client({ connectionString: url });
	await server.connect();
	await server.query(`CREATE DATABASE ${name}`);
	migrate(Object.assign(new URL(url), { pathname: `/${name}` }).href);
	project.provide("template", name);
	return async () => {
		const { rows } = await server.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [`${name}%`]);
		for (const { datname } of rows) await server.query(`DROP DATABASE ${datname} WITH (FORCE)`);
		await server.end();
	};
}
