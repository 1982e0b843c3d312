/** A page of the database that the disk spoilt is noticed by the product itself. */
import { readFileSync, writeFileSync } from "node:fs";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { freshDatabase } from "../setup/fresh-database";
import { startHost } from "../setup/running-host";

const PAGE = 4096;

it("says so to whoever asks whether it is ready, and in its log", async () => {
	const database = await freshDatabase(undefined);
	const settings = { DATABASE_URL: database.url, LOG_LEVEL: "fatal" };
	const whole = await startHost(settings);
	expect(await (await fetch(`${whole.origin}/readyz`)).text()).toBe("ready");
	await whole.stop();

	const file = database.url.replace("file:", "");
	const connection = new Database(file);
	connection.pragma("wal_checkpoint(TRUNCATE)");
	const page = Number(
		connection.prepare("SELECT rootpage FROM sqlite_master WHERE name = 'claim_council'").pluck().get(),
	);
	connection.close();
	const bytes = readFileSync(file);
	bytes.fill(0xa5, (page - 1) * PAGE, page * PAGE);
	writeFileSync(file, bytes);

	const damaged = await startHost(settings);
	const ready = async () => {
		const answer = await fetch(`${damaged.origin}/readyz`);
		return `${answer.status} ${await answer.text()}`;
	};
	await expect.poll(ready, { timeout: 20_000 }).toBe("503 damaged");
	expect(damaged.printed()).toContain("the database is damaged: stop, and restore a backup");
	await damaged.stop();
	await database.drop();
}, 90_000);
