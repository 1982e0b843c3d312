/** The running product beside a mail server that drips, and a process that is killed while it sends. */

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { mailTemplate } from "../../app/platform/mail/mail-template";
import { queueMail } from "../../app/platform/mail/queue-mail.server";
import { openStore } from "../../app/platform/store.server";
import type { Store } from "../../app/platform/store-handles";
import { dialectOf } from "../../db/columns";
import { mail } from "../../db/schema";
import { TEST } from "../factories/asker";
import { DRIP, type SmtpStep, smtpServer } from "../servers/smtp";
import { freePort } from "../setup/free-port";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { startHost } from "../setup/running-host";

/** Of the product and of the test, which both seal and open what waits. */
const SECRETS = vi.hoisted(() => {
	const secrets = {
		SESSION_SECRET: "s".repeat(32),
		AUDIT_KEYS: `a:${"a".repeat(32)}`,
		FIELD_KEYS: `f:${"f".repeat(32)}`,
	};
	return Object.assign(process.env, secrets) && secrets;
});

const PATIENT = { timeout: 60_000, interval: 100 };
const template = mailTemplate("published", "title", "council");
const values = { title: "Rhyme time", council: "Northmere Council", link: "/staff/northmere" };

let database: FreshDatabase;
let store: Store<"portal">;
let smtp: Awaited<ReturnType<typeof smtpServer>>;
beforeAll(async () => {
	const shared = process.env.DATABASE_URL;
	database = await freshDatabase(dialectOf(shared) === "postgres" ? shared : undefined);
	store = await openStore("portal", database.url);
	await store.migrate();
	smtp = await smtpServer();
});
afterAll(async () => {
	await store.close();
	await database.drop();
	await smtp.close();
});

/** The product with a mail server, and nobody's listings. */
async function start() {
	const port = String(await freePort());
	return startHost({
		...SECRETS,
		APP_ORIGIN: `http://localhost:${port}`,
		PORT: port,
		DATABASE_URL: database.url,
		HUB_DEMO: "0",
		SMTP_URL: smtp.url,
		MAIL_FROM: "hub@northmere.example",
	});
}

async function queue(count: number): Promise<string[]> {
	const recipients = Array.from({ length: count }, () => `pat-${crypto.randomUUID()}@northmere.example`);
	await store.transaction(TEST, async (tx) => {
		for (const recipient of recipients) await queueMail(tx, { recipient, template, values });
	});
	return recipients;
}
const rows = () => store.read(TEST).select().from(mail);
const allSent = () =>
	vi.waitFor(async () => {
		for (const { status } of await rows()) expect(status).toBe("sent");
	}, PATIENT);

it.each<[SmtpStep, string]>([
	["greeting", "queued"],
	["RCPT", "queued"],
	["message", "unknown"],
])(
	"dripped on at %s it stops within ten seconds, and loses nothing",
	async (dripped, status) => {
		smtp.reset();
		smtp.script = { dripMs: 4000, at: (step) => (step === dripped ? DRIP : undefined) };
		await store.transaction(TEST, async (tx) => {
			await tx.delete(mail);
		});
		const recipients = await queue(8);
		const first = await start();
		const before = smtp.connections();
		await vi.waitFor(() => expect(smtp.open()).toBe(5), PATIENT);
		if (dripped === "message") await vi.waitFor(() => expect(smtp.received).toHaveLength(5), PATIENT);
		expect(smtp.connections() - before).toBeLessThanOrEqual(5);
		const asked = performance.now();
		await first.stop();
		expect(performance.now() - asked).toBeLessThan(11_000);
		expect(await first.ended).toBe(0);
		const left = await rows();
		expect(left.filter(({ heldBy }) => heldBy !== null)).toEqual([]);
		expect(left.filter((one) => one.status === status)).toHaveLength(status === "queued" ? 8 : 5);

		smtp.script = {};
		await store.transaction(TEST, async (tx) => {
			// As somebody decides who has asked.
			await tx.update(mail).set({ status: "queued" }).where(eq(mail.status, "unknown"));
		});
		const second = await start();
		await allSent();
		await second.stop();
		// However often: each of them under one Message-ID.
		const ids = new Set(left.map(({ id }) => `<${id}@northmere.example>`));
		expect(new Set(smtp.received.map(({ messageId }) => messageId))).toEqual(ids);
		expect(new Set(smtp.received.map(({ to }) => to))).toEqual(new Set(recipients));
	},
	240_000,
);

it("killed while it sends, it leaves what another process takes, under the same Message-ID", async () => {
	smtp.reset();
	smtp.script = { dripMs: 4000, at: (step) => (step === "message" ? DRIP : undefined) };
	await queue(3);
	const first = await start();
	await vi.waitFor(() => expect(smtp.received).toHaveLength(3), PATIENT);
	first.process.kill("SIGKILL");
	await first.ended;
	smtp.script = {};
	const held = (await rows()).filter(({ heldBy }) => heldBy !== null);
	expect(held).toHaveLength(3);
	for (const { heldUntil } of held) expect(heldUntil?.getTime()).toBeGreaterThan(Date.now());
	// What is left of it is not waited for here, but for what another process needs to start and look.
	const lapses = new Date(Date.now() + 8_000);
	await store.transaction(TEST, (tx) => tx.update(mail).set({ heldUntil: lapses }));
	const second = await start();
	await allSent();
	await second.stop();
	// The claim held for its time: nobody took it while its process may have lived.
	for (const { sentAt, id } of held) {
		const [now] = await store.read(TEST).select().from(mail).where(eq(mail.id, id));
		expect(sentAt).toBeNull();
		expect(now?.sentAt?.getTime()).toBeGreaterThanOrEqual(lapses.getTime());
	}
	expect(smtp.received).toHaveLength(6);
	expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(3);
}, 240_000);

it("two processes on one database send each message once", async () => {
	smtp.reset();
	const hosts = await Promise.all([start(), start()]);
	const recipients = await queue(60);
	await allSent();
	await Promise.all(hosts.map((host) => host.stop()));
	expect(smtp.received.map(({ to }) => to).sort()).toEqual([...recipients].sort());
}, 240_000);
