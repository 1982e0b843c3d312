/**
 * The streams of a store's audit log: a council's entries are one, a child's record's are one, a referral's too, and what belongs to none
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

export const referralStream = (referralId: string): string => `referral:${referralId}`;
/** Which referrals somebody has seen in lists: a page of fifty would be a line in fifty streams. */
export const referralListStream = (personId: string): string => `referral-list:${personId}`;

/** What of a fact says in which stream it stands. */
export interface StreamOf {
	councilId?: string | null;
	/** The child's record whose stream it stands in; without one it is the council's, or the store's own. */
	recordId?: string;
	/** The same of a referral. */
	referralId?: string;
	/** The person to whom referrals were listed. */
	listedFor?: string;
}

/** The stream of a store in which a fact stands. */
export function streamFor(store: StoreName, fact: StreamOf): string {
	if (store === "portal") return streamOf(fact.councilId);
	if (fact.referralId) return referralStream(fact.referralId);
	if (fact.listedFor) return referralListStream(fact.listedFor);
	return fact.recordId ? recordStream(fact.recordId) : store;
}

/** Which stream somebody will most likely write into. */
export const likelyStream = (asker: Asker): string => streamOf(asker.kind === "staff" ? asker.council.id : null);

const STREAMS = {
	portal: /^(?:portal|root|before-streams|council:\S+)$/,
	health: /^(?:health|root|record:\S+|referral:\S+|referral-list:\S+)$/,
} as const satisfies Record<StoreName, RegExp>;

/** Whether a store's log has streams of this name. */
export const isStreamOf = (store: StoreName, name: string): boolean => STREAMS[store].test(name);
