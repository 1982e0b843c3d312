/** Messages in the outbox, and what became of them. */
import { randomUUID } from "node:crypto";
import { eq, type SQL } from "drizzle-orm";
import { findPause } from "../../app/platform/mail/channel-pause.server";
import { goesTo, type Letter, openLetter, sealLetter } from "../../app/platform/mail/letter.server";
import { mailTemplate } from "../../app/platform/mail/mail-template";
import { queueMail } from "../../app/platform/mail/queue-mail.server";
import { readFor, transaction } from "../../app/platform/store.server";
import { channelPause, mail } from "../../db/schema";
import { TEST } from "./asker";

/** A message with what of it stands encrypted opened. */
export type MailRow = Omit<typeof mail.$inferSelect, "recipientLookUp" | keyof Letter> & Letter;

export const PUBLISHED = mailTemplate("published", "title", "council");
export const PUBLISHED_VALUES = { title: "Rhyme time", council: "Northmere Council", link: "/staff/northmere" };

/** An e-mail that waits, to an address that nobody else has. */
export async function aMail(changed: Partial<MailRow> = {}): Promise<{ id: string; recipient: string }> {
	const recipient = `pat-${randomUUID()}@northmere.example`;
	await transaction(TEST, (tx) => queueMail(tx, { recipient, template: PUBLISHED, values: PUBLISHED_VALUES }));
	const [written] = await mailTo(recipient);
	if (!written) throw new Error("it was not queued");
	const row = { ...written, ...changed };
	await transaction(TEST, async (tx) => {
		await tx
			.update(mail)
			.set({ ...row, ...sealLetter(row.id, row) })
			.where(eq(mail.id, row.id));
	});
	return row;
}

/** All messages to an address. */
export const mailTo = (recipient: string): Promise<MailRow[]> => mailWhere(goesTo(recipient));

export async function mailWhere(condition: SQL): Promise<MailRow[]> {
	const rows = await (await readFor(TEST)).select().from(mail).where(condition);
	return rows.map(({ recipientLookUp, ...row }) => {
		const letter = openLetter(row);
		if (!letter.ok) throw new Error(`${row.id} does not open`);
		return { ...row, ...letter.value };
	});
}

export async function readMail(id: string): Promise<MailRow> {
	const [row] = await mailWhere(eq(mail.id, id));
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
export const TEST_LIMITS = { tryMs: 60_000, stopMs: 60_000, leaseMs: 60_000, lookMs: 20 };
