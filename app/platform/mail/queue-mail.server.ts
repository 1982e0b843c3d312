/** Puts an e-mail into the outbox, in the transaction that causes it: it is sent if, and only if, that is kept. */
import { randomUUID } from "node:crypto";
import { mail } from "../../../db/schema";
import type { Tx } from "../store-handles";
import type { MailTemplate } from "./mail-template";

export interface NewMail<Value extends string> {
	recipient: string;
	councilId?: string | null;
	template: MailTemplate<Value>;
	values: Record<Value | "link", string>;
	/** What the reader reads; English, which is the language of the staff area, where nothing is said. */
	language?: string;
}

export async function queueMail<Value extends string>(
	tx: Tx,
	{ recipient, councilId = null, template, values, language }: NewMail<Value>,
	now = new Date(),
): Promise<void> {
	await tx.insert(mail).values({
		id: randomUUID(),
		councilId,
		recipient,
		words: { template: template.name, values, ...(language && { language }) },
		status: "queued",
		attempts: 0,
		nextAttemptAt: now,
		lastError: null,
		createdAt: now,
		sentAt: null,
		reference: null,
	});
}
