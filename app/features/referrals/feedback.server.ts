/** What a family says after its referral was completed: whether it helped. Once, in its own words. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { referralFeedback } from "../../../db/schema/referrals";
import type { FamilyFeedback } from "../../model/referrals/closure";
import type { Recorded } from "../../platform/audit.server";
import { sealedField } from "../../platform/keys/sealed-field.server";
import type { Read } from "../../platform/store-handles";

const feedbackWords = sealedField("health", referralFeedback.words);

/** The caller has opened the referral. @returns null where the family has said nothing, or it does not open */
export async function feedbackOn(
	tx: Read<"health">,
	referralId: string,
): Promise<(FamilyFeedback & { at: Date }) | null> {
	const [row] = await tx.select().from(referralFeedback).where(eq(referralFeedback.referralId, referralId));
	if (!row) return null;
	const words = feedbackWords.open(row.id, row.words);
	return words.ok ? { ...words.value, at: row.at } : null;
}

/** @returns false where the family has said it already */
export async function addFeedback(
	tx: Recorded<"health">,
	referralId: string,
	said: FamilyFeedback,
	at: Date,
): Promise<boolean> {
	const id = randomUUID();
	const added = await tx
		.insert(referralFeedback)
		.values({ id, referralId, words: feedbackWords.seal(id, said), at })
		.onConflictDoNothing({ target: referralFeedback.referralId })
		.returning({ id: referralFeedback.id });
	return added.length > 0;
}
