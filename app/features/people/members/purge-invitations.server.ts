/** Invitations hold names and addresses of people who may never have come: they have an end. */
import { lt } from "drizzle-orm";
import { invitation } from "../../../../db/schema";
import type { SystemAsker } from "../../../model/people/asker";
import { transaction } from "../../../platform/store.server";

/** Days after its last day for which an invitation is kept, so that it can be sent again, or its link says what became of it. */
export const INVITATION_KEPT_DAYS = 90;

export async function purgeInvitations(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = new Date(now.getTime() - INVITATION_KEPT_DAYS * 86_400_000);
	await transaction(asker, async (tx) => {
		await tx.delete(invitation).where(lt(invitation.expiresAt, before));
	});
}
