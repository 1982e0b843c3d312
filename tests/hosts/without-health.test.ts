/** The running product while its health store is away: families and staff notice nothing, and nothing told is lost. */
import { randomUUID } from "node:crypto";
import { existsSync, renameSync } from "node:fs";
import { eq } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { personErased } from "../../app/features/people/members/person-erased";
import { tellOther } from "../../app/platform/relay/tell-other.server";
import { openStore } from "../../app/platform/store.server";
import { dialectOf } from "../../db/columns";
import { auditEntry, outbox } from "../../db/schema";
import { TEST } from "../factories/asker";
import { BadNetwork } from "../setup/bad-network";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { type RunningHost, startHost } from "../setup/running-host";

/** Of the product and of the test, which both seal and open what is told. */
const SECRETS = vi.hoisted(() => {
	const secrets = {
		SESSION_SECRET: "s".repeat(32),
		AUDIT_KEYS: `a:${"a".repeat(32)}`,
		FIELD_KEYS: `f:${"f".repeat(32)}`,
	};
	return Object.assign(process.env, secrets) && secrets;
});
const PATIENT = { timeout: 30_000, interval: 100 };

const server = process.env.DATABASE_URL ?? "";
const isPostgres = dialectOf(server) === "postgres";

let database: FreshDatabase;
let healthUrl: string;
let host: RunningHost;
/** The way to PostgreSQL's health store, always by the same port. */
let network: BadNetwork | undefined;
let port = 0;

async function connect() {
	network = new BadNetwork(Number(new URL(server).port));
	port = await network.listen(port);
}

const start = (settings: Record<string, string> = {}) =>
	startHost({
		...SECRETS,
		DATABASE_URL: database.url,
		HEALTH_DATABASE_URL: isPostgres ? Object.assign(new URL(healthUrl), { port: String(port) }).href : healthUrl,
		...settings,
	});

beforeAll(async () => {
	database = await freshDatabase(isPostgres ? server : undefined);
	healthUrl = isPostgres ? `${database.url}_health` : database.url.replace(/\.db$/, ".health.db");
	if (isPostgres) await connect();
	host = await start();
}, 180_000);
afterAll(async () => {
	await host.stop();
	network?.close();
	await database.drop();
});

const file = () => healthUrl.replace("file:", "");
function takeAway() {
	if (network) network.close();
	else renameSync(file(), `${file()}.away`);
}
async function putBack() {
	if (network) await connect();
	else renameSync(`${file()}.away`, file());
}

const ready = async () => {
	const answer = await fetch(`${host.origin}/readyz`);
	return `${answer.status} ${await answer.text()}`;
};
const AWAY = "200 ready\nhealth store: not ready";

it("serves all else, says so, and tells it what happened meanwhile when it is back", async () => {
	await expect.poll(ready, PATIENT).toBe("200 ready");
	takeAway();
	await expect.poll(ready, PATIENT).toBe(AWAY);
	for (const path of ["/northmere", "/northmere/services?q=songs", "/staff/northmere"]) {
		expect((await fetch(host.origin + path)).status, path).toBe(200);
	}
	const personId = randomUUID();
	const portal = await openStore("portal", database.url);
	await portal.transaction(TEST, (tx) => tellOther(tx, personErased, `person:${personId}`, { personId }));
	const waiting = () => portal.read(TEST).select({ deliveredAt: outbox.deliveredAt }).from(outbox);
	expect(await waiting()).toEqual([{ deliveredAt: null }]);

	await putBack();
	await expect.poll(ready, PATIENT).toBe("200 ready");
	await expect.poll(waiting, PATIENT).toEqual([{ deliveredAt: expect.any(Date) }]);
	await portal.close();
	const health = await openStore("health", healthUrl);
	const told = await health.read(TEST).select().from(auditEntry).where(eq(auditEntry.action, "person.erased"));
	expect(told).toMatchObject([{ stream: "health", subjectId: personId, actorId: null }]);
	await health.close();
	expect(host.printed()).toContain("Ready: ");
	expect(host.printed()).not.toContain("a job in the background failed");
}, 120_000);

it("starts without one that is empty although the portal has had one, says so, and makes nothing of it", async () => {
	await host.stop();
	const empty = isPostgres ? `${database.url}_empty` : healthUrl.replace("health", "empty");
	if (isPostgres) {
		const client = new pg.Client({ connectionString: server });
		await client.connect();
		await client.query(`CREATE DATABASE ${new URL(empty).pathname.slice(1)}`);
		await client.end();
	}
	host = await start({ HEALTH_DATABASE_URL: empty });
	expect(host.printed()).toMatch(/is empty, and the portal has had another one: .*All but health records is served/);
	await expect.poll(ready, PATIENT).toContain(`${AWAY}: empty, or another one than the portal's`);
	expect((await fetch(`${host.origin}/northmere`)).status).toBe(200);
	if (!isPostgres) expect(existsSync(empty.replace("file:", ""))).toBe(false);
	await host.stop();
	host = await start();
	await expect.poll(ready, PATIENT).toBe("200 ready");
}, 120_000);

const onServer = isPostgres ? it : undefined;
onServer?.(
	"starts without it, and takes it up when it answers",
	async () => {
		await host.stop();
		takeAway();
		host = await start();
		expect(host.printed()).toContain("All but health records is served without it");
		await expect.poll(ready, PATIENT).toBe(AWAY);
		await putBack();
		await expect.poll(ready, PATIENT).toBe("200 ready");
		expect(host.printed().match(/Waiting for PostgreSQL/g)).toHaveLength(1);
	},
	120_000,
);

onServer?.(
	"starts without one that is not there, and says which",
	async () => {
		await host.stop();
		host = await start({ HEALTH_DATABASE_URL: `${database.url}_absent` });
		expect(host.printed()).toMatch(/has no database "\w+_absent"\. .*All but health records is served without it/);
		await expect.poll(ready, PATIENT).toBe(AWAY);
		expect((await fetch(`${host.origin}/northmere`)).status).toBe(200);
	},
	120_000,
);
