/** The page of a list of entries: what is asked, what was found, and what can be done with several at once. */

import { addDays, localNow } from "../../../model/calendar/local-time";
import { editorialRules } from "../../../model/councils/settings";
import { byDictionary } from "../../../model/order";
import { isOnlyProvider, type StaffAsker } from "../../../model/people/asker";
import { ENTRY_STATUSES, type EntryKind, type EntryStatus } from "../../../model/publishing/entry";
import { type Query, staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { staffOf } from "../../people/my-councils.server";
import { BULK_ACTIONS, type BulkAction, readResult } from "../../publishing/bulk";
import { shownTitle } from "../../publishing/describe-entry";
import {
	type EntryList,
	type ListedEntry,
	listEntries,
	listedById,
	listOrganisations,
} from "../../publishing/list-entries.server";
import {
	CONCERNS,
	type Filter,
	type ListQuery,
	listParams,
	NOBODY,
	readListQuery,
	SORTS,
	WRITTEN_HERE,
	withoutFilter,
} from "../../publishing/list-params";
import { canAddEntry } from "../../publishing/policy";
import type { Writer } from "../../publishing/save-draft.server";
import type { ListedKind } from "./entry-address";

export interface ListRow {
	id: string;
	href: string;
	name: string;
	organisation: string | null;
	status: EntryStatus;
	/** Families read an older version meanwhile. */
	older: boolean;
	checked: string;
	/** Not checked lately, and families read it. */
	unchecked: boolean;
	changed: string;
	owner: string | null;
	/** What else to know: held by staff, a conflict with its source. */
	marks: string[];
}

interface Option {
	value: string;
	text: string;
}

export interface EntryListPage {
	title: string;
	kind: ListedKind;
	/** This page's own path. */
	path: string;
	/** Where an address of this list that chooses all of its rows leads; null when all are chosen. */
	selectAllHref: string | null;
	bulkPath: string;
	newHref: string | null;
	/** Of articles: those of the portal, to make own versions of. */
	portalHref: string | null;
	query: ListQuery;
	/** The list's state, to come back to. */
	state: string;
	total: number;
	page: number;
	pages: number;
	rows: ListRow[];
	/** "All", then each status there is, with how many. */
	statuses: { key: string; text: string; count: number; href: string; current: boolean }[];
	options: Record<"organisation" | "owner" | "concern" | "source" | "sort", Option[]>;
	chosen: { key: Filter; text: string; href: string; removeLabel: string }[];
	clearHref: string;
	/** What the asker's role allows for several at once. */
	actions: Option[];
	result: { success: boolean; text: string; left: { id: string; name: string; href: string; reason: string }[] } | null;
	/** Why there is nothing: nothing at all, or nothing that fits. */
	empty: "none" | "filtered" | null;
}

export async function entryListPage(who: Writer, kind: ListedKind, search: URLSearchParams): Promise<EntryListPage> {
	const { council } = who;
	const speech = speechIn(ENGLISH);
	const { t, format } = speech;
	const paths = staffPaths(council.slug);
	const query = readListQuery(search);
	const uncheckedBefore = addDays(localNow().date, -editorialRules(council.settings).markAfterDays);
	const [list, organisations, people, result] = await Promise.all([
		listEntries(who, { kind, query, uncheckedBefore }),
		listOrganisations(who),
		staffOf(who, council.id),
		resultOf(who, kind, search),
	]);
	const organisationNames = new Map(organisations.map(({ id, name }) => [id, name]));
	const peopleNames = new Map(people.map(({ id, name }) => [id, name]));
	const href = (asked: ListQuery, more: Query = {}) => paths.entries(kind, { ...listParams(asked), ...more });
	const isService = kind === "service";
	const options = {
		organisation: isService ? organisations.map(({ id, name }) => ({ value: id, text: name })) : [],
		owner: [
			{ value: NOBODY, text: t("staff-entries:list.nobody") },
			...people.map(({ id, name }) => ({
				value: id,
				text: id === who.person.id ? t("staff-entries:list.me", { name }) : name,
			})),
		],
		concern: CONCERNS.filter((value) => isService || value !== "ended").map((value) => ({
			value,
			text: t(`staff-entries:concern.${value}`),
		})),
		source: list.sources
			.map((source) => ({ value: source ?? WRITTEN_HERE, text: source ?? t("staff-entries:list.here") }))
			.sort(byDictionary(({ text }) => text)),
		sort: SORTS.map((value) => ({ value, text: t(`staff-entries:sort.${value}`) })),
	};
	const named = (name: "organisation" | "owner" | "concern" | "source", value: string | null) =>
		value === null ? null : (options[name].find((option) => option.value === value)?.text ?? value);
	const chosen = (
		[
			["q", query.q && t("staff-entries:list.words", { words: query.q })],
			["organisation", named("organisation", query.organisation)],
			["owner", query.owner && t("staff-entries:list.ownedBy", { name: named("owner", query.owner) ?? "" })],
			["concern", named("concern", query.concern)],
			["source", query.source && t("staff-entries:list.from", { source: named("source", query.source) ?? "" })],
		] as const
	).flatMap(([key, text]) =>
		text
			? [
					{
						key,
						text,
						href: href(withoutFilter(query, key)),
						removeLabel: t("staff-entries:list.remove", { filter: text }),
					},
				]
			: [],
	);
	const state = new URL(href({ ...query, page: list.page }), "http://localhost").search.slice(1);
	return {
		title: t("staff:title", { page: t(`staff-entries:kinds.${kind}`), council: council.name }),
		kind,
		path: paths.entries(kind),
		selectAllHref: search.get("select") === "all" ? null : href(query, { select: "all" }),
		bulkPath: `${paths.entries(kind)}/bulk`,
		newHref: canAddEntry(who, kind) ? paths.newEntry(kind) : null,
		portalHref: kind === "article" && canAddEntry(who, kind) ? paths.portalArticles() : null,
		query,
		state,
		total: list.total,
		page: list.page,
		pages: list.pages,
		rows: list.entries.map((one) => rowOf(one)),
		statuses: statusLinks(
			list,
			query,
			(status) => href({ ...query, status, page: 1 }),
			t("staff-entries:list.all"),
			(status) => t(`staff:status.${status}`),
		),
		options,
		chosen,
		clearHref: paths.entries(kind),
		actions: actionsFor(who, kind).map((value) => ({ value, text: t(`staff-entries:bulk.${value}.button`) })),
		result,
		empty: list.entries.length > 0 ? null : chosen.length > 0 || query.status ? "filtered" : "none",
	};

	function rowOf(one: ListedEntry): ListRow {
		const live = one.liveVersion !== null;
		return {
			id: one.id,
			href: paths.entry(kind, one.id),
			name: shownTitle(one, speech),
			organisation: isService && one.organisationId ? (organisationNames.get(one.organisationId) ?? null) : null,
			status: one.status,
			older: live && one.status !== "published",
			checked: one.assuredOn ? format.date(one.assuredOn) : t("staff-entries:list.never"),
			unchecked: isService && live && (one.assuredOn === null || one.assuredOn < uncheckedBefore),
			changed: format.date(localNow(one.updatedAt).date),
			owner: one.ownerId ? (peopleNames.get(one.ownerId) ?? t("staff-entries:list.formerOwner")) : null,
			marks: [
				...(one.conflict ? [t("staff-entries:concern.conflict")] : []),
				...(one.heldAt ? [t("staff-entries:concern.held")] : []),
			],
		};
	}
}

function statusLinks(
	{ statuses }: Pick<EntryList, "statuses">,
	query: ListQuery,
	href: (status: EntryStatus | null) => string,
	all: string,
	name: (status: EntryStatus) => string,
): EntryListPage["statuses"] {
	const total = Object.values(statuses).reduce((sum, count) => sum + count, 0);
	return [
		{ key: "all", text: all, count: total, href: href(null), current: query.status === null },
		...ENTRY_STATUSES.filter((status) => statuses[status] || query.status === status).map((status) => ({
			key: status,
			text: name(status),
			count: statuses[status] ?? 0,
			href: href(status),
			current: query.status === status,
		})),
	];
}

/** What of it the asker's role allows at all. */
export function actionsFor(who: StaffAsker, kind: EntryKind): BulkAction[] {
	const edits = kind === "article" ? who.can("guidance.edit") : who.can("listings.edit");
	const may: Record<BulkAction, boolean> = {
		confirm: who.can("listings.confirm"),
		submit: edits,
		publish: who.can("listings.publish"),
		owner: edits && !isOnlyProvider(who),
		withdraw: who.can("listings.publish"),
		archive: edits && !isOnlyProvider(who),
	};
	return BULK_ACTIONS.filter((action) => may[action]);
}

/** What was done to several entries, as the address says it; names are looked up, and only the council's own. */
async function resultOf(who: Writer, kind: EntryKind, search: URLSearchParams): Promise<EntryListPage["result"]> {
	const result = readResult(search);
	if (!result) return null;
	const speech = speechIn(ENGLISH);
	const { t } = speech;
	const paths = staffPaths(who.council.slug);
	const reasons = new Map(result.left.map(({ id, reason }) => [id, reason]));
	const entries = await listedById(who, [...reasons.keys()]);
	return {
		success: result.done > 0,
		text: t(`staff-entries:bulk.${result.action}.done`, { count: result.done }),
		left: entries.map((one) => ({
			id: one.id,
			name: shownTitle(one, speech),
			href: paths.entry(kind, one.id),
			reason: t(`staff-entries:reason.${reasons.get(one.id) ?? "status"}`),
		})),
	};
}
