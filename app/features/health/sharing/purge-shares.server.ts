/** Shares hold names that strangers typed, and links: they have an end. That there was one stays in the record's log. */
import { inArray, lt } from "drizzle-orm";
import { share, shareOpening } from "../../../../db/schema/sharing";
import type { SystemAsker } from "../../../model/people/asker";
import { health } from "../../../platform/store.server";

/** Days for which a guardian can read who opened a share that is over. */
export const SHARE_KEPT_DAYS = 365;
/** In one transaction. */
const AT_ONCE = 500;

export async function purgeShares(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = new Date(now.getTime() - SHARE_KEPT_DAYS * 86_400_000);
	const db = await health.readFor(asker);
	for (;;) {
		const old = await db.select({ id: share.id }).from(share).where(lt(share.until, before)).limit(AT_ONCE);
		if (old.length === 0) return;
		const ids = old.map(({ id }) => id);
		await health.transaction(asker, async (tx) => {
			await tx.delete(shareOpening).where(inArray(shareOpening.shareId, ids));
			await tx.delete(share).where(inArray(share.id, ids));
		});
	}
}
