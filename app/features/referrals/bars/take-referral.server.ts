/** Takes a referral that came as a message: sent at once, as one that somebody filled in is, and once. */

import { eq } from "drizzle-orm";
import { referral, referralMessage } from "../../../../db/schema/referrals";
import type { Misfit } from "../../../model/referrals/fit";
import { sameness, senderAsReferrer } from "../../../model/referrals/referral";
import { recordedAt, referralStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { health } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { fitOf } from "../find-services.server";
import { addStep } from "../move-referral.server";
import { about, detailsOf, findReferral } from "../open-referral.server";
import { bySameness, twinOf } from "../twin.server";
import type { NewReferral } from "./read-message";
import type { ReferralSender } from "./senders.server";
import { asSender, isTaken, messageIdOf, REFERRING, type Sent, sentRequests } from "./sent.server";

export type Taken =
	| { ok: true; found: Sent }
	/** `duplicate`: this message was taken. `twin`: the service has an open referral of this person. */
	| { ok: false; reason: "duplicate" | "twin" | Misfit };

/** @param requestId by which the message is known when it comes again */
export async function takeReferral(
	{ sender, council, requestId }: { sender: ReferralSender; council: Council; requestId: string },
	{ serviceId, answers, writtenBy, sent }: NewReferral,
	now = new Date(),
): Promise<Taken> {
	const messageId = messageIdOf(sender, requestId);
	if (await isTaken(await health.readFor(REFERRING), messageId)) return { ok: false, reason: "duplicate" };
	const { service, misfits } = await fitOf({ ...REFERRING, council }, serviceId, answers);
	const [misfit = service ? undefined : "gone"] = misfits;
	if (!service || misfit) return { ok: false, reason: misfit ?? "gone" };
	const id = stableId("referral", messageId);
	const doer = asSender(sender, writtenBy);
	const { organisation } = service;
	const named = { name: service.content.name, organisation: organisation.content.name };
	const details = { answers, service: named, referrer: doer.by };
	const referrerId = senderAsReferrer(sender.id);
	return recordedAt(health, referralStream(id), REFERRING, async (tx): Promise<Taken> => {
		if (await isTaken(tx, messageId)) return { ok: false, reason: "duplicate" };
		const asReferrer = {
			actor: "referrer",
			person: { id: referrerId, name: sender.name },
			organisationIds: [],
		} as const;
		if (await twinOf(tx, asReferrer, { id, serviceId, details })) return { ok: false, reason: "twin" };
		await tx.insert(referral).values({
			id,
			state: "draft",
			revision: 0,
			councilId: council.id,
			serviceId,
			organisationId: organisation.id,
			referrerId,
			details: detailsOf.seal(id, details),
			detailsLookUp: null,
			createdAt: now,
			sentAt: null,
			stateSince: now,
		});
		await tx
			.insert(referralMessage)
			.values({ id: messageId, referralId: id, sent: sentRequests.seal(messageId, sent), at: now });
		tx.record({ action: "referral.begun", actor: null, ...about(id), details: { sender: sender.id } });
		const draft = await findReferral(tx, eq(referral.id, id), []);
		const detailsLookUp = answers.who && bySameness.hash(sameness(serviceId, answers.who));
		if (draft) await addStep(tx, draft, { doer, step: "send" }, now, { sentAt: now, detailsLookUp });
		const opened = await findReferral(tx, eq(referral.id, id), []);
		if (!opened) throw new Error("The referral that was just written is not there.");
		return { ok: true, found: { opened, sent } };
	});
}
