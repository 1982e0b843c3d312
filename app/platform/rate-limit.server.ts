/**
 * Limits on how often something may be tried. The counts stand in the database, so that they hold for all processes and
 * outlive a restart; who tries is kept as a keyed hash only.
 */
import { createHmac } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { rateLimit } from "../../db/schema";
import { type SystemAsker, systemFor } from "../model/people/asker";
import { pageError } from "./errors";
import { keyFor } from "./keys/secrets.server";
import { transaction } from "./store.server";

const SYSTEM = systemFor("counting tries");

/** So many tries in so many seconds, from the first on. Whoever limits something says how much, and under which name. */
export interface Limit {
	/** What is limited; two limits of one name are counted together. */
	name: string;
	tries: number;
	seconds: number;
}

/** Not the address or the id itself: a list of hashes tells nobody who was here. */
const keyOf = ({ name }: Limit, who: string) =>
	`${name}:${createHmac("sha256", keyFor("rate-limit")).update(who).digest("base64url")}`;

/**
 * Counts one try. @param who a network address, or the id of a person or an invitation
 * @returns false when it is one too many
 */
export async function mayTry(limit: Limit, who: string): Promise<boolean> {
	const now = Date.now();
	const expiresAt = now + limit.seconds * 1000;
	const isOver = sql`${rateLimit.expiresAt} <= ${now}`;
	// One statement, so that of tries at the same time each is counted.
	const [count] = await transaction(SYSTEM, (tx) =>
		tx
			.insert(rateLimit)
			.values({ key: keyOf(limit, who), points: 1, expiresAt })
			.onConflictDoUpdate({
				target: rateLimit.key,
				set: {
					points: sql`CASE WHEN ${isOver} THEN 1 ELSE ${rateLimit.points} + 1 END`,
					expiresAt: sql`CASE WHEN ${isOver} THEN ${expiresAt} ELSE ${rateLimit.expiresAt} END`,
				},
			})
			.returning({ tries: rateLimit.points }),
	);
	return count !== undefined && count.tries <= limit.tries;
}

/** Counts one try. @throws the 429 page when it is one too many */
export async function requireRoom(limit: Limit, who: string): Promise<void> {
	if (!(await mayTry(limit, who))) throw pageError("too-many-requests");
}

/** Forgets what was tried, because it worked. */
export async function forgetTries(limit: Limit, who: string): Promise<void> {
	await transaction(SYSTEM, async (tx) => {
		await tx.delete(rateLimit).where(eq(rateLimit.key, keyOf(limit, who)));
	});
}

/** Takes counts away that are over. */
export async function sweepRateLimits(asker: SystemAsker, now = Date.now()): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.delete(rateLimit).where(lt(rateLimit.expiresAt, now));
	});
}
