/** The pages of the simple sections of a record: the list, and the form that adds to it, corrects it or takes something back. */
import type { AppLoadContext } from "@remix-run/node";
import { localNow } from "../../../model/calendar/local-time";
import type { Entry } from "../../../model/health/record/entry";
import type { RecordSection } from "../../../paths";
import { pageError } from "../../../platform/errors";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import type { Posted } from "../../../platform/forms/posted";
import type { Speech } from "../../../platform/i18n/context";
import { speechIn } from "../../../platform/i18n/speech.server";
import { type EntrySource, entrySource } from "../record/entry-words";
import { type OpenRecord, requireChildRecord, requireLivingChild } from "../record/open-record.server";
import type { Reader } from "../record/reader.server";
import { type RecordHead, recordHead } from "../record/record-pages.server";
import { correctEntry, takeBackEntry, type Written, writeEntry } from "../record/write-entry.server";
import { type AsqScores, asqScores } from "./asq-scores";
import { planPhoto } from "./photo-of-entry.server";
import type { Around, CardWords, GroupKey, Question, SectionReason, SimpleSection } from "./section-kind";
import { sectionOfAddress } from "./sections";
import { type ToothPlace, teethChart } from "./teeth";

export interface SectionCard extends CardWords {
	id: string;
	source: EntrySource;
	/** The reader wrote it, and may correct it. */
	mine: boolean;
	/** The id of its photo. */
	photo: string | null;
}

export interface SectionPage {
	head: RecordHead;
	segment: RecordSection;
	/** What stands, in parts: the newest first, but what is to come the soonest first. */
	groups: { key: GroupKey | null; cards: SectionCard[] }[];
	/** Nobody has written anything that stands. */
	isEmpty: boolean;
	/** What was corrected or taken back: readable as what was said once. */
	earlier: SectionCard[];
	/** Of the teeth: where each is. */
	jaws: { jaw: string; places: ToothPlace[] }[];
	/** Of development: what professionals scored. */
	scores: AsqScores[];
	saved: boolean;
}

export async function sectionPage(
	who: Reader,
	{ childId, saved }: { childId: string | undefined; saved: boolean },
	{ language, path }: AppLoadContext,
): Promise<SectionPage> {
	const speech = speechIn(language);
	const section = sectionOfAddress(path);
	const { segment } = section;
	const isDevelopment = segment === "development";
	const opened = await requireChildRecord(who, childId, isDevelopment ? [segment, "reviews"] : [segment]);
	const around = aroundOf(opened);
	const entries = opened.entries.filter(section.has);
	const cardOf = (entry: Entry): SectionCard => ({
		...section.card(entry.body, speech, around),
		id: entry.id,
		source: entrySource(entry, speech),
		mine: opened.own.has(entry.id) && entry.status === "current",
		photo: (entry.status === "current" && entry.body.kind === "first" && entry.body.photo) || null,
	});
	const grouped = (some: Entry[]) =>
		section.grouped(some, around).map(({ key, entries: own }) => ({ key, cards: own.map(cardOf) }));
	const groups = grouped(entries.filter(({ status }) => status === "current"));
	return {
		head: recordHead(opened, speech.t(`health-record:section.${segment}`), speech),
		segment,
		// That nobody has said anything of allergies is said, whatever else there is.
		groups: groups.filter(({ key, cards }) => cards.length > 0 || key === "allergies"),
		isEmpty: groups.every(({ cards }) => cards.length === 0),
		earlier: grouped(entries.filter(({ status }) => status !== "current")).flatMap(({ cards }) => cards),
		jaws: segment === "teeth" ? teethChart(entries, speech) : [],
		scores: isDevelopment ? asqScores(opened.entries, speech, around) : [],
		saved,
	};
}

const aroundOf = ({ child }: OpenRecord): Around => ({ child, today: localNow().date });

export interface SectionFormPage {
	head: RecordHead;
	segment: RecordSection;
	questions: Question[];
	/** The entry that is corrected has a photo. */
	hasPhoto: boolean;
	/** What the form holds before anybody types. */
	values: Values;
	/** Whether another entry is corrected, and not one added. */
	isCorrection: boolean;
	/** That one has been replaced meanwhile, or taken back. */
	isReplaced: boolean;
}

/**
 * @param entryId of the entry to correct
 * @param chosen what the address has chosen already, by the names of questions: a tooth of the chart
 * @throws the page "not found" for an entry that they did not write
 */
export async function sectionFormPage(
	who: Reader,
	{ childId, entryId, chosen }: { childId: string | undefined; entryId: string | undefined; chosen: Values },
	{ language, path }: AppLoadContext,
): Promise<SectionFormPage> {
	const speech = speechIn(language);
	const section = sectionOfAddress(path);
	const { segment } = section;
	const opened = await requireLivingChild(who, childId, [segment]);
	const old = entryId === undefined ? undefined : ownEntry(section, opened, entryId);
	return {
		head: recordHead(opened, headingOf(segment, old !== undefined, speech), speech),
		segment,
		questions: section.questions(speech),
		values: old ? section.values(old.body) : chosen,
		hasPhoto: old?.body.kind === "first" && old.body.photo !== undefined,
		isCorrection: old !== undefined,
		isReplaced: old !== undefined && old.status !== "current",
	};
}

const headingOf = (segment: RecordSection, isCorrection: boolean, { t }: Speech) =>
	isCorrection ? t("health-sections:correct") : t(`health-sections:${segment}.add`);

function ownEntry(section: SimpleSection, { entries, own }: OpenRecord, entryId: string) {
	const found = entries.filter(section.has).find(({ id }) => id === entryId && own.has(id));
	if (!found) throw pageError("not-found");
	return found;
}

export type SectionSaved =
	| { ok: true; segment: RecordSection }
	| {
			ok: false;
			errors: FieldErrors<SectionReason>;
			typed: Values;
			/** Somebody has corrected it meanwhile. */
			changed: boolean;
	  };

/** Adds an entry, puts one in the place of another, or takes one back. */
export async function saveSectionEntry(
	who: Reader,
	{ childId, entryId, posted }: { childId: string | undefined; entryId: string | undefined; posted: Posted },
	{ path }: AppLoadContext,
): Promise<SectionSaved> {
	const section = sectionOfAddress(path);
	const { segment } = section;
	const opened = await requireLivingChild(who, childId, [segment]);
	const { values, files } = posted;
	const old = entryId === undefined ? null : ownEntry(section, opened, entryId).body;
	const file = segment === "development" ? files.photo : undefined;
	const kept = (written: Written): SectionSaved => {
		if (written.ok) return { ok: true, segment };
		if (written.reason === "not-found") throw pageError("not-found");
		return { ok: false, errors: {}, typed: values, changed: true };
	};
	const refused = (errors: FieldErrors<SectionReason>): SectionSaved => ({
		ok: false,
		errors,
		typed: values,
		changed: false,
	});
	const isTakenBack = entryId !== undefined && values.do === "take-back";
	const read = isTakenBack ? null : section.read(values, aroundOf(opened));
	// What was chosen is not there any more when the form comes again.
	if (read?.ok === false) return refused(file ? { ...read.errors, photo: { reason: "photo-again" } } : read.errors);
	const photo = await planPhoto({ childId: opened.child.id, values, file, old });
	if (typeof photo === "string") return refused({ photo: { reason: photo } });
	const { also, mark } = photo;
	const about = { childId: opened.child.id, mark, also };
	if (!read) return kept(await takeBackEntry(who, entryId ?? "", { ...about, reason: "" }));
	const entry = { ...about, body: photo.with(read.body) };
	return kept(await (entryId === undefined ? writeEntry(who, entry) : correctEntry(who, entryId, entry)));
}
