/**
 * Limits on how often something may be tried. The counts stand in the database, so that they hold for all processes and
 * outlive a restart; who tries is kept as a keyed hash only.
 */
import { createHmac } from "node:crypto";
import { eq, lt, sql } from "drizzle-orm";
import { RateLimiterDrizzle, RateLimiterRes } from "rate-limiter-flexible";
import { rateLimit } from "../../db/schema";
import { pageError } from "./errors";
import { keyFor } from "./secrets.server";
import { store } from "./store.server";

/** Tries, and in how many seconds. A whole council may sit behind one network address. */
const LIMITS = {
	"sign-in-start": { points: 300, duration: 600 },
	"sign-in-failed": { points: 30, duration: 900 },
	"invitation-failed": { points: 20, duration: 3600 },
	"invitation-sent": { points: 5, duration: 86_400 },
	passkey: { points: 10, duration: 900 },
	/** What families tell a council. */
	"message-sent": { points: 10, duration: 60 },
} as const;
export type Limit = keyof typeof LIMITS;

type Count = typeof rateLimit.$inferSelect;

/**
 * rate-limiter-flexible over the table `rate_limit`. Its limiter for drizzle wants a client that writes by itself; here
 * the methods that it asks a store for go through ours.
 */
class TableLimiter extends RateLimiterDrizzle {
	constructor(limit: Limit) {
		const { points, duration } = LIMITS[limit];
		super({ points, duration, keyPrefix: limit, schema: rateLimit, storeClient: {}, clearExpiredByTimeout: false });
	}

	async _upsert(key: string, points: number, milliseconds: number, anew: boolean): Promise<Count | undefined> {
		const { transaction } = await store();
		const now = Date.now();
		const expiresAt = now + milliseconds;
		const over = anew ? sql`1 = 1` : sql`${rateLimit.expiresAt} <= ${now}`;
		return transaction(async (tx) => {
			const [count] = await tx
				.insert(rateLimit)
				.values({ key, points, expiresAt })
				.onConflictDoUpdate({
					target: rateLimit.key,
					set: {
						points: sql`CASE WHEN ${over} THEN ${points} ELSE ${rateLimit.points} + ${points} END`,
						expiresAt: sql`CASE WHEN ${over} THEN ${expiresAt} ELSE ${rateLimit.expiresAt} END`,
					},
				})
				.returning();
			return count;
		});
	}

	async _get(key: string): Promise<Count | null> {
		const { db } = await store();
		const [count] = await db.select().from(rateLimit).where(eq(rateLimit.key, key));
		return count && count.expiresAt > Date.now() ? count : null;
	}

	async _delete(key: string): Promise<boolean> {
		const { transaction } = await store();
		await transaction(async (tx) => {
			await tx.delete(rateLimit).where(eq(rateLimit.key, key));
		});
		return true;
	}

	_getRateLimiterRes(_key: string, points: number, count: Count): RateLimiterRes {
		const left = Math.max(this.points - count.points, 0);
		return new RateLimiterRes(left, Math.max(count.expiresAt - Date.now(), 0), count.points, count.points === points);
	}
}

const limiters = new Map<Limit, TableLimiter>();
function limiter(limit: Limit): TableLimiter {
	let found = limiters.get(limit);
	if (!found) {
		found = new TableLimiter(limit);
		limiters.set(limit, found);
	}
	return found;
}

/** Not the address or the id itself: a list of hashes tells nobody who was here. */
const hashed = (who: string) => createHmac("sha256", keyFor("rate-limit")).update(who).digest("base64url");

/**
 * Counts one try. @param who a network address, or the id of a person or an invitation
 * @returns false when it is one too many
 */
export async function mayTry(limit: Limit, who: string): Promise<boolean> {
	try {
		await limiter(limit).consume(hashed(who));
		return true;
	} catch (refused) {
		if (refused instanceof RateLimiterRes) return false;
		throw refused;
	}
}

/** Counts one try. @throws the 429 page when it is one too many */
export async function requireRoom(limit: Limit, who: string): Promise<void> {
	if (!(await mayTry(limit, who))) throw pageError("too-many-requests");
}

/** Forgets what was tried, because it worked. */
export async function forgetTries(limit: Limit, who: string): Promise<void> {
	await limiter(limit).delete(hashed(who));
}

/** Takes counts away that are over. */
export async function sweepRateLimits(now = Date.now()): Promise<void> {
	const { transaction } = await store();
	await transaction(async (tx) => {
		await tx.delete(rateLimit).where(lt(rateLimit.expiresAt, now));
	});
}
