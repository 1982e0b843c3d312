/** One piece of feedback: what the family wrote, what families read now, and what staff do with it. */

import { eq } from "drizzle-orm";
import { service } from "../../../../db/schema";
import { FEEDBACK_KEPT_DAYS, type FeedbackKind, type FeedbackStatus } from "../../../model/publishing/feedback";
import { staffPaths } from "../../../paths";
import { cleanText } from "../../../platform/clean-text";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { describeMoment } from "../../directory/calendar/describe-moment";
import { staffOf } from "../../people/my-councils.server";
import type { Staff } from "../../people/require-staff.server";
import { type DescribedSection, describeEntry } from "../../publishing/describe-entry";
import { findEntry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { type Feedback, findFeedback } from "./list-feedback.server";

const RESULTS = ["assigned", "saved", "closed", "reopened"] as const;
export type FeedbackResult = (typeof RESULTS)[number];

export interface FeedbackPage {
	title: string;
	result: FeedbackResult | null;
	/** When it was last changed, in milliseconds since 1970: what its forms send back. */
	seen: string;
	status: FeedbackStatus;
	kind: FeedbackKind;
	about: string;
	/** Empty once it was deleted. */
	details: string;
	received: string;
	keptDays: number;
	assignedTo: string;
	people: { value: string; text: string }[];
	answer: { youSaid: string; weDid: string; publish: boolean };
	listing: {
		name: string;
		sections: DescribedSection[];
		editHref: string;
		/** Null while families do not see it. */
		publicHref: string | null;
		moreHref: string;
	} | null;
	listHref: string;
	publicHref: string;
}

/** @throws the 404 page when the council has no such feedback */
export async function requireFeedback(staff: Staff, id: string | undefined): Promise<Feedback> {
	const db = await readFor(staff);
	const found = id ? await findFeedback(db, staff.council.id, cleanText(id)) : undefined;
	if (!found) throw pageError("not-found");
	return found;
}

export async function feedbackPage(staff: Staff, feedback: Feedback, search: URLSearchParams): Promise<FeedbackPage> {
	const { council, person } = staff;
	const speech = speechIn(ENGLISH);
	const { t, format, paths } = speech;
	const people = await staffOf(staff, council.id);
	const about = feedback.service?.name || t("staff-feedback:whole-offer");
	return {
		title: t("staff:title", { page: t("staff-feedback:item.title", { about }), council: council.name }),
		result: RESULTS.find((one) => one === search.get("done")) ?? null,
		seen: String(feedback.updatedAt.getTime()),
		status: feedback.status,
		kind: feedback.kind,
		about,
		details: feedback.shut ? t(`errors:sealed.${feedback.shut}`) : feedback.details,
		received: describeMoment(feedback.createdAt, format),
		keptDays: FEEDBACK_KEPT_DAYS,
		assignedTo: feedback.assignedTo?.id ?? "",
		people: [
			{ value: "", text: t("staff-feedback:nobody") },
			...people.map(({ id, name }) => ({
				value: id,
				text: id === person.id ? t("staff-feedback:myself", { name }) : name,
			})),
		],
		answer: { youSaid: feedback.youSaid, weDid: feedback.weDid, publish: feedback.published },
		listing: await listingOf(staff, feedback),
		listHref: staffPaths(council.slug).feedback("", { status: feedback.status }),
		publicHref: paths.comments(council.slug),
	};
}

async function listingOf(staff: Staff, { service: about }: Feedback): Promise<FeedbackPage["listing"]> {
	const { council } = staff;
	if (!about) return null;
	const speech = speechIn(ENGLISH);
	const db = await readFor(staff);
	const found = await findEntry(db, council.id, about.id);
	if (!found) return null;
	const shown = found.live ?? found.current;
	const [row] = await db
		.select({ slug: service.slug, status: service.status })
		.from(service)
		.where(eq(service.id, about.id));
	const paths = staffPaths(council.slug);
	const sections = describeEntry(shown, await knownNames(db, council.id, shown), speech);
	return {
		name: about.name,
		sections: sections.flatMap((section) => {
			const rows = section.rows.filter(({ lines }) => lines.length > 0);
			return section.slug === "translations" || rows.length === 0 ? [] : [{ ...section, rows }];
		}),
		editHref: paths.entry("service", about.id),
		publicHref: row?.status === "published" ? speech.paths.service(council.slug, row.slug) : null,
		moreHref: paths.feedback("", { service: about.id }),
	};
}
