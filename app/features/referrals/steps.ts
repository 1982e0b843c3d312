/** What is asked with each step of a referral, by the needs of the table. Pure. */
import { type AppointmentLife, beginsWith, isTooFar } from "../../model/referrals/appointments";
import { LOOP_ENDS } from "../../model/referrals/closure";
import { DECLINE_REASONS, OUTCOMES } from "../../model/referrals/referral";
import {
	type ReferralActor,
	type ReferralLife,
	type ReferralStep,
	type StepNeed,
	stepsFor,
	type Transition,
} from "../../model/referrals/transitions";
import { choice, id, list, revision, ticked } from "../../platform/forms/choice-fields";
import { form, type ReasonOf } from "../../platform/forms/form";
import { note } from "../../platform/forms/text-fields";
import { date } from "../../platform/forms/when-fields";

/** Steps that have a page. Drafts have forms of their own, and receiving is a button. */
export const PAGE_STEPS = [
	"accept",
	"decline",
	"wait",
	"begin",
	"complete",
	"transfer",
	"cancel",
	"reopen",
	"step-back",
] as const satisfies readonly ReferralStep[];
export type PageStep = (typeof PAGE_STEPS)[number];

const FIELDS = {
	revision: revision(),
	why: choice(DECLINE_REASONS),
	reason: note(),
	alternatives: list(100),
	noneFound: ticked(),
	expectedOn: date(),
	reviewOn: date(),
	contactOn: date(),
	outcome: choice(OUTCOMES),
	familyTold: ticked(),
	onwardTo: id(),
	nobodyInDanger: ticked(),
	agreed: ticked(),
};
export type StepField = Exclude<keyof typeof FIELDS, "revision">;

/** The fields of a need, in the order of the page. Drafts have forms of their own. */
export const FIELDS_OF: Readonly<Record<StepNeed, readonly StepField[]>> = {
	safety: ["nobodyInDanger"],
	consent: ["agreed"],
	"safe-contact": [],
	why: ["why"],
	reason: ["reason"],
	alternatives: ["alternatives", "noneFound"],
	expected: ["expectedOn", "reviewOn"],
	"first-contact": ["contactOn"],
	outcome: ["outcome", "reason"],
	onward: ["onwardTo"],
};

/** Fields that stay empty where another one says it. */
const EITHER: readonly (readonly [StepField, StepField])[] = [
	["alternatives", "noneFound"],
	["expectedOn", "reviewOn"],
];

interface Begun {
	appointments: readonly AppointmentLife[];
}

interface Asked extends Begun {
	/** Whether a letter reaches the family. */
	isWritten: boolean;
}

/** What somebody may do now: nothing begins while an appointment has to be attended first. */
export const possibleSteps = (opened: ReferralLife & Begun, actor: ReferralActor, now: Date): Transition[] =>
	stepsFor(opened, actor, now).filter(
		({ needs }) => !needs.includes("first-contact") || beginsWith(opened.appointments, null) !== null,
	);

/**
 * What a step asks: the first contact only where no appointment says it, and whether the family was told of an end that
 * nobody writes to it.
 */
export function fieldsOf({ needs, to, isFamilyNews }: Transition, { appointments, isWritten }: Asked): StepField[] {
	const isEnd = (LOOP_ENDS as readonly string[]).includes(to);
	const isUnwritten = isFamilyNews === true && !isWritten;
	const needed = needs.flatMap((need) =>
		need === "first-contact" && beginsWith(appointments, null) !== "contact" ? [] : FIELDS_OF[need],
	);
	return isEnd && isUnwritten ? [...needed, "familyTold"] : needed;
}

/** What is said of a field that has to be answered. */
function lackOf(field: StepField) {
	if (field === "nobodyInDanger") return "in-danger" as const;
	return field === "agreed" ? ("not-agreed" as const) : ("missing" as const);
}

/**
 * @param transition whose needs have to be met; words about an outcome may be left out
 * @param asked its fields
 * @param days `YYYY-MM-DD`: what is expected is ahead, and not for ever; what happened did so since it was sent
 */
export const stepForm = (
	transition: Transition,
	asked: readonly StepField[],
	{ today, sentOn }: { today: string; sentOn: string | null },
) => {
	const expectation = (day: string | null | undefined) =>
		typeof day === "string" && ((day < today && ("past" as const)) || (isTooFar(day, today) && ("too-far" as const)));
	return form(FIELDS, (said) => {
		const isEmpty = (field: StepField) => {
			const answer = said[field];
			return answer === null || answer === false || (Array.isArray(answer) && answer.length === 0);
		};
		const pairs = EITHER.flat();
		const single = asked.filter((field) => !pairs.includes(field) && field !== "familyTold");
		const needed = transition.needs.includes("outcome") ? single.filter((field) => field !== "reason") : single;
		const missing = needed.map((field) => [field, isEmpty(field) && lackOf(field)] as const);
		const either = EITHER.filter(([one]) => asked.includes(one)).map(
			([one, other]) =>
				[
					one,
					isEmpty(one) === isEmpty(other) && (isEmpty(one) ? ("missing" as const) : ("one-of-two" as const)),
				] as const,
		);
		const { expectedOn, reviewOn, contactOn } = said;
		return {
			...Object.fromEntries([...missing, ...either]),
			...(expectedOn && { expectedOn: expectation(expectedOn) }),
			...(reviewOn && { reviewOn: expectation(reviewOn) }),
			...(contactOn && {
				contactOn:
					(contactOn > today && ("future" as const)) ||
					(sentOn !== null && contactOn < sentOn && ("before-sent" as const)),
			}),
		};
	});
};
export type StepReason = ReasonOf<ReturnType<typeof stepForm>>;
