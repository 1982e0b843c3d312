/** Which entries there are to translate, and how far each is, without reading what they say. */
import { and, asc, eq, inArray, isNotNull, ne, notInArray, type SQL, sql } from "drizzle-orm";
import { contains } from "../../../../db/contains";
import { entry, entryTranslation, translationState } from "../../../../db/schema";
import type { StaffAsker } from "../../../model/people/asker";
import type { EntryKind, EntryStatus, TranslationStep } from "../../../model/publishing/entry";
import type { TranslationCounts } from "../../../model/publishing/translations";
import { readFor } from "../../../platform/store.server";
import { sightOf } from "../../publishing/sight.server";
import type { DeskFilter, DeskQuery, Waiting } from "./desk-query";

export const PAGE_SIZE = 50;

export interface ListedTranslation {
	id: string;
	kind: EntryKind;
	title: string;
	status: EntryStatus;
	/** How far the translation is on its way to families; null while nothing is being written. */
	step: TranslationStep | null;
	/** Null when nothing of it is translated. */
	counts: TranslationCounts | null;
}

export interface TranslationList {
	rows: ListedTranslation[];
	/** How many fit all that was asked. */
	total: number;
	/** From 1; the last one where the address asks for more. */
	page: number;
	pages: number;
	/** How many wait for what, whatever status was asked for; an entry can wait for several things. */
	waiting: Record<Waiting | "all", number>;
}

const { missing, machine, outdated } = translationState;
const IS_WRITTEN = isNotNull(entryTranslation.draft);
const IS: Record<Waiting, SQL> = {
	missing: sql`(${translationState.entryId} is null or ${missing} > 0)`,
	outdated: sql`${outdated} > 0`,
	machine: sql`${machine} > 0`,
	"changes-requested": sql`${entryTranslation.status} = 'changes-requested'`,
	"in-review": sql`${entryTranslation.status} = 'in-review'`,
	done: sql`(${missing} = 0 and ${outdated} = 0 and ${machine} = 0)`,
};

/** What families read or may come to read, has words of its own, and the asker sees. */
const toTranslate = (who: StaffAsker) =>
	and(
		eq(entry.councilId, who.council.id),
		sightOf(who),
		ne(entry.kind, "organisation"),
		notInArray(entry.status, ["withdrawn", "archived"]),
	);

const fits = (who: StaffAsker, { kind, q }: DeskFilter) =>
	and(
		toTranslate(who),
		kind ? eq(entry.kind, kind) : undefined,
		...q
			.toLowerCase()
			.split(/\s+/)
			.filter(Boolean)
			.map((word) => contains(entry.title, word)),
	);

const stateIn = (language: string) =>
	and(eq(translationState.entryId, entry.id), eq(translationState.language, language));

const writtenIn = (language: string) =>
	and(eq(entryTranslation.entryId, entry.id), eq(entryTranslation.language, language));

const COLUMNS = {
	id: entry.id,
	kind: entry.kind,
	title: entry.title,
	status: entry.status,
	step: sql<TranslationStep | null>`case when ${IS_WRITTEN} then ${entryTranslation.status} end`,
	missing,
	machine,
	outdated,
	checked: translationState.checked,
};

const count = (where: SQL) => sql<number>`count(*) filter (where ${where})`.mapWith(Number);
const ALL = sql<number>`count(*)`.mapWith(Number);
const STATES = {
	missing: count(IS.missing),
	outdated: count(IS.outdated),
	machine: count(IS.machine),
	done: count(IS.done),
};
/** Where a translation is on its way. */
const STEPS = { "changes-requested": count(IS["changes-requested"]), "in-review": count(IS["in-review"]) };

type WaitingCounts = TranslationList["waiting"];
const NONE: WaitingCounts = {
	all: 0,
	missing: 0,
	outdated: 0,
	machine: 0,
	"changes-requested": 0,
	"in-review": 0,
	done: 0,
};

/** @param within what the entries have to fit; those that nobody has begun to translate have no state */
async function countWithin(who: StaffAsker, within: SQL | undefined, language: string): Promise<WaitingCounts> {
	const db = await readFor(who);
	const [counted] = await db
		.select({ all: ALL, ...STATES, ...STEPS })
		.from(entry)
		.leftJoin(translationState, stateIn(language))
		.leftJoin(entryTranslation, writtenIn(language))
		.where(within);
	return counted ?? NONE;
}

/** The same for all entries of a council, from what was counted anyway. */
function waitingFor(language: string, { all, states }: TranslationTotals): WaitingCounts {
	const state = states.get(language);
	if (!state) return { ...NONE, all, missing: all };
	return { ...state, all, missing: state.missing + all - state.all };
}

/** A page of the desk: by kind, then by title. @param counts of the council, see `countTranslations` */
export async function listTranslations(
	who: StaffAsker,
	query: DeskQuery,
	counts: TranslationTotals,
): Promise<TranslationList> {
	const db = await readFor(who);
	const within = fits(who, query);
	const counted =
		query.kind || query.q ? await countWithin(who, within, query.language) : waitingFor(query.language, counts);
	const total = counted[query.status ?? "all"];
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const rows = await db
		.select(COLUMNS)
		.from(entry)
		.leftJoin(translationState, stateIn(query.language))
		.leftJoin(entryTranslation, writtenIn(query.language))
		.where(and(within, query.status ? IS[query.status] : undefined))
		.orderBy(asc(entry.kind), asc(entry.title), asc(entry.id))
		.limit(PAGE_SIZE)
		.offset((page - 1) * PAGE_SIZE);
	return { rows: rows.map(listed), total, page, pages, waiting: counted };
}

function listed(row: {
	id: string;
	kind: EntryKind;
	title: string;
	status: EntryStatus;
	step: TranslationStep | null;
	missing: number | null;
	machine: number | null;
	outdated: number | null;
	checked: number | null;
}): ListedTranslation {
	const { missing, machine, outdated, checked, ...listed } = row;
	const translated = missing !== null && machine !== null && outdated !== null && checked !== null;
	return { ...listed, counts: translated ? { missing, machine, outdated, checked } : null };
}

/** How many entries a council has to translate, and how far those are that somebody began, by language. */
export interface TranslationTotals {
	all: number;
	states: Map<string, WaitingCounts>;
}

/** Reads states alone, which are fewer and smaller than entries, but for those who do not see all entries. */
export async function countTranslations(who: StaffAsker): Promise<TranslationTotals> {
	const db = await readFor(who);
	const [total, rows, steps] = await Promise.all([
		db.select({ all: ALL }).from(entry).where(toTranslate(who)),
		db
			.select({ language: translationState.language, all: ALL, ...STATES })
			.from(translationState)
			.where(and(eq(translationState.councilId, who.council.id), stateSeenBy(who)))
			.groupBy(translationState.language),
		db
			.select({ language: entryTranslation.language, ...STEPS })
			.from(entryTranslation)
			.innerJoin(entry, eq(entry.id, entryTranslation.entryId))
			.where(
				and(
					eq(entryTranslation.councilId, who.council.id),
					inArray(entryTranslation.status, ["changes-requested", "in-review"]),
					toTranslate(who),
				),
			)
			.groupBy(entryTranslation.language),
	]);
	const all = total[0]?.all ?? 0;
	const states = new Map<string, WaitingCounts>();
	for (const { language, ...state } of rows) states.set(language, { ...NONE, ...state });
	for (const { language, ...step } of steps) states.set(language, { ...(states.get(language) ?? NONE), ...step });
	return { all, states };
}

/** How many translations that the asker wrote wait for the changes that a reviewer asked for, by language. */
export async function countSentBack(who: StaffAsker): Promise<Map<string, number>> {
	const db = await readFor(who);
	const rows = await db
		.select({ language: entryTranslation.language, count: ALL })
		.from(entryTranslation)
		.innerJoin(entry, eq(entry.id, entryTranslation.entryId))
		.where(
			and(
				eq(entryTranslation.councilId, who.council.id),
				IS["changes-requested"],
				eq(entryTranslation.draftBy, who.person.id),
				toTranslate(who),
			),
		)
		.groupBy(entryTranslation.language);
	return new Map(rows.map(({ language, count }) => [language, count]));
}

/** The entries that fit, in the order of the desk, from a place in it on. @param after null for from the first */
export async function nextToTranslate(
	who: StaffAsker,
	language: string,
	filter: DeskFilter,
	after: Pick<ListedTranslation, "id" | "kind" | "title"> | null,
	limit: number,
): Promise<Pick<ListedTranslation, "id" | "kind" | "title">[]> {
	const db = await readFor(who);
	return db
		.select({ id: entry.id, kind: entry.kind, title: entry.title })
		.from(entry)
		.leftJoin(translationState, stateIn(language))
		.leftJoin(entryTranslation, writtenIn(language))
		.where(
			and(
				fits(who, filter),
				filter.status ? IS[filter.status] : undefined,
				after
					? sql`(${entry.kind}, ${entry.title}, ${entry.id}) > (${after.kind}, ${after.title}, ${after.id})`
					: undefined,
			),
		)
		.orderBy(asc(entry.kind), asc(entry.title), asc(entry.id))
		.limit(limit);
}

function stateSeenBy(who: StaffAsker): SQL | undefined {
	const seen = sightOf(who);
	return seen && sql`exists (select 1 from ${entry} where ${entry.id} = ${translationState.entryId} and ${seen})`;
}
