/**
 * Puts a message into the outbox, in the transaction that causes it: it is sent if, and only if, that is kept. A
 * transaction that runs again takes its message back with all else, so one step makes one message.
 */
import { randomUUID } from "node:crypto";
import { mail } from "../../../db/schema";
import type { Channel } from "../../model/mail/message";
import type { Tx } from "../store-handles";
import { sealLetter } from "./letter.server";
import type { MailTemplate } from "./mail-template";
import type { MobileNumber } from "./mobile-number";

interface NewMessage<Value extends string> {
	councilId?: string | null;
	template: MailTemplate<Value>;
	values: Record<Value | "link", string>;
	/** What the reader reads; English, which is the language of the staff area, where nothing is said. */
	language?: string;
}

export interface NewMail<Value extends string> extends NewMessage<Value> {
	/** An e-mail address. */
	recipient: string;
}

export interface NewText<Value extends string> extends NewMessage<Value> {
	recipient: MobileNumber;
}

/** An e-mail. */
export const queueMail = <Value extends string>(tx: Tx, message: NewMail<Value>, now = new Date()): Promise<void> =>
	queue(tx, "email", message, now);

/** A text message: it says what the e-mail of the same template has as its subject, and the link. */
export const queueText = <Value extends string>(tx: Tx, message: NewText<Value>, now = new Date()): Promise<void> =>
	queue(tx, "text", message, now);

async function queue<Value extends string>(
	tx: Tx,
	channel: Channel,
	{ recipient, councilId = null, template, values, language }: NewMail<Value>,
	now: Date,
): Promise<void> {
	const id = randomUUID();
	const words = { template: template.name, values, ...(language && { language }) };
	await tx.insert(mail).values({
		id,
		channel,
		councilId,
		...sealLetter(id, { recipient, words }),
		status: "queued",
		attempts: 0,
		nextAttemptAt: now,
		heldBy: null,
		heldUntil: null,
		lastError: null,
		createdAt: now,
		sentAt: null,
		reference: null,
	});
}
