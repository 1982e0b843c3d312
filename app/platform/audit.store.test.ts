import { createHmac, hkdfSync, randomUUID } from "node:crypto";
import { desc, eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { auditBranch, auditEntry, auditRooted, auditStream, inbox, keyPrint, person } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { sealAddress } from "../features/people/address.server";
import {
	headToKeep,
	type KnownHead,
	recorded,
	recordedAt,
	recordFact,
	sayFault,
	takeRoot,
	verifyAudit,
	verifyStreams,
} from "./audit.server";
import { installationSecret } from "./keys/secrets.server";
import { health, portal, readFor, transaction } from "./store.server";

const actor = { id: "p1" };
const noted = (action: string, councilId: string | null = "a") =>
	recordFact(TEST, { action, actor, councilId, details: { b: 1, a: { d: [1, null], c: undefined } } });

const isFile = process.env.DATABASE_URL?.startsWith("file:") ?? false;
const A = "council:a";
const B = "council:b";

beforeEach(async () => {
	await transaction(TEST, async (tx) => {
		for (const table of [auditEntry, auditStream, auditRooted, auditBranch]) await tx.delete(table);
	});
	for (const action of ["one", "two", "three", "four"]) await noted(action);
	for (const action of ["five", "six"]) await noted(action, "b");
	await noted("seven", null);
	await takeRoot(portal, TEST);
});

/** Does what somebody with the database in hand might. */
async function tamper(...statements: string[]) {
	await transaction(TEST, async (tx) => {
		for (const statement of statements) await tx.rows(sql.raw(statement));
	});
}

/** What `hub audit head` prints. */
async function rootNow(): Promise<KnownHead> {
	const head = await headToKeep(portal, TEST);
	if (!head) throw new Error("There is no root.");
	return head;
}

/** The tables of the log as they are, to be put back later. */
async function snapshot(
	...tables: (typeof auditEntry | typeof auditStream | typeof auditRooted | typeof auditBranch)[]
) {
	const db = await readFor(TEST);
	const kept = await Promise.all(tables.map(async (table) => ({ table, rows: await db.select().from(table) })));
	return () =>
		transaction(TEST, async (tx) => {
			for (const { table, rows } of kept) {
				await tx.delete(table);
				await tx.insert(table).values(rows as never);
			}
		});
}

describe("the audit log", () => {
	it("is whole when nobody tampered with it, stream by stream", async () => {
		const { number } = await rootNow();
		expect(number).toBeGreaterThan(3);
		expect(await verifyAudit(portal, TEST)).toEqual({ ok: true, streams: 4, entries: 7 + number });
		expect(await verifyStreams(TEST, [A, "council:nobody"])).toEqual({ ok: true, streams: 1, entries: 4 });
	});

	it("keeps what happened in the order it happened, also when many write at once into several streams", async () => {
		await Promise.all(Array.from({ length: 24 }, (_, at) => noted(`at once ${at}`, ["a", "b", null][at % 3])));
		expect(await verifyStreams(TEST, [A, B, "portal"])).toEqual({ ok: true, streams: 3, entries: 31 });
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
	});

	it("keeps nothing of what was not done", async () => {
		const failed = recorded(TEST, async (tx) => {
			tx.record({ action: "eight", actor, councilId: "a" });
			throw new Error("changed my mind");
		});
		await expect(failed).rejects.toThrow("changed my mind");
		expect(await verifyStreams(TEST, [A])).toMatchObject({ ok: true, entries: 4 });
	});

	it("takes facts of several streams in one transaction", async () => {
		await recorded(TEST, async (tx) => {
			for (const councilId of ["b", null, "a", "c"]) tx.record({ action: "everywhere", actor, councilId });
		});
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true, streams: 5 });
		expect(await verifyStreams(TEST, ["council:c", B])).toMatchObject({ ok: true, entries: 4 });
	});
});

const entryOf = (stream: string, number: number) => `stream = '${stream}' AND number = ${number}`;
const withoutStream = [`DELETE FROM audit_entry WHERE stream = '${B}'`, `DELETE FROM audit_stream WHERE name = '${B}'`];
const withoutRoots = [
	"DELETE FROM audit_entry WHERE stream = 'root'",
	"DELETE FROM audit_stream WHERE name = 'root'",
	"DELETE FROM audit_rooted",
];
const copyOfFirst = (stream: string, number: number) =>
	`INSERT INTO audit_entry (stream, number, at, council_id, actor_id, action, details, key, mac)
	SELECT stream, ${number}, at, council_id, 'p2', action, details, key, mac FROM audit_entry WHERE ${entryOf(stream, 1)}`;
const withoutRooted = [...withoutStream, `DELETE FROM audit_rooted WHERE stream = '${B}'`];

describe("what somebody does to the database", () => {
	it.each<[string, string[], { stream: string; number: number; reason: string }]>([
		[
			"an edit of who did it",
			[`UPDATE audit_entry SET actor_id = 'p2' WHERE ${entryOf(A, 2)}`],
			{ stream: A, number: 2, reason: "changed" },
		],
		[
			"a name put beside it",
			[`UPDATE audit_entry SET actor_name = 'Somebody else' WHERE ${entryOf(A, 2)}`],
			{ stream: A, number: 2, reason: "changed" },
		],
		[
			"an edit of the details",
			[`UPDATE audit_entry SET details = '{"a":2}' WHERE ${entryOf(A, 3)}`],
			{ stream: A, number: 3, reason: "changed" },
		],
		[
			"an edit of the first",
			[`UPDATE audit_entry SET action = 'zero' WHERE ${entryOf(A, 1)}`],
			{ stream: A, number: 1, reason: "changed" },
		],
		["a removal", [`DELETE FROM audit_entry WHERE ${entryOf(A, 2)}`], { stream: A, number: 2, reason: "missing" }],
		[
			"a removal whose gap was closed",
			[
				`DELETE FROM audit_entry WHERE ${entryOf(A, 2)}`,
				`UPDATE audit_entry SET number = 2 WHERE ${entryOf(A, 3)}`,
				`UPDATE audit_entry SET number = 3 WHERE ${entryOf(A, 4)}`,
				`UPDATE audit_stream SET length = 3 WHERE name = '${A}'`,
			],
			{ stream: A, number: 2, reason: "changed" },
		],
		[
			"a reordering",
			[
				`UPDATE audit_entry SET number = 9 WHERE ${entryOf(A, 2)}`,
				`UPDATE audit_entry SET number = 2 WHERE ${entryOf(A, 3)}`,
				`UPDATE audit_entry SET number = 3 WHERE ${entryOf(A, 9)}`,
			],
			{ stream: A, number: 2, reason: "changed" },
		],
		[
			"a cut-off end",
			[`DELETE FROM audit_entry WHERE stream = '${A}' AND number > 2`],
			{ stream: A, number: 3, reason: "cut-off" },
		],
		[
			"a cut-off end whose head was set to the entry before",
			[
				`DELETE FROM audit_entry WHERE stream = '${A}' AND number > 2`,
				`UPDATE audit_stream SET length = 2, mac = (SELECT mac FROM audit_entry WHERE ${entryOf(A, 2)}) WHERE name = '${A}'`,
			],
			{ stream: A, number: 2, reason: "head" },
		],
		[
			"an emptied stream",
			[`DELETE FROM audit_entry WHERE stream = '${A}'`],
			{ stream: A, number: 1, reason: "cut-off" },
		],
		[
			"a head set back alone",
			[`UPDATE audit_stream SET length = 3 WHERE name = '${A}'`],
			{ stream: A, number: 3, reason: "head" },
		],
		[
			"an entry moved to another stream",
			[
				`UPDATE audit_entry SET stream = '${A}', number = 5 WHERE ${entryOf(B, 2)}`,
				`UPDATE audit_stream SET length = 5 WHERE name = '${A}'`,
				`UPDATE audit_stream SET length = 1 WHERE name = '${B}'`,
			],
			{ stream: A, number: 5, reason: "changed" },
		],
		[
			"a stream that took the place of another",
			[
				`DELETE FROM audit_entry WHERE stream = '${A}'`,
				`UPDATE audit_entry SET stream = '${A}' WHERE stream = '${B}'`,
				`UPDATE audit_stream SET length = 2, mac = (SELECT mac FROM audit_stream WHERE name = '${B}') WHERE name = '${A}'`,
			],
			{ stream: A, number: 1, reason: "changed" },
		],
		["a stream taken away whole", withoutStream, { stream: B, number: 2, reason: "gone" }],
		[
			"a stream taken away whole, also from what the root covers",
			withoutRooted,
			{ stream: "root", number: 0, reason: "root" },
		],
		[
			"the same, with the digests taken away too",
			[...withoutRooted, "DELETE FROM audit_branch"],
			{ stream: "root", number: 0, reason: "root" },
		],
		["an entry put before the first", [copyOfFirst(A, 0)], { stream: A, number: 0, reason: "added" }],
		["an entry with a number below nothing", [copyOfFirst(A, -1)], { stream: A, number: -1, reason: "added" }],
		["a root put before the first", [copyOfFirst("root", 0)], { stream: "root", number: 0, reason: "added" }],
		[
			"a stream without a name",
			[
				`INSERT INTO audit_entry (stream, number, at, council_id, actor_id, action, details, key, mac)
				SELECT '', 1, at, council_id, 'p2', action, details, key, mac FROM audit_entry WHERE ${entryOf(A, 1)}`,
				`INSERT INTO audit_stream (name, length, key, mac) SELECT '', 1, key, mac FROM audit_stream WHERE name = '${A}'`,
			],
			{ stream: "", number: 1, reason: "foreign" },
		],
		[
			"entries without a head in a stream without a name",
			[
				`INSERT INTO audit_entry (stream, number, at, council_id, actor_id, action, details, key, mac)
				SELECT '', 1, at, council_id, 'p2', action, details, key, mac FROM audit_entry WHERE ${entryOf(A, 1)}`,
			],
			{ stream: "", number: 0, reason: "head" },
		],
		[
			"a head of a stream without entries",
			["INSERT INTO audit_stream (name, length, key, mac) VALUES ('council:x', 0, '', '')"],
			{ stream: "council:x", number: 0, reason: "head" },
		],
		[
			"another key named beside a head",
			[`UPDATE audit_stream SET key = 'other' WHERE name = '${A}'`],
			{ stream: A, number: 4, reason: "head" },
		],
		[
			"the roots taken away",
			[...withoutRooted, "DELETE FROM audit_branch", ...withoutRoots],
			{ stream: "root", number: 1, reason: "no-root" },
		],
		[
			"the roots taken away, and not what they cover",
			withoutRoots.slice(0, 2),
			{ stream: "root", number: 1, reason: "no-root" },
		],
		[
			"a head taken away",
			[`DELETE FROM audit_stream WHERE name = '${B}'`, `DELETE FROM audit_rooted WHERE stream = '${B}'`],
			{ stream: B, number: 0, reason: "head" },
		],
		[
			"a root that covers less",
			[`UPDATE audit_rooted SET length = 1 WHERE stream = '${B}'`],
			{ stream: "root", number: 0, reason: "root" },
		],
		[
			"a forged entry of a stream that never was",
			[
				`INSERT INTO audit_entry (stream, number, at, council_id, action, details, key, mac)
				SELECT 'council:x', 1, at, 'x', action, details, key, mac FROM audit_entry WHERE ${entryOf(B, 1)}`,
			],
			{ stream: "council:x", number: 0, reason: "head" },
		],
	])("%s is found", async (_what, statements, expected) => {
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		const root = await rootNow();
		await tamper(...statements);
		const found = { ...expected, number: expected.reason === "root" ? root.number : expected.number };
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: false, faults: expect.arrayContaining([found]) });
		// And it stays found when the log goes on.
		if (["missing", "cut-off", "no-root"].includes(expected.reason)) return;
		await noted("afterwards", "z");
		await takeRoot(portal, TEST).catch(() => undefined);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: false });
	});

	it("a head that was kept and set back, with its stream, is found by the root", async () => {
		const setBack = await snapshot(auditEntry, auditStream);
		await noted("to be forgotten");
		expect(await verifyStreams(TEST, [A])).toMatchObject({ ok: true, entries: 5 });
		await takeRoot(portal, TEST);
		const roots = await snapshot(auditRooted, auditBranch);
		const db = await readFor(TEST);
		const [rootHead] = await db.select().from(auditStream).where(eq(auditStream.name, "root"));
		const [rootEntry] = await db
			.select()
			.from(auditEntry)
			.where(eq(auditEntry.stream, "root"))
			.orderBy(desc(auditEntry.number))
			.limit(1);
		await setBack();
		await roots();
		await transaction(TEST, async (tx) => {
			if (rootEntry) await tx.insert(auditEntry).values(rootEntry);
			if (rootHead) await tx.update(auditStream).set(rootHead).where(eq(auditStream.name, "root"));
		});
		const expected = { ok: false, faults: [{ stream: A, number: 5, reason: "set-back" }] };
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
		expect(await verifyStreams(TEST, [A])).toEqual(expected);
		// A new root does not make it right.
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
		// What is written instead is another entry than the root says.
		await noted("instead");
		await noted("and more");
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toMatchObject({
			faults: expect.arrayContaining([{ stream: A, number: 5, reason: "set-back" }]),
		});
	});

	it("all of it set back, the roots too, is found by who kept a head elsewhere", async () => {
		const setBack = await snapshot(auditEntry, auditStream, auditRooted, auditBranch);
		await noted("to be forgotten");
		await takeRoot(portal, TEST);
		const known = await rootNow();
		expect(await verifyAudit(portal, TEST, known)).toMatchObject({ ok: true });
		await setBack();
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		const lost = { ok: false, faults: [{ stream: "root", number: known.number, reason: "known" }] };
		expect(await verifyAudit(portal, TEST, known)).toEqual(lost);
		await noted("instead");
		await takeRoot(portal, TEST);
		expect(await rootNow()).toMatchObject({ number: known.number });
		expect(await verifyAudit(portal, TEST, known)).toEqual(lost);
		expect(await verifyAudit(portal, TEST, { stream: "council:never", number: 1, mac: "x" })).toMatchObject({
			ok: false,
		});
	});

	it("newest entries cut off with all that the database knows of earlier heads are found", async () => {
		for (const action of ["eight", "nine"]) await noted(action);
		const db = await readFor(TEST);
		const [rooted] = await db.select().from(auditRooted).where(eq(auditRooted.stream, A));
		expect(rooted?.length).toBe(4);
		await tamper(
			`DELETE FROM audit_entry WHERE stream = '${A}' AND number > 4`,
			`UPDATE audit_stream SET length = 4, mac = (SELECT mac FROM audit_rooted WHERE stream = '${A}') WHERE name = '${A}'`,
		);
		const expected = { ok: false, faults: [{ stream: A, number: 4, reason: "head" }] };
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
	});

	it("no MAC of a head stands anywhere but with the heads", async () => {
		const db = await readFor(TEST);
		const kept = await rootNow();
		const heads = (await db.select().from(auditStream)).map(({ mac }) => mac);
		const elsewhere = JSON.stringify([
			await db.select().from(auditRooted),
			await db.select().from(auditBranch),
			await db.select().from(auditEntry),
			kept,
		]);
		expect(heads.length).toBe(4);
		expect(heads.filter((mac) => elsewhere.includes(mac))).toEqual([]);
		expect(await verifyAudit(portal, TEST, kept)).toMatchObject({ ok: true });
	});

	it("roots that begin anew, younger than what they cover, are found", async () => {
		vi.useFakeTimers({ now: Date.now() - 24 * 3_600_000, toFake: ["Date"] });
		await transaction(TEST, async (tx) => {
			for (const table of [auditEntry, auditStream, auditRooted, auditBranch]) await tx.delete(table);
		});
		for (const councilId of ["a", "b", null]) await noted("long ago", councilId);
		await takeRoot(portal, TEST);
		vi.useRealTimers();
		await noted("today");
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true, streams: 4 });
		await tamper(...withoutRooted, "DELETE FROM audit_branch", ...withoutRoots);
		await takeRoot(portal, TEST);
		expect((await rootNow()).number).toBe(1);
		const expected = { ok: false, faults: [{ stream: "root", number: 1, reason: "no-root" }] };
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
		await noted("of another", "z");
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toEqual(expected);
	});

	it.each(["portal", "health"] as const)("a log of the %s store that was emptied is found", async (name) => {
		const store = name === "portal" ? portal : health;
		const [id, then, before] = [randomUUID(), new Date(Date.now() - 3_600_000), new Date(Date.now() - 7_200_000)];
		await store.transaction(TEST, async (tx) => {
			for (const table of [auditEntry, auditStream, auditRooted, auditBranch]) await tx.delete(table);
			await tx.insert(inbox).values({ id, topic: "test", appliedAt: then });
			if (name === "portal")
				await tx.insert(person).values({ id, name: "A", ...sealAddress(id, "a@example.org"), createdAt: then });
		});
		const [since] = await (await store.readFor(TEST)).rows<{ at: unknown }>(
			sql`SELECT min(applied_at) AS at FROM schema_migration`,
		);
		expect(since?.at).toBeDefined();
		const setSince = (at: Date) =>
			store.transaction(TEST, (tx) =>
				tx.rows(sql`UPDATE schema_migration SET applied_at = ${isFile ? at.getTime() : at.toISOString()}`),
			);
		// What was there before the log recorded such things has no entries.
		expect(await verifyAudit(store, TEST)).toEqual({ ok: true, streams: 0, entries: 0 });
		await setSince(before);
		const expected = { ok: false, faults: [{ stream: name, number: 1, reason: "emptied" }] };
		expect(await verifyAudit(store, TEST)).toEqual(expected);
		await recordedAt(store, name, TEST, async (tx) => tx.record({ action: "anew", actor: null }));
		await takeRoot(store, TEST);
		expect(await verifyAudit(store, TEST)).toEqual(expected);
		await setSince(new Date());
		await store.transaction(TEST, (tx) => tx.delete(inbox).where(eq(inbox.id, id)));
		await transaction(TEST, (tx) => tx.delete(person).where(eq(person.id, id)));
	});

	it("the log of one store is not taken for the other's", async () => {
		const tables = [auditEntry, auditStream, auditRooted, auditBranch];
		const clear = () =>
			health.transaction(TEST, async (tx) => {
				for (const table of tables) await tx.delete(table);
			});
		await clear();
		await recordedAt(health, "health", TEST, async (tx) => {
			tx.record({ action: "here", actor: null });
			// The health store has no streams of councils.
			tx.record({ action: "of a council", actor: null, councilId: "a" });
			tx.record({ action: "of a record", actor: null, recordId: "r" });
		});
		expect(await verifyAudit(health, TEST)).toMatchObject({ ok: true, streams: 3 });
		await clear();
		const db = await readFor(TEST);
		await health.transaction(TEST, async (tx) => {
			for (const table of tables) await tx.insert(table).values((await db.select().from(table)) as never);
		});
		const verdict = await verifyAudit(health, TEST);
		expect(verdict).toEqual({
			ok: false,
			faults: expect.arrayContaining([
				{ stream: A, number: 4, reason: "foreign" },
				{ stream: "portal", number: 1, reason: "foreign" },
				{ stream: "root", number: 1, reason: "changed" },
			]),
		});
		expect(verdict.ok ? [] : verdict.faults.map(sayFault)).toContain(
			`Entry 4 of ${A} is of a stream that this store does not have.`,
		);
		await clear();
	});

	it("a council's page misses its stream, too", async () => {
		await tamper(...withoutStream);
		expect(await verifyStreams(TEST, [A, B])).toEqual({
			ok: false,
			faults: [{ stream: B, number: 2, reason: "gone" }],
		});
	});

	it("what is added to a stream that was set back does not make it right", async () => {
		await tamper(
			`DELETE FROM audit_entry WHERE stream = '${A}' AND number > 2`,
			`UPDATE audit_stream SET length = 2, mac = 'made up' WHERE name = '${A}'`,
			"DELETE FROM audit_rooted",
		);
		await noted("goes on");
		expect(await verifyStreams(TEST, [A])).toEqual({
			ok: false,
			faults: [{ stream: A, number: 3, reason: "changed" }],
		});
	});
});

describe("roots", () => {
	it("are taken at once for a new stream, otherwise when something has changed", async () => {
		const { number } = await rootNow();
		await takeRoot(portal, TEST);
		expect((await rootNow()).number).toBe(number);
		await noted("more");
		expect((await rootNow()).number).toBe(number);
		await noted("of another", "d");
		expect((await rootNow()).number).toBe(number + 1);
		await takeRoot(portal, TEST);
		expect((await rootNow()).number).toBe(number + 2);
		await takeRoot(portal, TEST);
		expect((await rootNow()).number).toBe(number + 2);
	});

	it("cover hundreds of streams, several on a branch", async () => {
		await recorded(TEST, async (tx) => {
			for (let at = 0; at < 600; at++) tx.record({ action: "many", actor, councilId: `many-${at}` });
		});
		const db = await readFor(TEST);
		expect(await db.$count(auditRooted)).toBe(603);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true, streams: 604 });
		await tamper("DELETE FROM audit_branch");
		await noted("goes on", "many-7");
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		await tamper("UPDATE audit_rooted SET mac = 'x' WHERE stream = 'council:many-8'");
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: false });
	}, 180_000);
});

describe("keys", () => {
	const A1 = `a1:${"1".repeat(32)}`;
	const A2 = `a2:${"2".repeat(32)}`;

	/** The log as a process has it that starts with this ring. */
	async function withRing(ring: string, looksOnly = false) {
		vi.resetModules();
		vi.stubEnv("AUDIT_KEYS", ring);
		const [log, stores] = await Promise.all([import("./audit.server"), import("./store.server")]);
		if (looksOnly) stores.openToRead();
		opened.push(stores.closeStores);
		return log;
	}
	const lookingWith = (ring: string) => withRing(ring, true);
	const opened: (() => Promise<void>)[] = [];
	afterEach(async () => {
		for (const close of opened.splice(0)) await close();
		vi.unstubAllEnvs();
		vi.resetModules();
	});
	const fact = { action: "eight", actor, councilId: "a" };

	it("change while old entries stay verifiable, and new ones are made with the new key", async () => {
		const first = await withRing(A1);
		await first.recordFact(TEST, fact);
		const second = await withRing(`${A2},${A1}`);
		await second.recordFact(TEST, fact);
		await second.takeRoot(portal, TEST);
		expect(await second.verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		const db = await readFor(TEST);
		const rows = await db.select().from(auditEntry).where(eq(auditEntry.stream, A)).orderBy(auditEntry.number);
		expect(rows.map(({ key }) => key.split(".")[0])).toEqual(["0", "0", "0", "0", "a1", "a2"]);

		const without = await lookingWith(A2);
		const missing = { ok: false, faults: [{ stream: A, number: 5, reason: "key", key: "a1" }] };
		expect(await without.verifyStreams(TEST, [A])).toEqual(missing);
		const other = await lookingWith(`${A2},a1:${"3".repeat(32)}`);
		expect(await other.verifyStreams(TEST, [A])).toEqual(missing);
		const renamed = await lookingWith(`${A2},b:${"1".repeat(32)}`);
		expect(await renamed.verifyStreams(TEST, [A])).toMatchObject({ ok: true });
	});

	it("of an installation whose own secret changes stay in the ring under a name", async () => {
		const [own, next] = ["o".repeat(40), "n".repeat(40)];
		const verdictWith = async (secret: string, ring: string) => {
			vi.stubEnv("SESSION_SECRET", secret);
			return (await lookingWith(ring)).verifyStreams(TEST, ["council:s"]);
		};
		// As one that is written to for the first time.
		await transaction(TEST, (tx) => tx.delete(keyPrint));
		vi.stubEnv("SESSION_SECRET", own);
		await (await withRing("")).recordFact(TEST, { ...fact, councilId: "s" });
		expect(await verdictWith(own, A1)).toMatchObject({ ok: true, entries: 1 });
		expect(await verdictWith(next, A1)).toEqual({
			ok: false,
			faults: [{ stream: "council:s", number: 1, reason: "key", key: "0" }],
		});
		expect(await verdictWith(next, `${A1},old:${own}`)).toMatchObject({ ok: true, entries: 1 });
	});
});

describe("the log from before there were streams", () => {
	const BEFORE = "before-streams";

	/** As the version before wrote it, and as the migration leaves it. */
	async function writeEarlierLog(count: number, secret = installationSecret()) {
		const key = Buffer.from(hkdfSync("sha256", secret, "", "start-for-life-hub/audit", 32));
		let mac = "";
		const at = new Date("2026-11-20T10:00:00Z");
		const rows = Array.from({ length: count }, (_, index) => {
			const facts = { councilId: "a", actorId: "p1", actorName: "Alex Field", action: `old ${index + 1}` };
			const { councilId, actorId, actorName, action } = facts;
			mac = createHmac("sha256", key)
				.update(
					JSON.stringify([mac, index + 1, at.getTime(), councilId, actorId, actorName, action, null, null, { t: "x" }]),
				)
				.digest("base64url");
			return {
				...facts,
				stream: BEFORE,
				number: index + 1,
				at,
				subjectKind: null,
				subjectId: null,
				details: { t: "x" },
				key: "",
				mac,
			};
		});
		await transaction(TEST, async (tx) => {
			await tx.insert(auditEntry).values(rows);
			await tx.insert(auditStream).values({ name: BEFORE, length: count, key: "", mac });
		});
		return mac;
	}

	it("is verified as it was, sealed once, and covered by the root", async () => {
		const mac = await writeEarlierLog(3);
		expect(await verifyStreams(TEST, [BEFORE])).toEqual({ ok: true, streams: 1, entries: 3 });
		await takeRoot(portal, TEST);
		await takeRoot(portal, TEST);
		const db = await readFor(TEST);
		const seals = await db.select().from(auditEntry).where(eq(auditEntry.action, "audit.sealed"));
		expect(seals.map(({ stream, details }) => [stream, details.entries, details.mac])).toEqual([["portal", 3, mac]]);
		expect(await db.select().from(auditRooted).where(eq(auditRooted.stream, BEFORE))).toMatchObject([{ length: 3 }]);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true, streams: 5 });
		expect(await verifyAudit(portal, TEST, { stream: BEFORE, number: 3, mac })).toMatchObject({ ok: true });
		expect(await verifyAudit(portal, TEST, { stream: BEFORE, number: 2, mac })).toMatchObject({ ok: false });
	});

	it.each<[string, string[], { number: number; reason: string }]>([
		[
			"an edit",
			[`UPDATE audit_entry SET actor_name = 'Somebody else' WHERE ${entryOf(BEFORE, 2)}`],
			{ number: 2, reason: "changed" },
		],
		[
			"an edit of the first",
			[`UPDATE audit_entry SET action = 'x' WHERE ${entryOf(BEFORE, 1)}`],
			{ number: 1, reason: "changed" },
		],
		["a cut-off end", [`DELETE FROM audit_entry WHERE ${entryOf(BEFORE, 3)}`], { number: 3, reason: "cut-off" }],
		[
			"a cut-off end whose head was set back",
			[
				`DELETE FROM audit_entry WHERE ${entryOf(BEFORE, 3)}`,
				`UPDATE audit_stream SET length = 2, key = '', mac = (SELECT mac FROM audit_entry WHERE ${entryOf(BEFORE, 2)})
				WHERE name = '${BEFORE}'`,
			],
			{ number: 2, reason: "head" },
		],
	])("%s is found in it", async (_what, statements, expected) => {
		await writeEarlierLog(3);
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toMatchObject({ ok: true });
		await tamper(...statements);
		const verdict = { ok: false, faults: expect.arrayContaining([{ stream: BEFORE, ...expected }]) };
		expect(await verifyAudit(portal, TEST)).toMatchObject(verdict);
		await takeRoot(portal, TEST);
		expect(await verifyAudit(portal, TEST)).toMatchObject(verdict);
	});

	it("says which key is missing, sealed or not", async () => {
		await writeEarlierLog(3, Buffer.from("another secret"));
		const missing = { ok: false, faults: [{ stream: BEFORE, number: 1, reason: "key", key: "0" }] };
		expect(await verifyStreams(TEST, [BEFORE])).toEqual(missing);
		await takeRoot(portal, TEST);
		expect(await verifyStreams(TEST, [BEFORE])).toEqual(missing);
	});
});
