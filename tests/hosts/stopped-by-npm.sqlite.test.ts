/** What is started with npm ends when npm is told to. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase(undefined);
});
afterAll(() => database.drop());

function npm(...args: string[]) {
	const started = spawn("npm", args, {
		env: { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", DATABASE_URL: database.url },
		stdio: ["ignore", "ignore", "pipe"],
	});
	let printed = "";
	started.stderr.setEncoding("utf8").on("data", (text: string) => {
		printed += text;
	});
	// Closed when the last process is gone that could still print.
	return { started, printed: () => printed, ended: once(started, "close") };
}

it("the server", async () => {
	const { started, printed, ended } = npm("start");
	await expect.poll(printed, { timeout: 60_000 }).toMatch(/^Ready: /m);
	started.kill("SIGTERM");
	await ended;
	expect(printed()).toMatch(/^Stopping: /m);
}, 90_000);

it("a command that waits for somebody", async () => {
	const silent = createServer().listen(0, "127.0.0.1");
	await once(silent, "listening");
	const asked = once(silent, "request");
	const feed = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
	const { started, ended } = npm("run", "hub", "--", "import", "open-referral", feed, "--council", "northmere");
	const [request] = await asked;
	const leftAlone = once(request.socket, "close");
	started.kill("SIGTERM");
	await Promise.all([ended, leftAlone]);
	silent.close();
}, 90_000);
