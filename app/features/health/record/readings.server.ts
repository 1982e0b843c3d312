/** Who has read a record: the record's own log, as far as its reader may see it. No guardian sees what another one reads. */
import { and, desc, eq } from "drizzle-orm";
import { auditEntry } from "../../../../db/schema";
import type { Section } from "../../../model/health/record/sections";
import type { PersonAsker } from "../../../model/people/asker";
import { recordStream } from "../../../platform/audit.server";
import { health } from "../../../platform/store.server";

export const READINGS_SHOWN = 100;

export interface Reading {
	at: Date;
	sections: readonly Section[];
}

const readBy = (asker: PersonAsker, childId: string) =>
	and(
		eq(auditEntry.stream, recordStream(childId)),
		eq(auditEntry.action, "record.read"),
		eq(auditEntry.actorId, asker.person.id),
	);

/** What somebody has read of a record, the newest first. Who may not read it any more has been told so before. */
export async function listReadings(asker: PersonAsker, childId: string): Promise<Reading[]> {
	const db = await health.readFor(asker);
	const rows = await db
		.select({ at: auditEntry.at, details: auditEntry.details })
		.from(auditEntry)
		.where(readBy(asker, childId))
		.orderBy(desc(auditEntry.number))
		.limit(READINGS_SHOWN);
	return rows.map(({ at, details }) => ({ at, sections: details.sections as Section[] }));
}

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
