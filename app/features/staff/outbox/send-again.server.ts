import { and, eq, inArray } from "drizzle-orm";
import { mail } from "../../../../db/schema";
import { WAITING_FOR_SOMEBODY } from "../../../model/mail/message";
import { recorded } from "../../../platform/audit.server";
import type { Staff } from "../../people/require-staff.server";

/**
 * Puts messages of a council back into the outbox, from their first try on: one that failed or of which it is not known
 * whether it arrived, or all that failed.
 * @returns how many
 */
export async function sendAgain(staff: Staff, id?: string): Promise<number> {
	const { person, council } = staff;
	const which =
		id === undefined
			? eq(mail.status, "failed")
			: and(eq(mail.id, id), inArray(mail.status, [...WAITING_FOR_SOMEBODY]));
	return recorded(staff, async (tx) => {
		const again = await tx
			.update(mail)
			.set({ status: "queued", attempts: 0, nextAttemptAt: new Date() })
			.where(and(eq(mail.councilId, council.id), which))
			.returning({ id: mail.id });
		if (again.length > 0) {
			tx.record({
				action: "mail.sent-again",
				actor: person,
				councilId: council.id,
				...(id !== undefined && { subject: { kind: "mail", id } }),
				details: { count: again.length },
			});
		}
		return again.length;
	});
}
