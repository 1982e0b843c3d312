/** Messages in the outbox, and what became of them. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { findPause } from "../../app/platform/mail/channel-pause.server";
import { mailTemplate } from "../../app/platform/mail/mail-template";
import { queueMail } from "../../app/platform/mail/queue-mail.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { channelPause, mail } from "../../db/schema";
import { TEST } from "./asker";

export type MailRow = typeof mail.$inferSelect;

export const PUBLISHED = mailTemplate("published", "title", "council");
export const PUBLISHED_VALUES = { title: "Rhyme time", council: "Northmere Council", link: "/staff/northmere" };

/** An e-mail that waits, to an address that nobody else has. */
export async function aMail(changed: Partial<MailRow> = {}): Promise<{ id: string; recipient: string }> {
	const recipient = `pat-${randomUUID()}@northmere.example`;
	const isHere = eq(mail.recipient, recipient);
	return transaction(TEST, async (tx) => {
		await queueMail(tx, { recipient, template: PUBLISHED, values: PUBLISHED_VALUES });
		const [written] = await tx
			.update(mail)
			.set({ recipient, ...changed })
			.where(isHere)
			.returning();
		if (!written) throw new Error("it was not queued");
		return { id: written.id, recipient: written.recipient };
	});
}

export async function readMail(id: string): Promise<MailRow> {
	const [row] = await (await readFor(TEST)).select().from(mail).where(eq(mail.id, id));
	if (!row) throw new Error("it is not there");
	return row;
}

export const pauseOf = async (channel: "email" | "text") => findPause(await readFor(TEST), channel);

/** As if the time until the next try had passed, of the channel and of all that waits. */
export async function allComesDue(): Promise<void> {
	await transaction(TEST, async (tx) => {
		await tx
			.update(mail)
			.set({ nextAttemptAt: new Date(0) })
			.where(eq(mail.status, "queued"));
		await tx.update(channelPause).set({ until: new Date(0) });
	});
}

/** Empties the outbox. */
export async function noMessages(): Promise<void> {
	await transaction(TEST, async (tx) => {
		await tx.delete(mail);
		await tx.delete(channelPause);
	});
}

/** Limits for tests: as generous as a slow machine needs, and looking often. */
export const TEST_LIMITS = { tryMs: 60_000, stopMs: 60_000, claimMs: 60_000, lookMs: 20 };
