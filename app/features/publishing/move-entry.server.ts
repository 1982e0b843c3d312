/** Every step of an entry's way that publishes nothing: handing in, sending back, taking back, putting away. */
import { eq } from "drizzle-orm";
import { entry, nextRevision } from "../../../db/schema";
import { type Recorded, recorded } from "../../platform/audit.server";
import { keepTranslationStates } from "../directory/versions/keep-translation-states.server";
import { titleOf } from "./entries";
import { type Entry, findEntry, findVersion } from "./find-entry.server";
import { mailChangesRequested, mailReviewers } from "./notify-people.server";
import {
	canArchiveEntry,
	canDiscardEntry,
	canRecallEntry,
	canReopenEntry,
	canReviewEntry,
	canSubmitEntry,
} from "./policy";
import { didJust } from "./pressed-twice.server";
import { factOf } from "./publish.server";
import { type DraftSaved, type Writer, writeDraft } from "./save-draft.server";

export type Moved = { ok: true } | { ok: false; reason: "not-found" | "conflict" | "forbidden" };

/** What is done to an entry, and who may. */
const STEPS = {
	submit: canSubmitEntry,
	"request-changes": canReviewEntry,
	recall: canRecallEntry,
	discard: canDiscardEntry,
	archive: canArchiveEntry,
	reopen: canReopenEntry,
} as const satisfies Record<string, (who: Writer, target: Entry) => boolean>;
export type Step = keyof typeof STEPS;

export const mayStep = (step: Step, who: Writer, target: Entry): boolean => STEPS[step](who, target);

interface MoveRequest {
	id: string;
	revision: number;
	/** What a reviewer asks to be changed. */
	note?: string | null;
}

export async function moveEntry(who: Writer, step: Step, request: MoveRequest): Promise<Moved> {
	return recorded(who, async (tx): Promise<Moved> => {
		const moved = await moveWithin(tx, who, step, request);
		if (moved.ok && moved.entry && step === "submit") await mailReviewers(tx, who, [moved.entry]);
		return moved.ok ? { ok: true } : moved;
	});
}

/** Hands in several, of which the reviewers hear once. @returns what became of each, in their order */
export async function submitEntries(who: Writer, requests: readonly MoveRequest[]): Promise<Moved[]> {
	return recorded(who, async (tx) => {
		const moved: MovedEntry[] = [];
		for (const request of requests) moved.push(await moveWithin(tx, who, "submit", request));
		await mailReviewers(
			tx,
			who,
			moved.flatMap((one) => (one.ok && one.entry ? [one.entry] : [])),
		);
		return moved;
	});
}

/** Without an entry where the same step was taken just before. */
type MovedEntry = { ok: true; entry: Entry | null } | Exclude<Moved, { ok: true }>;

async function moveWithin(
	tx: Recorded,
	who: Writer,
	step: Step,
	{ id, revision, note = null }: MoveRequest,
): Promise<MovedEntry> {
	const found = await findEntry(tx, who.council.id, id);
	if (!found) return { ok: false, reason: "not-found" };
	if (found.revision !== revision) {
		const isDone = step !== "request-changes" || found.reviewNote === note;
		const again = isDone && (await didJust(tx, who, found, { revision, action: `entry.${step}` }));
		return again ? { ok: true, entry: null } : { ok: false, reason: "conflict" };
	}
	if (!STEPS[step](who, found)) return { ok: false, reason: "forbidden" };
	const now = new Date();
	const authors = [...new Set([...found.draftAuthors, who.person.id])];
	const draftOver = {
		draft: null,
		draftBy: null,
		draftAuthors: [],
		draftAt: null,
		title: titleOf(found.live ?? found.current),
	};
	const change = {
		submit: { status: "in-review", submittedAt: now, reviewNote: null },
		"request-changes": { status: "changes-requested", reviewNote: note },
		recall: { status: "draft", submittedAt: null, publishAt: null, approvedBy: null },
		discard: { status: "published", submittedAt: null, publishAt: null, reviewNote: null, ...draftOver },
		archive: { status: "archived", submittedAt: null },
		reopen: {
			status: "draft",
			draft: found.current,
			draftBy: who.person.id,
			draftAuthors: authors,
			draftAt: now,
		},
	} as const satisfies Record<Step, object>;
	await tx
		.update(entry)
		.set({ ...change[step], revision: nextRevision, updatedAt: now })
		.where(eq(entry.id, id));
	if (step === "archive" || step === "reopen") {
		const content = step === "archive" ? null : found.current;
		await keepTranslationStates(tx, who.council.id, [{ id, content, isNew: false }]);
	}
	tx.record(factOf(`entry.${step}`, who, found));
	if (step === "request-changes") await mailChangesRequested(tx, who, found, note ?? "");
	return { ok: true, entry: found };
}

/** Makes an older version the draft. Of a place that is confidential the draft is too, whatever the version says: that is lifted by itself. */
export async function restoreVersion(
	who: Writer,
	{ id, revision, number }: { id: string; revision: number; number: number },
): Promise<DraftSaved> {
	return recorded(who, async (tx): Promise<DraftSaved> => {
		const [found, version] = [
			await findEntry(tx, who.council.id, id),
			await findVersion(tx, who.council.id, id, number),
		];
		if (!found || !version) return { ok: false, reason: "not-found" };
		const content = version.kind === "location" ? { ...version, masked: version.masked || found.masked } : version;
		return writeDraft(tx, who, { id, revision, content });
	});
}
