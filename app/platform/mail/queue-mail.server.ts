/** Puts an e-mail into the outbox, in the transaction that causes it: it is sent if, and only if, that is kept. */
import { randomUUID } from "node:crypto";
import { mail } from "../../../db/schema";
import type { Tx } from "../store.server";
import type { MailWords } from "./message";

export async function queueMail(
	tx: Tx,
	{ recipient, councilId = null, ...words }: MailWords & { recipient: string; councilId?: string | null },
): Promise<void> {
	const now = new Date();
	await tx.insert(mail).values({
		id: randomUUID(),
		councilId,
		recipient,
		words,
		status: "queued",
		attempts: 0,
		nextAttemptAt: now,
		lastError: null,
		createdAt: now,
		sentAt: null,
		reference: null,
	});
}
