/** The list of what families told a council. */

import {
	FEEDBACK_KINDS,
	FEEDBACK_STATUSES,
	type FeedbackKind,
	type FeedbackStatus,
} from "../../../model/publishing/feedback";
import { type Query, staffPaths } from "../../../paths";
import { queryChoice, queryText } from "../../../platform/forms/values";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import { staffOf } from "../../people/my-councils.server";
import type { Staff } from "../../people/require-staff.server";
import { findEntry } from "../../publishing/find-entry.server";
import { countFeedback, type FeedbackFilter, listFeedback } from "./list-feedback.server";

const PAGE_SIZE = 50;
const DAY_MS = 86_400_000;
/** Ages, in days, by which one looks for what waits for long. */
const AGES = [2, 7, 28] as const;
const NOBODY = "nobody";
/** How much of what a family wrote the list shows. */
const BEGINNING = 140;

const beginningOf = (text: string) => (text.length > BEGINNING ? `${text.slice(0, BEGINNING)}…` : text);

export interface FeedbackRow {
	id: string;
	href: string;
	/** Of a listing's name or, for a comment, what it is. */
	about: string;
	kind: FeedbackKind;
	beginning: string;
	received: string;
	assignedTo: string | null;
	published: boolean;
}

export interface FeedbackListPage {
	title: string;
	path: string;
	statuses: { status: FeedbackStatus; count: number; href: string; current: boolean }[];
	/** Only about one listing. */
	service: { id: string; name: string; clearHref: string } | null;
	people: { value: string; text: string }[];
	ages: { value: string; text: string }[];
	kinds: readonly FeedbackKind[];
	chosen: { status: FeedbackStatus; assigned: string; kind: string; older: string };
	filtered: boolean;
	rows: FeedbackRow[];
	total: number;
	page: number;
	pages: number;
	/** Without `page`. */
	query: Query;
	publicHref: string;
}

/** @throws the 400 page for a status, a person, a kind or an age that the page does not offer */
export async function feedbackListPage(staff: Staff, search: URLSearchParams): Promise<FeedbackListPage> {
	const { council, person } = staff;
	const { t, format } = speechIn(ENGLISH);
	const db = await readFor(staff);
	const paths = staffPaths(council.slug);
	const people = await staffOf(staff, council.id);
	const status = queryChoice(search, "status", FEEDBACK_STATUSES) ?? "new";
	const assigned = queryChoice(search, "assigned", [NOBODY, ...people.map(({ id }) => id)]);
	const kind = queryChoice(search, "kind", FEEDBACK_KINDS);
	const older = Number(queryChoice(search, "older", AGES.map(String)));
	const serviceId = queryText(search, "service", 200);
	const listing = serviceId ? await findEntry(db, council.id, serviceId) : undefined;

	const filter: FeedbackFilter = {
		status,
		...(listing && { serviceId: listing.id }),
		...(kind && { kind }),
		...(assigned && { assignedTo: assigned === NOBODY ? null : assigned }),
		...(older && { until: new Date(Date.now() - older * DAY_MS) }),
	};
	const query: Query = { status, service: listing?.id, kind, assigned, older: older || null };
	const total = await countFeedback(staff, council.id, filter);
	const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
	const page = Math.min(pages, Math.max(1, Math.trunc(Number(search.get("page"))) || 1));
	const found = await listFeedback(staff, council.id, filter, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
	const statuses = FEEDBACK_STATUSES.map(async (one) => ({
		status: one,
		count: await countFeedback(staff, council.id, { ...filter, status: one }),
		href: paths.feedback("", { ...query, status: one }),
		current: one === status,
	}));
	return {
		title: t("staff:title", { page: t("staff-feedback:title"), council: council.name }),
		path: paths.feedback(),
		statuses: await Promise.all(statuses),
		service: listing
			? { id: listing.id, name: listing.title, clearHref: paths.feedback("", { ...query, service: null }) }
			: null,
		people: [
			{ value: "", text: t("staff-feedback:any") },
			{ value: person.id, text: t("staff-feedback:me") },
			{ value: NOBODY, text: t("staff-feedback:nobody") },
			...people.flatMap(({ id, name }) => (id === person.id ? [] : [{ value: id, text: name }])),
		],
		ages: [
			{ value: "", text: t("staff-feedback:any-age") },
			...AGES.map((days) => ({ value: String(days), text: t("staff-feedback:older", { days }) })),
		],
		kinds: FEEDBACK_KINDS,
		chosen: { status, assigned: assigned ?? "", kind: kind ?? "", older: older ? String(older) : "" },
		filtered: Boolean(listing || kind || assigned || older),
		rows: found.map(({ id, service, kind, details, shut, createdAt, assignedTo, published }) => ({
			id,
			href: paths.feedback(`/${id}`),
			about: service?.name || t("staff-feedback:whole-offer"),
			kind,
			beginning: shut ? t(`errors:sealed.${shut}`) : beginningOf(details),
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
