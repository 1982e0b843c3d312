/**
 * Sends what waits in the outbox. A message is claimed first, in a transaction of its own: its next try is put off, so
 * that no other process takes it, and so that it comes back by itself should this one die in the middle.
 */
import { and, asc, eq, lte } from "drizzle-orm";
import { mail } from "../../../db/schema";
import type { SystemAsker } from "../../model/people/asker";
import { logger } from "../log.server";
import { publicOrigin } from "../public-origin.server";
import { readFor, transaction } from "../store.server";
import { waitAfter } from "./backoff";
import { mailSender } from "./choose-sender.server";
import { renderMail } from "./render-mail.server";
import type { MailSender, Sent } from "./sender";

type Mail = typeof mail.$inferSelect;

const AT_ONCE = 10;
/** Longer than any try takes. */
const CLAIM_MS = 5 * 60_000;

const due = (now: Date) => and(eq(mail.status, "queued"), lte(mail.nextAttemptAt, now));

/** Sends all that is due, unless it is told to stop. Does nothing while there is no way to send. */
export async function sendDueMail(
	asker: SystemAsker,
	stopping: AbortSignal,
	sender: MailSender | null = mailSender(),
): Promise<void> {
	if (!sender) return;
	while (!stopping.aborted) {
		const claimed = await claim(asker, new Date());
		await Promise.all(claimed.map((one) => sendOne(asker, one, sender)));
		if (claimed.length < AT_ONCE) return;
	}
}

/** @returns the messages as they were before they were claimed */
async function claim(asker: SystemAsker, now: Date): Promise<Mail[]> {
	const db = await readFor(asker);
	// Most of the time nothing is due: no transaction for that.
	const [waiting] = await db.select({ id: mail.id }).from(mail).where(due(now)).limit(1);
	if (!waiting) return [];
	return transaction(asker, async (tx) => {
		const rows = await tx.select().from(mail).where(due(now)).orderBy(asc(mail.nextAttemptAt)).limit(AT_ONCE);
		for (const { id, attempts } of rows) {
			await tx
				.update(mail)
				.set({ attempts: attempts + 1, nextAttemptAt: new Date(now.getTime() + CLAIM_MS) })
				.where(eq(mail.id, id));
		}
		return rows;
	});
}

async function sendOne(asker: SystemAsker, one: Mail, sender: MailSender): Promise<void> {
	const { id, recipient, words, attempts, lastError } = one;
	const message = renderMail(words, publicOrigin());
	const outcome: Sent = message
		? await sender.send({ id, recipient, ...message, triedBefore: attempts > 0 || lastError !== null })
		: { ok: false, permanent: true, reason: `There is nothing to say for "${words.template}"` };
	await note(asker, one, outcome, sender);
}

async function note(
	asker: SystemAsker,
	{ id, words, attempts }: Mail,
	outcome: Sent,
	sender: MailSender,
): Promise<void> {
	const now = new Date();
	await transaction(asker, async (tx) => {
		if (outcome.ok) {
			// Links are secrets until they are used: what has left is not kept here as well.
			const kept = sender.keepsWords ? words : { template: words.template, values: {} };
			await tx
				.update(mail)
				.set({ status: "sent", sentAt: now, reference: outcome.reference, lastError: null, words: kept })
				.where(eq(mail.id, id));
			return;
		}
		const wait = outcome.permanent ? null : waitAfter(attempts + 1, Math.random());
		await tx
			.update(mail)
			.set({
				lastError: outcome.reason,
				...(wait === null ? { status: "failed" } : { nextAttemptAt: new Date(now.getTime() + wait) }),
			})
			.where(eq(mail.id, id));
	});
	if (!outcome.ok) logger.warn({ mail: id, reason: outcome.reason }, "an e-mail could not be sent");
}
