/** What is known of a try, however badly the mail server behaves: over TCP, and to the end of the connection. */
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { DRIP, DROP, SILENT, type SmtpStep, smtpServer } from "../../../tests/servers/smtp";
import type { MailSender } from "./sender";
import { smtpSender } from "./smtp-sender.server";

const message = {
	id: "0b0c5a6e-5f0b-4f7e-9a52-2f2d6f6c1a10",
	recipient: "pat@northmere.example",
	subject: "Hello",
	text: ".a line that begins with a full stop\nand another",
	html: "<p>Hello</p>",
	triedBefore: false,
	stop: null,
};

let smtp: Awaited<ReturnType<typeof smtpServer>>;
let sender: MailSender;
beforeAll(async () => {
	smtp = await smtpServer();
	sender = smtpSender({ url: smtp.url, from: "Northmere <hub@northmere.example>" });
});
afterAll(() => smtp.close());
beforeEach(() => smtp.reset());

/** Sends, and gives up a moment after the server has come to a step. */
async function sendUntil(last: SmtpStep, trick: typeof SILENT | typeof DRIP) {
	const ending = new AbortController();
	smtp.script = {
		dripMs: 10,
		at(step) {
			if (step !== last) return undefined;
			wait(100).then(() => ending.abort());
			return trick;
		},
	};
	return sender.send(message, ending.signal);
}

const noConnections = () => vi.waitFor(() => expect(smtp.open()).toBe(0), { timeout: 20_000 });
const never = () => new AbortController().signal;

it("a message goes over one connection, which is closed", async () => {
	expect(await sender.send(message, never())).toEqual({ end: "sent", reference: message.id });
	expect(smtp.received).toMatchObject([{ to: message.recipient, messageId: `<${message.id}@northmere.example>` }]);
	expect(smtp.received[0]?.text).toContain("\r\n.a line that begins with a full stop\r\n");
	await noConnections();
});

it("mail programs are told where one click stops such e-mails, and of none where they cannot be stopped", async () => {
	const stop = "https://hub.example/red-book/reminders/x";
	await sender.send(message, never());
	await sender.send({ ...message, stop }, never());
	const [one, other] = smtp.received.map(({ text }) => text.replaceAll("\r\n ", " "));
	expect(one).toContain("Auto-Submitted: auto-generated");
	expect(one).not.toContain("List-Unsubscribe");
	expect(other).toContain(`\r\nList-Unsubscribe: <${stop}>\r\n`);
	expect(other).toContain("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
});

describe("a server that", () => {
	it.each([
		["greeting", { end: "held-up", because: "away" }],
		["EHLO", { end: "held-up", because: "away" }],
		["MAIL", { end: "later" }],
		["RCPT", { end: "later" }],
		["DATA", { end: "later" }],
		["message", { end: "unknown" }],
	] as const)("says nothing at %s, drips there or drops the line, ends the try: %j", async (step, outcome) => {
		expect(await sendUntil(step, SILENT)).toMatchObject(outcome);
		await noConnections();
		expect(await sendUntil(step, DRIP)).toMatchObject(outcome);
		await noConnections();
		smtp.script = { at: (at) => (at === step ? DROP : undefined) };
		expect(await sender.send(message, never())).toMatchObject(outcome);
		await noConnections();
		expect(smtp.received).toHaveLength(step === "message" ? 3 : 0);
	});

	it.each([
		["greeting", { end: "held-up", because: "away" }],
		["MAIL", { end: "later" }],
		["RCPT", { end: "later" }],
		["DATA", { end: "later" }],
		["message", { end: "unknown" }],
	] as const)("talks nonsense at %s ends the try: %j", async (step, outcome) => {
		smtp.script = { at: (at) => (at === step ? "what was that?" : undefined) };
		expect(await sender.send(message, never())).toMatchObject(outcome);
		await noConnections();
	});

	it("takes the message, says so in half a line and is gone, leaves it unknown", async () => {
		smtp.script = { at: (at) => (at === "message" ? "250-2.0.0 Tak" : undefined) };
		const ending = new AbortController();
		vi.waitFor(() => expect(smtp.received).toHaveLength(1), { timeout: 20_000 }).then(() => ending.abort());
		expect(await sender.send(message, ending.signal)).toMatchObject({ end: "unknown" });
		await noConnections();
	});

	it("has no TLS is told nothing, but on this machine, or where the setting says so", async () => {
		// Another name of this machine, which is not known for one.
		const elsewhere = smtp.url.replace("127.0.0.1", "127.1");
		const from = "hub@northmere.example";
		expect(await smtpSender({ url: elsewhere, from }).send(message, never())).toMatchObject({
			end: "held-up",
			because: "refused",
			reason: expect.stringContaining("has no TLS"),
		});
		expect(smtp.commands.join()).toContain("STARTTLS");
		expect(smtp.commands.join()).not.toMatch(/AUTH|MAIL/);
		const inClear = smtpSender({ url: `${elsewhere}?requireTLS=false`, from });
		expect(await inClear.send(message, never())).toMatchObject({ end: "sent" });
	});

	it("offers TLS and refuses it then takes no e-mail from us", async () => {
		smtp.script = {
			offers: ["STARTTLS"],
			at: (at) => (at === "STARTTLS" ? "454 4.7.0 TLS not available" : undefined),
		};
		expect(await sender.send(message, never())).toMatchObject({ end: "held-up", because: "refused" });
		smtp.script = { offers: ["STARTTLS"], at: (at) => (at === "STARTTLS" ? "220 Go ahead" : undefined) };
		const ending = new AbortController();
		vi.waitFor(() => expect(smtp.commands.filter((line) => line === "STARTTLS")).toHaveLength(2), {
			timeout: 20_000,
		}).then(() => {
			wait(100).then(() => ending.abort());
		});
		// It says that it will, and does not.
		expect(await sender.send(message, ending.signal)).toMatchObject({ end: "held-up", because: "away" });
		await noConnections();
	});

	it("takes envelopes in one go is answered as well", async () => {
		const refusing = (refused: SmtpStep, line: string) => ({
			offers: ["PIPELINING"],
			at: (at: SmtpStep) => (at === refused ? line : undefined),
		});
		smtp.script = { offers: ["PIPELINING"] };
		expect(await sender.send(message, never())).toMatchObject({ end: "sent" });
		smtp.script = refusing("RCPT", "550 5.1.1 No such user");
		expect(await sender.send(message, never())).toMatchObject({ end: "refused" });
		smtp.script = refusing("MAIL", "530 5.7.0 Sign in first");
		expect(await sender.send(message, never())).toMatchObject({ end: "held-up", because: "refused" });
	});
});

it("a server that is not there, and a try that is over before it begins", async () => {
	const gone = smtpSender({ url: "smtp://127.0.0.1:9", from: "hub@northmere.example" });
	expect(await gone.send(message, never())).toMatchObject({ end: "held-up", because: "away" });
	expect(await sender.send(message, AbortSignal.abort())).toMatchObject({ end: "held-up", because: "away" });
	expect(smtp.received).toEqual([]);
});
