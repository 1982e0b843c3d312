/** The page of one entry: what families read, what is being written, what is missing, and what can be done now. */

import { and, desc, eq, isNotNull, ne } from "drizzle-orm";
import { article, entryTranslation, feedback, location, service, translationState } from "../../../../db/schema";
import { addDays, localNow } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import { isConfidential } from "../../../model/listings/confidential";
import type { EntryStatus, TranslationStep } from "../../../model/publishing/entry";
import { pathsFor, staffPaths } from "../../../paths";
import type { Speech } from "../../../platform/i18n/context";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import type { Council } from "../../directory/councils/queries.server";
import { staffOf } from "../../people/my-councils.server";
import { answeredSections, shownTitle } from "../../publishing/describe-entry";
import { type Entry, listVersions } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { NOBODY } from "../../publishing/list-params";
import { missingForPublication, obstaclesTo } from "../../publishing/missing";
import { mayStep } from "../../publishing/move-entry.server";
import {
	canConfirmEntry,
	canEditEntry,
	canSetOwner,
	canTranslateEntry,
	canWithdrawEntry,
	whyNotPublish,
} from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";
import type { SectionSlug } from "../../publishing/section-slug";
import { openAtServices } from "../../referrals/open-at-services.server";
import { hasDatesToChange } from "./dates-off.server";
import { listedSections } from "./sections";
import { describeVersion, type VersionLine } from "./versions-page.server";

/** What can be done at once from the page itself; the rest has a page of its own. */
export const POSTED_STEPS = ["submit", "recall", "reopen", "confirm"] as const;
export type PostedStep = (typeof POSTED_STEPS)[number];

/** What asks first. */
export const CONFIRMED_STEPS = ["discard", "withdraw", "archive"] as const;
export type ConfirmedStep = (typeof CONFIRMED_STEPS)[number];

export type EntryAction =
	| { key: PostedStep; href: null; text: string }
	| { key: ConfirmedStep | "edit" | "review"; href: string; text: string };

export interface EntryPage {
	title: string;
	kind: Entry["kind"];
	id: string;
	revision: number;
	name: string;
	status: EntryStatus;
	backHref: string;
	/** What families read now, and since when. */
	live: { text: string; href: string | null };
	/** What is being written, and who wrote it; what was asked to be changed; when it will be published, or taken away. */
	notes: string[];
	reviewNote: string | null;
	/** The first is the one to do next. */
	actions: EntryAction[];
	/** Why the next step is somebody else's. */
	hint: string | null;
	missing: { key: string; text: string; href: string | null }[];
	sections: { slug: SectionSlug; href: string; missing: number; says: boolean }[];
	facts: { key: string; text: string; late: boolean }[];
	/** Null for those who may not choose. */
	owner: { value: string; options: { value: string; text: string }[] } | null;
	versions: { lines: VersionLine[]; count: number; href: string };
	previewHref: string;
	/** Where dates of it are called off; null where there are none to. */
	datesHref: string | null;
	conflictHref: string | null;
	feedback: { id: string; text: string; date: string; href: string }[];
	/** Each of the council's languages with what is being written in it, if anything is; links for those who translate. */
	translations: { language: string; text: string; status: TranslationStep | null; href: string | null }[];
	/** Words of the banner, where the address says that something was done. */
	done: string | null;
}

/** What an address may say was done: `?done=saved`. */
const DONE = [
	"saved",
	"added",
	"submit",
	"recall",
	"reopen",
	"confirm",
	"discard",
	"withdraw",
	"archive",
	"owner",
	"published",
	"scheduled",
	"changes-requested",
	"restored",
] as const;
export type Done = (typeof DONE)[number];

export async function entryPage(who: Writer, entry: Entry, search: URLSearchParams): Promise<EntryPage> {
	const { council } = who;
	const { kind, id } = entry;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(council.slug);
	const db = await readFor(who);
	const [publicHref, versions, people, names, openFeedback, translations] = await Promise.all([
		publicHrefOf(db, council, entry),
		listVersions(who, id),
		staffOf(who, council.id),
		knownNames(db, council.id, entry.current),
		openFeedbackOn(db, entry),
		translationsOf(db, who.council, entry),
	]);
	const isToEnd = kind === "service" && entry.expireAt !== null;
	const referred = isToEnd ? ((await openAtServices(who, [id])).get(id) ?? 0) : 0;
	const nameOf = (personId: string | null) => people.find((one) => one.id === personId)?.name ?? null;
	const edits = canEditEntry(who, entry);
	const missing = obstaclesTo(entry);
	const open = missingForPublication(entry.current);
	const answered = answeredSections(entry.current, names, speech);
	const editHref = (section: string) => (edits ? paths.editEntry(kind, id, section) : null);
	const name = shownTitle(entry, speech);
	const liveVersion = versions.find(({ number }) => number === entry.liveVersion);
	const done = DONE.find((one) => one === search.get("done"));
	const feedbackHref = who.can("feedback.answer") ? paths.feedback : null;
	return {
		title: t("staff:title", { page: name, council: council.name }),
		kind,
		id,
		revision: entry.revision,
		name,
		status: entry.status,
		backHref: kind === "offer-section" ? paths.offer() : paths.entries(kind),
		live: {
			text: liveVersion
				? t("staff-entries:entry.live", { date: format.date(localNow(liveVersion.at).date) })
				: t(versions[0]?.status === "withdrawn" ? "staff-entries:entry.withdrawn" : "staff-entries:entry.never"),
			href: publicHref,
		},
		notes: notesOf(entry, { author: nameOf(entry.draftBy), approver: nameOf(entry.approvedBy), referred }, speech),
		reviewNote: entry.status === "changes-requested" ? entry.reviewNote : null,
		...actionsOf(who, entry, missing.length === 0, speech),
		missing: missing.map(({ section, reason }) => ({
			key: `${section} ${reason}`,
			text: t(`staff-editorial:missing.${reason}`),
			href: editHref(section),
		})),
		sections: edits
			? listedSections(entry.current).map(({ slug }) => ({
					slug,
					href: paths.editEntry(kind, id, slug),
					missing: open.filter(({ section }) => section === slug).length,
					says: answered.has(slug),
				}))
			: [],
		facts: factsOf(council, entry, { owner: nameOf(entry.ownerId), organisations: names.organisations, speech }),
		owner: canSetOwner(who, entry)
			? {
					value: entry.ownerId ?? NOBODY,
					options: [
						{ value: NOBODY, text: t("staff-entries:list.nobody") },
						...people.map((one) => ({ value: one.id, text: one.name })),
					],
				}
			: null,
		versions: {
			lines: versions.slice(0, 3).map((one) => describeVersion(one, speech)),
			count: versions.length,
			href: paths.entryPage(kind, id, "versions"),
		},
		previewHref: paths.entryPage(kind, id, "preview"),
		datesHref: hasDatesToChange(who, entry) ? paths.entryPage(kind, id, "dates") : null,
		conflictHref: entry.incoming && who.can("listings.review") ? paths.conflicts(`/${id}`) : null,
		feedback: feedbackHref
			? openFeedback.map((one) => ({
					id: one.id,
					text: t(`staff-entries:feedbackKind.${one.kind}`),
					date: format.date(localNow(one.createdAt).date),
					href: feedbackHref(`/${one.id}`),
				}))
			: [],
		translations: translations.map(({ language, state, status }) => ({
			language: format.languageName(language),
			text: state ? describeState(state, speech) : t("staff-entries:translation.none"),
			status,
			href: canTranslateEntry(who, entry)
				? paths.translations(
						`/${id}/${language}${status === "in-review" && who.can("listings.review") ? "/review" : ""}`,
					)
				: null,
		})),
		done: done ? t(`staff-entries:done.${done}`) : null,
	};
}

/** The page that families read; null where they read none. */
async function publicHrefOf(
	db: Read,
	council: Council,
	{ id, kind, liveVersion, live }: Entry,
): Promise<string | null> {
	if (liveVersion === null) return null;
	const paths = pathsFor("en");
	const slugIn = async (table: typeof service | typeof location | typeof article) => {
		const [row] = await db.select({ slug: table.slug }).from(table).where(eq(table.id, id));
		return row?.slug ?? "";
	};
	switch (kind) {
		case "service":
			return paths.service(council.slug, await slugIn(service));
		case "article":
			return paths.guidanceArticle(council.slug, await slugIn(article));
		case "location":
			return live?.kind === "location" && live.content.hub && !isConfidential(live)
				? paths.hub(council.slug, await slugIn(location))
				: null;
		case "offer-section":
			return paths.offer(council.slug);
		case "organisation":
			return null;
	}
}

const dateOf = (moment: Date, { format }: Speech) => format.date(localNow(moment).date);

function notesOf(
	entry: Entry,
	/** `referred`: how many referrals to it are open. */
	{ author, approver, referred }: { author: string | null; approver: string | null; referred: number },
	speech: Speech,
): string[] {
	const { t } = speech;
	const { status, draftAt, hasDraft, publishAt, expireAt } = entry;
	const by = author ?? t("staff-entries:entry.somebody");
	return [
		hasDraft && draftAt && t("staff-entries:entry.draft", { name: by, date: dateOf(draftAt, speech) }),
		status === "scheduled" &&
			publishAt &&
			t("staff-entries:entry.scheduled", {
				date: dateOf(publishAt, speech),
				name: approver ?? t("staff-entries:entry.somebody"),
			}),
		expireAt && t("staff-entries:entry.expires", { date: dateOf(expireAt, speech) }),
		expireAt && referred > 0 && t("staff-entries:entry.expires-open", { count: referred }),
	].filter((note): note is string => Boolean(note));
}

/** What may be done now, the next step first, and whose turn it is otherwise. */
function actionsOf(who: Writer, entry: Entry, complete: boolean, { t }: Speech): Pick<EntryPage, "actions" | "hint"> {
	const { kind, id, status } = entry;
	const paths = staffPaths(who.council.slug);
	const actions: EntryAction[] = [];
	const post = (key: PostedStep) => actions.push({ key, href: null, text: t(`staff-entries:step.${key}.button`) });
	const ask = (key: ConfirmedStep) =>
		actions.push({ key, href: paths.entryPage(kind, id, key), text: t(`staff-entries:step.${key}.button`) });
	const refused = whyNotPublish(who, entry, editorialRules(who.council.settings));
	const reviews = complete && refused === null;
	if (reviews) {
		const text = t(status === "in-review" ? "staff-entries:entry.review" : "staff-entries:entry.publish");
		actions.push({ key: "review", href: paths.entryPage(kind, id, "review"), text });
	}
	if (complete && !reviews && mayStep("submit", who, entry)) post("submit");
	if (canEditEntry(who, entry)) {
		const [first] = listedSections(entry.current);
		if (first) {
			const href = paths.editEntry(kind, id, first.slug);
			actions.push({ key: "edit", href, text: t("staff-entries:entry.edit") });
		}
	}
	if (canConfirmEntry(who, entry) && !entry.hasDraft) post("confirm");
	if (mayStep("recall", who, entry)) post("recall");
	if (mayStep("reopen", who, entry)) post("reopen");
	if (mayStep("discard", who, entry)) ask("discard");
	if (canWithdrawEntry(who, entry)) ask("withdraw");
	if (mayStep("archive", who, entry)) ask("archive");
	const waits = status === "in-review" && refused !== null && refused !== "status";
	const ownWork = refused === "own-work" && (status === "draft" || status === "in-review");
	return {
		actions,
		hint: ownWork ? t("staff-entries:entry.ownWork") : waits ? t("staff-entries:entry.waits") : null,
	};
}

function factsOf(
	council: Council,
	entry: Entry,
	context: { owner: string | null; organisations: ReadonlyMap<string, string>; speech: Speech },
): EntryPage["facts"] {
	const { t, format } = context.speech;
	const { assuredOn, source, heldAt, incoming, kind, organisationId, liveVersion } = entry;
	const limit = addDays(localNow().date, -editorialRules(council.settings).markAfterDays);
	const fact = (key: string, text: string | null, late = false) => (text ? [{ key, text, late }] : []);
	return [
		...fact(
			t("staff-entries:field.organisation"),
			kind === "service" && organisationId ? (context.organisations.get(organisationId) ?? null) : null,
		),
		...fact(
			t("staff-entries:list.checked"),
			assuredOn ? format.date(assuredOn) : t("staff-entries:list.never"),
			kind === "service" && liveVersion !== null && (assuredOn === null || assuredOn < limit),
		),
		...fact(t("staff-entries:list.owner"), context.owner ?? t("staff-entries:list.nobody")),
		...fact(t("staff-entries:list.source"), source ?? t("staff-entries:list.here")),
		...fact(
			t("staff-entries:entry.held"),
			heldAt &&
				t(incoming ? "staff-entries:entry.heldConflict" : "staff-entries:entry.heldSince", {
					date: dateOf(heldAt, context.speech),
				}),
		),
	];
}

const FEEDBACK_SHOWN = 10;

/** What families said of it that is not dealt with yet. */
async function openFeedbackOn(db: Read, { id, kind, councilId }: Entry) {
	if (kind !== "service") return [];
	return db
		.select({ id: feedback.id, kind: feedback.kind, createdAt: feedback.createdAt })
		.from(feedback)
		.where(and(eq(feedback.councilId, councilId), ne(feedback.status, "closed"), eq(feedback.serviceId, id)))
		.orderBy(desc(feedback.createdAt))
		.limit(FEEDBACK_SHOWN);
}

/** How far it is in each language that the council's families can choose. */
async function translationsOf(db: Read, { settings }: Council, { id, kind, councilId }: Entry) {
	if (kind === "organisation") return [];
	const written = await db
		.select({ language: entryTranslation.language, status: entryTranslation.status })
		.from(entryTranslation)
		.where(and(eq(entryTranslation.entryId, id), isNotNull(entryTranslation.draft)));
	const states = await db
		.select({
			language: translationState.language,
			missing: translationState.missing,
			machine: translationState.machine,
			outdated: translationState.outdated,
		})
		.from(translationState)
		.where(and(eq(translationState.councilId, councilId), eq(translationState.entryId, id)));
	return settings.languages
		.filter((code) => code !== ENGLISH.code)
		.map((code) => ({
			language: code,
			state: states.find(({ language }) => language === code),
			status: written.find(({ language }) => language === code)?.status ?? null,
		}));
}

function describeState(state: { missing: number; outdated: number; machine: number }, { t }: Speech): string {
	const { missing: none, outdated, machine } = state;
	const parts = [
		none > 0 && t("staff-entries:translation.missing", { count: none }),
		outdated > 0 && t("staff-entries:translation.outdated", { count: outdated }),
		machine > 0 && t("staff-entries:translation.machine", { count: machine }),
	];
	return parts.filter(Boolean).join(", ") || t("staff-entries:translation.done");
}
