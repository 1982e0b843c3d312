/** A database of before the log had streams: what was recorded stays, is sealed, and is shown as it was. */
import { createHmac, hkdfSync } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { readMigrations } from "../../app/platform/migrations.server";
import { auditEntry } from "../../db/schema";
import { TEST } from "../factories/asker";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { lookInside } from "../setup/look-inside";

const SECRET = "s".repeat(40);
const isPostgres = process.env.DATABASE_URL?.startsWith("postgres") ?? false;
let database: FreshDatabase;
let lastMac = "";

/** As version 11 of the schema left it, with three entries. */
async function writeOld(): Promise<void> {
	const inside = await lookInside(database.url);
	const time = (at: Date) => (isPostgres ? `'${at.toISOString()}'` : String(at.getTime()));
	const appliedAt = isPostgres ? "timestamptz" : "INTEGER";
	await inside.query(`CREATE TABLE schema_migration (name TEXT PRIMARY KEY, applied_at ${appliedAt})`);
	for (const { name, statements } of readMigrations("portal", isPostgres ? "postgres" : "sqlite")) {
		if (name >= "0012") break;
		for (const statement of statements) await inside.query(statement);
		await inside.query(`INSERT INTO schema_migration VALUES ('${name}', ${time(new Date())})`);
	}
	const key = Buffer.from(hkdfSync("sha256", SECRET, "", "start-for-life-hub/audit", 32));
	for (const seq of [1, 2, 3]) {
		const at = new Date(Date.UTC(2026, 10, 20, 10, 0, seq));
		const facts = [seq, at.getTime(), "c", "p", "Pat Field", "entry.edited", "service", "s", { title: "Rhymes" }];
		lastMac = createHmac("sha256", key)
			.update(JSON.stringify([lastMac, ...facts]))
			.digest("base64url");
		await inside.query(`INSERT INTO audit_entry
			(seq, at, council_id, actor_id, actor_name, action, subject_kind, subject_id, details, mac)
			VALUES (${seq}, ${time(at)}, 'c', 'p', 'Pat Field', 'entry.edited', 'service', 's', '{"title":"Rhymes"}', '${lastMac}')`);
		await inside.query(`UPDATE audit_head SET seq = ${seq}, mac = '${lastMac}'`);
	}
	await inside.close();
}

beforeAll(async () => {
	database = await freshDatabase(process.env.DATABASE_URL);
	await writeOld();
	vi.resetModules();
	vi.stubEnv("DATABASE_URL", database.url);
	vi.stubEnv("SESSION_SECRET", SECRET);
});
afterAll(async () => {
	const { closeStores } = await import("../../app/platform/store.server");
	await closeStores();
	vi.unstubAllEnvs();
	await database.drop();
});

it("goes on as streams, with what was there sealed and verifiable", async () => {
	const { portal, readFor } = await import("../../app/platform/store.server");
	const { recordFact, takeRoot, verifyAudit } = await import("../../app/platform/audit.server");
	expect(await (await portal.open()).migrate()).toContain("0012_audit-streams");
	expect(await verifyAudit(portal, TEST)).toEqual({ ok: true, streams: 1, entries: 3 });
	await takeRoot(portal, TEST);
	await recordFact(TEST, { action: "entry.edited", actor: { id: "p" }, councilId: "c" });
	const db = await readFor(TEST);
	const rows = await db.select().from(auditEntry).orderBy(auditEntry.stream, auditEntry.number);
	expect(rows.map(({ stream, number, action }) => `${stream} ${number} ${action}`)).toEqual([
		"before-streams 1 entry.edited",
		"before-streams 2 entry.edited",
		"before-streams 3 entry.edited",
		"council:c 1 entry.edited",
		"portal 1 audit.sealed",
		"root 1 audit.root",
		"root 2 audit.root",
		"root 3 audit.root",
	]);
	const verdict = await verifyAudit(portal, TEST, { stream: "before-streams", number: 3, mac: lastMac });
	expect(verdict).toEqual({ ok: true, streams: 4, entries: 8 });
	await takeRoot(portal, TEST);
	expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
});
