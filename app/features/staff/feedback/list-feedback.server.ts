/** Reads of what families told a council. */
import { and, asc, count, desc, eq, isNull, lte, type SQL } from "drizzle-orm";
import { entry, feedback, person } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import type { FeedbackKind, FeedbackStatus } from "../../../model/publishing/feedback";
import { type Shut, sealedField } from "../../../platform/keys/sealed-field.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";

export interface FeedbackFilter {
	status: FeedbackStatus;
	serviceId?: string;
	kind?: FeedbackKind;
	/** A person's id; null for nobody. */
	assignedTo?: string | null;
	/** Came in no later than this. */
	until?: Date;
}

export interface FeedbackSummary {
	id: string;
	service: { id: string; name: string } | null;
	kind: FeedbackKind;
	/** Empty where they wrote nothing, and once it was deleted. */
	details: string;
	/** Why what they wrote cannot be read. */
	shut: Shut["reason"] | null;
	status: FeedbackStatus;
	assignedTo: { id: string; name: string } | null;
	published: boolean;
	createdAt: Date;
	updatedAt: Date;
}

function matching(councilId: string, { status, serviceId, kind, assignedTo, until }: FeedbackFilter): SQL | undefined {
	return and(
		eq(feedback.councilId, councilId),
		eq(feedback.status, status),
		serviceId === undefined ? undefined : eq(feedback.serviceId, serviceId),
		kind === undefined ? undefined : eq(feedback.kind, kind),
		assignedTo === undefined
			? undefined
			: assignedTo === null
				? isNull(feedback.assignedTo)
				: eq(feedback.assignedTo, assignedTo),
		until === undefined ? undefined : lte(feedback.createdAt, until),
	);
}

/** @returns the feedback that matches: what waits in the order it came, what is closed from the newest on */
export async function listFeedback(
	asker: Asker,
	councilId: string,
	filter: FeedbackFilter,
	{ limit, offset = 0 }: { limit: number; offset?: number },
): Promise<FeedbackSummary[]> {
	const db = await readFor(asker);
	const rows = await selectFeedback(db)
		.where(matching(councilId, filter))
		.orderBy(filter.status === "closed" ? desc(feedback.updatedAt) : asc(feedback.createdAt))
		.limit(limit)
		.offset(offset);
	return rows.map(summaryOf);
}

export async function countFeedback(asker: Asker, councilId: string, filter: FeedbackFilter): Promise<number> {
	const db = await readFor(asker);
	const [row] = await db.select({ count: count() }).from(feedback).where(matching(councilId, filter));
	return row?.count ?? 0;
}

/** What a family told, with what staff wrote about it. */
export interface Feedback extends FeedbackSummary {
	youSaid: string;
	weDid: string;
}

/** @returns the council's feedback with this id, or undefined */
export async function findFeedback(db: Read, councilId: string, id: string): Promise<Feedback | undefined> {
	const [row] = await selectFeedback(db).where(and(eq(feedback.councilId, councilId), eq(feedback.id, id)));
	return row && { ...summaryOf(row), youSaid: row.feedback.youSaid ?? "", weDid: row.feedback.weDid ?? "" };
}

const sealedDetails = sealedField("portal", feedback.details);

const selectFeedback = (db: Read) =>
	db
		.select({ feedback, service: entry.title, assignee: person.name })
		.from(feedback)
		.leftJoin(entry, eq(entry.id, feedback.serviceId))
		.leftJoin(person, eq(person.id, feedback.assignedTo));

function summaryOf(row: {
	feedback: typeof feedback.$inferSelect;
	service: string | null;
	assignee: string | null;
}): FeedbackSummary {
	const { id, kind, status, serviceId, assignedTo, publishedAt, createdAt, updatedAt } = row.feedback;
	const opened = row.feedback.details && sealedDetails.open(id, row.feedback.details);
	return {
		id,
		service: serviceId ? { id: serviceId, name: row.service ?? "" } : null,
		kind,
		details: opened?.ok ? opened.value : "",
		shut: opened && !opened.ok ? opened.reason : null,
		status,
		assignedTo: assignedTo ? { id: assignedTo, name: row.assignee ?? "" } : null,
		published: publishedAt !== null,
		createdAt,
		updatedAt,
	};
}
