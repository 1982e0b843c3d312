/** Puts an e-mail into the outbox, in the transaction that causes it: it is sent if, and only if, that is kept. */
import { randomUUID } from "node:crypto";
import { mail } from "../../../db/schema";
import type { Tx } from "../store-handles";
import type { TemplateName, ValuesOf } from "./templates";

export interface NewMail<Name extends TemplateName> {
	recipient: string;
	councilId?: string | null;
	template: Name;
	values: ValuesOf<Name>;
}

export async function queueMail<Name extends TemplateName>(
	tx: Tx,
	{ recipient, councilId = null, template, values }: NewMail<Name>,
	now = new Date(),
): Promise<void> {
	await tx.insert(mail).values({
		id: randomUUID(),
		councilId,
		recipient,
		words: { template, values },
		status: "queued",
		attempts: 0,
		nextAttemptAt: now,
		lastError: null,
		createdAt: now,
		sentAt: null,
		reference: null,
	});
}
