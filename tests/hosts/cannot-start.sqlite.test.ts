/** What an operator reads when the product cannot start: what is wrong, where, and what to do. No trace of a stack. */
import { createServer } from "node:net";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { startHost } from "../setup/running-host";

const SETTINGS = { HUB_DEMO: "0", APP_ORIGIN: "https://hub.example.gov.uk", SESSION_SECRET: "s".repeat(32) };
const KEYS = { AUDIT_KEYS: `a:${"a".repeat(32)}`, FIELD_KEYS: `f:${"f".repeat(32)}` };

let database: FreshDatabase;
beforeAll(async () => {
	database = await freshDatabase(undefined);
});
afterAll(() => database.drop());

/** What it printed of why it ended. */
async function refusal(settings: Record<string, string>): Promise<string> {
	const starting = startHost({ ...SETTINGS, ...KEYS, DATABASE_URL: database.url, ...settings });
	const printed = await starting.then(
		async (host) => `It started. ${await host.stop()}`,
		(error: Error) => error.message,
	);
	const [, ...lines] = printed.trim().split("\n");
	// Beside what was done before: "• Migrating the database", "  Building the product: 9 s".
	return lines.filter((line) => !/^(• | {2}\S)/.test(line)).join("\n");
}

it.each([
	["an address of another machine", { HOST: "203.0.113.7" }, "HOST 203.0.113.7 is no address of this machine."],
	["a name that nobody knows", { HOST: "nowhere.invalid" }, "HOST nowhere.invalid is no name that is known here."],
	["providers that are no JSON", { SIGN_IN_PROVIDERS: "[{" }, "SIGN_IN_PROVIDERS is not JSON."],
	["a file that is not there", { EVENT_SENDERS: "/no.json" }, "EVENT_SENDERS names the file /no.json,"],
	["what is missing in a list", { REFERRAL_SENDERS: '[{"id":"a"}]' }, "REFERRAL_SENDERS is wrong: 0.name:"],
])("%s is told in a line", async (_, settings, words) => {
	const told = await refusal(settings);
	expect(told).toContain(words);
	expect(told).not.toContain("\n");
});

it("a port that is taken is told in a line", async () => {
	const other = createServer();
	const port = await new Promise<number>((resolve) => {
		other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
	});
	expect(await refusal({ PORT: String(port) })).toMatch(new RegExp(`^Port ${port} is taken\\..*$`));
	other.close();
});

it("a database of a newer version is not written to by this one", async () => {
	const file = new Database(database.url.replace("file:", ""));
	file.exec("INSERT INTO schema_migration VALUES ('9999_later', 0)");
	file.close();
	expect(await refusal({})).toMatch(
		/^A newer version of this product has brought the database \S+hub\.db up to date: it has 9999_later, .*$/,
	);
});
