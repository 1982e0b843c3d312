import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { HUB } from "../../tests/setup/command";

function hub(file: string, ...args: string[]) {
	const { SESSION_SECRET: _, ...env } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, [HUB, ...args], {
		env: { ...env, DATABASE_URL: `file:${file}`, HUB_DEMO: "1" },
		encoding: "utf8",
	});
	return { status, said: stdout.trim(), stderr: stderr.trim() };
}

describe("verifying a backup", () => {
	const live = mkdtempSync(join(tmpdir(), "hub-live-"));
	const file = join(live, "hub.db");
	beforeAll(() => {
		const invited = ["--email", "ada@northmere.example", "--name", "Ada", "--role", "editor"];
		expect(hub(file, "migrate").status).toBe(0);
		expect(hub(file, "council", "add", "--slug", "northmere", "--name", "Northmere").status).toBe(0);
		expect(hub(file, "users", "add", "--council", "northmere", ...invited)).toMatchObject({ status: 0 });
		return () => rmSync(live, { recursive: true });
	}, 180_000);

	let folder: string;
	let backup: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "hub-backup-"));
		backup = join(folder, "hub.db");
		const database = new Database(file, { readonly: true });
		database.prepare("VACUUM INTO ?").run(backup);
		database.close();
		return () => rmSync(folder, { recursive: true });
	});

	const verify = () => hub(backup, "audit", "verify", "--store", "portal");
	/** What stands in the folder, by name. */
	const contents = () =>
		readdirSync(folder)
			.sort()
			.map((name) => [
				name,
				createHash("sha256")
					.update(readFileSync(join(folder, name)))
					.digest("hex"),
			]);
	const OWN_KEY = /^Entry 1 of council:\S+ was made with key 0 \(the installation's own\), which is not in AUDIT_KEYS/;

	it("with its key beside it finds it whole, and writes nothing", () => {
		copyFileSync(`${file}.key`, `${backup}.key`);
		const before = contents();
		expect(verify()).toMatchObject({ status: 0, said: expect.stringMatching(/^The log is whole: \d+ entries/) });
		expect(contents()).toEqual(before);
	});

	it("without its key says which is missing, and makes none", () => {
		const before = contents();
		expect(verify()).toMatchObject({
			status: 1,
			said: expect.stringMatching(OWN_KEY),
		});
		expect(contents()).toEqual(before);
	});

	it("with another installation's key says the same, and not that the log was changed", () => {
		writeFileSync(`${backup}.key`, "ab".repeat(32));
		const { status, said } = verify();
		expect(status).toBe(1);
		expect(said).toMatch(OWN_KEY);
		expect(said).not.toMatch(/^Entry \d+ of \S+ was changed/m);
	});

	it("of an earlier version leaves it as it is", () => {
		const database = new Database(backup);
		database.exec("DELETE FROM schema_migration WHERE name LIKE '%audit-streams'");
		database.close();
		const before = contents();
		expect(verify()).toMatchObject({ status: 1, stderr: expect.stringContaining("of an earlier version") });
		expect(contents()).toEqual(before);
	});

	it("that is not there makes no file", () => {
		rmSync(backup);
		expect(verify()).toMatchObject({ status: 1, said: "" });
		expect(contents()).toEqual([]);
	});
});
