/** A family says that a listing is wrong. Nothing about the person is asked or kept. */
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import { problemReport, service } from "../../../db/schema";
import { store } from "../../platform/store.server";
import type { CaseStatus } from "../cases/vocabulary";
import type { Council } from "../councils/queries.server";
import type { ReportProblemInput } from "./report-problem";

/** Keeps a report for the council's staff. `service` is a published service of that council. */
export async function reportProblem(council: Council, serviceId: string, input: ReportProblemInput): Promise<void> {
	const opened = await store();
	const now = new Date();
	await opened.transaction(async (tx) => {
		await tx.insert(problemReport).values({
			id: randomUUID(),
			councilId: council.id,
			serviceId,
			kind: input.kind,
			details: input.details,
			status: "new",
			createdAt: now,
			updatedAt: now,
		});
	});
}

export interface ProblemReport {
	id: string;
	service: { slug: string; name: string };
	kind: string;
	details: string;
	status: CaseStatus;
	createdAt: Date;
}

/** A council's reports of one status, newest first. */
export async function listProblemReports(councilId: string, status: "new" | "closed"): Promise<ProblemReport[]> {
	const { db } = await store();
	const rows = await db
		.select({
			id: problemReport.id,
			slug: service.slug,
			content: service.content,
			kind: problemReport.kind,
			details: problemReport.details,
			status: problemReport.status,
			createdAt: problemReport.createdAt,
		})
		.from(problemReport)
		.innerJoin(service, eq(service.id, problemReport.serviceId))
		.where(and(eq(problemReport.councilId, councilId), eq(problemReport.status, status)))
		.orderBy(desc(problemReport.createdAt));
	return rows.map(({ slug, content, ...report }) => ({ ...report, service: { slug, name: content.name } }));
}

/** Marks a council's report as dealt with. @returns false when that council has no open report with this id */
export async function closeProblemReport(councilId: string, id: string): Promise<boolean> {
	const opened = await store();
	return opened.transaction(async (tx) => {
		const closed = await tx
			.update(problemReport)
			.set({ status: "closed" })
			.where(and(eq(problemReport.councilId, councilId), eq(problemReport.id, id), eq(problemReport.status, "new")))
			.returning({ id: problemReport.id });
		return closed.length > 0;
	});
}
