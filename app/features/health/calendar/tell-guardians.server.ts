/** Tells guardians who asked for it that there is something new: once for each, and after a death nothing. */
import { eq } from "drizzle-orm";
import { guardianLink, reminderSent } from "../../../../db/schema/health";
import { worker } from "../../../platform/queue/worker.server";
import { tellOther } from "../../../platform/relay/tell-other.server";
import { health } from "../../../platform/store.server";
import { TELL_GUARDIAN } from "../record/guardian-news.server";
import { hasDied } from "./calendar-feed.server";
import { tokenIn } from "./guardian-links.server";
import { guardianNews } from "./reminder-due";

export const tellGuardians = worker(health, TELL_GUARDIAN, {
	atOnce: 2,
	async work(held) {
		await health.transaction(held.asker, async (tx) => {
			await held.finish(tx);
			const [link] = await tx.select().from(guardianLink).where(eq(guardianLink.id, held.body.linkId));
			// They have stopped it meanwhile.
			const token = link && tokenIn(link);
			if (!link || !token || (await hasDied(tx, link.childId))) return;
			const row = { id: held.key, linkId: link.id };
			const isNew = (await tx.insert(reminderSent).values(row).onConflictDoNothing().returning()).length > 0;
			const { personId, language } = link;
			if (isNew) await tellOther(tx, guardianNews, `person:${personId}`, { personId, language, token });
		});
	},
});
