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
	if (store === "portal") return streamOf(fact.councilId);
	return fact.recordId ? recordStream(fact.recordId) : store;
}

/** Which stream somebody will most likely write into. */
export const likelyStream = (asker: Asker): string => streamOf(asker.kind === "staff" ? asker.council.id : null);

const STREAMS = {
	portal: /^(?:portal|root|before-streams|council:\S+)$/,
	health: /^(?:health|root|record:\S+)$/,
} as const satisfies Record<StoreName, RegExp>;

/** Whether a store's log has streams of this name. */
export const isStreamOf = (store: StoreName, name: string): boolean => STREAMS[store].test(name);
