/** The MACs that make a stream a chain: entry, head, entry, head … each covering the one before. */
import { createHash, createHmac } from "node:crypto";
import type { auditEntry } from "../../../db/schema";
import { bySigns } from "../../model/order";
import type { StoreName } from "../store-handles";
import type { AuditKey } from "./keys.server";

export type EntryRow = typeof auditEntry.$inferSelect;

const macOf = (key: Buffer, facts: readonly unknown[]): string =>
	createHmac("sha256", key).update(JSON.stringify(facts)).digest("base64url");

/**
 * The MAC of an entry: of its facts in a fixed order, of the head that its stream had before ("" for the first), and of the
 * store, so that the log of one is not taken for the other's.
 */
export function entryMac(key: AuditKey, store: StoreName, headBefore: string, row: Omit<EntryRow, "mac">): string {
	return macOf(key.entry, ["entry", store, headBefore, row.stream, row.number, row.key, ...factsOf(row)]);
}

/**
 * The MAC of a head. Only the newest stands in the database: who cuts a stream's end off would have to make an older
 * one again.
 */
export function headMac(key: AuditKey, { store, stream, length, mark, mac }: HeadFacts): string {
	return macOf(key.head, ["head", store, stream, length, mark, mac]);
}

interface HeadFacts {
	store: StoreName;
	stream: string;
	length: number;
	/** Of the key, as it stands beside the head. */
	mark: string;
	/** Of the entry with the number `length`. */
	mac: string;
}

/** What is kept of a head outside `audit_stream`. A MAC itself, kept there, could be put back when later entries are cut off. */
export const hashOfHead = (mac: string): string => createHash("sha256").update(`head ${mac}`).digest("base64url");

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
