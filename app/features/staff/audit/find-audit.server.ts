/** Searches the audit log, within what one council may see of it. */
import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { contains } from "../../../../db/contains";
import { auditEntry, roleGrant } from "../../../../db/schema";
import { addDays, isLocalDate, toInstant } from "../../../model/calendar/local-time";
import type { StaffAsker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { AuditQuery } from "./audit-query";

export type AuditRow = Omit<typeof auditEntry.$inferSelect, "mac">;

const columns = {
	seq: auditEntry.seq,
	at: auditEntry.at,
	councilId: auditEntry.councilId,
	actorId: auditEntry.actorId,
	actorName: auditEntry.actorName,
	action: auditEntry.action,
	subjectKind: auditEntry.subjectKind,
	subjectId: auditEntry.subjectId,
	details: auditEntry.details,
};

/** A council's own entries, and what its people did that belongs to no council: signing in and out, passkeys. */
async function matching(who: StaffAsker, query: AuditQuery): Promise<SQL | undefined> {
	const db = await readFor(who);
	const staff = db.select({ id: roleGrant.personId }).from(roleGrant).where(eq(roleGrant.councilId, who.council.id));
	const { person, action, about, from, to } = query;
	return and(
		or(eq(auditEntry.councilId, who.council.id), and(isNull(auditEntry.councilId), inArray(auditEntry.actorId, staff))),
		person ? contains(auditEntry.actorName, person) : undefined,
		action ? eq(auditEntry.action, action) : undefined,
		about ? or(eq(auditEntry.subjectId, about), contains(sql`CAST(${auditEntry.details} AS text)`, about)) : undefined,
		isLocalDate(from) ? gte(auditEntry.at, toInstant(from, "00:00")) : undefined,
		isLocalDate(to) ? lt(auditEntry.at, toInstant(addDays(to, 1), "00:00")) : undefined,
	);
}

/** @returns a page of entries, the newest first, and how many there are */
export async function findAudit(
	who: StaffAsker,
	query: AuditQuery,
	size: number,
): Promise<{ rows: AuditRow[]; total: number; page: number; pages: number }> {
	const db = await readFor(who);
	const where = await matching(who, query);
	const total = await db.$count(auditEntry, where);
	const pages = Math.max(1, Math.ceil(total / size));
	const page = Math.min(query.page, pages);
	const rows = await db
		.select(columns)
		.from(auditEntry)
		.where(where)
		.orderBy(desc(auditEntry.seq))
		.limit(size)
		.offset((page - 1) * size);
	return { rows, total, page, pages };
}

const AT_ONCE = 1000;

/** All that match, the newest first, some at a time. */
export async function* eachAudit(who: StaffAsker, query: AuditQuery): AsyncGenerator<AuditRow> {
	const db = await readFor(who);
	const where = await matching(who, query);
	let before: number | undefined;
	for (;;) {
		const rows: AuditRow[] = await db
			.select(columns)
			.from(auditEntry)
			.where(and(where, before === undefined ? undefined : lt(auditEntry.seq, before)))
			.orderBy(desc(auditEntry.seq))
			.limit(AT_ONCE);
		yield* rows;
		before = rows.at(-1)?.seq;
		if (rows.length < AT_ONCE) return;
	}
}
