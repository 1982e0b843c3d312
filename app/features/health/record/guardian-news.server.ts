/**
 * That there is something new for a guardian who asked to be told: somebody opened what they share, or answered a problem that
 * they reported. Asked for in the transaction of the fact, and written by `calendar/tell-guardians.server.ts`.
 */
import { and, eq, isNull } from "drizzle-orm";
import { guardian, guardianLink } from "../../../../db/schema/health";
import { stableId } from "../../../platform/ids";
import { enqueue } from "../../../platform/queue/enqueue.server";
import { taskKind } from "../../../platform/queue/task-kind";
import type { Tx } from "../../../platform/store-handles";

/** The key is of the news: the same one is told once. */
export const TELL_GUARDIAN = taskKind<"health", { linkId: string }>("tell-guardian", "health");

interface News {
	childId: string;
	personId: string;
	/** Of what there is news, in parts: the same ones are the same news. */
	of: readonly string[];
	/** Who is suspended is not shown it. */
	hiddenFromSuspended: boolean;
}

export async function noteNews(tx: Tx<"health">, { childId, personId, of, hiddenFromSuspended }: News): Promise<void> {
	const [asked] = await tx
		.select({ id: guardianLink.id, frozenAt: guardian.frozenAt })
		.from(guardianLink)
		.innerJoin(
			guardian,
			and(
				eq(guardian.childId, guardianLink.childId),
				eq(guardian.personId, guardianLink.personId),
				isNull(guardian.endedAt),
			),
		)
		.where(and(eq(guardianLink.childId, childId), eq(guardianLink.personId, personId), eq(guardianLink.kind, "news")));
	if (!asked || (hiddenFromSuspended && asked.frozenAt !== null)) return;
	const key = stableId("news", asked.id, ...of);
	await enqueue(tx, TELL_GUARDIAN, { key, body: { linkId: asked.id }, councilId: null });
}
