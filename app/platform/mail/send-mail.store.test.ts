import { randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { eq, sql } from "drizzle-orm";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { mail } from "../../../db/schema";
import { TEST } from "../../../tests/factories/asker";
import {
	allComesDue,
	aMail,
	noMessages,
	PUBLISHED_VALUES,
	pauseOf,
	readMail,
	TEST_LIMITS,
} from "../../../tests/factories/messages";
import {
	type Mood,
	NOTIFY_KEY,
	NOTIFY_SECRET,
	NOTIFY_SERVICE,
	NOTIFY_TEMPLATE,
	notifyServer,
} from "../../../tests/servers/notify";
import { partsIn } from "../../../tests/servers/read-message";
import { findLanguage } from "../i18n/languages";
import { transaction } from "../store.server";
import { layMail } from "./lay-mail";
import { sealLetter } from "./letter.server";
import { notifyMailSender } from "./notify-sender.server";
import { sendDueMail } from "./send-mail.server";
import type { MailSender } from "./sender";
import { smtpSender } from "./smtp-sender.server";

const going = new AbortController().signal;
const minutesUntil = (moment: Date | undefined) => ((moment?.getTime() ?? 0) - Date.now()) / 60_000;
/** What people typed, with what must not become a link. */
const typed = { ...PUBLISHED_VALUES, title: "Rhyme [time](http://evil.example)" };
const saying = (values: Record<string, string>) => ({ words: { template: "published", values } });

beforeEach(noMessages);

describe("through GOV.UK Notify", () => {
	let notify: Awaited<ReturnType<typeof notifyServer>>;
	let sender: MailSender;
	beforeAll(async () => {
		notify = await notifyServer();
		sender = notifyMailSender({ apiKey: NOTIFY_KEY, templateId: NOTIFY_TEMPLATE, baseUrl: notify.url });
	});
	afterAll(() => notify.close());
	beforeEach(() => notify.reset());

	it("an e-mail is sent once, signed with the key, and its words are not kept", async () => {
		const { id, recipient } = await aMail(saying(typed));
		await sendDueMail(TEST, going, sender);
		await sendDueMail(TEST, going, sender);
		expect(notify.taken).toMatchObject([{ reference: id, email_address: recipient }]);
		const { subject, body } = notify.taken[0]?.personalisation ?? {};
		expect(subject).toBe("Published: Rhyme [time](http://evil.example)");
		expect(body).toContain("“Rhyme (time)(http://evil.example)”");
		expect(body).toContain("http://localhost:3000/staff/northmere");
		expect(await readMail(id)).toMatchObject({
			status: "sent",
			reference: notify.taken[0]?.id,
			lastError: null,
			heldBy: null,
			words: { template: "published", values: {} },
		});
	});

	it("it is told where one click stops such e-mails, and of none where they cannot be stopped", async () => {
		const values = (stop: string) => ({ words: { template: "red-book-news", values: { link: "/red-book", stop } } });
		for (const stop of ["https://hub.example/stop", "http://localhost/stop"]) await aMail(values(stop));
		await aMail();
		await sendDueMail(TEST, going, sender);
		const told = notify.taken.map(({ one_click_unsubscribe_url }) => one_click_unsubscribe_url);
		expect(told).toHaveLength(3);
		expect(told.filter((one) => one !== undefined)).toEqual(["https://hub.example/stop"]);
	});

	it("what failed for reasons of the moment is tried again in a minute", async () => {
		const { id, recipient } = await aMail();
		notify.mood = 500;
		await sendDueMail(TEST, going, sender);
		const failed = await readMail(id);
		expect(failed).toMatchObject({ status: "queued", attempts: 1, heldBy: null });
		expect(failed.lastError).toContain("500");
		expect(failed.lastError).not.toContain(recipient);
		expect(minutesUntil(failed.nextAttemptAt)).toBeGreaterThan(0.9);
		expect(minutesUntil(failed.nextAttemptAt)).toBeLessThan(1.2);
		notify.mood = "well";
		await sendDueMail(TEST, going, sender);
		expect(notify.taken).toEqual([]);
		await allComesDue();
		await sendDueMail(TEST, going, sender);
		expect(notify.taken).toHaveLength(1);
		expect(await readMail(id)).toMatchObject({ status: "sent", attempts: 2 });
	});

	it.each<[string, Mood, string, "refused" | "away"]>([
		["refuses our key", 403, "403", "refused"],
		["has us on trial", "trial", "trial mode", "refused"],
		["is not there", 503, "503", "away"],
		["never answers", "silent", "no answer in time", "away"],
	])(
		"where Notify %s, all e-mail waits without being counted, and one at a time is tried",
		async (_what, mood, said, because) => {
			const ids = [await aMail(), await aMail(), await aMail()].map(({ id }) => id);
			notify.mood = mood;
			await sendDueMail(TEST, going, sender, { ...TEST_LIMITS, tryMs: mood === "silent" ? 300 : TEST_LIMITS.tryMs });
			const pause = await pauseOf("email");
			expect(pause).toMatchObject({ because, tries: 1 });
			expect(pause?.reason).toContain(said);
			expect(minutesUntil(pause?.until)).toBeGreaterThan(0.9);
			for (const id of ids) expect(await readMail(id)).toMatchObject({ status: "queued", attempts: 0, heldBy: null });
			notify.mood = "well";
			await sendDueMail(TEST, going, sender);
			expect(notify.taken).toEqual([]);
			await allComesDue();
			await sendDueMail(TEST, going, sender);
			expect(notify.taken).toHaveLength(3);
			expect(await pauseOf("email")).toBeUndefined();
		},
	);

	it("what Notify refuses for good fails at once", async () => {
		const { id } = await aMail({ recipient: "no address" });
		await sendDueMail(TEST, going, sender);
		expect(await readMail(id)).toMatchObject({
			status: "failed",
			lastError: "GOV.UK Notify answered 400: email_address Not a valid email address",
		});
	});

	it("it fails for good after a day of tries", async () => {
		const { id } = await aMail();
		notify.mood = 500;
		for (let tries = 0; tries < 12; tries++) {
			expect(await readMail(id)).toMatchObject({ status: "queued", attempts: tries });
			await allComesDue();
			await sendDueMail(TEST, going, sender);
		}
		expect(await readMail(id)).toMatchObject({ status: "failed", attempts: 12 });
	});

	it("a message whose answer was lost is not sent twice", async () => {
		const { id } = await aMail();
		notify.mood = "loses-answer";
		await sendDueMail(TEST, going, sender);
		expect(await readMail(id)).toMatchObject({ status: "queued" });
		notify.mood = "well";
		await allComesDue();
		await sendDueMail(TEST, going, sender);
		expect(notify.taken).toHaveLength(1);
		expect(await readMail(id)).toMatchObject({ status: "sent", reference: notify.taken[0]?.id });
	});

	it("several at once send each message once", async () => {
		for (let at = 0; at < 45; at++) await aMail();
		await Promise.all([1, 2, 3, 4].map(() => sendDueMail(TEST, going, sender)));
		await sendDueMail(TEST, going, sender);
		expect(new Set(notify.taken.map(({ email_address }) => email_address)).size).toBe(45);
		expect(notify.taken).toHaveLength(45);
	});

	it.each([
		["a secret that is not the key's", `hub-${NOTIFY_SERVICE}-${NOTIFY_SECRET.replace("3", "4")}`],
		["another service's name", `hub-${randomUUID()}-${NOTIFY_SECRET}`],
	])("with %s nothing is sent, and the mail waits for a better key", async (_what, apiKey) => {
		const { id } = await aMail();
		await sendDueMail(TEST, going, notifyMailSender({ apiKey, templateId: NOTIFY_TEMPLATE, baseUrl: notify.url }));
		expect(notify.taken).toEqual([]);
		expect(await readMail(id)).toMatchObject({ status: "queued" });
		expect((await readMail(id)).lastError).toContain("403: Invalid token");
	});

	it("a dead Notify loses nothing", async () => {
		const { id } = await aMail();
		const dead = notifyMailSender({ apiKey: NOTIFY_KEY, templateId: NOTIFY_TEMPLATE, baseUrl: "http://127.0.0.1:9" });
		await sendDueMail(TEST, going, dead);
		expect(await readMail(id)).toMatchObject({ status: "queued", attempts: 0 });
	});
});

describe("through SMTP", () => {
	const received: { to: string[]; text: string }[] = [];
	let refusal: { code: number; at: "recipient" | "data" | "sign-in" } | null = null;
	const problem = (code: number) => Object.assign(new Error("refused"), { responseCode: code });
	const server = new SMTPServer({
		authOptional: false,
		allowInsecureAuth: true,
		disabledCommands: ["STARTTLS"],
		onAuth: ({ username, password }, _session, done) => {
			if (refusal?.at === "sign-in" || password !== "secret") return done(problem(535));
			done(null, { user: username });
		},
		onRcptTo: (_address, _session, done) => done(refusal?.at === "recipient" ? problem(refusal.code) : null),
		onData(stream, session, done) {
			let text = "";
			stream.on("data", (chunk: Buffer) => {
				text += chunk.toString("utf8");
			});
			stream.on("end", () => {
				if (refusal?.at === "data") return done(problem(refusal.code));
				received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text });
				done(null);
			});
		},
	});
	let sender: MailSender;
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const { port } = server.server.address() as AddressInfo;
		sender = smtpSender({
			url: `smtp://hub:secret@127.0.0.1:${port}`,
			from: "Northmere <hub@northmere.example>",
		});
	});
	afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
	afterEach(() => {
		received.length = 0;
		refusal = null;
	});

	it("an e-mail is sent, under an id that stays the same", async () => {
		const { id, recipient } = await aMail();
		await sendDueMail(TEST, going, sender);
		expect(received).toMatchObject([{ to: [recipient] }]);
		expect(received[0]?.text).toContain(`Message-ID: <${id}@northmere.example>`);
		expect(received[0]?.text).toContain("Auto-Submitted: auto-generated");
		expect(await readMail(id)).toMatchObject({ status: "sent" });
	});

	it("an e-mail is plain text and HTML that says the same, with what people typed as words", async () => {
		const title = "<b>Rhyme</b> & [time](http://evil.example/x)";
		await aMail(saying({ ...PUBLISHED_VALUES, title }));
		await sendDueMail(TEST, going, sender);
		expect(received[0]?.text).toContain("Content-Type: multipart/alternative");
		const [text, html, ...more] = partsIn(received[0]?.text ?? "");
		expect(more).toEqual([]);
		expect(text).toEqual({
			kind: "text/plain",
			text: [
				`Families can now read “${title}” on the pages of Northmere Council.`,
				"See it in the staff area:\nhttp://localhost:3000/staff/northmere",
			].join("\n\n"),
		});
		expect(html?.kind).toBe("text/html");
		expect(html?.text).toContain('<html lang="en" dir="ltr">');
		expect(html?.text).toContain("&#60;b&#62;Rhyme&#60;/b&#62; &#38; [time](http://evil.example/x)");
		expect([...(html?.text.matchAll(/<a href="([^"]+)"/g) ?? [])].map(([, href]) => href)).toEqual([
			"http://localhost:3000/staff/northmere",
		]);
		expect(html?.text).not.toMatch(/<b>|<img|<script|src=|url\(/);
	});

	it.each([
		["ur", "rtl", "آپ کا اکاؤنٹ", "یہ لنک کھولیں۔"],
		["ar", "rtl", "حسابك", "افتح هذا الرابط."],
		["pl", "ltr", "Twoje konto", "Otwórz ten link."],
	] as const)("in %s it says its language and runs %s", async (code, dir, subject, sentence) => {
		const language = findLanguage(code);
		if (!language) throw new Error(`${code} is not spoken`);
		const origin = "https://hub.example";
		const link = { text: sentence, href: `${origin}/${code}/account` };
		const body = `${sentence}\n\n${sentence}\n${origin}/${code}/x`;
		const laid = layMail({ language, subject, body, link, after: sentence, stop: null }, origin);
		await sender.send({ id: randomUUID(), recipient: "pat@northmere.example", ...laid, triedBefore: false }, going);
		const [text, html] = partsIn(received[0]?.text ?? "");
		expect(text?.text).toBe(`${body}\n\n${sentence}:\n${link.href}\n\n${sentence}`);
		expect(html?.text).toContain(`<html lang="${code}" dir="${dir}">`);
		expect(html?.text).toContain(`>${subject}</h1>`);
		expect(html?.text).toContain(`${sentence}<br><a href="${origin}/${code}/x" dir="ltr">`);
		expect(html?.text).toContain(`>${sentence}</a>`);
	});

	it.each([
		["a mailbox that does not exist", { code: 550, at: "recipient" }, "failed"],
		["a full mailbox", { code: 452, at: "recipient" }, "queued"],
		["a message that is not wanted", { code: 554, at: "data" }, "failed"],
		["a server that is busy", { code: 451, at: "data" }, "queued"],
		["a password that is wrong", { code: 535, at: "sign-in" }, "queued"],
	] as const)("%s: %j", async (_what, given, status) => {
		const { id } = await aMail();
		refusal = given;
		await sendDueMail(TEST, going, sender);
		expect(received).toEqual([]);
		expect(await readMail(id)).toMatchObject({ status });
		expect((await readMail(id)).lastError).toContain(String(given.code));
	});

	it("an address cannot smuggle in a second one", async () => {
		const { id } = await aMail({ recipient: "one@northmere.example, two@northmere.example" });
		await sendDueMail(TEST, going, sender);
		expect(received).toEqual([]);
		expect(await readMail(id)).toMatchObject({
			status: "failed",
			lastError: "The mail server refused the address (501).",
		});
	});
});

const demo: MailSender = { send: async () => ({ end: "sent", reference: null }) };

it("nothing is claimed while there is no way to send, and nothing begun when it is time to stop", async () => {
	const { id } = await aMail();
	await sendDueMail(TEST, going, null);
	await sendDueMail(TEST, AbortSignal.abort(), demo);
	expect(await readMail(id)).toMatchObject({ status: "queued", attempts: 0 });
});

it("what has no words any more, or not all values for them, fails for good and says so", async () => {
	const { id } = await aMail(saying({ title: "Rhyme time", link: "/x" }));
	const { id: other } = await aMail({ words: { template: "unheard-of", values: PUBLISHED_VALUES } });
	await sendDueMail(TEST, going, demo);
	expect(await readMail(id)).toMatchObject({ status: "failed", lastError: 'There is nothing to say for "published"' });
	expect(await readMail(other)).toMatchObject({
		status: "failed",
		lastError: 'There is nothing to say for "unheard-of"',
	});
});

describe("what an earlier version of the product left in the outbox", () => {
	it("goes out as e-mail", async () => {
		const { id } = await aMail();
		await transaction(TEST, async (tx) => {
			await tx.delete(mail).where(eq(mail.id, id));
			// The columns that were there, and no others.
			await tx.insert(mail).values({
				id,
				...sealLetter(id, { recipient: "pat@northmere.example", words: { template: "x", values: {} } }),
				status: "queued",
				attempts: 3,
				nextAttemptAt: new Date(0),
				lastError: "The mail server answered 451",
				createdAt: new Date(0),
			});
			// In clear, as its migration left it.
			const words = JSON.stringify({ template: "published", values: PUBLISHED_VALUES });
			await tx.rows(sql`UPDATE mail SET recipient = ${'-."pat@northmere.example"'}, words = ${`-.${words}`},
				recipient_look_up = NULL WHERE id = ${id}`);
		});
		await sendDueMail(TEST, going, demo);
		expect(await readMail(id)).toMatchObject({ status: "sent", channel: "email", attempts: 4 });
	});
});
