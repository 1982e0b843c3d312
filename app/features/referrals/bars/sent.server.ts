/** Referrals that the system of another organisation sent: it sees its own alone, and each time it reads one is logged. */
import { and, eq } from "drizzle-orm";
import { referral, referralMessage } from "../../../../db/schema/referrals";
import { systemFor } from "../../../model/people/asker";
import { isClosed } from "../../../model/referrals/closure";
import { senderAsReferrer } from "../../../model/referrals/referral";
import type { SentRequest } from "../../../model/referrals/standards";
import { isEndedState } from "../../../model/referrals/transitions";
import { type Recorded, recordedAt, referralStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { evenWhileReading } from "../../../platform/only-reading";
import { health } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import type { Doer } from "../doer.server";
import { about, findReferral, type OpenReferral } from "../open-referral.server";
import { requestOf } from "../sent-request.server";
import type { ReferralSender } from "./senders.server";

export const REFERRING = systemFor("referring by message");

export const asSender = ({ id, name }: ReferralSender, writtenBy: string | null = null): Doer => ({
	actor: "referrer",
	personId: null,
	sender: id,
	by: { name: writtenBy ?? "", role: "sender", organisation: name },
});

/** By which a message is known, so that it is taken once. @param requestId its `X-Request-Id` */
export const messageIdOf = ({ id }: ReferralSender, requestId: string): string =>
	stableId("referral-message", id, requestId.toLowerCase());

export const isTaken = async (db: Pick<Read<"health">, "$count">, messageId: string): Promise<boolean> =>
	(await db.$count(referralMessage, eq(referralMessage.id, messageId))) > 0;

export interface Sent {
	opened: OpenReferral;
	sent: SentRequest;
}

/** Does something with a referral that a system sent, in its stream of the log. @returns undefined for any other one */
export function inSent<T>(
	sender: ReferralSender,
	id: string,
	act: (tx: Recorded<"health">, found: Sent) => Promise<T>,
): Promise<T | undefined> {
	return recordedAt(health, referralStream(id), REFERRING, async (tx) => {
		const isTheirs = and(eq(referral.id, id), eq(referral.referrerId, senderAsReferrer(sender.id)));
		const opened = await findReferral(tx, isTheirs, ["referrer"]);
		const found = opened && { opened, sent: await requestOf(tx, id) };
		return found && act(tx, found);
	});
}

/** Opens one for the system that sent it. It has heard of an end when it has read it. */
export async function openSent(sender: ReferralSender, id: string): Promise<Sent | undefined> {
	return evenWhileReading(() =>
		inSent(sender, id, async (tx, found) => {
			tx.record({
				action: "referral.read",
				actor: null,
				...about(id),
				details: { as: "referrer", sender: sender.id },
			});
			await noteThatItHeard(tx, found.opened);
			return found;
		}),
	);
}

async function noteThatItHeard(tx: Recorded<"health">, { id, state, steps }: OpenReferral): Promise<void> {
	if (!isEndedState(state)) return;
	const last = steps.at(-1);
	const isFamilyTold = last?.actor === "family" || last?.words?.familyTold === true;
	const closed = isClosed({ state, outcome: last?.words?.outcome ?? null, isReferrerTold: true, isFamilyTold });
	if (closed)
		await tx
			.update(referral)
			.set({ closed })
			.where(and(eq(referral.id, id), eq(referral.closed, false)));
}
