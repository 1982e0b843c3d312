/** Reviewing: what changed, and the decision over it. */

import { addDays, isLocalDate, localNow, toInstant } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import type { EntryStatus } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { store } from "../../../platform/store.server";
import {
	type ComparedSection,
	changedOnly,
	compareEntries,
	countChanges,
	sameOnly,
} from "../../publishing/compare-entries";
import { shownTitle } from "../../publishing/describe-entry";
import type { Entry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { missingForPublication } from "../../publishing/missing";
import { moveEntry } from "../../publishing/move-entry.server";
import { canReviewEntry, whyNotPublish } from "../../publishing/policy";
import { publishEntry } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";
import type { Done } from "./entry-page.server";
import { fieldOf, LONGEST_NOTE, revisionOf } from "./entry-steps.server";

export interface ReviewPage {
	title: string;
	name: string;
	status: EntryStatus;
	revision: number;
	backHref: string;
	previewHref: string;
	/** Families read something already: the old stands beside the new. */
	isChange: boolean;
	changes: number;
	changed: ComparedSection[];
	/** What stays as families read it; all of a new entry. */
	same: ComparedSection[];
	/** Why the asker may not publish it, in words; null when they may. */
	refused: string | null;
	mayRequestChanges: boolean;
	missing: { key: string; text: string }[];
	/** The first day on which it can be published: tomorrow. */
	tomorrow: string;
}

export async function reviewPage(who: Writer, entry: Entry): Promise<ReviewPage> {
	const { council } = who;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const paths = staffPaths(council.slug);
	const { db } = await store();
	const names = await knownNames(db, council.id, entry.live, entry.current);
	// Nothing of a new entry is marked: all of it is new.
	const sections = compareEntries(entry.live ?? entry.current, entry.current, names, speech);
	const changed = changedOnly(sections);
	const name = shownTitle(entry, speech);
	const refused = whyNotPublish(who, entry, editorialRules(council.settings));
	return {
		title: t("staff:title", { page: t("staff-entries:review.title", { name }), council: council.name }),
		name,
		status: entry.status,
		revision: entry.revision,
		backHref: paths.entry(entry.kind, entry.id),
		previewHref: paths.entryPage(entry.kind, entry.id, "preview"),
		isChange: entry.live !== null,
		changes: countChanges(sections),
		changed,
		same: sameOnly(sections),
		refused: refused && t(`staff-entries:reason.${refused}`),
		mayRequestChanges: canReviewEntry(who, entry),
		missing: missingForPublication(entry.current).map(({ section, reason }) => ({
			key: `${section} ${reason}`,
			text: t(`staff-editorial:missing.${reason}`),
		})),
		tomorrow: addDays(localNow().date, 1),
	};
}

/** What the reviewer typed, to be shown again. */
export interface ReviewTyped {
	decision: string;
	from: string;
	until: string;
	note: string;
}

export type Reviewed =
	| { ok: true; done: Done }
	| { ok: false; status: 400 | 403 | 409; errors: { field?: string; text: string }[]; typed: ReviewTyped };

/** Publishes it now or on a day, or asks for changes. */
export async function decideReview(who: Writer, entry: Entry, form: FormData): Promise<Reviewed> {
	const { t } = speechIn(ENGLISH);
	const typed: ReviewTyped = {
		decision: fieldOf(form, "decision"),
		from: fieldOf(form, "from").trim(),
		until: fieldOf(form, "until").trim(),
		note: fieldOf(form, "note").trim(),
	};
	const errors: { field?: string; text: string }[] = [];
	const wrong = (field: string, text: string) => errors.push({ field, text });
	const today = localNow().date;
	const { decision, from, until, note } = typed;
	if (!["now", "later", "changes"].includes(decision)) wrong("decision", t("staff-entries:review.error.decision"));
	if (decision === "later" && !isLocalDate(from)) wrong("from", t("staff-entries:review.error.date"));
	else if (decision === "later" && from <= today) wrong("from", t("staff-entries:review.error.past"));
	if (decision !== "changes" && until) {
		const start = decision === "later" && isLocalDate(from) ? from : today;
		if (!isLocalDate(until)) wrong("until", t("staff-entries:review.error.date"));
		else if (until < start) wrong("until", t("staff-entries:review.error.order"));
	}
	if (decision === "changes" && !note) wrong("note", t("staff-entries:review.error.note"));
	if (note.length > LONGEST_NOTE) wrong("note", t("staff-entries:review.error.long", { limit: LONGEST_NOTE }));
	if (errors.length > 0) return { ok: false, status: 400, errors, typed };

	const seen = { id: entry.id, revision: revisionOf(form), note: note || null };
	const answer =
		decision === "changes" ? await askForChanges(who, seen) : await publishEntry(who, { ...seen, ...daysOf(typed) });
	if (answer.ok) return { ok: true, done: answer.status };
	const reason = answer.reason === "forbidden" ? "status" : answer.reason;
	const status =
		reason === "conflict" || reason === "status" ? 409 : reason === "role" || reason === "own-work" ? 403 : 400;
	const text = t(reason === "conflict" ? "staff-entries:review.conflict" : `staff-entries:reason.${reason}`);
	return { ok: false, status, errors: [{ text }], typed };
}

async function askForChanges(who: Writer, seen: { id: string; revision: number; note: string | null }) {
	const answer = await moveEntry(who, "request-changes", seen);
	return answer.ok ? { ok: true as const, status: "changes-requested" as const } : answer;
}

/** When it is published and taken away. The last day on which it is shown is over at midnight. */
const daysOf = ({ decision, from, until }: ReviewTyped) => ({
	publishAt: decision === "later" ? toInstant(from, "00:00") : null,
	expireAt: until ? toInstant(addDays(until, 1), "00:00") : null,
});
