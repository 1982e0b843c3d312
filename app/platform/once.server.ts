/** One-time marks: a form that makes something carries one, so that sent twice, or by two fingers at once, it makes one. */
import { eq, lt } from "drizzle-orm";
import { formMark } from "../../db/schema";
import type { SystemAsker } from "../model/people/asker";
import { sent } from "./forms/choice-fields";
import type { Values } from "./forms/field-errors";
import { form, readAnswers } from "./forms/form";
import { hashToken } from "./secrets.server";
import { transaction } from "./store.server";
import type { Tx } from "./store-handles";

const KEPT_HOURS = 24;
/** Tells a mark from what somebody typed into an address: a random UUID. */
const MARK = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes a thing, unless a form with this mark has made it already.
 * @param mark what the form carried; without one the thing is always made
 * @param make makes it, in the transaction in hand, and gives its id; null when it was refused, so that the form may come again
 * @returns the id of what was made, by this form or its twin
 */
export async function once(
	tx: Tx,
	mark: string | null,
	make: () => Promise<string | null>,
	now = new Date(),
): Promise<string | null> {
	if (mark === null || !MARK.test(mark)) return make();
	const id = hashToken(mark);
	const [twin] = await tx.select({ made: formMark.made }).from(formMark).where(eq(formMark.id, id));
	if (twin) return twin.made;
	const made = await make();
	// Two at once: on PostgreSQL the later one collides here, runs again and finds its twin; SQLite lets one in at a time.
	if (made !== null) await tx.insert(formMark).values({ id, made, createdAt: now });
	return made;
}

const marked = form({ mark: sent(36) });
/** The mark that a posted form carries (`components/one-time-mark.tsx`). */
export const markIn = (posted: Values): string | null => readAnswers(marked, posted).mark;

export async function purgeMarks(asker: SystemAsker, now = new Date()): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.delete(formMark).where(lt(formMark.createdAt, new Date(now.getTime() - KEPT_HOURS * 3_600_000)));
	});
}
