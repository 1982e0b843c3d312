/** What professionals type. Words for what is wrong stand under `staff-records:error.<reason>`. Pure. */

import { OUTCOMES } from "../../../model/health/immunisations/record";
import { VACCINES } from "../../../model/health/immunisations/vaccines";
import {
	ASQ_DOMAINS,
	type BodyOf,
	CONSENTS,
	type EntryBody,
	LIMBS,
	RECORDED_RESULTS,
} from "../../../model/health/record/entry";
import { questionOfDay } from "../../../model/health/reviews/usual-days";
import { REVIEWS, type Review } from "../../../model/health/reviews/windows";
import {
	BLOOD_SPOT_CONDITIONS,
	type BloodSpotCondition,
	SCREENS,
	type Screen,
} from "../../../model/health/screening/newborn";
import { choice, choices, sent } from "../../../platform/forms/choice-fields";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, type ReasonOf, readValues } from "../../../platform/forms/form";
import { line, note } from "../../../platform/forms/text-fields";
import { date, dateValues } from "../../../platform/forms/when-fields";

/** The child and the day: `YYYY-MM-DD`. */
export interface FormAround {
	bornOn: string;
	today: string;
}

export const SCORES = ["0", "5", "10", "15", "20", "25", "30", "35", "40", "45", "50", "55", "60"] as const;
const score = () => choice(SCORES);

export const REVIEW_IDS = REVIEWS.map(({ id }) => id) as [Review["id"], ...Review["id"][]];
export const SCREEN_IDS = SCREENS.map(({ id }) => id) as [Screen["id"], ...Screen["id"][]];
export const CONDITION_IDS = Object.keys(BLOOD_SPOT_CONDITIONS) as BloodSpotCondition[];

/**
 * A day far from the usual ones is asked about; what was asked goes back with the button that says it is right, so that
 * another day is asked about anew.
 */
function askedOf(
	check: Review["id"] | Screen["id"] | null | undefined,
	bornOn: string,
	on: string,
	right: string | null | undefined,
) {
	const question = check ? questionOfDay(check, bornOn, on) : null;
	const what = `${check} ${on}`;
	return question !== null && right !== what && { reason: question, what };
}

const reviewForm = ({ bornOn, today }: FormAround) =>
	form(
		{
			review: choice(REVIEW_IDS).needed("missing"),
			on: date().needed("missing"),
			findings: note(),
			communication: score(),
			"gross-motor": score(),
			"fine-motor": score(),
			"problem-solving": score(),
			"personal-social": score(),
			right: sent(60),
		},
		({ review, on, right }) => ({
			on:
				on &&
				(on > today
					? ("future" as const)
					: review === "antenatal" && on > bornOn
						? ("after-birth" as const)
						: review !== "antenatal" && on < bornOn
							? ("before-birth" as const)
							: askedOf(review, bornOn, on, right)),
		}),
	);

const screenForm = ({ bornOn, today }: FormAround) =>
	form(
		{
			screen: choice(SCREEN_IDS).needed("missing"),
			on: date().needed("missing"),
			result: choice(RECORDED_RESULTS).needed("missing"),
			tested: choices(CONDITION_IDS),
			suspected: choices(CONDITION_IDS),
			told: date(),
			right: sent(60),
		},
		({ screen, on, result, tested = [], suspected = [], told, right }) => ({
			on:
				on &&
				(on > today
					? ("future" as const)
					: on < bornOn
						? ("before-birth" as const)
						: askedOf(screen, bornOn, on, right)),
			suspected:
				screen !== "blood-spot"
					? tested.length + suspected.length > 0 && "blood-spot-only"
					: suspected.some((one) => !tested.includes(one))
						? "not-tested"
						: suspected.length > 0 && result === "not-suspected" && "contradicts",
			told: told && (told > today ? "future" : on && told < on && "told-before"),
		}),
	);

const toldForm = ({ today }: FormAround, on: string) =>
	form({ told: date().needed("missing") }, ({ told }) => ({
		told: told && (told > today ? "future" : told < on && "told-before"),
	}));

const vaccinationForm = ({ bornOn, today }: FormAround) =>
	form(
		{
			vaccine: choice(VACCINES).needed("missing"),
			outcome: choice(OUTCOMES).needed("missing"),
			date: date().needed("missing"),
			product: line(200),
			batch: line(200),
			limb: choice(LIMBS),
			consent: choice(CONSENTS),
			place: line(200),
			reason: note(),
		},
		({ date: on, outcome, consent, reason }) => ({
			date: on && (on > today ? "future" : on < bornOn && "before-birth"),
			consent: outcome === "given" && consent === null && "missing",
			reason: outcome && outcome !== "given" && reason === null && "missing",
		}),
	);

export type ProfessionalReason =
	| ReasonOf<ReturnType<typeof reviewForm>>
	| ReasonOf<ReturnType<typeof screenForm>>
	| ReasonOf<ReturnType<typeof toldForm>>
	| ReasonOf<ReturnType<typeof vaccinationForm>>;

export type FormRead<Body extends EntryBody> =
	| { ok: true; body: Body }
	| { ok: false; errors: FieldErrors<ProfessionalReason> };

export function readReview(around: FormAround, values: Values): FormRead<BodyOf<"review">> {
	const read = readValues(reviewForm(around), values);
	if (!read.ok) return read;
	const { review, on, findings } = read.values;
	const scores = ASQ_DOMAINS.flatMap((domain) => {
		const typed = read.values[domain];
		return typed === null ? [] : [[domain, Number(typed)] as const];
	});
	const asq = scores.length === 0 ? null : Object.fromEntries(scores);
	return { ok: true, body: { kind: "review", review, on, findings: findings ?? "", asq } };
}

export const reviewValues = ({ review, on, findings, asq }: BodyOf<"review">): Values => ({
	review,
	...dateValues("on", on.length === "YYYY-MM-DD".length ? on : null),
	findings,
	...Object.fromEntries(Object.entries(asq ?? {}).map(([domain, typed]) => [domain, String(typed)])),
});

export function readScreen(around: FormAround, values: Values): FormRead<BodyOf<"screen">> {
	const read = readValues(screenForm(around), values);
	if (!read.ok) return read;
	const { screen, on, result, tested, suspected, told } = read.values;
	const found = (one: BloodSpotCondition) =>
		suspected.includes(one) ? ("suspected" as const) : ("not-suspected" as const);
	const conditions = Object.fromEntries(tested.map((one) => [one, found(one)]));
	return { ok: true, body: { kind: "screen", screen, on, result, conditions, toldParentsOn: told } };
}

export const screenValues = ({ screen, on, result, conditions, toldParentsOn }: BodyOf<"screen">): Values => ({
	screen,
	...dateValues("on", on.length === "YYYY-MM-DD".length ? on : null),
	result,
	tested: Object.keys(conditions),
	suspected: Object.entries(conditions).flatMap(([one, found]) => (found === "not-suspected" ? [] : [one])),
	...dateValues("told", toldParentsOn),
});

/** The same result, with when the parents were told. */
export function readTold(around: FormAround, result: BodyOf<"screen">, values: Values): FormRead<BodyOf<"screen">> {
	const read = readValues(toldForm(around, result.on), values);
	return read.ok ? { ok: true, body: { ...result, toldParentsOn: read.values.told } } : read;
}

export function readVaccination(around: FormAround, values: Values): FormRead<BodyOf<"vaccination">> {
	const read = readValues(vaccinationForm(around), values);
	if (!read.ok) return read;
	const { limb, consent, reason, outcome, ...said } = read.values;
	const isGiven = outcome === "given";
	return {
		ok: true,
		body: {
			kind: "vaccination",
			...said,
			outcome,
			number: null,
			abroad: false,
			// What is not given has no limb, and what is given no reason against it.
			reason: isGiven ? null : reason,
			...(isGiven && limb !== null && { limb }),
			...(isGiven && consent !== null && { consent }),
		},
	};
}
