import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { auditEntry, auditHead } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { recorded, recordFact, verifyAudit } from "./audit.server";
import { readFor, transaction } from "./store.server";

const actor = { id: "p1", name: "Alex Field" };
const noted = (action: string) =>
	recordFact(TEST, { action, actor, details: { b: 1, a: { d: [1, null], c: undefined } } });

beforeEach(async () => {
	await transaction(TEST, async (tx) => {
		await tx.delete(auditEntry);
		await tx.update(auditHead).set({ seq: 0, mac: "" });
	});
	for (const action of ["one", "two", "three", "four"]) await noted(action);
});

/** Does what somebody with the database in hand might. */
async function tamper(statement: ReturnType<typeof sql>) {
	await transaction(TEST, (tx) => tx.rows(statement));
}

describe("the audit log", () => {
	it("is whole when nobody tampered with it, and tells its head", async () => {
		expect(await verifyAudit(TEST)).toMatchObject({ ok: true, entries: 4 });
	});

	it("keeps what happened in the order it happened, also when many write at once", async () => {
		await Promise.all(Array.from({ length: 12 }, (_, at) => noted(`at once ${at}`)));
		expect(await verifyAudit(TEST)).toMatchObject({ ok: true, entries: 16 });
	});

	it("keeps nothing of what was not done", async () => {
		const failed = recorded(TEST, async (tx) => {
			tx.record({ action: "five", actor });
			throw new Error("changed my mind");
		});
		await expect(failed).rejects.toThrow("changed my mind");
		expect(await verifyAudit(TEST)).toMatchObject({ ok: true, entries: 4 });
	});

	it.each([
		["an edit", sql`UPDATE audit_entry SET actor_name = 'Somebody else' WHERE seq = 2`, { seq: 2, reason: "changed" }],
		[
			"an edit of the details",
			sql`UPDATE audit_entry SET details = '{"a":2}' WHERE seq = 3`,
			{ seq: 3, reason: "changed" },
		],
		["a removal", sql`DELETE FROM audit_entry WHERE seq = 2`, { seq: 2, reason: "missing" }],
		["a cut-off end", sql`DELETE FROM audit_entry WHERE seq > 2`, { seq: 3, reason: "cut-off" }],
		["an emptied log", sql`DELETE FROM audit_entry`, { seq: 1, reason: "cut-off" }],
	])("shows %s", async (_what, statement, expected) => {
		await tamper(statement);
		expect(await verifyAudit(TEST)).toEqual({ ok: false, ...expected });
	});

	it("shows a cut-off end whose head was put back too, to who wrote the head down", async () => {
		const before = await verifyAudit(TEST);
		const db = await readFor(TEST);
		const [second] = await db.select().from(auditEntry).where(eq(auditEntry.seq, 2));
		await transaction(TEST, async (tx) => {
			await tx.delete(auditEntry).where(sql`seq > 2`);
			await tx.update(auditHead).set({ seq: 2, mac: second?.mac ?? "" });
		});
		expect(await verifyAudit(TEST)).toMatchObject({ ok: true, entries: 2 });
		const known = before.ok ? { seq: before.entries, mac: before.head } : undefined;
		expect(await verifyAudit(TEST, known)).toEqual({ ok: false, seq: 3, reason: "cut-off" });
	});
});
