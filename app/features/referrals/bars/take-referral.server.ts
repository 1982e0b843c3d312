/** Takes what came as a message, once: a referral, sent at once as one that somebody filled in is, or that one is cancelled. */

import { eq } from "drizzle-orm";
import { referral, referralMessage } from "../../../../db/schema/referrals";
import type { Misfit } from "../../../model/referrals/fit";
import { sameness, senderAsReferrer } from "../../../model/referrals/referral";
import { isOpenState } from "../../../model/referrals/transitions";
import { recordedAt, referralStream } from "../../../platform/audit.server";
import { stableId } from "../../../platform/ids";
import { health } from "../../../platform/store.server";
import type { Council } from "../../directory/councils/queries.server";
import { fitOf } from "../find-services.server";
import { addStep } from "../move-referral.server";
import { about, detailsOf, findReferral } from "../open-referral.server";
import { sentRequests } from "../sent-request.server";
import { bySameness, twinOf } from "../twin.server";
import type { Cancelling, NewReferral } from "./read-message";
import type { ReferralSender } from "./senders.server";
import { asSender, inSent, isTaken, messageIdOf, REFERRING, type Sent } from "./sent.server";

export type Taken =
	| { ok: true; found: Sent }
	/** `duplicate`: this message was taken. `twin`: the service has an open referral of this person. */
	| { ok: false; reason: "duplicate" | "twin" | Misfit }
	/** `changed`: something was done with it since the version in hand. `over`: it has ended. */
	| { ok: false; reason: "not-found" | "changed" | "over" };

interface By {
	sender: ReferralSender;
	/** By which the message is known when it comes again. */
	requestId: string;
}

export async function takeReferral(
	{ sender, council, requestId }: By & { council: Council },
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

export async function takeCancelling(
	{ sender, requestId }: By,
	{ referralId, revision, reason, writtenBy }: Cancelling,
	now = new Date(),
): Promise<Taken> {
	const id = messageIdOf(sender, requestId);
	const taken = await inSent(sender, referralId, async (tx, { opened, sent }): Promise<Taken> => {
		if (await isTaken(tx, id)) return { ok: false, reason: "duplicate" };
		if (!isOpenState(opened.state)) return { ok: false, reason: "over" };
		if (revision !== null && revision !== opened.revision) return { ok: false, reason: "changed" };
		const doer = asSender(sender, writtenBy);
		if (!(await addStep(tx, opened, { doer, step: "cancel", words: { reason } }, now)))
			return { ok: false, reason: "over" };
		await tx.insert(referralMessage).values({ id, referralId, sent: null, at: now });
		const cancelled = await findReferral(tx, eq(referral.id, referralId), []);
		return { ok: true, found: { opened: cancelled ?? opened, sent } };
	});
	return taken ?? { ok: false, reason: "not-found" };
}
