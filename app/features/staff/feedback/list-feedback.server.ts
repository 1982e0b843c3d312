/** Reads of what families told a council. */
import { and, asc, count, desc, eq, isNull, lte, type SQL } from "drizzle-orm";
import { entry, person, problemReport } from "../../../../db/schema";
import type { CaseKind, CaseStatus } from "../../../model/publishing/feedback";
import { store } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";

export interface CaseFilter {
	status: CaseStatus;
	serviceId?: string;
	kind?: CaseKind;
	/** A person's id; null for nobody. */
	assignedTo?: string | null;
	/** Came in no later than this. */
	until?: Date;
}

export interface CaseHead {
	id: string;
	service: { id: string; name: string } | null;
	kind: CaseKind;
	details: string;
	status: CaseStatus;
	assignedTo: { id: string; name: string } | null;
	published: boolean;
	createdAt: Date;
	updatedAt: Date;
}

function matching(councilId: string, { status, serviceId, kind, assignedTo, until }: CaseFilter): SQL | undefined {
	return and(
		eq(problemReport.councilId, councilId),
		eq(problemReport.status, status),
		serviceId === undefined ? undefined : eq(problemReport.serviceId, serviceId),
		kind === undefined ? undefined : eq(problemReport.kind, kind),
		assignedTo === undefined
			? undefined
			: assignedTo === null
				? isNull(problemReport.assignedTo)
				: eq(problemReport.assignedTo, assignedTo),
		until === undefined ? undefined : lte(problemReport.createdAt, until),
	);
}

/** @returns the cases that match: what waits in the order it came, what is closed from the newest on */
export async function listCases(
	councilId: string,
	filter: CaseFilter,
	{ limit, offset = 0 }: { limit: number; offset?: number },
): Promise<CaseHead[]> {
	const { db } = await store();
	const rows = await selectCases(db)
		.where(matching(councilId, filter))
		.orderBy(filter.status === "closed" ? desc(problemReport.updatedAt) : asc(problemReport.createdAt))
		.limit(limit)
		.offset(offset);
	return rows.map(headOf);
}

export async function countCases(councilId: string, filter: CaseFilter): Promise<number> {
	const { db } = await store();
	const [row] = await db.select({ count: count() }).from(problemReport).where(matching(councilId, filter));
	return row?.count ?? 0;
}

/** A case with what staff wrote about it. */
export interface Case extends CaseHead {
	youSaid: string;
	weDid: string;
}

/** @returns the council's case, or undefined */
export async function findCase(db: Read, councilId: string, id: string): Promise<Case | undefined> {
	const [row] = await selectCases(db).where(and(eq(problemReport.councilId, councilId), eq(problemReport.id, id)));
	return row && { ...headOf(row), youSaid: row.report.youSaid ?? "", weDid: row.report.weDid ?? "" };
}

const selectCases = (db: Read) =>
	db
		.select({ report: problemReport, service: entry.title, assignee: person.name })
		.from(problemReport)
		.leftJoin(entry, eq(entry.id, problemReport.serviceId))
		.leftJoin(person, eq(person.id, problemReport.assignedTo));

function headOf(row: {
	report: typeof problemReport.$inferSelect;
	service: string | null;
	assignee: string | null;
}): CaseHead {
	const { id, kind, details, status, serviceId, assignedTo, publishedAt, createdAt, updatedAt } = row.report;
	return {
		id,
		service: serviceId ? { id: serviceId, name: row.service ?? "" } : null,
		kind,
		details,
		status,
		assignedTo: assignedTo ? { id: assignedTo, name: row.assignee ?? "" } : null,
		published: publishedAt !== null,
		createdAt,
		updatedAt,
	};
}
