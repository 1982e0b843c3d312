/** The outbox beside a mail server that behaves badly: nothing is lost, nothing held up, nothing sent as another message. */
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { mail } from "../../../db/schema";
import { TEST } from "../../../tests/factories/asker";
import { allComesDue, aMail, noMessages, pauseOf, readMail, TEST_LIMITS } from "../../../tests/factories/messages";
import { DROP, SILENT, type SmtpStep, smtpServer } from "../../../tests/servers/smtp";
import { logger } from "../log.server";
import { readFor, transaction } from "../store.server";
import { sendDueMail } from "./send-mail.server";
import type { MailSender } from "./sender";
import { smtpSender } from "./smtp-sender.server";

const PATIENT = { timeout: 60_000 };
const going = new AbortController().signal;
const send = (limits = TEST_LIMITS) => sendDueMail(TEST, going, sender, limits);

let smtp: Awaited<ReturnType<typeof smtpServer>>;
let sender: MailSender;
beforeAll(async () => {
	smtp = await smtpServer();
	sender = smtpSender({ url: smtp.url, from: "Northmere <hub@northmere.example>" });
});
afterAll(() => smtp.close());
beforeEach(async () => {
	await noMessages();
	smtp.reset();
});
afterEach(() => vi.restoreAllMocks());

const several = (count: number) => Promise.all(Array.from({ length: count }, () => aMail()));
const statuses = async () =>
	(await (await readFor(TEST)).select({ status: mail.status }).from(mail)).map(({ status }) => status);
const countOf = (verb: string) => smtp.commands.filter((line) => line.startsWith(verb)).length;
const refusing = (refused: SmtpStep, line: string, whose = "") => ({
	at: (step: SmtpStep, said: string) => (step === refused && said.includes(whose) ? line : undefined),
});

describe("a server that never answers", () => {
	it("holds up one message: what is queued meanwhile goes out beside it, and stopping ends it", async () => {
		smtp.script = { at: (step, _line, connection) => (step === "RCPT" && connection === first ? SILENT : undefined) };
		const first = smtp.connections() + 1;
		const slow = await aMail();
		const stopping = new AbortController();
		const sending = sendDueMail(TEST, stopping.signal, sender, { ...TEST_LIMITS, stopMs: 50 });
		await vi.waitFor(() => expect(countOf("RCPT")).toBe(1), PATIENT);
		const others = await several(12);
		await vi.waitFor(async () => {
			for (const { id } of others) expect(await readMail(id)).toMatchObject({ status: "sent" });
		}, PATIENT);
		expect((await readMail(slow.id)).heldBy).toContain(String(process.pid));
		const late = await aMail();
		stopping.abort();
		await sending;
		expect(await readMail(slow.id)).toMatchObject({ status: "queued", attempts: 0, heldBy: null });
		smtp.script = {};
		await send();
		expect(await readMail(slow.id)).toMatchObject({ status: "sent" });
		expect(await readMail(late.id)).toMatchObject({ status: "sent" });
		expect(new Set(smtp.received.map(({ messageId }) => messageId)).size).toBe(14);
		expect(smtp.received).toHaveLength(14);
	});

	it("is given up when the whole of the try has lasted too long", async () => {
		smtp.script = { at: (step) => (step === "greeting" ? SILENT : undefined) };
		const { id } = await aMail();
		await send({ ...TEST_LIMITS, tryMs: 200 });
		expect(await readMail(id)).toMatchObject({ status: "queued", heldBy: null });
		await vi.waitFor(() => expect(smtp.open()).toBe(0), PATIENT);
	});
});

describe("a server that refuses us", () => {
	it.each([
		["at MAIL FROM", "MAIL", "553 5.7.1 Sender address rejected"],
		["without our signing in", "MAIL", "530 5.7.0 Authentication required"],
		["by not relaying", "RCPT", "554 5.7.1 Relay access denied"],
	] as const)(
		"%s is asked by one message at a time, told once, and has all of them when it is mended",
		async (_how, step, line) => {
			const told = vi.spyOn(logger, "error").mockImplementation(() => undefined);
			const ids = (await several(20)).map(({ id }) => id);
			smtp.script = refusing(step, line);
			await send();
			await send();
			// As many as were on their way together, and then nobody.
			expect(countOf("MAIL")).toBe(5);
			for (let tries = 2; tries < 6; tries++) {
				await allComesDue();
				// Two who look at the same moment are one try.
				await Promise.all([send(), send()]);
				expect(countOf("MAIL")).toBe(4 + tries);
				expect(await pauseOf("email")).toMatchObject({ because: "refused", tries });
			}
			expect(told).toHaveBeenCalledTimes(1);
			expect(new Set(await statuses())).toEqual(new Set(["queued"]));
			const longest = (await pauseOf("email"))?.until.getTime() ?? 0;
			expect((longest - Date.now()) / 60_000).toBeGreaterThan(14);
			smtp.script = {};
			await allComesDue();
			await send();
			expect(new Set(await statuses())).toEqual(new Set(["sent"]));
			expect(new Set(smtp.received.map(({ messageId }) => messageId))).toEqual(
				new Set(ids.map((id) => `<${id}@northmere.example>`)),
			);
			expect(await pauseOf("email")).toBeUndefined();
		},
	);

	it("for one recipient keeps that message back, and no other", async () => {
		const denied = await aMail();
		const others = await several(8);
		smtp.script = refusing("RCPT", "554 5.7.1 Relay access denied", denied.recipient);
		await send();
		await allComesDue();
		await send();
		for (const { id } of others) expect(await readMail(id)).toMatchObject({ status: "sent" });
		expect(await readMail(denied.id)).toMatchObject({ status: "queued", attempts: 0 });
		expect((await readMail(denied.id)).lastError).toContain("does not take e-mail from us (554 5.7.1)");
		const inHours = ((await readMail(denied.id)).nextAttemptAt.getTime() - Date.now()) / 3_600_000;
		expect(inHours).toBeGreaterThan(0.9);
	});

	it("lets a process that starts try at once: its settings may be others", async () => {
		smtp.script = refusing("MAIL", "530 5.7.0 Authentication required");
		const { id } = await aMail();
		await send();
		smtp.script = {};
		await transaction(TEST, async (tx) => {
			await tx.update(mail).set({ nextAttemptAt: new Date(0) });
		});
		await send();
		expect(await readMail(id)).toMatchObject({ status: "queued" });
		vi.resetModules();
		const started = await import("./send-mail.server");
		await started.sendDueMail(TEST, going, sender, TEST_LIMITS);
		expect(await readMail(id)).toMatchObject({ status: "sent" });
		await (await import("../store.server")).closeStores();
	});
});

it("a recipient who is refused fails at once and keeps back nobody", async () => {
	const nobody = await aMail();
	const others = await several(3);
	smtp.script = refusing("RCPT", "550 5.1.1 No such user here", nobody.recipient);
	await send();
	expect(await readMail(nobody.id)).toMatchObject({
		status: "failed",
		lastError: "The mail server refused the address (550 5.1.1).",
	});
	for (const { id } of others) expect(await readMail(id)).toMatchObject({ status: "sent" });
	expect(await pauseOf("email")).toBeUndefined();
});

it("where the answer is lost after the message, its end is unknown, and it does not go again by itself", async () => {
	const { id } = await aMail();
	smtp.script = { at: (step) => (step === "message" ? DROP : undefined) };
	await send();
	expect(await readMail(id)).toMatchObject({ status: "unknown", heldBy: null });
	expect((await readMail(id)).lastError).toContain("its answer was lost");
	// Sent again, it needs its words.
	expect((await readMail(id)).words.values).toMatchObject({ title: "Rhyme time" });
	smtp.script = {};
	await allComesDue();
	await send();
	expect(smtp.received).toHaveLength(1);
});

it("a message whose key is missing waits uncounted for it to be put back, and keeps back nobody", async () => {
	const shut = await aMail();
	const gone = `gone.${"A".repeat(120)}`;
	await transaction(TEST, async (tx) => {
		await tx.rows(sql`UPDATE mail SET words = ${gone} WHERE id = ${shut.id}`);
	});
	const others = await several(3);
	await send();
	await allComesDue();
	await send();
	for (const { id } of others) expect(await readMail(id)).toMatchObject({ status: "sent" });
	const db = await readFor(TEST);
	const [row] = await db.select().from(mail).where(eq(mail.id, shut.id));
	expect(row).toMatchObject({ status: "queued", attempts: 0, heldBy: null });
	expect(row?.lastError).toContain("its key is missing");
});

describe("a claim", () => {
	const heldFor = (ms: number) => ({
		attempts: 1,
		heldBy: "another-machine 4711 a-mark",
		heldUntil: new Date(Date.now() + ms),
		nextAttemptAt: new Date(0),
	});

	it("that holds is nobody else's; what a dead process held goes again under the same Message-ID", async () => {
		const held = await aMail(heldFor(60_000));
		const left = await aMail(heldFor(-1));
		await send();
		expect(await readMail(held.id)).toMatchObject({ status: "queued", heldBy: "another-machine 4711 a-mark" });
		expect(await readMail(left.id)).toMatchObject({ status: "sent", attempts: 2 });
		expect(smtp.received).toMatchObject([{ messageId: `<${left.id}@northmere.example>` }]);
	});

	it("holds for as long as the message is being sent", async () => {
		let answer: (() => void) | undefined;
		const slow: MailSender = {
			send: () =>
				new Promise((resolve) => {
					answer = () => resolve({ end: "sent", reference: null });
				}),
		};
		const { id } = await aMail();
		const leaseMs = 3000;
		const sending = sendDueMail(TEST, going, slow, { ...TEST_LIMITS, leaseMs });
		await vi.waitFor(() => expect(answer).toBeDefined(), PATIENT);
		const until = (await readMail(id)).heldUntil?.getTime() ?? 0;
		await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(until), PATIENT);
		await send();
		expect(smtp.received).toEqual([]);
		answer?.();
		await sending;
		expect(await readMail(id)).toMatchObject({ status: "sent", heldBy: null });
	});

	it("that was lost meanwhile changes nothing any more, unless the message is sent", async () => {
		const losing = (end: "sent" | "later"): MailSender => ({
			async send({ id }) {
				await transaction(TEST, async (tx) => {
					await tx.update(mail).set(heldFor(60_000)).where(eq(mail.id, id));
				});
				return end === "sent" ? { end, reference: "42" } : { end, reason: "too late" };
			},
		});
		const [one, two] = await several(2);
		await sendDueMail(TEST, going, losing("later"), TEST_LIMITS);
		for (const id of [one?.id ?? "", two?.id ?? ""]) {
			expect(await readMail(id)).toMatchObject({ heldBy: "another-machine 4711 a-mark", lastError: null });
		}
		await transaction(TEST, async (tx) => {
			await tx.update(mail).set({ heldBy: null, heldUntil: null });
		});
		await sendDueMail(TEST, going, losing("sent"), TEST_LIMITS);
		expect(new Set(await statuses())).toEqual(new Set(["sent"]));
	});
});

it("a fault of ours while sending is told, and the message goes later", async () => {
	const told = vi.spyOn(logger, "error").mockImplementation(() => undefined);
	const { id } = await aMail();
	const faulty: MailSender = {
		send: async () => {
			throw new Error("as it should in this test");
		},
	};
	await sendDueMail(TEST, going, faulty, TEST_LIMITS);
	expect(told).toHaveBeenCalledTimes(1);
	expect(await readMail(id)).toMatchObject({ status: "queued", attempts: 1, heldBy: null });
});
