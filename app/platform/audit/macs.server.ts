/** The MACs that make a stream a chain: entry, head, entry, head … each covering the one before. */
import { createHmac } from "node:crypto";
import type { auditEntry } from "../../../db/schema";
import { bySigns } from "../../model/order";
import type { AuditKey } from "./keys.server";

export type EntryRow = typeof auditEntry.$inferSelect;

const macOf = (key: Buffer, facts: readonly unknown[]): string =>
	createHmac("sha256", key).update(JSON.stringify(facts)).digest("base64url");

/** The MAC of an entry: of its facts in a fixed order, and of the head that its stream had before; "" for the first. */
export function entryMac(key: AuditKey, headBefore: string, row: Omit<EntryRow, "mac">): string {
	return macOf(key.entry, ["entry", headBefore, row.stream, row.number, row.key, ...factsOf(row)]);
}

/**
 * The MAC of a head. Only the newest stands in the database: who cuts a stream's end off would have to make an older
 * one again.
 * @param mac of the entry with the number `length`
 */
export function headMac(key: AuditKey, { stream, length, mac }: { stream: string; length: number; mac: string }) {
	return macOf(key.head, ["head", stream, length, mac]);
}

/** The MAC of an entry of the log from before there were streams. */
export const macBeforeStreams = (key: Buffer, macBefore: string, row: Omit<EntryRow, "mac">): string =>
	macOf(key, [macBefore, row.number, ...factsOf(row)]);

function factsOf({
	at,
	councilId,
	actorId,
	actorName,
	action,
	subjectKind,
	subjectId,
	details,
}: Omit<EntryRow, "mac">) {
	return [at.getTime(), councilId, actorId, actorName, action, subjectKind, subjectId, canonical(details)];
}

/** A value whose keys stand in one order: PostgreSQL keeps JSON in an order of its own. */
function canonical(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(canonical);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.sort(([a], [b]) => bySigns(a, b))
			.map(([key, inner]) => [key, canonical(inner)]),
	);
}
