/** One section of an entry's editor: its page, and what a form of it does. */
import { eq } from "drizzle-orm";
import { person } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { EntryKind } from "../../../model/publishing/entry";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { revision, sent } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type ComparedSection, changedOnly, compareEntries } from "../../publishing/compare-entries";
import { offerPart } from "../../publishing/describe-entry";
import { type AnyEntry, titleOf } from "../../publishing/entries";
import { type Entry, requireEntry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { missingForPublication } from "../../publishing/missing";
import { canEditEntry } from "../../publishing/policy";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import type { SectionSlug } from "../../publishing/section-slug";
import { describeErrors, type SectionReason } from "../describe-errors";
import type { ListedSection } from "./components/section-list";
import { type SectionFacts, sectionContext, sectionFacts } from "./section-facts.server";
import { findSection, listedSections } from "./sections";
import { ROW_GROUPS, withoutRow, withRow } from "./sections/rows";
import type { Section } from "./sections/section";

/** A section of an entry that somebody may write. */
export interface OpenSection {
	entry: Entry;
	section: Section<EntryKind>;
	/** The part of it that the address names: a session, or the place where one is begun. */
	part: string | null;
	/** Where "save" leads back to; null for on to the next section. */
	back: "check" | null;
}

export interface EditPage {
	title: string;
	kind: EntryKind;
	slug: SectionSlug;
	/** What the entry is called. */
	entryTitle: string;
	revision: number;
	values: Values;
	errors: { field: string; text: string }[];
	facts: SectionFacts;
	sections: ListedSection[];
	/** The list is not gone through, but come back to. */
	within: boolean;
	overviewHref: string;
	backHref: string;
	checkHref: string;
	autosaveHref: string;
	/** What saving does to an entry that waits for somebody else. */
	waits: "in-review" | "scheduled" | null;
	/** What has just been done, told in a banner. */
	done: Done | null;
}

const DONE = ["saved", "removed"] as const;
type Done = (typeof DONE)[number];

export interface ConflictPage {
	/** Who wrote what stands there now; null when that is not known. */
	by: string | null;
	/** Theirs before, mine after. */
	sections: ComparedSection[];
	/** All that was typed, to be sent again. */
	fields: { name: string; value: string }[];
	/** The revision that "use mine" writes over. */
	revision: number;
	theirsHref: string;
}

export type Edited = { to: string } | { status: 200 | 400; page: EditPage } | { status: 409; conflict: ConflictPage };

/** @throws the 404 page for an entry or section that is not there; 403 for one that may not be written */
export async function openSection(
	who: Writer,
	kind: EntryKind,
	params: { id?: string; section?: string },
	search: URLSearchParams,
): Promise<OpenSection> {
	const entry = await requireEntry(who, kind, params.id);
	const section = findSection<EntryKind>(kind, params.section);
	if (!section) throw pageError("not-found");
	if (!canEditEntry(who, entry)) throw pageError("forbidden");
	return { entry, section, part: search.get("of"), back: search.get("back") === "check" ? "check" : null };
}

/** The page as it is first shown. */
export async function editPage(who: Writer, open: OpenSection, done: string | null): Promise<EditPage> {
	const known = await sectionContext(who, open, {});
	const values = open.section.values(open.entry.current, known);
	return pageOf(who, open, { values, done: DONE.find((each) => each === done) ?? null });
}

/**
 * What a button of the page does: saving, or changing what the page shows.
 * @param values all fields that were sent; `intent` says which button
 */
export async function editSection(who: Writer, open: OpenSection, values: Values): Promise<Edited> {
	const { intent: button } = readAnswers(carried, values);
	const [intent = "", name, index = ""] = button.split(":");
	const group = ROW_GROUPS.find((each) => each === name);
	if (group && (intent === "add" || intent === "remove")) {
		const changed = intent === "add" ? withRow(values, group) : withoutRow(values, group, Number(index));
		return { status: 200, page: await pageOf(who, open, { values: changed }) };
	}
	if (intent === "show" && open.section.slug === "places") {
		return { status: 200, page: await pageOf(who, open, { values }) };
	}
	const known = await sectionContext(who, open, values);
	const read = open.section.read(values, open.entry.current, known);
	if (!read.ok) return { status: 400, page: await pageOf(who, open, { values, errors: read.errors }) };
	if (intent === "show") return { status: 200, page: await pageOf(who, open, { values }) };

	const saved = await saveDraft(who, { id: open.entry.id, revision: revisionOf(values), content: read.entry });
	if (saved.ok) return { to: nextPage(who, open, read.entry, intent) };
	if (saved.reason !== "conflict") throw pageError(saved.reason);
	return { status: 409, conflict: await conflictPage(who, open, values, saved.theirs) };
}

export type Autosaved =
	| { saved: true; revision: number; words: string }
	/** The page keeps what was typed; `words` say why it was not kept here. */
	| { saved: false; words: string };

/** Keeps what is typed so far, if it can be read; never loses what somebody else wrote. */
export async function autosaveSection(who: Writer, open: OpenSection, values: Values): Promise<Autosaved> {
	const { t, format } = speechIn(ENGLISH);
	const read = open.section.read(values, open.entry.current, await sectionContext(who, open, values));
	if (!read.ok) {
		const [first] = describeErrors(read.errors, t);
		return { saved: false, words: t("staff-editorial:autosave.errors", { problem: first?.text ?? "" }) };
	}
	const saved = await saveDraft(who, { id: open.entry.id, revision: revisionOf(values), content: read.entry });
	if (saved.ok) {
		const words = t("staff-editorial:autosave.saved", { time: format.time(localNow().time) });
		return { saved: true, revision: saved.revision, words };
	}
	return { saved: false, words: t(`staff-editorial:autosave.${saved.reason}`) };
}

/** What the page carries besides its fields: the button, and the revision that it was made from. */
const carried = form({ intent: sent(100).or(""), revision: revision() });
const revisionOf = (values: Values) => readAnswers(carried, values).revision;

function nextPage(who: Writer, { entry, section, back }: OpenSection, saved: AnyEntry, intent: string): string {
	const paths = staffPaths(who.council.slug);
	const { kind, id } = entry;
	if (section.within) {
		return paths.editEntry(kind, id, section.within, { done: intent === "remove" ? "removed" : "saved", back });
	}
	if (intent === "save-close") return paths.entry(kind, id, { done: "saved" });
	const listed = listedSections(saved);
	const next = listed[listed.findIndex(({ slug }) => slug === section.slug) + 1];
	if (back || !next) return paths.entryPage(kind, id, "check");
	return paths.editEntry(kind, id, next.slug);
}

interface Shown {
	values: Values;
	errors?: FieldErrors<SectionReason>;
	done?: Done | null;
}

async function pageOf(who: Writer, open: OpenSection, { values, errors = {}, done = null }: Shown): Promise<EditPage> {
	const { entry, section, back } = open;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const { kind, id } = entry;
	const paths = staffPaths(who.council.slug);
	const known = await sectionContext(who, open, values);
	const missing = missingForPublication(entry.current);
	const here = section.within ?? section.slug;
	const { current } = entry;
	const name = current.kind === "offer-section" ? offerPart(current.content.about, speech) : titleOf(current);
	const heading = t(`staff-editorial:section.${section.slug}`);
	return {
		title: t("staff:title", { page: `${heading} – ${name}`, council: who.council.name }),
		kind,
		slug: section.slug,
		entryTitle: name,
		revision: revisionOf(values) < 0 ? entry.revision : revisionOf(values),
		values,
		errors: describeErrors(errors, t),
		facts: await sectionFacts(who, open, known, values, speech),
		sections: listedSections(entry.current).map(({ slug }) => ({
			slug,
			href: paths.editEntry(kind, id, slug, { back }),
			current: slug === here,
			missing: missing.filter((one) => one.section === slug).length,
		})),
		within: section.within !== undefined,
		overviewHref: paths.entry(kind, id),
		backHref: section.within
			? paths.editEntry(kind, id, section.within, { back })
			: back
				? paths.entryPage(kind, id, back)
				: paths.entry(kind, id),
		checkHref: paths.entryPage(kind, id, "check"),
		autosaveHref: paths.entryPage(kind, id, `autosave/${section.slug}`),
		waits: entry.status === "in-review" || entry.status === "scheduled" ? entry.status : null,
		done,
	};
}

async function conflictPage(who: Writer, open: OpenSection, values: Values, theirs: Entry): Promise<ConflictPage> {
	const speech = speechIn(ENGLISH);
	const db = await readFor(who);
	// What was typed here, in place of the same section of what stands there now: all that "use mine" would change.
	const known = await sectionContext(who, { ...open, entry: theirs }, values);
	const mine = open.section.read(values, theirs.current, known);
	const mineEntry = mine.ok ? mine.entry : theirs.current;
	const names = await knownNames(db, who.council.id, theirs.current, mineEntry);
	const [writer] = theirs.draftBy
		? await db.select({ name: person.name }).from(person).where(eq(person.id, theirs.draftBy))
		: [];
	const paths = staffPaths(who.council.slug);
	return {
		by: theirs.draftBy === who.person.id ? null : (writer?.name ?? null),
		sections: changedOnly(compareEntries(theirs.current, mineEntry, names, speech)),
		fields: Object.entries(values)
			.filter(([name]) => name !== "revision" && name !== "intent")
			.flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one }))),
		revision: theirs.revision,
		theirsHref: paths.editEntry(theirs.kind, theirs.id, open.section.within ?? open.section.slug),
	};
}
