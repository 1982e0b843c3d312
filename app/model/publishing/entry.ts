/** What a council publishes, whatever it is: its kinds, its one status, and how that may change. Pure. */

export const ENTRY_KINDS = ["service", "location", "organisation", "article", "offer-section"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * The status of an entry's newest content. Whether families read an older version meanwhile is another question: they
 * do while `liveVersion` is set.
 */
export const ENTRY_STATUSES = [
	"draft",
	"in-review",
	"changes-requested",
	"scheduled",
	"published",
	"withdrawn",
	"archived",
] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** The status of a translation, which follows its entry to families and away from them. */
export const TRANSLATION_STEPS = [
	"draft",
	"in-review",
	"changes-requested",
	"published",
] as const satisfies readonly EntryStatus[];
export type TranslationStep = (typeof TRANSLATION_STEPS)[number];

/**
 * The whole of a publication: the content in its kind's own shape, and what else its row holds. The kinds' own shapes
 * are in `editorial/entries.ts`.
 */
export interface EntryContent {
	kind: EntryKind;
	content: object;
	organisationId?: string;
	masked?: boolean;
	position?: { lat: number; lon: number } | null;
}

/** What a source says of an entry that staff hold, and the checksum by which the source is known to have said it. */
export interface IncomingContent extends EntryContent {
	checksum: string;
}

/** What can be done to an entry: from which statuses, and what its status is then. */
export const TRANSITIONS = {
	edit: { from: ["draft", "in-review", "changes-requested", "scheduled", "published", "withdrawn"], to: "draft" },
	submit: { from: ["draft", "changes-requested"], to: "in-review" },
	/** By a reviewer; by the portal, for what cannot be published on its day any more. */
	"request-changes": { from: ["in-review", "scheduled"], to: "changes-requested" },
	/** Taken back by whoever handed it in, or not to be published on its day after all. */
	recall: { from: ["in-review", "scheduled"], to: "draft" },
	schedule: { from: ["draft", "in-review"], to: "scheduled" },
	publish: { from: ["draft", "in-review", "scheduled"], to: "published" },
	/** Throws a draft away; what families read stays. */
	discard: { from: ["draft", "in-review", "changes-requested", "scheduled"], to: "published" },
	withdraw: { from: ["draft", "in-review", "changes-requested", "scheduled", "published"], to: "withdrawn" },
	archive: { from: ["draft", "in-review", "changes-requested", "withdrawn"], to: "archived" },
	/** Out of the archive, as a draft. */
	reopen: { from: ["archived"], to: "draft" },
} as const satisfies Record<string, { from: readonly EntryStatus[]; to: EntryStatus }>;
export type Transition = keyof typeof TRANSITIONS;

/** What a transition needs to know of an entry. */
export interface EntryState {
	status: EntryStatus;
	liveVersion: number | null;
}

/** Whether the transition may happen to an entry in this state, whoever asks. */
export function mayHappen(transition: Transition, { status, liveVersion }: EntryState): boolean {
	const { from }: { from: readonly EntryStatus[] } = TRANSITIONS[transition];
	if (!from.includes(status)) return false;
	// Without a live version there is nothing to go back to or to take away; with one, it is withdrawn first.
	if (transition === "discard" || transition === "withdraw") return liveVersion !== null;
	if (transition === "archive") return liveVersion === null;
	return true;
}
