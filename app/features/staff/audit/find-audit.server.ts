/** Searches the audit log, within what one council may see of it. */
import { and, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { contains } from "../../../../db/contains";
import { auditEntry, entry, person, roleGrant } from "../../../../db/schema";
import { addDays, isLocalDate, toInstant } from "../../../model/calendar/local-time";
import type { StaffAsker } from "../../../model/people/asker";
import { BEFORE_STREAMS, PORTAL, streamOf } from "../../../platform/audit.server";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { sightOf } from "../../publishing/sight.server";
import type { AuditQuery } from "./audit-query";

export type AuditRow = Omit<typeof auditEntry.$inferSelect, "mac" | "key" | "actorName">;

const columns = {
	stream: auditEntry.stream,
	number: auditEntry.number,
	at: auditEntry.at,
	councilId: auditEntry.councilId,
	actorId: auditEntry.actorId,
	action: auditEntry.action,
	subjectKind: auditEntry.subjectKind,
	subjectId: auditEntry.subjectId,
	details: auditEntry.details,
};

/** The streams that a council's page shows something of. */
export const streamsOf = ({ council }: StaffAsker): string[] => [streamOf(council.id), PORTAL, BEFORE_STREAMS];

/** A council's own entries, and what its people did that belongs to no council: signing in and out, passkeys. */
async function matching(who: StaffAsker, query: AuditQuery): Promise<SQL | undefined> {
	const db = await readFor(who);
	const staff = db.select({ id: roleGrant.personId }).from(roleGrant).where(eq(roleGrant.councilId, who.council.id));
	const { person: name, action, about, from, to } = query;
	return and(
		inArray(auditEntry.stream, streamsOf(who)),
		or(eq(auditEntry.councilId, who.council.id), and(isNull(auditEntry.councilId), inArray(auditEntry.actorId, staff))),
		name
			? inArray(auditEntry.actorId, db.select({ id: person.id }).from(person).where(contains(person.name, name)))
			: undefined,
		action ? eq(auditEntry.action, action) : undefined,
		about
			? or(
					eq(auditEntry.subjectId, about),
					inArray(auditEntry.subjectId, entriesCalled(db, who, about)),
					contains(sql`CAST(${auditEntry.details} AS text)`, about),
				)
			: undefined,
		isLocalDate(from) ? gte(auditEntry.at, toInstant(from, "00:00")) : undefined,
		isLocalDate(to) ? lt(auditEntry.at, toInstant(addDays(to, 1), "00:00")) : undefined,
	);
}

/** Those whose names they may see. */
const entriesCalled = (db: Read, who: StaffAsker, name: string) =>
	db
		.select({ id: entry.id })
		.from(entry)
		.where(and(eq(entry.councilId, who.council.id), sightOf(who), contains(entry.title, name)));

const NEWEST_FIRST = [desc(auditEntry.at), desc(auditEntry.number), desc(auditEntry.stream)];

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
		.orderBy(...NEWEST_FIRST)
		.limit(size)
		.offset((page - 1) * size);
	return { rows, total, page, pages };
}

const AT_ONCE = 1000;

/** All that match, the newest first, some at a time. */
export async function* eachAudit(who: StaffAsker, query: AuditQuery): AsyncGenerator<AuditRow[]> {
	const db = await readFor(who);
	const where = await matching(who, query);
	let last: AuditRow | undefined;
	for (;;) {
		const rows: AuditRow[] = await db
			.select(columns)
			.from(auditEntry)
			.where(and(where, last && isBefore(last)))
			.orderBy(...NEWEST_FIRST)
			.limit(AT_ONCE);
		yield rows;
		last = rows.at(-1);
		if (rows.length < AT_ONCE) return;
	}
}

const isBefore = ({ at, number, stream }: AuditRow) =>
	or(
		lt(auditEntry.at, at),
		and(
			eq(auditEntry.at, at),
			or(lt(auditEntry.number, number), and(eq(auditEntry.number, number), lt(auditEntry.stream, stream))),
		),
	);
