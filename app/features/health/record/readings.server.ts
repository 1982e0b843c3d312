/** When somebody has read a record, by the record's own log. */
import { and, desc, eq } from "drizzle-orm";
import { auditEntry } from "../../../../db/schema";
import type { PersonAsker } from "../../../model/people/asker";
import { recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";

const readBy = (asker: PersonAsker, childId: string) =>
	and(
		eq(auditEntry.stream, recordStream(childId)),
		eq(auditEntry.action, "record.read"),
		eq(auditEntry.actorId, asker.person.id),
	);

/** When somebody last read it; null for never. */
export async function lastReading(asker: PersonAsker, childId: string): Promise<Date | null> {
	const db = await health.readFor(asker);
	const [row] = await db
		.select({ at: auditEntry.at })
		.from(auditEntry)
		.where(readBy(asker, childId))
		.orderBy(desc(auditEntry.number))
		.limit(1);
	return row?.at ?? null;
}
