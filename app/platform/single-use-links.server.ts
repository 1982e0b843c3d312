/**
 * Links that work once, without signing in. Only a hash of the token is kept: who reads the database cannot use them. What
 * a link is for is a name that the feature gives it; a token opens nothing under another.
 */
import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { singleUseLink } from "../../db/schema";
import type { SystemAsker } from "../model/people/asker";
import { hashToken, newToken } from "./keys/secrets.server";
import { transaction } from "./store.server";
import type { Read, Tx } from "./store-handles";

export interface Link {
	subjectId: string;
	/** Whom it was sent to. */
	personId: string | null;
	state: "open" | "used" | "expired";
}

/** @returns the token that stands in the link's address */
export async function makeLink(
	tx: Tx,
	link: { purpose: string; subjectId: string; personId: string; expiresAt: Date },
): Promise<string> {
	const token = newToken();
	await tx.insert(singleUseLink).values({ ...link, tokenHash: hashToken(token), usedAt: null });
	return token;
}

/** @returns undefined when there is no such link */
export async function findLink(db: Read, purpose: string, token: string, now = new Date()): Promise<Link | undefined> {
	const [row] = await db
		.select()
		.from(singleUseLink)
		.where(and(eq(singleUseLink.tokenHash, hashToken(token)), eq(singleUseLink.purpose, purpose)));
	if (!row) return undefined;
	const { subjectId, personId, usedAt, expiresAt } = row;
	return { subjectId, personId, state: usedAt ? "used" : expiresAt <= now ? "expired" : "open" };
}

/** Uses a link up. @returns false when somebody else did, or it is too late */
export async function takeLink(tx: Tx, purpose: string, token: string, now = new Date()): Promise<boolean> {
	const used = await tx
		.update(singleUseLink)
		.set({ usedAt: now })
		.where(
			and(
				eq(singleUseLink.tokenHash, hashToken(token)),
				eq(singleUseLink.purpose, purpose),
				isNull(singleUseLink.usedAt),
				gt(singleUseLink.expiresAt, now),
			),
		)
		.returning({ subjectId: singleUseLink.subjectId });
	return used.length > 0;
}

/** After this many days even "this link has expired" is not said any more. */
const KEPT_DAYS = 90;

export async function purgeLinks(asker: SystemAsker, now = new Date()): Promise<void> {
	await transaction(asker, async (tx) => {
		await tx.delete(singleUseLink).where(lt(singleUseLink.expiresAt, new Date(now.getTime() - KEPT_DAYS * 86_400_000)));
	});
}
