/** A referral before it is sent: its author's alone, kept from page to page, and sent once. */
import { randomUUID } from "node:crypto";
import { and, eq, inArray, lt } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { localNow } from "../../model/calendar/local-time";
import type { SystemAsker } from "../../model/people/asker";
import { NO_ANSWERS, type Question, type ReferralAnswers, sameness } from "../../model/referrals/referral";
import { recordedAt, referralStream } from "../../platform/audit.server";
import { stableId } from "../../platform/ids";
import type { Mark } from "../../platform/once.server";
import { health } from "../../platform/store.server";
import { doerOf } from "./doer.server";
import { addStep } from "./move-referral.server";
import { about, detailsOf, inReferral } from "./open-referral.server";
import { questionToAsk } from "./questions";
import { type ReferralReader, writerOf } from "./reader.server";
import { bySameness, type Twin, twinOf } from "./twin.server";

export interface ReferredService {
	id: string;
	name: string;
	organisation: { id: string; name: string };
}

/** Begins a draft. @param mark of the form: sent twice, it begins one @returns `isNew`: not begun by such a form before */
export async function startDraft(
	who: ReferralReader,
	{ service, answers = NO_ANSWERS, mark }: { service: ReferredService; answers?: ReferralAnswers; mark: Mark | null },
	now = new Date(),
): Promise<{ id: string; isNew: boolean }> {
	const id = mark ? stableId("referral", who.person.id, mark.mark, mark.said) : randomUUID();
	const named = { name: service.name, organisation: service.organisation.name };
	return recordedAt(health, referralStream(id), who, async (tx) => {
		const added = await tx
			.insert(referral)
			.values({
				id,
				state: "draft",
				revision: 0,
				councilId: who.council.id,
				serviceId: service.id,
				organisationId: service.organisation.id,
				referrerId: who.person.id,
				details: detailsOf.seal(id, { answers, service: named, referrer: writerOf(who, { service: named }) }),
				detailsLookUp: null,
				createdAt: now,
				sentAt: null,
				stateSince: now,
			})
			.onConflictDoNothing({ target: referral.id })
			.returning({ id: referral.id });
		const isNew = added.length > 0;
		if (isNew) tx.record({ action: "referral.begun", actor: who.person, ...about(id) });
		return { id, isNew };
	});
}

/** @returns false for what is no draft of theirs any more */
export async function saveAnswer<Q extends Question>(
	who: ReferralReader,
	id: string,
	question: Q,
	answer: ReferralAnswers[Q],
): Promise<boolean> {
	const saved = await inReferral(who, id, async (tx, opened) => {
		if (opened.state !== "draft") return false;
		const answers = { ...opened.details.answers, [question]: answer };
		const details = detailsOf.seal(id, { ...opened.details, answers });
		await tx.update(referral).set({ details }).where(eq(referral.id, id));
		tx.record({ action: "referral.drafted", actor: who.person, ...about(id), details: { question } });
		return true;
	});
	return saved ?? false;
}

/** What stands in the way of sending: that it was changed, or that the service has one of this person already. */
export type Sent =
	| { ok: true }
	| { ok: false; reason: "not-found" | "unfinished" }
	| { ok: false; reason: "twin"; twin: Twin };

/** Sends a draft: twice, or by twenty at once, it is sent once. @param evenIfTwin though there is another one */
export async function sendDraft(
	who: ReferralReader,
	id: string,
	{ evenIfTwin = false }: { evenIfTwin?: boolean } = {},
	now = new Date(),
): Promise<Sent> {
	const sent = await inReferral(who, id, async (tx, opened): Promise<Sent> => {
		if (opened.state !== "draft") return { ok: true };
		const { who: person } = opened.details.answers;
		if (questionToAsk(opened.details.answers, localNow(now).date) || person === null)
			return { ok: false, reason: "unfinished" };
		const twin = await twinOf(tx, who, opened);
		if (twin && !evenIfTwin) return { ok: false, reason: "twin", twin };
		const detailsLookUp = bySameness.hash(sameness(opened.serviceId, person));
		await addStep(tx, opened, { doer: doerOf(who, opened), step: "send" }, now, { sentAt: now, detailsLookUp });
		return { ok: true };
	});
	return sent ?? { ok: false, reason: "not-found" };
}

/** Throws a draft away. @returns false for what is none of theirs */
export async function discardDraft(who: ReferralReader, id: string): Promise<boolean> {
	const discarded = await inReferral(who, id, async (tx, opened) => {
		if (opened.state !== "draft") return false;
		await tx.delete(referral).where(eq(referral.id, id));
		tx.record({ action: "referral.discarded", actor: who.person, ...about(id) });
		return true;
	});
	return discarded ?? false;
}

export const DRAFT_DAYS = 14;
/** In one transaction. */
const AT_ONCE = 500;

/** Deletes drafts that nobody sent. */
export async function purgeDrafts(asker: SystemAsker, now = new Date()): Promise<void> {
	const old = and(
		eq(referral.state, "draft"),
		lt(referral.createdAt, new Date(now.getTime() - DRAFT_DAYS * 86_400_000)),
	);
	const db = await health.readFor(asker);
	for (;;) {
		const some = await db.select({ id: referral.id }).from(referral).where(old).limit(AT_ONCE);
		if (some.length === 0) return;
		const ids = some.map(({ id }) => id);
		await health.transaction(asker, async (tx) => {
			await tx.delete(referral).where(and(inArray(referral.id, ids), old));
		});
	}
}
