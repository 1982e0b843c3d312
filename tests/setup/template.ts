/** Migrates one template database per engine; each test file gets a copy of it (see `database.ts`). */
import { spawnSync } from "node:child_process";
import type { TestProject } from "vitest/node";
import { HUB } from "./command";
import { freshDatabase } from "./fresh-database";

declare module "vitest" {
	interface ProvidedContext {
		/** The URL of the template. */
		template: string;
		/** The URL of the server or the kind of file that databases are made on. */
		server: string;
	}
}

function migrate(url: string) {
	const done = spawnSync(process.execPath, [HUB, "migrate"], {
		env: { ...process.env, DATABASE_URL: url },
		encoding: "utf8",
	});
	if (done.status !== 0) throw new Error(`The template database could not be migrated:\n${done.stderr}`);
}

export default async function setup(project: TestProject) {
	const server = project.config.env.DATABASE_URL ?? "file:";
	const { url, drop } = await freshDatabase(server);
	migrate(url);
	project.provide("template", url);
	project.provide("server", server);
	return drop;
}
