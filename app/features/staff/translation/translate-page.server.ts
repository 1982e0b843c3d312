/** One entry in one language: the English beside the translation, and what a translator's buttons do. */
import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { person } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import type { TranslationStep } from "../../../model/publishing/entry";
import {
	englishWords,
	type FieldTranslation,
	fieldTranslations,
	type TranslationStatus,
} from "../../../model/publishing/translations";
import { staffPaths } from "../../../paths";
import { pageError } from "../../../platform/errors";
import { id, offered, revision } from "../../../platform/forms/choice-fields";
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
import { findTranslation, type Translation } from "../../publishing/find-translation.server";
import { mayMoveTranslation, moveTranslation } from "../../publishing/move-translation.server";
import { canTranslateEntry } from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";
import { saveTranslation } from "../../publishing/save-translation.server";
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
	translation: Translation;
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
	/** Null where nothing is being written. */
	status: TranslationStep | null;
	/** What the reviewer asks to be changed. */
	reviewNote: string | null;
	revision: number;
	/** Stands for the English that is shown: a translation of other words is not of these. */
	seen: string;
	language: { code: string; name: string; dir: "ltr" | "rtl" };
	fields: TranslatedFieldView[];
	/** The agreed terms that occur in the English. */
	terms: Term[];
	glossaryHref: string;
	backHref: string;
	entryHref: string;
	nextHref: string | null;
	/** Where what is written is compared with what families read, and decided over; null while nothing is. */
	reviewHref: string | null;
	/** Whether what was handed in can be taken back, and what is written thrown away. */
	canRecall: boolean;
	canDiscard: boolean;
	/** Whether a machine can draft something here. */
	machine: boolean;
	errors: { field?: string; text: string }[];
	done: Done | null;
}

const DONE = ["saved", "drafted", "submit", "recall", "discard", "published", "changes"] as const;
type Done = (typeof DONE)[number];

/** @throws the 404 page for an entry or a language that the council does not have, or that nobody translates any more */
export async function openTranslation(
	who: Writer,
	params: { id?: string; language?: string },
	search: URLSearchParams,
): Promise<OpenTranslation> {
	const db = await readFor(who);
	const language = targetLanguage(who.council, params.language);
	if (!params.id || !language) throw pageError("not-found");
	const translation = await findTranslation(db, who.council.id, params.id, language.code);
	if (!translation || !canTranslateEntry(who, translation.entry)) throw pageError("not-found");
	return { translation, language, filter: readDeskFilter(search) };
}

/** The page as it is first shown. @param done what was just done, as the address says it */
export async function translatePage(who: Writer, open: OpenTranslation, done: string | null): Promise<TranslatePage> {
	return pageOf(who, open, { done: DONE.find((one) => one === done) ?? null });
}

export type Translated = { to: string } | { status: 400 | 409 | 502; page: TranslatePage };

const INTENTS = ["save", "machine", "submit", "next", "recall", "discard"] as const;
const buttons = form({ intent: offered(INTENTS), revision: revision(), seen: id().or("") });

/** Stands for the English of an entry, in a form. */
const englishMark = ({ base }: Translation) =>
	createHash("sha256")
		.update(JSON.stringify(englishWords(base)))
		.digest("base64url")
		.slice(0, 16);

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

/** What a button of the page does: saving, drafting by machine, handing in (and going on), taking back, or throwing away. */
export async function translate(who: Writer, open: OpenTranslation, posted: Values): Promise<Translated> {
	const { translation, language } = open;
	const { intent, revision, seen } = readAnswers(buttons, posted);
	const { id } = translation.entry;
	if (intent === "recall" || intent === "discard") return move(who, open, intent, revision);
	const fields = fieldTranslations(translation.current, language.code);
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
	if (seen && seen !== englishMark(translation)) {
		return { status: 409, page: await pageOf(who, open, { typed, conflict: "english" }) };
	}

	let content = withTyped(translation.current, language.code, typed);
	if (intent === "machine") {
		const drafted = await draftFields(content, language.code);
		if (!drafted.ok) return { status: 502, page: await pageOf(who, open, { typed, problem: drafted.reason }) };
		content = drafted.content;
	}
	const saved = await saveTranslation(who, { id, language: language.code, revision, content });
	if (!saved.ok) {
		if (saved.reason !== "conflict") throw pageError(saved.reason);
		const { draftBy } = saved.theirs;
		const conflict = { by: draftBy === who.person.id ? null : await nameOf(who, draftBy) };
		return { status: 409, page: await pageOf(who, { ...open, translation: saved.theirs }, { typed, conflict }) };
	}
	if (intent === "submit" || intent === "next") return handIn(who, open, intent, saved.revision);
	return { to: hereHref(who, open, intent === "machine" ? "drafted" : "saved") };
}

/** Hands in what was saved, where it differs from what families read. */
async function handIn(
	who: Writer,
	open: OpenTranslation,
	intent: "submit" | "next",
	revision: number,
): Promise<Translated> {
	const saved = await findTranslation(
		await readFor(who),
		who.council.id,
		open.translation.entry.id,
		open.language.code,
	);
	const isToHandIn = saved !== undefined && mayMoveTranslation("submit", who, saved);
	const moved = isToHandIn ? await move(who, open, "submit", revision) : { to: hereHref(who, open, "saved") };
	return { to: (intent === "next" && (await nextHref(who, open))) || moved.to };
}

async function move(
	who: Writer,
	open: OpenTranslation,
	step: "submit" | "recall" | "discard",
	revision: number,
): Promise<{ to: string }> {
	const seen = { id: open.translation.entry.id, language: open.language.code, revision };
	const moved = await moveTranslation(who, step, seen);
	if (moved.ok) return { to: hereHref(who, open, step) };
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
	/** `by`: who wrote meanwhile; null for oneself in another window. "english": what is translated has changed. */
	conflict?: { by: string | null } | "english";
	done?: Done | null;
}

async function pageOf(who: Writer, open: OpenTranslation, shown: Shown): Promise<TranslatePage> {
	const { translation, language } = open;
	const { entry, current, hasDraft } = translation;
	const { typed, tooLong = [], problem, conflict, done = null } = shown;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(who.council.slug);
	const terms = await listTerms(who, language.code);
	const all = fieldTranslations(current, language.code);
	const name = shownTitle(entry, speech);
	const languageName = format.languageName(language.code);
	const labelOf = (field: FieldTranslation["field"]) => translatedField(field, speech);
	const here = `/${entry.id}/${language.code}`;
	const conflictWords = (what: NonNullable<Shown["conflict"]>) => {
		if (what === "english") return t("staff-translation:conflict.english");
		return t(what.by ? "staff-translation:conflict.by" : "staff-translation:conflict.self", what);
	};
	const errors = [
		...(conflict ? [{ text: conflictWords(conflict) }] : []),
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
		status: hasDraft ? translation.status : null,
		reviewNote: translation.status === "changes-requested" ? translation.reviewNote : null,
		revision: translation.revision,
		seen: englishMark(translation),
		language: { code: language.code, name: languageName, dir: language.dir },
		fields: all.map((one) =>
			fieldView(one, { typed, terms, conflict: conflict !== undefined, label: labelOf(one.field) }),
		),
		terms: termsIn(all.map(({ english }) => english).join("\n"), terms),
		glossaryHref: paths.translations("/glossary", { language: language.code }),
		backHref: paths.translations("", { language: language.code, ...filterParams(open.filter) }),
		entryHref: paths.entry(entry.kind, entry.id),
		nextHref: await nextHref(who, open),
		reviewHref: hasDraft ? paths.translations(`${here}/review`, filterParams(open.filter)) : null,
		canRecall: mayMoveTranslation("recall", who, translation),
		canDiscard: mayMoveTranslation("discard", who, translation),
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

const hereHref = (who: Writer, { translation, language, filter }: OpenTranslation, done: Done) =>
	staffPaths(who.council.slug).translations(`/${translation.entry.id}/${language.code}`, {
		done,
		...filterParams(filter),
	});

/** The next entry of the list that somebody comes from; after its last one, nothing. */
async function nextHref(who: Writer, { translation, language, filter }: OpenTranslation): Promise<string | null> {
	const [next] = await nextToTranslate(who, language.code, filter, translation.entry, 1);
	if (!next) return null;
	return staffPaths(who.council.slug).translations(`/${next.id}/${language.code}`, filterParams(filter));
}

/** The name of whoever wrote meanwhile. */
async function nameOf(who: StaffAsker, id: string | null): Promise<string | null> {
	if (!id) return null;
	const db = await readFor(who);
	const [found] = await db.select({ name: person.name }).from(person).where(eq(person.id, id));
	return found?.name ?? null;
}
