/**
 * The streams of the audit log: a council's entries are one, and what belongs to no council is the portal's. Each is a
 * chain of its own, so that who writes into one waits for nobody who writes into another. Pure.
 */
import type { Asker } from "../../model/people/asker";

export const PORTAL = "portal";

/** The roots: each of its entries covers the heads of all other streams. */
export const ROOT = "root";

/** All that was written before 27 November 2026, when the log was one chain. Nothing is added to it. */
export const BEFORE_STREAMS = "before-streams";

/** @param councilId null for what belongs to no council */
export const streamOf = (councilId: string | null | undefined): string => (councilId ? `council:${councilId}` : PORTAL);

/** Which stream somebody will most likely write into. */
export const likelyStream = (asker: Asker): string => streamOf(asker.kind === "staff" ? asker.council.id : null);

export const isStream = (name: string): boolean => /^(?:portal|root|before-streams|council:\S+)$/.test(name);
