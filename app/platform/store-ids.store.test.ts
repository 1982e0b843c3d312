/** A health store that was lost, or is another installation's, is not taken for the one that the portal had. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { eq, sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { auditEntry, storeId } from "../../db/schema";
import { TEST } from "../../tests/factories/asker";
import { HUB } from "../../tests/setup/command";
import { backUp, restore } from "./backup/backup.server";
import { closeStores, health, openStore, ProductStore, pairTrouble, portal, refuseReplaced } from "./store.server";
import { unavailableIn } from "./store-errors";

const { url } = portal;
const isFile = url.startsWith("file:");
const folder = mkdtempSync(join(tmpdir(), "hub-ids-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A database in which nothing is yet; on SQLite, not even the file. */
async function nothingYet(name: string): Promise<string> {
	if (isFile) return `file:${join(folder, `${name}.db`)}`;
	const database = `${new URL(url).pathname.slice(1)}_${name}`;
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(`CREATE DATABASE ${database}`);
	await client.end();
	return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}

/** What opening the health store says in a process that was started with these settings; null when it is opened. */
async function said(healthUrl: string, portalUrl = url): Promise<string | null> {
	const ofPortal = new ProductStore("portal", () => portalUrl);
	const ofHealth = new ProductStore("health", () => healthUrl, ofPortal);
	try {
		await (await ofPortal.open()).migrate();
		const refused = await ofHealth.open().then(
			() => null,
			(error: unknown) => unavailableIn(error)?.message ?? String(error),
		);
		// All else goes on.
		expect(await (await ofPortal.readFor(TEST)).$count(storeId)).toBeGreaterThan(0);
		return refused;
	} finally {
		await ofHealth.close();
		await ofPortal.close();
	}
}

async function isUntouched(of: string): Promise<boolean> {
	if (isFile) return !existsSync(of.replace("file:", ""));
	const client = new pg.Client({ connectionString: of });
	await client.connect();
	const { rowCount } = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
	await client.end();
	return rowCount === 0;
}

async function hub(args: string[], settings: Record<string, string> = {}) {
	await closeStores();
	const { status, stdout, stderr } = spawnSync(process.execPath, [HUB, ...args], {
		env: { ...process.env, LOG_LEVEL: "silent", ...settings },
		encoding: "utf8",
	});
	return { status, said: stdout.trim(), complained: stderr.trim() };
}

it("stores that meet for the first time remember each other, and do so when they come from before there were ids", async () => {
	expect(await said(await nothingYet("h1"), await nothingYet("p1"))).toBeNull();
	for (const store of [portal, health]) {
		await (await store.open()).transaction(TEST, async (tx) => {
			await tx.rows(sql`DROP TABLE store_id`);
			await tx.rows(sql`DELETE FROM schema_migration WHERE name LIKE '%store-ids'`);
		});
	}
	await closeStores();
	expect(await said(health.url)).toBeNull();
	expect(await said(health.url)).toBeNull();
	const ids = async (store: ProductStore) => (await store.readFor(TEST)).select().from(storeId).orderBy(storeId.store);
	expect(await ids(portal)).toHaveLength(2);
	expect(await ids(portal)).toEqual(await ids(health));
	expect(await pairTrouble()).toBeNull();
});

it("an empty one is told, and nothing is made of it, until somebody says that it is the right one", async () => {
	const empty = await nothingYet("empty");
	const words = "is empty, and the portal has had another one: nothing is written to it.";
	expect(await said(empty)).toContain(words);
	const settings = { HEALTH_DATABASE_URL: empty };
	const heads = await hub(["audit", "head"], settings);
	expect(heads).toMatchObject({ status: 1, said: "", complained: expect.stringContaining(words) });
	expect(heads.complained.split("\n")).toHaveLength(1);
	expect(await hub(["check"], settings)).toMatchObject({ status: 1, said: expect.stringContaining(words) });
	expect(await isUntouched(empty)).toBe(true);

	expect((await hub(["stores", "pair"], settings)).status).toBe(0);
	expect(await said(empty)).toBeNull();
	expect(await said(health.url)).toContain("is another one than the portal has had");
	expect((await hub(["stores", "pair"])).said).toBe("The two stores belong together from now on.");
	expect((await hub(["stores", "pair"])).said).toBe("The two stores belong together already.");
	const done = await (await portal.readFor(TEST)).select().from(auditEntry);
	expect(done.filter(({ action }) => action === "stores.paired")).toHaveLength(2);
}, 90_000);

it("one of another installation is told, in either direction", async () => {
	const [otherPortal, otherHealth] = [await nothingYet("p2"), await nothingYet("h2")];
	expect(await said(otherHealth, otherPortal)).toBeNull();
	expect(await said(otherHealth)).toContain("is another one than the portal has had");
	expect(await said(health.url, otherPortal)).toContain("is another one than the portal has had");
	expect(await said(health.url, await nothingYet("p3"))).toContain("belongs to another portal");
	expect(await said(otherHealth, otherPortal)).toBeNull();
});

it("one that was replaced behind a process that has it open is written to no more, until it is the right one", async () => {
	const rename = (id: string) => sql`UPDATE store_id SET id = ${id} WHERE store = 'health'`;
	await refuseReplaced();
	const store = await openStore("health", health.url);
	const [own] = await store.read(TEST).select().from(storeId).where(eq(storeId.store, "health"));
	await store.transaction(TEST, (tx) => tx.rows(rename("another")));
	await expect(refuseReplaced()).rejects.toThrow("is another one than the portal has had");
	await expect(health.transaction(TEST, async () => undefined)).rejects.toThrow("nothing is written to it");
	await store.transaction(TEST, (tx) => tx.rows(rename(own?.id ?? "")));
	await store.close();
	await health.close();
	await health.transaction(TEST, async () => undefined);
});

it("a backup of either has its id, and is not put in the place of the other", async () => {
	for (const [store, other] of [
		[portal, health],
		[health, portal],
	] as const) {
		const backup = join(folder, `${store.name}.backup`);
		await backUp(store, backup);
		await closeStores();
		await expect(restore(other, TEST, backup)).rejects.toThrow(
			`It holds the ${store.name} store, not the ${other.name} store: hub restore --store ${store.name} ${backup}`,
		);
		await restore(store, TEST, backup);
		expect(await said(health.url)).toBeNull();
	}
});

it("a command that only looks makes none", async () => {
	const nowhere = await nothingYet("nowhere");
	const looked = await hub(["council", "list"], { DATABASE_URL: nowhere, HEALTH_DATABASE_URL: health.url });
	expect(looked).toMatchObject({
		status: 1,
		said: "",
		complained: expect.stringContaining("There is no portal store"),
	});
	expect(await isUntouched(nowhere)).toBe(true);
}, 60_000);

it("one database under two spellings is not taken for both", async () => {
	const spellings = [url.replace("127.0.0.1", "localhost")];
	if (isFile) {
		const [file, link] = [url.replace("file:", ""), join(folder, "link.db")];
		symlinkSync(file, link);
		spellings.splice(0, 1, `file:${dirname(file)}/./${basename(file)}`, `file:${link}`);
	}
	for (const spelling of spellings) {
		expect(spelling).not.toBe(url);
		expect(await said(spelling)).toContain("holds the portal's store, not the health store");
	}
	expect(await said(health.url)).toBeNull();
	await expect(said(url, health.url)).rejects.toThrow(
		"which holds the health store. DATABASE_URL and HEALTH_DATABASE_URL name one database, or each other's",
	);
});
