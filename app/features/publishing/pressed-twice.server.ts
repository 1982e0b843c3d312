/** A button pressed twice: what it asks for is done already, and who pressed it is answered as the first time. */
import { and, desc, eq } from "drizzle-orm";
import { auditEntry } from "../../../db/schema";
import { streamOf } from "../../platform/audit.server";
import type { Tx } from "../../platform/store-handles";
import type { Entry } from "./find-entry.server";
import type { Writer } from "./save-draft.server";

/**
 * @param about an entry, or one of its translations with the revision of its own
 * @param revision the revision that was seen when the button was pressed
 * @param action what the log calls what it does
 * @returns whether nothing has happened to the entry since but that, by the same person
 */
export async function didJust(
	tx: Tx,
	who: Writer,
	{ id, councilId, revision: now }: Pick<Entry, "id" | "councilId" | "revision">,
	{ revision, action }: { revision: number; action: string },
): Promise<boolean> {
	if (now !== revision + 1) return false;
	const [last] = await tx
		.select({ action: auditEntry.action, actorId: auditEntry.actorId })
		.from(auditEntry)
		.where(and(eq(auditEntry.stream, streamOf(councilId)), eq(auditEntry.subjectId, id)))
		.orderBy(desc(auditEntry.number))
		.limit(1);
	return last?.action === action && last.actorId === who.person.id;
}
