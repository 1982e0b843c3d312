/** Lists of entries: a page of them and how many there are, without reading what they say. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { contains } from "../../../db/contains";
import { entry } from "../../../db/schema";
import { ANYONE, isOnlyProvider, type StaffAsker } from "../../model/people/asker";
import type { EntryKind, EntryStatus } from "../../model/publishing/entry";
import { readFor } from "../../platform/store.server";
import type { Read } from "../../platform/store-handles";
import { endedServices } from "../directory/search/search-services.server";
import { type ListQuery, NOBODY, type Sort, WRITTEN_HERE } from "./list-params";
import { sightOf } from "./sight.server";

export const PAGE_SIZE = 50;

/** An entry in a list: the columns that are quick to read. */
export type ListedEntry = Pick<
	typeof entry.$inferSelect,
	| "id"
	| "kind"
	| "title"
	| "status"
	| "liveVersion"
	| "revision"
	| "organisationId"
	| "ownerId"
	| "assuredOn"
	| "source"
	| "heldAt"
	| "updatedAt"
> & { conflict: boolean };

export interface EntryList {
	entries: ListedEntry[];
	/** How many fit all that was asked. */
	total: number;
	/** From 1; the last one where the address asks for more. */
	page: number;
	pages: number;
	/** How many there are of each status, whichever status was asked for. */
	statuses: Partial<Record<EntryStatus, number>>;
	/** The sources there are among them; null for what is written here. */
	sources: (string | null)[];
}

interface ListFilters {
	kind: EntryKind;
	query: ListQuery;
	/** The date (YYYY-MM-DD) before which a check is too long ago. */
	uncheckedBefore: string;
}

export async function listEntries(who: StaffAsker, filters: ListFilters): Promise<EntryList> {
	const db = await readFor(who);
	const { query } = filters;
	const ended = query.concern === "ended" ? await endedServices(ANYONE, who.council.id) : [];
	const within = and(...whereOf(who, filters, ended));
	const counted = await db
		.select({ status: entry.status, source: entry.source, count: sql<number>`count(*)` })
		.from(entry)
		.where(within)
		.groupBy(entry.status, entry.source);
	const statuses: EntryList["statuses"] = {};
	let total = 0;
	for (const { status, source, count } of counted) {
		if (query.source !== null && query.source !== (source ?? WRITTEN_HERE)) continue;
		statuses[status] = (statuses[status] ?? 0) + Number(count);
		if (query.status === null || query.status === status) total += Number(count);
	}
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(query.page, pages);
	const entries =
		total === 0
			? []
			: await readPage(db, and(within, statusIs(query), sourceIs(query)), query.sort, (page - 1) * PAGE_SIZE);
	return { entries, total, page, pages, statuses, sources: [...new Set(counted.map(({ source }) => source))] };
}

const COLUMNS = {
	id: entry.id,
	kind: entry.kind,
	title: entry.title,
	status: entry.status,
	liveVersion: entry.liveVersion,
	revision: entry.revision,
	organisationId: entry.organisationId,
	ownerId: entry.ownerId,
	assuredOn: entry.assuredOn,
	source: entry.source,
	heldAt: entry.heldAt,
	updatedAt: entry.updatedAt,
	conflict: sql<boolean | number>`${entry.incoming} is not null`,
};

/** The first names, the newest change, the check longest ago; then by name and id, so that no page repeats a row. */
const ORDERS: Record<Sort, SQL[]> = {
	name: [asc(entry.title), asc(entry.id)],
	changed: [desc(entry.updatedAt), desc(entry.id)],
	checked: [sql`${entry.assuredOn} asc nulls first`, asc(entry.title), asc(entry.id)],
};

async function readPage(db: Read, where: SQL | undefined, sort: Sort, offset: number): Promise<ListedEntry[]> {
	const rows = await db
		.select(COLUMNS)
		.from(entry)
		.where(where)
		.orderBy(...ORDERS[sort])
		.limit(PAGE_SIZE)
		.offset(offset);
	return rows.map((row) => ({ ...row, conflict: Boolean(row.conflict) }));
}

/**
 * All that is asked but for the status and the source, which are counted.
 * @param ended the ids of the services that have ended, where these are asked for
 */
function whereOf(who: StaffAsker, { kind, query, uncheckedBefore }: ListFilters, ended: readonly string[]) {
	return [
		eq(entry.councilId, who.council.id),
		eq(entry.kind, kind),
		sightOf(who),
		...query.q
			.toLowerCase()
			.split(/\s+/)
			.filter(Boolean)
			.map((word) => contains(entry.title, word)),
		query.organisation === null ? undefined : eq(entry.organisationId, query.organisation),
		query.owner === null ? undefined : query.owner === NOBODY ? isNull(entry.ownerId) : eq(entry.ownerId, query.owner),
		concernOf(query, uncheckedBefore, ended),
	];
}

function concernOf({ concern }: ListQuery, uncheckedBefore: string, ended: readonly string[]): SQL | undefined {
	switch (concern) {
		case null:
			return undefined;
		case "unchecked":
			return and(isNotNull(entry.liveVersion), or(isNull(entry.assuredOn), lt(entry.assuredOn, uncheckedBefore)));
		case "ended":
			return isOneOf(ended);
		case "held":
			return isNotNull(entry.heldAt);
		case "conflict":
			return isNotNull(entry.incoming);
	}
}

/** As many as a statement can name; no council has as many that have ended. */
const MOST_NAMED = 5000;

/** Whether an entry is one of these. */
export const isOneOf = (ids: readonly string[]): SQL | undefined =>
	inArray(entry.id, [...ids.slice(0, MOST_NAMED), ""]);

const statusIs = ({ status }: ListQuery) => (status === null ? undefined : eq(entry.status, status));

function sourceIs({ source }: ListQuery): SQL | undefined {
	if (source === null) return undefined;
	return source === WRITTEN_HERE ? isNull(entry.source) : eq(entry.source, source);
}

/** Those of these entries that the asker may see, as lists show them, in the order of the ids. */
export async function listedById(who: StaffAsker, ids: readonly string[]): Promise<ListedEntry[]> {
	if (ids.length === 0) return [];
	const db = await readFor(who);
	const rows = await db
		.select(COLUMNS)
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), inArray(entry.id, [...ids]), sightOf(who)));
	const byId = new Map(rows.map((row) => [row.id, { ...row, conflict: Boolean(row.conflict) }]));
	return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The council's organisations by name, for a choice among them. */
export async function listOrganisations(who: StaffAsker): Promise<{ id: string; name: string }[]> {
	const db = await readFor(who);
	return db
		.select({ id: entry.id, name: entry.title })
		.from(entry)
		.where(
			and(
				eq(entry.councilId, who.council.id),
				eq(entry.kind, "organisation"),
				isOnlyProvider(who) ? inArray(entry.id, [...who.organisationIds, ""]) : undefined,
			),
		)
		.orderBy(asc(entry.title));
}
