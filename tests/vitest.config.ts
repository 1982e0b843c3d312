/**
 * Unit tests (`*.test.ts`) run once. Tests of the store (`*.store.test.ts`) and of the running product run on SQLite, and
 * again on PostgreSQL when TEST_DATABASE_URL names a server whose role may create databases; what is about a file of
 * SQLite's, or the same on both (`*.sqlite.test.ts`), is not. Those in `tests/door` share one running product, those in
 * `tests/hosts` start their own, to stop and break it. Tests of what happens to PostgreSQL (`tests/outages`) run then too,
 * where its programs are installed. What a kill or a cut of the power leaves behind is looked at on both (`tests/durability`).
 */
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { canTrace } from "./durability/system-calls";
import { postgresBinaries } from "./setup/own-postgres";
import { haveOwnTemporaryFolder } from "./setup/temporary-folder";

haveOwnTemporaryFolder();

const root = resolve(import.meta.dirname, "..");
const shared = {
	root,
	environment: "node" as const,
	testTimeout: 180_000,
	hookTimeout: 180_000,
	globalSetup: ["tests/setup/command.ts"],
};
const stores = {
	...shared,
	isolate: false,
	include: ["app/**/*.store.test.ts", "db/**/*.store.test.ts", "tests/integration/**/*.test.ts"],
	globalSetup: [...shared.globalSetup, "tests/setup/template.ts"],
	setupFiles: ["tests/setup/anew.ts", "tests/setup/database.ts"],
};
const hosts = { ...shared, include: ["tests/hosts/**/*.test.ts"], setupFiles: ["tests/setup/close-stores.ts"] };
const door = {
	...shared,
	include: ["tests/door/**/*.test.ts"],
	globalSetup: [...shared.globalSetup, "tests/setup/door.ts"],
	setupFiles: ["tests/setup/at-the-door.ts"],
	// They share one server, and some measure how long it lets others wait.
	fileParallelism: false,
};

/** They start a server of their own, to stop, suspend and replace: its programs have to be on this machine. They measure. */
const outages = { ...shared, include: ["tests/outages/**/*.test.ts"], fileParallelism: false };

/** They kill processes that write, and cut the power: they begin with databases that are not there yet. */
const durability = {
	...shared,
	include: ["tests/durability/**/*.test.ts"],
	setupFiles: ["tests/durability/own-databases.ts"],
};
/** A process can be watched call by call only where strace is installed and allowed. */
const NEEDS_STRACE = "**/power-cuts*.sqlite.test.ts";

const onSqlite = { DATABASE_URL: "file:unset" };
const onServer = process.env.TEST_DATABASE_URL ? { DATABASE_URL: process.env.TEST_DATABASE_URL } : undefined;

export default defineConfig({
	root,
	test: {
		// Half the time most of them wait for something: another process, a lock, the disk.
		maxWorkers: Math.min(2 * availableParallelism(), 8),
		projects: [
			{
				root,
				test: {
					...shared,
					name: "unit",
					isolate: false,
					setupFiles: ["tests/setup/anew.ts"],
					include: [
						"app/**/*.test.{ts,tsx}",
						"db/**/*.test.ts",
						"tests/sweeps/**/*.test.ts",
						"tests/search/questions/*.test.ts",
					],
					exclude: stores.include,
				},
			},
			{ root, test: { ...stores, name: "sqlite", env: onSqlite } },
			{ root, test: { ...hosts, name: "hosts", env: onSqlite } },
			{ root, test: { ...door, name: "door", env: onSqlite } },
			{ root, test: { ...durability, name: "durability", env: onSqlite, exclude: canTrace() ? [] : [NEEDS_STRACE] } },
			...(onServer
				? [
						{ root, test: { ...stores, name: "postgres", env: onServer, exclude: ["**/*.sqlite.test.ts"] } },
						{ root, test: { ...hosts, name: "hosts-postgres", env: onServer, exclude: ["**/*.sqlite.test.ts"] } },
						{ root, test: { ...door, name: "door-postgres", env: onServer, exclude: ["**/*.sqlite.test.ts"] } },
						{
							root,
							test: { ...durability, name: "durability-postgres", env: onServer, exclude: ["**/*.sqlite.test.ts"] },
						},
						...(postgresBinaries() ? [{ root, test: { ...outages, name: "outages", env: onServer } }] : []),
					]
				: []),
		],
	},
});
