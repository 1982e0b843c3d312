/** Reviewing: what changed, and the decision over it. */

import { addDays, localNow, toInstant } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import type { EntryStatus } from "../../../model/publishing/entry";
import { outdatedBy } from "../../../model/publishing/translations";
import { staffPaths } from "../../../paths";
import { choice, revision } from "../../../platform/forms/choice-fields";
import { listErrors, type Values } from "../../../platform/forms/field-errors";
import { form, readValues } from "../../../platform/forms/form";
import { note } from "../../../platform/forms/text-fields";
import { typedIn } from "../../../platform/forms/values";
import { dateLine } from "../../../platform/forms/when-fields";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
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
import { obstaclesTo } from "../../publishing/missing";
import { moveEntry } from "../../publishing/move-entry.server";
import { canReviewEntry, whyNotPublish } from "../../publishing/policy";
import { publishEntry } from "../../publishing/publish.server";
import type { Writer } from "../../publishing/save-draft.server";
import type { Done } from "./entry-page.server";

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
	/** Which translations are out of date once it is published, in words; null for none. */
	outdates: string | null;
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
	const db = await readFor(who);
	const names = await knownNames(db, council.id, entry.live, entry.current);
	// Nothing of a new entry is marked: all of it is new.
	const sections = compareEntries(entry.live ?? entry.current, entry.current, names, speech);
	const changed = changedOnly(sections);
	const name = shownTitle(entry, speech);
	const outdated = entry.live ? outdatedBy(entry.live, entry.current) : [];
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
		outdates:
			outdated.length > 0
				? t("staff-entries:review.outdates", {
						languages: speech.format.list(outdated.map((code) => speech.format.languageName(code))),
					})
				: null,
		refused: refused && t(`staff-entries:reason.${refused}`),
		mayRequestChanges: canReviewEntry(who, entry),
		missing: obstaclesTo(entry).map(({ section, reason }) => ({
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

const reviewForm = (today: string) =>
	form(
		{
			decision: choice(["now", "later", "changes"]).needed("decision"),
			from: dateLine().needed("date").onlyWhen("decision", "later"),
			until: dateLine().onlyWhen("decision", "now", "later"),
			note: note(),
			revision: revision(),
		},
		({ decision, from, until, note: said }) => ({
			from: from && from <= today && "past",
			until: until && until < (from ?? today) && "order",
			note: decision === "changes" && said === null && "note",
		}),
	);

/** Publishes it now or on a day, or asks for changes. */
export async function decideReview(who: Writer, entry: Entry, posted: Values): Promise<Reviewed> {
	const { t } = speechIn(ENGLISH);
	const typed: ReviewTyped = typedIn(posted, ["decision", "from", "until", "note"]);
	const read = readValues(reviewForm(localNow().date), posted);
	if (!read.ok) {
		const errors = listErrors(read.errors, (reason, what) =>
			t(`staff-entries:review.error.${reason}`, { limit: what }),
		);
		return { ok: false, status: 400, errors, typed };
	}
	const { decision, from, until, ...seen } = read.values;
	const reviewed = { id: entry.id, ...seen };
	const answer =
		decision === "changes"
			? await askForChanges(who, reviewed)
			: await publishEntry(who, { ...reviewed, ...momentsOf(from, until) });
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
const momentsOf = (from: string | null, until: string | null) => ({
	publishAt: from ? toInstant(from, "00:00") : null,
	expireAt: until ? toInstant(addDays(until, 1), "00:00") : null,
});
