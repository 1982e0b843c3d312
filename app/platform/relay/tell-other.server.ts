/**
 * Tells the other store what happened in this one, in the transaction of the fact: it will be applied there if, and only if,
 * this is kept.
 */
import { randomUUID } from "node:crypto";
import { eq, max } from "drizzle-orm";
import { outbox } from "../../../db/schema/every-store";
import { sealedField } from "../keys/sealed-field.server";
import type { StoreName, Tx } from "../store-handles";
import type { Topic } from "./topic";

/** @param subject what it is about, "record:ID": what is said of one thing arrives in the order in which it was said */
export async function tellOther<From extends StoreName, Body>(
	tx: Tx<From>,
	{ name }: Topic<From, Body>,
	subject: string,
	body: Body,
	now = new Date(),
): Promise<void> {
	const id = randomUUID();
	const [last] = await tx
		.select({ number: max(outbox.number) })
		.from(outbox)
		.where(eq(outbox.subject, subject));
	await tx.insert(outbox).values({
		id,
		subject,
		number: Number(last?.number ?? 0) + 1,
		topic: name,
		body: sealedField(tx.store, outbox.body).seal(id, body),
		createdAt: now,
		deliveredAt: null,
		attempts: 0,
		nextAttemptAt: now,
		lastError: null,
	});
}
