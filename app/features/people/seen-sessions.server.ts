/**
 * When sessions were last used. Noted in memory, since a page that is only read waits for nobody who writes, and written
 * down a moment later, many at once.
 */
import { and, eq, lt } from "drizzle-orm";
import { session } from "../../../db/schema";
import type { SystemAsker } from "../../model/people/asker";
import { transaction } from "../../platform/store.server";

/** How exact the database is about it. */
const EVERY_MS = 60_000;
/** Rows of one transaction. */
const AT_ONCE = 200;

/** By session: when it was used and not yet written down. */
const noted = new Map<string, Date>();

/** Notes that a session was used, unless the database knows it closely enough. @param known when, as it is written down */
export function noteSeen(sessionId: string, known: Date, now: Date): void {
	if (now.getTime() - known.getTime() > EVERY_MS) noted.set(sessionId, now);
}

/** When a session was last used, as far as this process knows. @param known when, as it is written down */
export function lastSeen(sessionId: string, known: Date): Date {
	const seen = noted.get(sessionId);
	return seen && seen > known ? seen : known;
}

/** Writes down what was noted. A session that was ended meanwhile stays ended: it has no row any more. */
export async function writeSeen(asker: SystemAsker): Promise<void> {
	while (noted.size > 0) {
		const some = [...noted].slice(0, AT_ONCE);
		await transaction(asker, async (tx) => {
			for (const [id, seenAt] of some) {
				await tx
					.update(session)
					.set({ seenAt })
					.where(and(eq(session.id, id), lt(session.seenAt, seenAt)));
			}
		});
		for (const [id, seenAt] of some) if (noted.get(id) === seenAt) noted.delete(id);
	}
}
