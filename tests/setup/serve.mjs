// Serves the built product for the browser tests, on a fresh database outside the test runner's output folder, or on the
// PostgreSQL server that HUB_E2E_SERVER names: the demo and, where the shared data stands beside the project, a real borough
// loaded with the operator's own commands.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

const { HUB_E2E_SERVER: server, HUB_E2E_DATABASE: database } = process.env;
if (server) {
	const client = new pg.Client({ connectionString: server });
	await client.connect();
	for (const name of [database, `${database}_health`]) await client.query(`CREATE DATABASE ${name}`);
	await client.end();
	process.env.DATABASE_URL = Object.assign(new URL(server), { pathname: `/${database}` }).href;
} else {
	// In the run's own folder, where a journey finds it for the operator's commands.
	const folder = join(tmpdir(), "hub-e2e");
	mkdirSync(folder);
	process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
	process.env.DATABASE_URL = `file:${join(folder, "hub.db")}`;
}
process.env.NODE_ENV = "production";
process.env.LOG_LEVEL = "error";
// The borough is real, and nobody but the tests reaches this.
process.env.ALLOW_DEMO_SIGN_IN = "1";

function hub(...args) {
	const done = spawnSync(process.execPath, ["app/cli/hub.mjs", ...args], { encoding: "utf8" });
	if (done.status !== 0) throw new Error(`hub ${args.join(" ")} failed:\n${done.stdout}${done.stderr}`);
}

const shared = "../shared/data";
if (existsSync(shared)) {
	hub(
		"import",
		"areas",
		`${shared}/areas/england-upper-tier-153.csv`,
		"--outlines",
		`${shared}/areas/england-upper-tier-8pc.geojson`,
	);
	hub("import", "postcodes", `${shared}/postcodes/code-point-open/e.csv`);
	hub(
		"council",
		"add",
		"--slug",
		"waltham-forest",
		"--name",
		"Waltham Forest",
		"--gss",
		"E09000031",
		"--languages",
		"en,ur,pl,ro,ar,bn",
	);
	hub(
		...["import", "services", `${shared}/services/waltham-forest-sessions-2026.csv`],
		...["--council", "waltham-forest", "--map", "session-timetable"],
		...["--venues", `${shared}/services/waltham-forest-venues.csv`],
	);
}
hub("seed");
await import("../../app/cli/start.mjs");
