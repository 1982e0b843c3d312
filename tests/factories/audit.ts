/** What the audit log says of something. */
import { asc, eq } from "drizzle-orm";
import { readFor } from "../../app/platform/store.server";
import { auditEntry, person } from "../../db/schema";
import { TEST } from "./asker";

/** @returns what was done to it, in order, each with the name of who did it; null for the portal itself */
export async function factsAbout(id: string): Promise<{ action: string; by: string | null }[]> {
	const db = await readFor(TEST);
	return db
		.select({ action: auditEntry.action, by: person.name })
		.from(auditEntry)
		.leftJoin(person, eq(person.id, auditEntry.actorId))
		.where(eq(auditEntry.subjectId, id))
		.orderBy(asc(auditEntry.number));
}
