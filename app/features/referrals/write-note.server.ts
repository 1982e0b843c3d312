/** Notes of those who work on a referral. They are added, and never changed. */
import { randomUUID } from "node:crypto";
import { referralNote } from "../../../db/schema/referrals";
import type { NoteSight } from "../../model/referrals/referral";
import { stableId } from "../../platform/ids";
import type { Mark } from "../../platform/once.server";
import { about, inReferral, noteWords } from "./open-referral.server";
import { type ReferralReader, writerOf } from "./reader.server";

/** A referrer's note is for both. @returns false for a referral that is not theirs, and for a draft */
export async function writeNote(
	who: ReferralReader,
	referralId: string,
	{ text, sight, mark }: { text: string; sight: NoteSight; mark: Mark | null },
	now = new Date(),
): Promise<boolean> {
	const written = await inReferral(who, referralId, async (tx, opened) => {
		if (opened.state === "draft") return false;
		const id = mark ? stableId("referral-note", who.person.id, referralId, mark.mark, mark.said) : randomUUID();
		const added = await tx
			.insert(referralNote)
			.values({
				id,
				referralId,
				sight: who.actor === "referrer" ? "referrer" : sight,
				writtenBy: who.person.id,
				words: noteWords.seal(id, { text, by: writerOf(who, opened.details) }),
				at: now,
			})
			.onConflictDoNothing({ target: referralNote.id })
			.returning({ id: referralNote.id });
		if (added.length > 0) tx.record({ action: "referral.noted", actor: who.person, ...about(referralId) });
		return true;
	});
	return written ?? false;
}
