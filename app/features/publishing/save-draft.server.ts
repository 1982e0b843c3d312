/** Writing: a new entry, and what is changed in one. Nothing of it is public before it is published. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { entry, nextRevision } from "../../../db/schema";
import { isOnlyProvider } from "../../model/people/asker";
import { carryTranslations, languagesThatDiffer } from "../../model/publishing/translations";
import { type Recorded, recorded } from "../../platform/audit.server";
import { type Mark, once } from "../../platform/once.server";
import { keepTranslationStates } from "../directory/versions/keep-translation-states.server";
import { type DraftEntry, sameContent, titleOf } from "./entries";
import { type Entry, findEntry } from "./find-entry.server";
import { canAddEntry, canEditEntry } from "./policy";
import { writeTranslation } from "./save-translation.server";
import type { Writer } from "./writer";

export type { Writer };

export type DraftSaved =
	| { ok: true; revision: number }
	/** Somebody else changed the entry since: `theirs` is what stands there now. */
	| { ok: false; reason: "conflict"; theirs: Entry; by: string | null }
	| { ok: false; reason: "not-found" | "forbidden" };

/**
 * Starts an entry as a draft.
 * @param options an `id` where what it is gives it one, and the one-time `mark` of the form that asks for it
 * @returns its id, or why not
 */
export async function addEntry(
	who: Writer,
	content: DraftEntry,
	{ id = randomUUID(), mark = null }: { id?: string; mark?: Mark | null } = {},
): Promise<{ ok: true; id: string } | { ok: false; reason: "forbidden" }> {
	const organisationId = content.kind === "service" ? content.organisationId : null;
	const own = organisationId === null || who.organisationIds.includes(organisationId);
	const onlyProvider = isOnlyProvider(who);
	if (!canAddEntry(who, content.kind) || (onlyProvider && !own)) return { ok: false, reason: "forbidden" };
	const now = new Date();
	const made = await recorded(who, (tx) =>
		once(tx, mark, async () => {
			await tx.insert(entry).values({
				id,
				councilId: who.council.id,
				kind: content.kind,
				title: titleOf(content),
				status: "draft",
				liveVersion: null,
				lastVersion: 0,
				revision: 1,
				draft: content,
				draftBy: who.person.id,
				draftAuthors: [who.person.id],
				draftAt: now,
				organisationId: content.kind === "organisation" ? id : organisationId,
				ownerId: onlyProvider ? null : who.person.id,
				reminded: 0,
				updatedAt: now,
			});
			await keepTranslationStates(tx, who.council.id, [{ id, content, isNew: true }]);
			tx.record({
				action: "entry.added",
				actor: who.person,
				councilId: who.council.id,
				subject: { kind: content.kind, id },
			});
			return id;
		}),
	);
	return { ok: true, id: made ?? id };
}

/**
 * Keeps what somebody wrote. What was in review, scheduled or published is a draft again; families go on reading what
 * was published. A listing from elsewhere is held by staff from then on. Words in other languages that it brings along, as an
 * older version does, go into drafts of their own.
 * @param revision the entry's revision that the writer saw
 */
export async function saveDraft(
	who: Writer,
	{ id, revision, content }: { id: string; revision: number; content: DraftEntry },
): Promise<DraftSaved> {
	return recorded(who, async (tx) => writeDraft(tx, who, { id, revision, content }));
}

/** `saveDraft` inside a transaction in hand: for writes of several entries at once. */
export async function writeDraft(
	tx: Recorded,
	who: Writer,
	{ id, revision, content: written }: { id: string; revision: number; content: DraftEntry },
): Promise<DraftSaved> {
	const found = await findEntry(tx, who.council.id, id);
	if (!found || found.kind !== written.kind) return { ok: false, reason: "not-found" };
	if (!canEditEntry(who, found)) return { ok: false, reason: "forbidden" };
	const content = carryTranslations(found.current, written);
	if (found.revision !== revision) {
		// Sent twice, by an impatient finger or by the page itself, the same text is no conflict.
		if (sameContent(found.current, content)) return { ok: true, revision: found.revision };
		return { ok: false, reason: "conflict", theirs: found, by: found.draftBy };
	}
	for (const language of languagesThatDiffer(found.current, written)) {
		await writeTranslation(tx, who, { id, language, revision: null, content: written });
	}
	if (sameContent(found.current, content)) return { ok: true, revision };
	const now = new Date();
	await tx
		.update(entry)
		.set({
			title: titleOf(content),
			status: "draft",
			revision: nextRevision,
			draft: content,
			draftBy: who.person.id,
			draftAuthors: [...new Set([...found.draftAuthors, who.person.id])],
			draftAt: now,
			submittedAt: null,
			approvedBy: null,
			reviewNote: found.status === "changes-requested" ? found.reviewNote : null,
			publishAt: null,
			organisationId: content.kind === "service" ? content.organisationId : found.organisationId,
			heldAt: found.source ? (found.heldAt ?? now) : null,
			updatedAt: now,
		})
		.where(eq(entry.id, id));
	if (!found.live) await keepTranslationStates(tx, who.council.id, [{ id, content, isNew: false }]);
	// One entry in the log for one spell of writing, not for each page of it.
	if (!found.hasDraft || found.draftBy !== who.person.id) {
		tx.record({
			action: "entry.edited",
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: content.kind, id },
		});
	}
	return { ok: true, revision: revision + 1 };
}
