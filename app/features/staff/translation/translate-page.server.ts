/** One entry in one language: the source beside the translation, and what a translator's buttons do. */
import { eq } from "drizzle-orm";
import { person } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryStatus } from "../../../model/publishing/entry";
import {
	type FieldTranslation,
	fieldTranslations,
	type TranslationStatus,
} from "../../../model/publishing/translations";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { offered, revision } from "../../../platform/forms/choice-fields";
import { type Field, field } from "../../../platform/forms/field";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { line, text } from "../../../platform/forms/text-fields";
import { oneOf } from "../../../platform/forms/values";
import { ENGLISH, type Language } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import type { Piece } from "../../publishing/compare-entries";
import { shownTitle, translatedField } from "../../publishing/describe-entry";
import type { AnyEntry } from "../../publishing/entries";
import { type Entry, findEntry } from "../../publishing/find-entry.server";
import { obstaclesTo } from "../../publishing/missing";
import { moveEntry } from "../../publishing/move-entry.server";
import { canEditEntry, canSubmitEntry } from "../../publishing/policy";
import { saveDraft, type Writer } from "../../publishing/save-draft.server";
import { applyTranslations, type FieldChange, isLine, LONGEST } from "./apply-translations";
import { type DeskFilter, filterParams, readDeskFilter } from "./desk-query";
import { notKept, type Term, termsIn } from "./glossary";
import { type GlossaryTerm, listTerms } from "./glossary.server";
import { targetLanguage } from "./languages";
import { nextToTranslate } from "./list-translations.server";
import { draftFields, isForMachine } from "./machine/draft-fields.server";
import { machine } from "./machine/libre-translate.server";
import { wordChanges } from "./word-changes";

/** An entry that somebody translates into a language; `filter` is of the list they come from. */
export interface OpenTranslation {
	entry: Entry;
	language: Language;
	filter: DeskFilter;
}

export interface TranslatedFieldView {
	/** The id of its box. */
	id: string;
	/** "checked" and the id, for the box to tick. */
	checkId: string;
	label: string;
	english: string;
	status: TranslationStatus;
	text: string;
	rows: number;
	/** How long it may be, in words. */
	limit: string | null;
	/** What of the English changed since it was translated. */
	changes: Piece[] | null;
	/** What somebody else saved meanwhile, where it is not what is written here. */
	theirs: string | null;
	/** Agreed terms that the translation does not keep to. */
	warnings: Term[];
	/** Whether it can be said to be right as it stands. */
	checkable: boolean;
	checked: boolean;
}

export interface TranslatePage {
	title: string;
	name: string;
	kind: string;
	status: EntryStatus;
	revision: number;
	language: { code: string; name: string; dir: "ltr" | "rtl" };
	fields: TranslatedFieldView[];
	/** The agreed terms that occur in the English. */
	terms: Term[];
	glossaryHref: string;
	backHref: string;
	entryHref: string;
	nextHref: string | null;
	/** Where it is checked and published; null when there is nothing to hand in. */
	checkHref: string | null;
	canSubmit: boolean;
	/** Whether a machine can draft something here. */
	machine: boolean;
	errors: { field?: string; text: string }[];
	done: Done | null;
}

const DONE = ["saved", "drafted", "submit"] as const;
type Done = (typeof DONE)[number];

/** @throws the 404 page for an entry or a language that the council does not have, or that nobody translates any more */
export async function openTranslation(
	who: Writer,
	params: { id?: string; language?: string },
	search: URLSearchParams,
): Promise<OpenTranslation> {
	const db = await readFor(who);
	const language = targetLanguage(who.council, params.language);
	const entry = params.id ? await findEntry(db, who.council.id, params.id) : undefined;
	if (!entry || !language || entry.kind === "organisation" || !canEditEntry(who, entry)) throw pageError("not-found");
	return { entry, language, filter: readDeskFilter(search) };
}

/** The page as it is first shown. @param done what was just done, as the address says it */
export async function translatePage(who: Writer, open: OpenTranslation, done: string | null): Promise<TranslatePage> {
	return pageOf(who, open, { done: DONE.find((one) => one === done) ?? null });
}

export type Translated = { to: string } | { status: 400 | 409 | 502; page: TranslatePage };

const buttons = form({ intent: offered(["save", "next", "machine", "submit"]), revision: revision() });

/** The translation of each field that the page had: that of the name stands in `text-name`. */
const textFields = (fields: readonly FieldTranslation["field"][]): Field<FieldTexts, "too-long"> =>
	field((at) => {
		const texts = fields.flatMap((name) => {
			const box = at.part(name);
			const read = isLine(name) ? line(LONGEST[name]) : text(LONGEST[name]);
			return box.isSent ? [[name, read.or("").read(box)] as const] : [];
		});
		const understood = texts.flatMap(([name, read]) => (read === undefined ? [] : [[name, read] as const]));
		return understood.length === texts.length ? new Map(understood) : undefined;
	});
type FieldTexts = ReadonlyMap<FieldTranslation["field"], string>;

/** What a button of the page does: saving, saving and going on, drafting by machine, or handing in. */
export async function translate(who: Writer, open: OpenTranslation, posted: Values): Promise<Translated> {
	const { entry, language } = open;
	const { intent, revision } = readAnswers(buttons, posted);
	const fields = fieldTranslations(entry.current, language.code);
	const read = readValues(form({ text: textFields(fields.map((one) => one.field)) }), posted);
	const texts = read.ok ? read.values.text : undefined;
	const typed: Typed = new Map(
		fields.map(({ field: name, text: before }) => {
			const sent = `text-${name}` in posted ? oneOf(posted, `text-${name}`) : before;
			return [name, { text: texts?.get(name) ?? sent, checked: oneOf(posted, `checked-${name}`) === "yes" }];
		}),
	);
	if (!read.ok) {
		const tooLong = fields.flatMap(({ field: name }) => (`text-${name}` in read.errors ? [name] : []));
		return { status: 400, page: await pageOf(who, open, { typed, tooLong }) };
	}

	let content = withTyped(entry.current, language.code, typed);
	if (intent === "machine") {
		const drafted = await draftFields(content, language.code);
		if (!drafted.ok) return { status: 502, page: await pageOf(who, open, { typed, problem: drafted.reason }) };
		content = drafted.content;
	}
	const saved = await saveDraft(who, { id: entry.id, revision, content });
	if (!saved.ok) {
		if (saved.reason !== "conflict") throw pageError(saved.reason);
		const by = saved.by === who.person.id ? null : await nameOf(who, saved.by);
		return { status: 409, page: await pageOf(who, { ...open, entry: saved.theirs }, { typed, conflict: { by } }) };
	}
	if (intent === "submit") return handIn(who, open, saved.revision);
	if (intent === "next") {
		const next = await nextHref(who, open);
		if (next) return { to: next };
	}
	return { to: hereHref(who, open, intent === "machine" ? "drafted" : "saved") };
}

/** Hands in what was saved; what is not whole yet is shown on the page that says what is missing. */
async function handIn(who: Writer, open: OpenTranslation, revision: number): Promise<Translated> {
	const { kind, id } = open.entry;
	if (obstaclesTo(open.entry).length > 0) {
		return { to: staffPaths(who.council.slug).entryPage(kind, id, "check") };
	}
	const moved = await moveEntry(who, "submit", { id, revision });
	if (moved.ok) return { to: hereHref(who, open, "submit") };
	throw pageError(moved.reason === "conflict" ? "bad-request" : moved.reason);
}

type Typed = Map<FieldTranslation["field"], { text: string; checked: boolean }>;

/** What somebody wrote, or said is right, a person translated from the English that stands there now. */
function withTyped(current: AnyEntry, language: string, typed: Typed): AnyEntry {
	const changes = fieldTranslations(current, language).flatMap(({ field, text }): [typeof field, FieldChange][] => {
		const given = typed.get(field);
		return given && (given.text !== text || given.checked) ? [[field, { text: given.text, fact: null }]] : [];
	});
	return applyTranslations(current, language, new Map(changes));
}

interface Shown {
	typed?: Typed;
	tooLong?: readonly FieldTranslation["field"][];
	problem?: "busy" | "refused" | "unreachable";
	/** `by`: who wrote meanwhile; null for oneself in another window. */
	conflict?: { by: string | null };
	done?: Done | null;
}

async function pageOf(who: Writer, open: OpenTranslation, shown: Shown): Promise<TranslatePage> {
	const { entry, language } = open;
	const { typed, tooLong = [], problem, conflict, done = null } = shown;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(who.council.slug);
	const terms = await listTerms(who, language.code);
	const all = fieldTranslations(entry.current, language.code);
	const name = shownTitle(entry, speech);
	const languageName = format.languageName(language.code);
	const labelOf = (field: FieldTranslation["field"]) => translatedField(field, speech);
	const errors = [
		...(conflict
			? [{ text: t(conflict.by ? "staff-translation:conflict.by" : "staff-translation:conflict.self", conflict) }]
			: []),
		...(problem ? [{ text: t(`staff-translation:machine.${problem}`) }] : []),
		...tooLong.map((field) => ({
			field: `text-${field}`,
			text: t("staff-translation:error.too-long", { field: labelOf(field), limit: LONGEST[field] }),
		})),
	];
	return {
		title: t("staff:title", {
			page: t("staff-translation:page.title", { name, language: languageName }),
			council: who.council.name,
		}),
		name,
		kind: t(`staff-entries:one.${entry.kind}`),
		status: entry.status,
		revision: entry.revision,
		language: { code: language.code, name: languageName, dir: language.dir },
		fields: all.map((one) =>
			fieldView(one, { typed, terms, conflict: conflict !== undefined, label: labelOf(one.field) }),
		),
		terms: termsIn(all.map(({ english }) => english).join("\n"), terms),
		glossaryHref: paths.translations("/glossary", { language: language.code }),
		backHref: paths.translations("", { language: language.code, ...filterParams(open.filter) }),
		entryHref: paths.entry(entry.kind, entry.id),
		nextHref: await nextHref(who, open),
		checkHref: entry.hasDraft ? paths.entryPage(entry.kind, entry.id, "check") : null,
		canSubmit: entry.hasDraft && canSubmitEntry(who, entry),
		machine: machine() !== null && all.some(isForMachine),
		errors,
		done: errors.length > 0 ? null : done,
	};
}

interface Around {
	typed: Typed | undefined;
	terms: readonly GlossaryTerm[];
	conflict: boolean;
	label: string;
}

function fieldView(one: FieldTranslation, { typed, terms, conflict, label }: Around): TranslatedFieldView {
	const { t, format } = speechIn(ENGLISH);
	const { field, english, status, source } = one;
	const given = typed?.get(field);
	const text = given?.text ?? one.text;
	const limit = LONGEST[field];
	return {
		id: `text-${field}`,
		checkId: `checked-${field}`,
		label,
		english,
		status,
		text,
		rows: isLine(field) ? 2 : Math.min(20, Math.max(4, Math.ceil(english.length / 45))),
		limit:
			field === "summary"
				? t("staff-translation:page.summaryLimit", { limit })
				: limit <= 300
					? t("staff-translation:page.limit", { limit: format.number(limit) })
					: null,
		changes: status === "outdated" ? wordChanges(source, english) : null,
		theirs: conflict && text !== one.text ? one.text : null,
		warnings: notKept(english, text, terms),
		checkable: status === "machine" || status === "outdated",
		checked: given?.checked ?? false,
	};
}

const hereHref = (who: Writer, { entry, language, filter }: OpenTranslation, done: Done) =>
	staffPaths(who.council.slug).translations(`/${entry.id}/${language.code}`, { done, ...filterParams(filter) });

/** The next entry of the list that somebody comes from; after its last one, nothing. */
async function nextHref(who: Writer, { entry, language, filter }: OpenTranslation): Promise<string | null> {
	const [next] = await nextToTranslate(who, language.code, filter, entry, 1);
	if (!next) return null;
	return staffPaths(who.council.slug).translations(`/${next.id}/${language.code}`, filterParams(filter));
}

async function nameOf(who: StaffAsker, id: string | null): Promise<string | null> {
	if (!id) return null;
	const db = await readFor(who);
	const [found] = await db.select({ name: person.name }).from(person).where(eq(person.id, id));
	return found?.name ?? null;
}
