/** Text messages, from the queue to a server that speaks GOV.UK Notify's protocol. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { mail } from "../../../db/schema";
import { TEST } from "../../../tests/factories/asker";
import {
	allComesDue,
	aMail,
	noMessages,
	PUBLISHED,
	PUBLISHED_VALUES,
	pauseOf,
	readMail,
	TEST_LIMITS,
} from "../../../tests/factories/messages";
import { NOTIFY_KEY, NOTIFY_SMS_TEMPLATE, NOTIFY_TEMPLATE, notifyServer } from "../../../tests/servers/notify";
import { readFor, transaction } from "../store.server";
import { mobileNumber } from "./mobile-number";
import { notifyTextSender } from "./notify-sender.server";
import { queueText } from "./queue-mail.server";
import { sendDueMail, sendDueTexts } from "./send-mail.server";
import type { MailSender, TextSender } from "./sender";

const going = new AbortController().signal;
let notify: Awaited<ReturnType<typeof notifyServer>>;
let sender: TextSender;
const senderWith = (templateId: string) => notifyTextSender({ apiKey: NOTIFY_KEY, templateId, baseUrl: notify.url });
const send = (through = sender) => sendDueTexts(TEST, going, through, TEST_LIMITS);

beforeAll(async () => {
	notify = await notifyServer();
	sender = senderWith(NOTIFY_SMS_TEMPLATE);
});
afterAll(() => notify.close());
beforeEach(async () => {
	notify.reset();
	await noMessages();
});

async function aText(typed = "07700 900 123", values: Partial<typeof PUBLISHED_VALUES> = {}): Promise<string> {
	const recipient = mobileNumber(typed);
	if (!recipient) throw new Error(`${typed} is no number`);
	const said = { ...PUBLISHED_VALUES, ...values };
	await transaction(TEST, (tx) => queueText(tx, { recipient, template: PUBLISHED, values: said }));
	const rows = await (await readFor(TEST)).select({ id: mail.id, at: mail.createdAt }).from(mail);
	return rows.sort((one, two) => two.at.getTime() - one.at.getTime())[0]?.id ?? "";
}

it("a text message says in a line what it is about, with its link, and is sent once", async () => {
	const id = await aText();
	const letter = await aMail();
	await send();
	await send();
	expect(notify.taken).toMatchObject([
		{
			type: "sms",
			reference: id,
			phone_number: "+447700900123",
			personalisation: { body: "Published: Rhyme time\nhttp://localhost:3000/staff/northmere" },
		},
	]);
	expect(await readMail(id)).toMatchObject({
		channel: "text",
		status: "sent",
		reference: notify.taken[0]?.id,
		words: { template: "published", values: {} },
	});
	expect(await readMail(letter.id)).toMatchObject({ status: "queued" });
});

it("a long one is cut before its link", async () => {
	await aText("07700900123", { title: "x".repeat(600) });
	await send();
	const { body = "" } = notify.taken[0]?.personalisation ?? {};
	expect(body).toHaveLength(459);
	expect(body).toMatch(/^Published: x+\nhttp:\/\/localhost:3000\/staff\/northmere$/);
});

it("a message whose answer was lost is not sent twice", async () => {
	const id = await aText();
	notify.mood = "loses-answer";
	await send();
	expect(await readMail(id)).toMatchObject({ status: "queued" });
	notify.mood = "well";
	await allComesDue();
	await send();
	expect(notify.taken).toHaveLength(1);
	expect(await readMail(id)).toMatchObject({ status: "sent", reference: notify.taken[0]?.id });
});

it("what passes Notify's limit of the minute waits, and goes when it has passed", async () => {
	const ids: string[] = [];
	for (let at = 0; at < 20; at++) ids.push(await aText());
	notify.limits.perMinute = 5;
	await send();
	expect(notify.taken).toHaveLength(5);
	expect(await pauseOf("text")).toMatchObject({ because: "away" });
	expect((await pauseOf("text"))?.reason).toContain(
		"Exceeded rate limit for key type LIVE of 5 requests per 60 seconds",
	);
	expect(await pauseOf("email")).toBeUndefined();
	notify.limits.perMinute = 100;
	await allComesDue();
	await send();
	expect(notify.taken).toHaveLength(20);
	for (const id of ids) expect(await readMail(id)).toMatchObject({ status: "sent" });
});

it("the limit of the day, and a template that is none for texts, are refusals of us", async () => {
	const id = await aText();
	notify.limits.perDay = 0;
	await send();
	expect(await pauseOf("text")).toMatchObject({ because: "refused" });
	notify.limits.perDay = 10;
	await allComesDue();
	await send(senderWith(NOTIFY_TEMPLATE));
	expect((await pauseOf("text"))?.reason).toContain("not suitable for sms");
	await allComesDue();
	await send();
	expect(await readMail(id)).toMatchObject({ status: "sent" });
});

it("texts that wait keep no e-mail waiting", async () => {
	notify.mood = "silent";
	await aText();
	const stopping = new AbortController();
	const sending = sendDueTexts(TEST, stopping.signal, sender, { ...TEST_LIMITS, stopMs: 50 });
	const { id } = await aMail();
	const letters: MailSender = { send: async () => ({ end: "sent", reference: null }) };
	await sendDueMail(TEST, going, letters, TEST_LIMITS);
	expect(await readMail(id)).toMatchObject({ status: "sent" });
	stopping.abort();
	await sending;
});

it("while there is no way to send them they wait", async () => {
	const id = await aText();
	await sendDueTexts(TEST, going, null);
	expect(await readMail(id)).toMatchObject({ status: "queued", attempts: 0 });
});
