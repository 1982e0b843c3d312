/**
 * Unit tests (`*.test.ts`) run once. Tests of the store (`*.store.test.ts`) and of the running product (`tests/door`) run
 * on SQLite, and again on PostgreSQL when TEST_DATABASE_URL names a server whose role may create databases; what is about
 * a file of SQLite's (`*.sqlite.test.ts`) is not. Tests of what happens to PostgreSQL (`tests/outages`) run then too, where
 * its programs are installed.
 */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { postgresBinaries } from "./setup/own-postgres";
import { haveOwnTemporaryFolder } from "./setup/temporary-folder";

haveOwnTemporaryFolder();

const root = resolve(import.meta.dirname, "..");
const shared = { root, environment: "node" as const, testTimeout: 30_000, hookTimeout: 60_000 };
const stores = {
	...shared,
	include: ["app/**/*.store.test.ts", "db/**/*.store.test.ts", "tests/integration/**/*.test.ts"],
	globalSetup: ["tests/setup/template.ts"],
	setupFiles: ["tests/setup/database.ts"],
};
const door = {
	...shared,
	include: ["tests/door/**/*.test.ts"],
	globalSetup: ["tests/setup/door.ts"],
	setupFiles: ["tests/setup/at-the-door.ts"],
	// They share one server, and some measure how long it lets others wait.
	fileParallelism: false,
};

/** They start a server of their own, to stop, suspend and replace: its programs have to be on this machine. */
const outages = { ...shared, include: ["tests/outages/**/*.test.ts"] };

const onSqlite = { DATABASE_URL: "file:unset" };
const onServer = process.env.TEST_DATABASE_URL ? { DATABASE_URL: process.env.TEST_DATABASE_URL } : undefined;

export default defineConfig({
	root,
	test: {
		projects: [
			{
				root,
				test: {
					...shared,
					name: "unit",
					include: ["app/**/*.test.{ts,tsx}", "db/**/*.test.ts", "tests/sweeps/**/*.test.ts"],
					exclude: stores.include,
				},
			},
			{ root, test: { ...stores, name: "sqlite", env: onSqlite } },
			{ root, test: { ...door, name: "door", env: onSqlite } },
			...(onServer
				? [
						{ root, test: { ...stores, name: "postgres", env: onServer } },
						{ root, test: { ...door, name: "door-postgres", env: onServer, exclude: ["**/*.sqlite.test.ts"] } },
						// After all others: they measure, and tests share two cores.
						...(postgresBinaries()
							? [{ root, test: { ...outages, name: "outages", env: onServer, sequence: { groupOrder: 1 } } }]
							: []),
					]
				: []),
		],
	},
});
