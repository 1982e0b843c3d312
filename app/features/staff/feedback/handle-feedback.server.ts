/** What staff do with a case. */
import { and, eq, lt, ne } from "drizzle-orm";
import { problemReport } from "../../../../db/schema";
import { WORDS_KEPT_DAYS } from "../../../model/publishing/feedback";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { store } from "../../../platform/store.server";
import { bumpContentVersion } from "../../directory/councils/content-version.server";
import { staffOf } from "../../people/my-councils.server";
import type { Answer } from "./answer";
import { type Case, findCase } from "./list-feedback.server";

/** Who does it: somebody of the council's staff, or the operator at the command line. */
export interface Handler {
	person: { id: string; name: string } | null;
	council: { id: string };
}

export type Handled =
	| { ok: true }
	| { ok: false; reason: "not-found" | "nobody" }
	/** Somebody else changed it since. */
	| { ok: false; reason: "conflict"; theirs: Case };

/** What the handler saw of a case: when it was last changed. Left out at the command line. */
interface Seen {
	id: string;
	seen?: Date;
}

async function handle(
	{ person, council }: Handler,
	{ id, seen }: Seen,
	change: (
		found: Case,
		tx: Recorded,
	) => Promise<{ action: string; set: Partial<typeof problemReport.$inferInsert> } | null>,
): Promise<Handled> {
	return recorded(async (tx): Promise<Handled> => {
		const found = await findCase(tx, council.id, id);
		if (!found) return { ok: false, reason: "not-found" };
		if (seen && seen.getTime() !== found.updatedAt.getTime()) return { ok: false, reason: "conflict", theirs: found };
		const done = await change(found, tx);
		if (!done) return { ok: true };
		await tx
			.update(problemReport)
			.set({ ...done.set, updatedAt: new Date() })
			.where(and(eq(problemReport.councilId, council.id), eq(problemReport.id, id)));
		tx.record({ action: done.action, actor: person, councilId: council.id, subject: { kind: "case", id } });
		return { ok: true };
	});
}

/** @param personId somebody of the council's staff; null for nobody */
export async function assignCase(who: Handler, given: Seen & { personId: string | null }): Promise<Handled> {
	const { personId } = given;
	if (personId !== null && !(await staffOf(who.council.id)).some(({ id }) => id === personId)) {
		return { ok: false, reason: "nobody" };
	}
	return handle(who, given, async ({ status }) => ({
		action: "case.assigned",
		set: { assignedTo: personId, status: status === "new" && personId !== null ? "open" : status },
	}));
}

/** Keeps what was done, and publishes or takes back "you said, we did". */
export async function answerCase(who: Handler, given: Seen & { answer: Answer }): Promise<Handled> {
	const { youSaid, weDid, publish, status } = given.answer;
	return handle(who, given, async (found, tx) => {
		const told = publish !== found.published;
		if (publish || found.published) await bumpContentVersion(tx, who.council.id);
		const action = told
			? publish
				? "case.answer-published"
				: "case.answer-withdrawn"
			: `case.${actionOf(found, status)}`;
		return {
			action,
			set: { youSaid, weDid, status, ...(told && { publishedAt: publish ? new Date() : null }) },
		};
	});
}

const actionOf = (found: Case, status: Case["status"]) =>
	status === found.status ? "noted" : status === "closed" ? "closed" : "reopened";

/** Marks a case as dealt with. @returns not-found when it is closed already */
export async function closeCase(who: Handler, id: string): Promise<Handled> {
	const { db } = await store();
	if ((await findCase(db, who.council.id, id))?.status === "closed") return { ok: false, reason: "not-found" };
	return handle(who, { id }, async () => ({ action: "case.closed", set: { status: "closed" } }));
}

/** Deletes what families wrote once a case was closed for long. */
export async function purgeCases(now = new Date()): Promise<void> {
	const { transaction } = await store();
	const before = new Date(now.getTime() - WORDS_KEPT_DAYS * 86_400_000);
	await transaction(async (tx) => {
		await tx
			.update(problemReport)
			.set({ details: "" })
			.where(
				and(eq(problemReport.status, "closed"), lt(problemReport.updatedAt, before), ne(problemReport.details, "")),
			);
	});
}
