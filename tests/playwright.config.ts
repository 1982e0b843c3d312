/** Journeys in a real browser, against the built product on a database of its own. */
import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";

const root = resolve(import.meta.dirname, "..");
// Out of the way of other servers, and where no browser refuses to go: some ports of other protocols it does not open.
const port = 21_000 + (process.pid % 8000);
process.env.HUB_E2E_PORT ??= String(port);
const origin = `http://localhost:${process.env.HUB_E2E_PORT}`;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: "./e2e",
	outputDir: resolve(root, "test-results"),
	fullyParallel: true,
	workers: 2,
	timeout: 60_000,
	reporter: [["list"], ["json"]],
	use: {
		baseURL: origin,
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
	webServer: {
		command: "node tests/setup/serve.mjs",
		cwd: root,
		url: `${origin}/readyz`,
		timeout: 120_000,
		env: { ...process.env, PORT: process.env.HUB_E2E_PORT ?? "" } as Record<string, string>,
	},
});
