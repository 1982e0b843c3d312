/** A key is replaced while the product goes on saving: the operator's command in a process of its own, a writer in this one. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { feedback, invitation } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { HUB } from "../../tests/setup/command";

const [F1, F2] = [`f1:${"1".repeat(32)}`, `f2:${"2".repeat(32)}`];
const OLD = 300;
/** An invitation's address with its hash and its name, and a person's address with its hash. */
const OTHERS = 5;

let council: string;
let person: string;
/** What each family wrote, by the row's id. */
const written = new Map<string, string>();

/** The product as it is started with this ring. The one before is closed. */
async function startWith(ring: string) {
	await (await import("./store.server")).closeStores();
	vi.resetModules();
	vi.stubEnv("FIELD_KEYS", ring);
	const { portal, readFor, transaction } = await import("./store.server");
	const { sealedField } = await import("./keys/sealed-field.server");
	const { lookUp } = await import("./keys/look-up.server");
	const keys = await import("./rotate-keys.server");
	const details = sealedField("portal", feedback.details);

	/** A family writes, or what one wrote is put otherwise. */
	async function save(id: string, text: string) {
		const now = new Date();
		const words = { details: details.seal(id, text), updatedAt: now };
		const row = { id, councilId: council, kind: "comment" as const, status: "new" as const, createdAt: now, ...words };
		await transaction(TEST, async (tx) => {
			await tx.insert(feedback).values(row).onConflictDoUpdate({ target: feedback.id, set: words });
		});
		written.set(id, text);
	}

	async function allRead() {
		const rows = await (await readFor(TEST)).select().from(feedback).where(eq(feedback.councilId, council));
		return new Map(rows.map(({ id, details: sealed }) => [id, sealed && details.open(id, sealed)]));
	}
	return { ...keys, portal, readFor, transaction, sealedField, lookUp, save, allRead };
}

/** `hub keys …` in a process of its own. */
function hub(ring: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
	const command = [HUB, "keys", ...args];
	const child = spawn(process.execPath, command, { env: { ...process.env, FIELD_KEYS: ring, LOG_LEVEL: "silent" } });
	let output = "";
	child.stdout.on("data", (text: Buffer) => {
		output += text;
	});
	return new Promise((resolve) => child.once("close", (code) => resolve({ code, output })));
}

const isOpen = (value: string) => ({ ok: true, value });

beforeAll(async () => {
	vi.stubEnv("SESSION_SECRET", "s".repeat(32));
	await startWith(F1);
	const { aCouncil, aPerson } = await import("../../tests/factories");
	council = (await aCouncil()).id;
	person = (await aPerson()).id;
});
afterAll(() => void vi.unstubAllEnvs());

it("a key is replaced while families write: nothing is lost, nothing remains under the old key", async () => {
	const before = await startWith(F1);
	for (let at = 0; at < OLD; at++) await before.save(`old-${at}`, `Old words ${at}`);
	const email = "ann@northmere.example";
	const id = randomUUID();
	const now = new Date();
	await before.transaction(TEST, async (tx) => {
		await tx.insert(invitation).values({
			id,
			councilId: council,
			tokenHash: id,
			email: before.sealedField("portal", invitation.email).seal(id, email),
			emailLookUp: before.lookUp("portal", invitation.emailLookUp).hash(email),
			name: before.sealedField("portal", invitation.name).seal(id, "Ann"),
			role: "editor",
			invitedBy: person,
			createdAt: now,
			expiresAt: now,
		});
		// As a migration leaves what was written before there were keys.
		await tx.rows(sql`UPDATE feedback SET details = ${'-."Words in clear"'} WHERE id = ${"old-7"}`);
		written.set("old-7", "Words in clear");
	});

	const during = await startWith(`${F2},${F1}`);
	expect(await during.countByKey([during.portal], TEST)).toEqual([
		{ key: "f2", values: 0, inRing: true, current: true },
		{ key: "f1", values: OLD - 1 + OTHERS, inRing: true, current: false },
		{ key: "0", values: 0, inRing: true, current: false },
		{ key: "-", values: 1, inRing: false, current: false },
	]);
	expect((await during.allRead()).get("old-7")).toEqual(isOpen("Words in clear"));
	const found = async (product: typeof during) =>
		(await product.readFor(TEST))
			.select({ id: invitation.id })
			.from(invitation)
			.where(product.lookUp("portal", invitation.emailLookUp).is(email));
	expect(await found(during)).toEqual([{ id }]);

	let rotating = true;
	const rotation = hub(`${F2},${F1}`, "rotate", "--json").finally(() => {
		rotating = false;
	});
	let saves = 0;
	while (rotating) {
		await during.save(`new-${saves}`, `New words ${saves}`);
		await during.save(`old-${(saves * 37) % OLD}`, `Changed words ${saves}`);
		saves += 1;
		await new Promise((resolve) => setTimeout(resolve, 5));
	}
	const { code, output } = await rotation;
	expect(code).toBe(0);
	expect(JSON.parse(output)).toMatchObject({ shut: 0, left: [] });
	expect(saves).toBeGreaterThan(10);

	const after = await startWith(F2);
	expect(await after.countByKey([after.portal], TEST)).toEqual([
		{ key: "f2", values: written.size + OTHERS, inRing: true, current: true },
		{ key: "0", values: 0, inRing: true, current: false },
	]);
	const expected = new Map([...written].map(([row, text]) => [row, isOpen(text)]));
	expect(await after.allRead()).toEqual(expected);
	expect(await found(after)).toEqual([{ id }]);
	expect(await after.sealAnew(after.portal, TEST)).toEqual({ sealed: 0, shut: 0 });
});

it("what was begun is gone on with after it was stopped, in transactions that are short", async () => {
	const both = await startWith(`${F1},${F2}`);
	const stop = new AbortController();
	const some = await both.sealAnew(both.portal, TEST, { stopping: stop.signal, onProgress: () => stop.abort() });
	expect(some.sealed).toBeGreaterThan(0);
	expect(some.sealed).toBeLessThanOrEqual(100);
	const rest = await both.sealAnew(both.portal, TEST);
	expect(some.sealed + rest.sealed).toBe(written.size + 3);
});

it("without their key values are counted under its name, and say so when they are read", async () => {
	const product = await startWith(F2);
	const { logger } = await import("./log.server");
	vi.spyOn(logger, "error").mockImplementation(() => undefined);
	expect(await product.countByKey([product.portal], TEST)).toContainEqual({
		key: "f1",
		values: written.size + OTHERS,
		inRing: false,
		current: false,
	});
	expect((await product.allRead()).get("old-1")).toEqual({ ok: false, reason: "key-missing" });
	expect((await hub(F2, "rotate", "--json")).code).toBe(1);
	expect((await hub(F2, "status")).output).toMatch(/^f1 +\d+ +NOT in FIELD_KEYS/m);
});
