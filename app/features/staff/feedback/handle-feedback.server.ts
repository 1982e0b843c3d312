/**
 * What staff do with feedback. The audit log calls it a case, as it always has: what is in the log cannot be rewritten.
 */
import { and, eq, isNotNull, lt, or } from "drizzle-orm";
import { feedback } from "../../../../db/schema";
import { type Asker, actorOf, type SystemAsker } from "../../../model/people/asker";
import { FEEDBACK_KEPT_DAYS, FEEDBACK_LONGEST_DAYS } from "../../../model/publishing/feedback";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { readFor, transaction } from "../../../platform/store.server";
import { bumpContentVersion } from "../../directory/councils/content-version.server";
import type { Council } from "../../directory/councils/queries.server";
import { staffOf } from "../../people/my-councils.server";
import type { Answer } from "./answer";
import { type Feedback, findFeedback } from "./list-feedback.server";

export type Handled =
	| { ok: true }
	| { ok: false; reason: "not-found" | "nobody" }
	/** Somebody else changed it since. */
	| { ok: false; reason: "conflict"; theirs: Feedback };

/** What the handler saw: when it was last changed. Left out at the command line. */
interface Seen {
	id: string;
	seen?: Date;
}

async function handle(
	asker: Asker,
	council: Pick<Council, "id">,
	{ id, seen }: Seen,
	change: (
		before: Feedback,
		tx: Recorded,
	) => Promise<{ action: string; set: Partial<typeof feedback.$inferInsert> } | null>,
): Promise<Handled> {
	return recorded(asker, async (tx): Promise<Handled> => {
		const found = await findFeedback(tx, council.id, id);
		if (!found) return { ok: false, reason: "not-found" };
		if (seen && seen.getTime() !== found.updatedAt.getTime()) return { ok: false, reason: "conflict", theirs: found };
		const done = await change(found, tx);
		if (!done) return { ok: true };
		await tx
			.update(feedback)
			.set({ ...done.set, updatedAt: new Date() })
			.where(and(eq(feedback.councilId, council.id), eq(feedback.id, id)));
		tx.record({ action: done.action, actor: actorOf(asker), councilId: council.id, subject: { kind: "case", id } });
		return { ok: true };
	});
}

/** @param personId somebody of the council's staff; null for nobody */
export async function assignFeedback(
	asker: Asker,
	council: Pick<Council, "id">,
	request: Seen & { personId: string | null },
): Promise<Handled> {
	const { personId } = request;
	if (personId !== null && !(await staffOf(asker, council.id)).some(({ id }) => id === personId)) {
		return { ok: false, reason: "nobody" };
	}
	return handle(asker, council, request, async ({ status }) => ({
		action: "case.assigned",
		set: { assignedTo: personId, status: status === "new" && personId !== null ? "open" : status },
	}));
}

/** Keeps what was done, and publishes or takes back "you said, we did". */
export async function answerFeedback(
	asker: Asker,
	council: Pick<Council, "id">,
	request: Seen & { answer: Answer },
): Promise<Handled> {
	const { youSaid, weDid, publish, status } = request.answer;
	return handle(asker, council, request, async (before, tx) => {
		const publishing = publish !== before.published;
		if (publish || before.published) await bumpContentVersion(tx, council.id);
		const action = publishing
			? publish
				? "case.answer-published"
				: "case.answer-withdrawn"
			: `case.${actionOf(before, status)}`;
		return {
			action,
			set: { youSaid, weDid, status, ...(publishing && { publishedAt: publish ? new Date() : null }) },
		};
	});
}

const actionOf = (before: Feedback, status: Feedback["status"]) =>
	status === before.status ? "noted" : status === "closed" ? "closed" : "reopened";

/** Marks feedback as dealt with. @returns not-found when it is closed already */
export async function closeFeedback(asker: Asker, council: Pick<Council, "id">, id: string): Promise<Handled> {
	const db = await readFor(asker);
	if ((await findFeedback(db, council.id, id))?.status === "closed") return { ok: false, reason: "not-found" };
	return handle(asker, council, { id }, async () => ({ action: "case.closed", set: { status: "closed" } }));
}

/** Deletes what families wrote once it has been closed for long, and when it is old in any case. */
export async function purgeFeedback(asker: SystemAsker, now = new Date()): Promise<void> {
	const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
	const closed = and(eq(feedback.status, "closed"), lt(feedback.updatedAt, before(FEEDBACK_KEPT_DAYS)));
	const old = lt(feedback.createdAt, before(FEEDBACK_LONGEST_DAYS));
	await transaction(asker, async (tx) => {
		await tx
			.update(feedback)
			.set({ details: null })
			.where(and(or(closed, old), isNotNull(feedback.details)));
	});
}
