/**
 * The streams of a store's audit log: a council's entries are one, a child's record's are one, and what belongs to neither
 * is the store's own. Each is a chain, so that who writes into one waits for nobody who writes into another. Pure.
 */
import type { Asker } from "../../model/people/asker";
import type { StoreName } from "../store-handles";

/** What belongs to a store as a whole is in the stream of its name. */
export const PORTAL = "portal" satisfies StoreName;

/** The roots: each of its entries covers the heads of all other streams. */
export const ROOT = "root";

/** All that was written before 27 November 2026, when the log was one chain. Nothing is added to it. */
export const BEFORE_STREAMS = "before-streams";

/** @param councilId null for what belongs to no council */
export const streamOf = (councilId: string | null | undefined): string => (councilId ? `council:${councilId}` : PORTAL);
export const recordStream = (recordId: string): string => `record:${recordId}`;

/** The stream of a store in which a fact stands. */
export function streamFor(store: StoreName, fact: { councilId?: string | null; recordId?: string }): string {
	if (fact.recordId) return recordStream(fact.recordId);
	return fact.councilId ? streamOf(fact.councilId) : store;
}

/** Which stream somebody will most likely write into. */
export const likelyStream = (asker: Asker): string => streamOf(asker.kind === "staff" ? asker.council.id : null);

export const isStream = (name: string): boolean =>
	/^(?:portal|health|root|before-streams|(?:council|record):\S+)$/.test(name);
