/** The one way in which a referral gets another state: by the table, from the state that the page showed. */
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { referral, referralStep } from "../../../db/schema/referrals";
import { beginsWith } from "../../model/referrals/appointments";
import { isClosed, toldBy } from "../../model/referrals/closure";
import { isSender, type StepWords } from "../../model/referrals/referral";
import {
	isEndedState,
	type ReferralActor,
	type ReferralStep,
	stateAfter,
	stepsFor,
} from "../../model/referrals/transitions";
import type { Recorded } from "../../platform/audit.server";
import { tellOther } from "../../platform/relay/tell-other.server";
import { callOff } from "./add-appointment-step.server";
import { type Doer, doerOf, doneByOf } from "./doer.server";
import { writeToFamily } from "./follow.server";
import { referralNews } from "./news";
import { about, inReferral, type OpenReferral, type OpenStep, stepWords } from "./open-referral.server";
import type { ReferralReader } from "./reader.server";
import { type Twin, twinOf } from "./twin.server";

/**
 * `changed`: somebody has done something with it meanwhile, after which this cannot be done, or not unseen. `twin`: it would
 * be open again, beside another one.
 */
export type Moved =
	| { ok: true }
	| { ok: false; reason: "not-found" | "changed" }
	| { ok: false; reason: "twin"; twin: Twin };

export const NO_WORDS: Omit<StepWords, "by"> = {
	reason: null,
	why: null,
	alternatives: null,
	expectedOn: null,
	reviewOn: null,
	contactOn: null,
	firstContact: null,
	outcome: null,
	familyTold: null,
};

interface Move {
	step: Exclude<ReferralStep, "transfer">;
	/** The one that the page showed. */
	revision: number;
	words?: Partial<Omit<StepWords, "by">>;
}

/** Does a step of the table, but those of drafts and sending on. The same form sent twice does it once. */
export async function moveReferral(who: ReferralReader, id: string, move: Move, now = new Date()): Promise<Moved> {
	const moved = await inReferral(who, id, async (tx, opened): Promise<Moved> => {
		if (isDone(who, opened, move)) return { ok: true };
		if (opened.revision !== move.revision) return { ok: false, reason: "changed" };
		const twin = isEndedState(opened.state) ? await twinOf(tx, who, opened) : undefined;
		if (twin) return { ok: false, reason: "twin", twin };
		return (await addStep(tx, opened, { ...move, doer: doerOf(who, opened) }, now))
			? { ok: true }
			: { ok: false, reason: "changed" };
	});
	return moved ?? { ok: false, reason: "not-found" };
}

/** Whether it is the newest step already, by the same person, from the page they have in hand. */
export function isDone(
	{ person }: ReferralReader,
	{ revision, steps }: OpenReferral,
	{ step, revision: seen }: { step: ReferralStep; revision: number },
): boolean {
	const newest = steps.at(-1);
	return newest?.step === step && newest.doneBy === person.id && revision === seen + 1;
}

interface Done extends Pick<Move, "words"> {
	step: ReferralStep;
	doer: Doer;
	/** What the family follows from now on, where it is another one. */
	followed?: Pick<OpenReferral, "id" | "details">;
}

/** Writes a step that may be done now, and the state after it. @returns false for one that may not */
export async function addStep(
	tx: Recorded<"health">,
	opened: OpenReferral,
	{ doer, step, words, followed = opened }: Done,
	now: Date,
	set: Partial<Pick<typeof referral.$inferInsert, "sentAt" | "detailsLookUp">> = {},
): Promise<boolean> {
	const transition = stepsFor(opened, doer.actor, now).find((one) => one.step === step);
	if (!transition) return false;
	const first = transition.needs.includes("first-contact")
		? beginsWith(opened.appointments, words?.contactOn ?? null)
		: undefined;
	if (first === null || first === "contact") return false;
	const { id: referralId, state, revision } = opened;
	const to = stateAfter(transition, opened);
	const isCalledOff = await callOff(tx, opened, { to, doer }, now);
	const isFamilyNews = transition.isFamilyNews || (isCalledOff && doer.actor !== "family");
	const isWritten = isFamilyNews === true && (await writeToFamily(tx, followed, now));
	const told = toldBy(transition, doer.actor, {
		// A letter that does not arrive tells nobody: then it is asked whether somebody did.
		isWritten: isWritten && words?.familyTold !== false,
		isSaid: words?.familyTold === true,
		isFetched: isSender(opened.referrerId),
	});
	await tx
		.update(referral)
		.set({
			state: to,
			revision: revision + 1,
			stateSince: now,
			waitsUntil: to === "waiting" ? waitsUntil(step === "wait" ? words : lastWait(opened)) : null,
			chases: 0,
			chasedAt: null,
			closed: isClosed({ state: to, outcome: words?.outcome ?? null, ...told }),
			...set,
		})
		.where(and(eq(referral.id, referralId), eq(referral.revision, revision)));
	const said = { ...words, ...first };
	await writeStep(tx, referralId, { number: revision + 1, step, from: state, to, doer, words: said }, now);
	if (transition.isNews) await tellEnds(tx, opened, doer.actor);
	return true;
}

interface Written extends Pick<OpenStep, "number" | "step" | "from" | "to">, Pick<Move, "words"> {
	doer: Doer;
}

/** The row of a step, and its line in the log. */
export async function writeStep(
	tx: Recorded<"health">,
	referralId: string,
	{ number, step, from, to, doer, words }: Written,
	at: Date,
): Promise<void> {
	const id = randomUUID();
	const { actor, personId, sender, by } = doer;
	const sealed = stepWords.seal(id, { ...NO_WORDS, ...words, by });
	const row = { id, referralId, number, step, fromState: from, toState: to, actor, words: sealed, at };
	await tx.insert(referralStep).values({ ...row, doneBy: doneByOf(doer) });
	tx.record({
		action: "referral.moved",
		actor: personId === null ? null : { id: personId },
		...about(referralId),
		details: { as: actor, sender, step, from, to },
	});
}

const waitsUntil = (words: Partial<StepWords> | null | undefined) => words?.expectedOn ?? words?.reviewOn ?? null;

/** What was said when it was put on the waiting list, to which it comes back. */
const lastWait = ({ steps }: OpenReferral) => steps.findLast(({ step }) => step === "wait")?.words ?? null;

/** Has those on the other ends told that there is news. @param from whose news it is */
export async function tellEnds(
	tx: Recorded<"health">,
	{
		id: referralId,
		councilId,
		organisationId,
		referrerId,
	}: Pick<OpenReferral, "id" | "councilId" | "organisationId" | "referrerId">,
	from: ReferralActor,
): Promise<void> {
	const tell = (to: { personId: string } | { organisationId: string }) =>
		tellOther(tx, referralNews, `referral:${referralId}`, { referralId, councilId, to });
	if (from !== "service") await tell({ organisationId });
	if (from !== "referrer" && !isSender(referrerId)) await tell({ personId: referrerId });
}
