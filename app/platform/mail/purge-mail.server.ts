/** The outbox keeps addresses no longer than they are needed. */
import { and, eq, inArray, lt } from "drizzle-orm";
import { mail } from "../../../db/schema";
import { WAITING_FOR_SOMEBODY } from "../../model/mail/message";
import type { SystemAsker } from "../../model/people/asker";
import { transaction } from "../store.server";

/** Days after which a message that was sent, and one that nobody sent again, is deleted. */
export const SENT_KEPT_DAYS = 30;
export const FAILED_KEPT_DAYS = 90;

const DAY_MS = 24 * 3_600_000;

export async function purgeMail(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
	await transaction(asker, async (tx) => {
		await tx.delete(mail).where(and(eq(mail.status, "sent"), lt(mail.createdAt, before(SENT_KEPT_DAYS))));
		await tx
			.delete(mail)
			.where(and(inArray(mail.status, [...WAITING_FOR_SOMEBODY]), lt(mail.createdAt, before(FAILED_KEPT_DAYS))));
	});
}
