/** What a family says on its page, each in the transaction in which its code opened the referral. All give false for what cannot be done any more. */
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { referral, referralNote } from "../../../db/schema/referrals";
import { type FamilyFeedback, isClosed } from "../../model/referrals/closure";
import { OPEN_STATES, type ReferralState } from "../../model/referrals/transitions";
import type { Recorded } from "../../platform/audit.server";
import { type AppointmentSaid, addAppointmentStep } from "./add-appointment-step.server";
import { asFamilyOf } from "./doer.server";
import { addFeedback } from "./feedback.server";
import { endLink } from "./follow.server";
import { addStep, tellEnds } from "./move-referral.server";
import { about, detailsOf, noteWords, type OpenReferral } from "./open-referral.server";
import { waysWith } from "./questions";

export type FamilyAct = (tx: Recorded<"health">, opened: OpenReferral, now: Date) => Promise<boolean>;

/** Read by those who work on it, in English as all else there. */
const NOT_SAFE = "It was not safe to contact me like this.";
const HELD = "(An email that had not gone out was held back.)";
const CHANGED_CONTACT = "How to reach me has changed.";
const before = (phone: string | null, times: string | null) =>
	`Before: ${phone ?? "no telephone number"}; ${times ?? "any time"}.`;

export const isOpen = ({ state }: Pick<OpenReferral, "state">) =>
	(OPEN_STATES as readonly ReferralState[]).includes(state);

/** What stood there before stays readable in a note. The same said twice is said once. A way that then leads nowhere is safe no more. */
export const changeContact =
	({ phone, times }: { phone: string | null; times: string | null }): FamilyAct =>
	async (tx, opened, now) => {
		const { answers } = opened.details;
		const { contact, "safe-contact": safe } = answers;
		if (!contact || !safe || !isOpen(opened)) return false;
		if (contact.phone === phone && safe.times === times) return true;
		const reached = { ...contact, phone };
		const ways = waysWith(safe.ways, reached);
		const changed = { ...answers, contact: reached, "safe-contact": { ...safe, times, ways } };
		const details = detailsOf.seal(opened.id, { ...opened.details, answers: changed });
		await tx.update(referral).set({ details }).where(eq(referral.id, opened.id));
		await addNote(tx, opened, `${CHANGED_CONTACT} ${before(contact.phone, safe.times)}`, now);
		await tellEnds(tx, opened, "family");
		return true;
	};

/** Nobody withdraws what is over. A reason is theirs to give. */
export const withdraw =
	({ words }: { words: string | null }): FamilyAct =>
	(tx, opened, now) =>
		addStep(tx, opened, { doer: asFamilyOf(opened), step: "withdraw", words: { reason: words } }, now);

/** At any time. */
export const sayUnsafe =
	({ words }: { words: string | null }): FamilyAct =>
	async (tx, opened, now) => {
		const held = await endLink(tx, opened, now);
		await addNote(tx, opened, [NOT_SAFE, words, held > 0 ? HELD : null].filter(Boolean).join(" "), now);
		await tellEnds(tx, opened, "family");
		return true;
	};

/** The same said twice is said once. */
const atAppointment =
	(step: "confirm" | "ask", appointment: string | null, said: AppointmentSaid): FamilyAct =>
	async (tx, opened, now) => {
		const one = opened.appointments.find(({ id }) => id === appointment);
		if (!one) return false;
		const newest = one.steps.at(-1);
		if (newest?.step === step && (newest.words?.times ?? null) === (said.times ?? null)) return true;
		const done = await addAppointmentStep(tx, opened, { one, step, doer: asFamilyOf(opened), said }, now);
		if (done?.isNews) await tellEnds(tx, opened, "family");
		return done !== undefined;
	};

export const confirmAppointment = ({ appointment }: { appointment: string | null }) =>
	atAppointment("confirm", appointment, {});

/** They cannot come then. @param suits which times do, in their words */
export const askForAnotherTime = ({ appointment, suits }: { appointment: string | null; suits: string }) =>
	atAppointment("ask", appointment, { times: suits });

/** Whether it helped. Who says so has been told what became of it. */
export const giveFeedback =
	(said: FamilyFeedback): FamilyAct =>
	async (tx, opened, now) => {
		if (opened.state !== "completed") return false;
		if (!(await addFeedback(tx, opened.id, said, now)))
			return opened.feedback?.helped === said.helped && opened.feedback.words === said.words;
		const outcome = opened.steps.at(-1)?.words?.outcome ?? null;
		const closed = isClosed({ state: opened.state, outcome, isReferrerTold: true, isFamilyTold: true });
		await tx.update(referral).set({ closed }).where(eq(referral.id, opened.id));
		tx.record({ action: "referral.feedback", actor: null, ...about(opened.id), details: { as: "family" } });
		await tellEnds(tx, opened, "family");
		return true;
	};

async function addNote(tx: Recorded<"health">, opened: OpenReferral, text: string, now: Date): Promise<void> {
	const id = randomUUID();
	const { actor: writtenBy, by } = asFamilyOf(opened);
	const words = noteWords.seal(id, { text, by });
	await tx.insert(referralNote).values({ id, referralId: opened.id, sight: "referrer", writtenBy, words, at: now });
	tx.record({ action: "referral.noted", actor: null, ...about(opened.id), details: { as: "family" } });
}
