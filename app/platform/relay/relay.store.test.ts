/** What one store tells the other: each message once, in order, whatever becomes of either of them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { and, asc, eq, like } from "drizzle-orm";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { auditEntry, inbox, outbox } from "../../../db/schema";
import { TEST } from "../../../tests/factories/asker";
import { recordedAt, verifyAudit } from "../audit.server";
import { backUp, restore } from "../backup/backup.server";
import { logger } from "../log.server";
import { health, type ProductStore, portal, STORES } from "../store.server";
import { StoreUnavailable } from "../store-errors";
import { deliverer, type Way } from "./deliver.server";
import { checkRelay, KEPT_DAYS, purgeOutbox, settleUnknown } from "./look-after.server";
import { tellOther } from "./tell-other.server";
import { on, topic } from "./topic";

const said = topic<"health", { words: string }>("test.said", "health");
let refuses = (_words: string) => false;
const onSaid = on(said, async (tx, { words }) => {
	if (refuses(words)) throw new Error(`"${words}" is refused.`);
	tx.record({ action: "test.heard", actor: null, details: { words } });
});
const WAY: Way = { from: health, to: portal, handlers: [onSaid] };

/** Delivers what is due, as a process that has just started. */
const deliver = (way = WAY) => deliverer(way)(TEST, new AbortController().signal);

/** A fact of a record, which the portal is told. */
const say = (record: string, words: string) =>
	recordedAt(health, `record:${record}`, TEST, async (tx) => {
		tx.record({ action: "test.said", actor: null, recordId: record, details: { words } });
		await tellOther(tx, said, `record:${record}`, { words });
	});

/** What the portal has heard, in its order. */
async function heard(): Promise<unknown[]> {
	const db = await portal.readFor(TEST);
	const rows = await db
		.select({ details: auditEntry.details })
		.from(auditEntry)
		.where(and(eq(auditEntry.stream, "portal"), eq(auditEntry.action, "test.heard")))
		.orderBy(asc(auditEntry.number));
	return rows.map(({ details }) => details.words);
}

const undelivered = async () => (await health.readFor(TEST)).select().from(outbox).where(like(outbox.lastError, "%"));
const numberOf = async (store: ProductStore, table: typeof inbox | typeof outbox) =>
	(await store.readFor(TEST)).$count(table);

const folder = mkdtempSync(join(tmpdir(), "hub-relay-"));
afterEach(() => {
	refuses = () => false;
	vi.restoreAllMocks();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("what one store tells the other", () => {
	it("is applied there once, in its order, however often it is carried", async () => {
		for (const words of ["one", "two", "three"]) await say("a", words);
		await Promise.all([deliver(), deliver(), deliver()]);
		await deliver();
		expect(await heard()).toEqual(["one", "two", "three"]);
		expect(await numberOf(portal, inbox)).toBe(3);
		for (const store of STORES) expect(await verifyAudit(store, TEST)).toMatchObject({ ok: true });
		expect(await checkRelay(health, portal, TEST)).toEqual([]);
	});

	it("is told if, and only if, the fact is kept", async () => {
		const before = await numberOf(health, outbox);
		const failing = recordedAt(health, "record:a", TEST, async (tx) => {
			await tellOther(tx, said, "record:a", { words: "never" });
			throw new Error("It is not kept.");
		});
		await expect(failing).rejects.toThrow("It is not kept.");
		expect(await numberOf(health, outbox)).toBe(before);
		await say("a", "four");
		await deliver();
		expect(await heard()).toEqual(["one", "two", "three", "four"]);
	});

	it("is told only when it is on the disk, where it can be read a moment before", async () => {
		await say("a", "five");
		const opened = await health.open();
		const onDisk = vi.spyOn(opened, "onDisk").mockRejectedValue(new StoreUnavailable("The disk failed."));
		await expect(deliver()).rejects.toThrow("The disk failed.");
		expect(await heard()).toHaveLength(4);
		onDisk.mockRestore();
		await deliver();
		expect(await heard()).toHaveLength(5);
	});

	it("stands encrypted", async () => {
		await say("a", "six");
		const [row] = await (await health.readFor(TEST)).select({ body: outbox.body }).from(outbox).limit(1);
		expect(row?.body).toMatch(/^0\.[\w-]{80,}$/);
		await deliver();
		expect(await heard()).toContain("six");
	});

	it("holds up what is about the same thing, and nothing else, when it cannot be applied", async () => {
		vi.spyOn(logger, "error").mockImplementation(() => undefined);
		refuses = (words) => words === "bad";
		for (const [record, words] of [
			["b", "bad"],
			["b", "after bad"],
			["c", "good"],
		] as const)
			await say(record, words);
		await deliver();
		expect((await heard()).slice(-1)).toEqual(["good"]);
		expect(await undelivered()).toMatchObject([{ attempts: 1, lastError: '"bad" is refused.' }]);
		expect(await checkRelay(health, portal, TEST)).toEqual([
			'1 messages "test.said" from the health store to the portal store cannot be applied: "bad" is refused.',
		]);
		refuses = () => false;
		await health.transaction(TEST, (tx) => tx.update(outbox).set({ nextAttemptAt: new Date(0) }));
		await deliver();
		expect((await heard()).slice(-3)).toEqual(["good", "bad", "after bad"]);
	});

	it("that this version does not know waits for one that does", async () => {
		vi.spyOn(logger, "error").mockImplementation(() => undefined);
		await recordedAt(health, "record:d", TEST, async (tx) => {
			await tellOther(tx, topic<"health", null>("test.new", "health"), "record:d", null);
		});
		await deliver();
		expect(await undelivered()).toMatchObject([
			{ lastError: 'This version does not know what to do with "test.new".' },
		]);
		await health.transaction(TEST, (tx) => tx.delete(outbox).where(eq(outbox.topic, "test.new")));
	});
});

describe("while a store is away", () => {
	const nowhere = process.env.DATABASE_URL?.startsWith("file:")
		? "file:/dev/null/health.db"
		: "postgres://hub@127.0.0.1:9/none";

	it("the other one works, and tells it when it is back", async () => {
		const told = topic<"portal", { words: string }>("test.back", "portal");
		const onTold = on(told, async (tx, { words }) => {
			tx.record({ action: "test.heard", actor: null, details: { words } });
		});
		const way: Way = { from: portal, to: health, handlers: [onTold] };
		await health.close();
		health.openInstead(nowhere);
		await portal.transaction(TEST, (tx) => tellOther(tx, told, "x", { words: "meanwhile" }));
		await expect(deliver(way)).rejects.toThrow();
		await health.close();
		health.openInstead(undefined);
		expect(await (await portal.readFor(TEST)).$count(outbox)).toBe(1);
		await deliver(way);
		const [row] = await (await health.readFor(TEST))
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.action, "test.heard"));
		expect(row?.details).toEqual({ words: "meanwhile" });
	});
});

describe("after a restore from a backup,", () => {
	async function setBack(store: ProductStore, since: () => Promise<void>) {
		const backup = join(folder, `${store.name}-${Date.now()}`);
		await backUp(store, backup);
		await since();
		for (const one of STORES) await one.close();
		await restore(store, TEST, backup);
	}

	it("the store that heard is told again what it lost", async () => {
		vi.spyOn(logger, "warn").mockImplementation(() => undefined);
		await say("e", "before the backup");
		await deliver();
		const before = await heard();
		await setBack(portal, async () => {
			for (const words of ["lost once", "lost twice"]) await say("e", words);
			await deliver();
			expect(await heard()).toEqual([...before, "lost once", "lost twice"]);
		});
		expect(await heard()).toEqual(before);
		expect(await checkRelay(health, portal, TEST)).toEqual([
			"the portal store lacks 2 messages that the health store has delivered: it was restored to before them, and is told again when the server runs",
		]);
		await say("e", "after the restore");
		await deliver();
		expect(await heard()).toEqual([...before, "lost once", "lost twice", "after the restore"]);
		expect(await checkRelay(health, portal, TEST)).toEqual([]);
		expect(logger.warn).toHaveBeenCalledWith({ from: "health", to: "portal", lost: 2 }, expect.any(String));
	});

	it("the store that told says nothing twice, and the operator is told what it does not know any more", async () => {
		const before = await heard();
		await setBack(health, async () => {
			await say("f", "told, and forgotten");
			await deliver();
		});
		await say("f", "told anew");
		await deliver();
		expect(await heard()).toEqual([...before, "told, and forgotten", "told anew"]);
		const unknown = (n: number) => [
			expect.stringContaining(
				`the portal store has applied ${n} messages that the health store does not know any more`,
			),
		];
		expect(await checkRelay(health, portal, TEST)).toEqual(unknown(1));
		expect(await checkRelay(portal, health, TEST)).toEqual([]);

		expect(await settleUnknown(health, portal, TEST)).toBe(1);
		expect(await checkRelay(health, portal, TEST)).toEqual([]);
		expect(await settleUnknown(health, portal, TEST)).toBe(0);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		// Another restore is another matter.
		await setBack(health, async () => {
			await say("f", "forgotten as well");
			await deliver();
		});
		expect(await checkRelay(health, portal, TEST)).toEqual(unknown(1));
		expect(await settleUnknown(health, portal, TEST)).toBe(1);
		expect(await checkRelay(health, portal, TEST)).toEqual([]);
	});
});

it("what was delivered long ago is forgotten by who told it, and known by who heard", async () => {
	const [told, known] = [await numberOf(health, outbox), await numberOf(portal, inbox)];
	await say("g", "waits");
	await purgeOutbox(health, TEST, new Date(Date.now() + (KEPT_DAYS + 1) * 86_400_000));
	expect(told).toBeGreaterThan(1);
	expect(await numberOf(health, outbox)).toBe(1);
	expect(await numberOf(portal, inbox)).toBe(known);
	await deliver();
	expect((await heard()).slice(-1)).toEqual(["waits"]);
});
