/**
 * Journeys in a real browser, against the built product on a database of its own. Where TEST_DATABASE_URL names a
 * PostgreSQL server whose role may create databases, the journeys that write run on that too.
 */
import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";
import { haveOwnTemporaryFolder } from "./setup/temporary-folder";

haveOwnTemporaryFolder();

const root = resolve(import.meta.dirname, "..");
// Out of the way of other servers, and where no browser refuses to go: some ports of other protocols it does not open.
process.env.HUB_E2E_PORT ??= String(21_000 + 2 * (process.pid % 4000));
process.env.HUB_E2E_DATABASE ??= `hub_e2e_${process.pid}`;
const port = Number(process.env.HUB_E2E_PORT);
const asRoot = process.getuid?.() === 0;

/** What people do, and not how pages look. */
const JOURNEYS =
	/(accounts|appointments|editor|entries|import|offer|parent|people|problems|publishing|referrals|translation|upkeep)\.spec\.ts$/;

const onSqlite = { name: "sqlite", port, database: "" };
const onPostgres = { name: "postgres", port: port + 1, database: process.env.TEST_DATABASE_URL ?? "" };
const engines = onPostgres.database ? [onSqlite, onPostgres] : [onSqlite];
const originOf = (engine: { port: number }) => `http://localhost:${engine.port}`;

export default defineConfig({
	testDir: "./e2e",
	outputDir: resolve(root, "test-results"),
	globalSetup: "./setup/await-servers.ts",
	globalTeardown: "./setup/drop-database.ts",
	fullyParallel: true,
	// A browser that waits for a page leaves a core to another.
	workers: 3,
	// Two browsers and two servers share the machine: what comes is waited for, and what does not come fails all the same.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: [["list"], ["json"]],
	use: {
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
			args: [
				"--disable-gpu",
				"--disable-quic",
				"--no-first-run",
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-sync",
				...(asRoot ? ["--no-sandbox"] : []),
			],
		},
	},
	projects: engines.map((engine) => ({
		name: engine.name,
		use: { baseURL: originOf(engine) },
		...(engine === onPostgres && { testMatch: JOURNEYS }),
	})),
	// Without an address to wait for, the next one begins at once.
	webServer: engines.map((engine) => ({
		command: "node tests/setup/serve.mjs",
		cwd: root,
		env: { ...process.env, PORT: String(engine.port), HUB_E2E_SERVER: engine.database } as Record<string, string>,
	})),
});
