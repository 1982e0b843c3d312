import { and, eq } from "drizzle-orm";
import { mail } from "../../../../db/schema";
import { recorded } from "../../../platform/audit.server";
import type { Staff } from "../../people/require-staff.server";

/**
 * Puts failed e-mail of a council back into the outbox, from its first try on: one, or all of it.
 * @returns how many
 */
export async function sendAgain(staff: Staff, id?: string): Promise<number> {
	const { person, council } = staff;
	return recorded(staff, async (tx) => {
		const again = await tx
			.update(mail)
			.set({ status: "queued", attempts: 0, nextAttemptAt: new Date() })
			.where(
				and(eq(mail.councilId, council.id), eq(mail.status, "failed"), id === undefined ? undefined : eq(mail.id, id)),
			)
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
