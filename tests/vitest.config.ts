/**
 * Unit tests (`*.test.ts`) run once. Tests of the store (`*.store.test.ts`) run on SQLite, and again on PostgreSQL
 * when TEST_DATABASE_URL names a server whose role may create databases.
 */
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

const root = resolve(import.meta.dirname, "..");
const onServer = process.env.TEST_DATABASE_URL;
const stores = { include: ["app/**/*.store.test.ts", "db/**/*.store.test.ts", "tests/integration/**/*.test.ts"] };
const shared = { root, environment: "node" as const, testTimeout: 30_000, hookTimeout: 60_000 };

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
			{
				root,
				test: {
					...shared,
					...stores,
					name: "sqlite",
					globalSetup: ["tests/setup/template.ts"],
					setupFiles: ["tests/setup/database.ts"],
					env: { DATABASE_URL: "file:unset" },
				},
			},
			...(onServer
				? [
						{
							root,
							test: {
								...shared,
								...stores,
								name: "postgres",
								globalSetup: ["tests/setup/template.ts"],
								setupFiles: ["tests/setup/database.ts"],
								env: { DATABASE_URL: onServer },
							},
						},
					]
				: []),
		],
	},
});
