/**
 * A referral that goes on to another service: one of its own there, which knows where it came from. Its clock begins anew, the
 * family follows it by the link that they have, and neither service reads what the other one has of it.
 */
import { randomUUID } from "node:crypto";
import { referral } from "../../../db/schema/referrals";
import { isSender, type ReferralDetails, sameness } from "../../model/referrals/referral";
import { stepsFor } from "../../model/referrals/transitions";
import { doerOf } from "./doer.server";
import type { ReferredService } from "./draft.server";
import { moveLink } from "./follow.server";
import { addStep, isDone, type Moved, tellEnds, writeStep } from "./move-referral.server";
import { detailsOf, inReferral } from "./open-referral.server";
import { waysWith } from "./questions";
import type { ReferralReader } from "./reader.server";
import { carrySent } from "./sent-request.server";
import { bySameness, twinOf } from "./twin.server";

interface Onward {
	service: ReferredService;
	reason: string;
	/** The one that the page showed. */
	revision: number;
}

/** Sends one on, once. That nobody is in danger, and that the family agrees, the caller has asked. */
export async function transferReferral(
	who: ReferralReader,
	id: string,
	{ service, reason, revision }: Onward,
	now = new Date(),
): Promise<Moved> {
	const nextId = randomUUID();
	const moved = await inReferral(who, id, async (tx, opened): Promise<Moved> => {
		if (isDone(who, opened, { step: "transfer", revision })) return { ok: true };
		const isPossible = stepsFor(opened, who.actor, now).some(({ step }) => step === "transfer");
		if (opened.revision !== revision || !isPossible) return { ok: false, reason: "changed" };
		const twin = await twinOf(tx, who, { ...opened, serviceId: service.id });
		if (twin) return { ok: false, reason: "twin", twin };
		const { councilId, referrerId } = opened;
		const next = { id: nextId, councilId, organisationId: service.organisation.id, referrerId };
		const onwardTo = { name: service.name, organisation: service.organisation.name };
		const details = { ...opened.details, answers: answersNow(opened.details), service: onwardTo };
		const { who: person } = details.answers;
		await tx.insert(referral).values({
			...next,
			state: "sent",
			revision: 1,
			serviceId: service.id,
			cameFromId: id,
			details: detailsOf.seal(nextId, details),
			detailsLookUp: person && bySameness.hash(sameness(service.id, person)),
			createdAt: now,
			sentAt: now,
			stateSince: now,
		});
		await moveLink(tx, id, nextId);
		if (isSender(referrerId)) await carrySent(tx, id, nextId, now);
		const doer = doerOf(who, opened);
		const words = { reason, cameFrom: opened.details.service };
		await writeStep(tx, nextId, { number: 1, step: "send", from: "draft", to: "sent", doer, words }, now);
		const followed = { id: nextId, details };
		await addStep(tx, opened, { doer, step: "transfer", words: { reason, onwardTo }, followed }, now);
		await tellEnds(tx, next, "referrer");
		return { ok: true };
	});
	return moved ?? { ok: false, reason: "not-found" };
}

/** As they are asked anew for this service; they are reached in no way that was not safe. */
function answersNow({ answers }: ReferralDetails): ReferralDetails["answers"] {
	const safe = answers["safe-contact"];
	const ways = safe && waysWith(safe.ways, answers.contact);
	return { ...answers, safety: true, consent: true, "safe-contact": safe && ways && { ...safe, ways } };
}
