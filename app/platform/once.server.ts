/** One-time marks: a form that makes something carries one, so that sent twice, or by two fingers at once, it makes one. */
import { eq, lt } from "drizzle-orm";
import { formMark } from "../../db/schema";
import type { Asker, SystemAsker } from "../model/people/asker";
import { sent } from "./forms/choice-fields";
import type { Values } from "./forms/field-errors";
import { form, readAnswers } from "./forms/form";
import { hashToken } from "./keys/secrets.server";
import { readFor, transaction } from "./store.server";
import type { Read, Tx } from "./store-handles";

const KEPT_HOURS = 24;
/** Tells a mark from what somebody typed into an address: a random UUID. */
const MARK = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A form that was sent: its mark, and what it said, so that other words under an old mark are another thing. */
export interface Mark {
	readonly mark: string;
	readonly said: string;
}

const marked = form({ mark: sent(36) });
/**
 * The mark that a posted form carries (`components/one-time-mark.tsx`).
 * @param more what came with it beside its fields: a file
 * @returns null where there is none, or none of ours
 */
export function markIn(posted: Values, more = ""): Mark | null {
	const { mark } = readAnswers(marked, posted);
	return mark !== null && MARK.test(mark) ? { mark, said: hashToken(JSON.stringify([posted, more])) } : null;
}

/** A mark is its sender's: under somebody else's, or in another council, something else is made. */
function keyOf(asker: Asker, { mark, said }: Mark): string {
	const person = "person" in asker ? asker.person.id : "";
	const council = "council" in asker ? asker.council.id : "";
	return hashToken(JSON.stringify([mark, said, person, council]));
}

/** What a form with this mark has made already; null for nothing. */
export async function madeBefore(asker: Asker, mark: Mark | null): Promise<string | null> {
	return mark && madeIn(await readFor(asker), keyOf(asker, mark));
}

async function madeIn(db: Pick<Read, "select">, id: string): Promise<string | null> {
	const [twin] = await db.select({ made: formMark.made }).from(formMark).where(eq(formMark.id, id));
	return twin?.made ?? null;
}

/**
 * Makes a thing, unless a form with this mark has made it already.
 * @param mark what the form carried; without one the thing is always made
 * @param make makes it, in the transaction in hand, and gives its id; null when it was refused, so that the form may come again
 * @returns the id of what was made, by this form or its twin
 */
export async function once(
	tx: Tx,
	mark: Mark | null,
	make: () => Promise<string | null>,
	now = new Date(),
): Promise<string | null> {
	if (mark === null) return make();
	const id = keyOf(tx.asker, mark);
	const twin = await madeIn(tx, id);
	if (twin !== null) return twin;
	const made = await make();
	// Two at once: on PostgreSQL the later one collides here, runs again and finds its twin; SQLite lets one in at a time.
	if (made !== null) await tx.insert(formMark).values({ id, made, createdAt: now });
	return made;
}

export async function purgeMarks(asker: SystemAsker, now = new Date()): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.delete(formMark).where(lt(formMark.createdAt, new Date(now.getTime() - KEPT_HOURS * 3_600_000)));
	});
}
