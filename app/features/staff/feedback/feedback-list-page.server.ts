/** The list of what families told a council. */

import { CASE_KINDS, CASE_STATUSES, type CaseKind, type CaseStatus } from "../../../model/publishing/feedback";
import { type Query, staffPaths } from "../../../paths";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { store } from "../../../platform/store.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import { staffOf } from "../../people/my-councils.server";
import type { Staff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { type CaseFilter, countCases, listCases } from "./list-feedback.server";

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;
/** Ages, in days, by which one looks for what waits for long. */
const AGES = [2, 7, 28] as const;
const NOBODY = "nobody";
/** How much of a report the list shows. */
const BEGINNING = 140;

export interface CaseRow {
	id: string;
	href: string;
	/** Of a listing's name or, for a comment, what it is. */
	about: string;
	kind: CaseKind;
	beginning: string;
	received: string;
	assignedTo: string | null;
	published: boolean;
}

export interface CasesPage {
	title: string;
	path: string;
	statuses: { status: CaseStatus; count: number; href: string; current: boolean }[];
	/** Only about one listing. */
	service: { id: string; name: string; clearHref: string } | null;
	people: { value: string; text: string }[];
	ages: { value: string; text: string }[];
	kinds: readonly CaseKind[];
	chosen: { status: CaseStatus; assigned: string; kind: string; older: string };
	filtered: boolean;
	rows: CaseRow[];
	total: number;
	page: number;
	pages: number;
	/** Without `page`. */
	query: Query;
	publicHref: string;
}

export async function casesPage(staff: Staff, search: URLSearchParams): Promise<CasesPage> {
	const { council, person } = staff;
	const { t, format } = speechIn(ENGLISH);
	const { db } = await store();
	const paths = staffPaths(council.slug);
	const oneOf = <Known extends string>(name: string, known: readonly Known[]) =>
		known.find((one) => one === search.get(name));
	const people = await staffOf(council.id);
	const status = oneOf("status", CASE_STATUSES) ?? "new";
	const assigned = oneOf("assigned", [NOBODY, ...people.map(({ id }) => id)]);
	const kind = oneOf("kind", CASE_KINDS);
	const older = AGES.find((days) => String(days) === search.get("older"));
	const asked = search.get("service")?.replaceAll("\0", "");
	const listing = asked ? await findEntry(db, council.id, asked) : undefined;

	const filter: CaseFilter = {
		status,
		...(listing && { serviceId: listing.id }),
		...(kind && { kind }),
		...(assigned && { assignedTo: assigned === NOBODY ? null : assigned }),
		...(older && { until: new Date(Date.now() - older * DAY_MS) }),
	};
	const query: Query = { status, service: listing?.id, kind, assigned, older };
	const total = await countCases(council.id, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(search.get("page"))) || 1));
	const cases = await listCases(council.id, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
	const statuses = CASE_STATUSES.map(async (one) => ({
		status: one,
		count: await countCases(council.id, { ...filter, status: one }),
		href: paths.reports("", { ...query, status: one }),
		current: one === status,
	}));
	return {
		title: t("staff:title", { page: t("staff-cases:title"), council: council.name }),
		path: paths.reports(),
		statuses: await Promise.all(statuses),
		service: listing
			? { id: listing.id, name: listing.title, clearHref: paths.reports("", { ...query, service: null }) }
			: null,
		people: [
			{ value: "", text: t("staff-cases:any") },
			{ value: person.id, text: t("staff-cases:me") },
			{ value: NOBODY, text: t("staff-cases:nobody") },
			...people.flatMap(({ id, name }) => (id === person.id ? [] : [{ value: id, text: name }])),
		],
		ages: [
			{ value: "", text: t("staff-cases:any-age") },
			...AGES.map((days) => ({ value: String(days), text: t("staff-cases:older", { days }) })),
		],
		kinds: CASE_KINDS,
		chosen: { status, assigned: assigned ?? "", kind: kind ?? "", older: older ? String(older) : "" },
		filtered: Boolean(listing || kind || assigned || older),
		rows: cases.map(({ id, service, kind, details, createdAt, assignedTo, published }) => ({
			id,
			href: paths.reports(`/${id}`),
			about: service?.name || t("staff-cases:whole-offer"),
			kind,
			beginning: details.length > BEGINNING ? `${details.slice(0, BEGINNING)}…` : details,
			received: describeMoment(createdAt, format),
			assignedTo: assignedTo?.name ?? null,
			published,
		})),
		total,
		page,
		pages,
		query,
		publicHref: speechIn(ENGLISH).paths.comments(council.slug),
	};
}
