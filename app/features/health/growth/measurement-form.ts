/** The form of a measurement: in either unit, with what is asked before it is kept. Pure. */
import { daysBetween } from "../../../model/calendar/local-time";
import { ageInDays } from "../../../model/health/growth/ages";
import {
	type Question,
	questionOfFirstDays,
	questionOfKilograms,
	questionOfPair,
	questionOfScore,
} from "../../../model/health/growth/questions";
import type { Measure, Sex } from "../../../model/health/growth/reference";
import {
	centimetresOfMillimetres,
	gramsOfKilograms,
	gramsOfPounds,
	kilogramsOfGrams,
	millimetresOfCentimetres,
	millimetresOfFeet,
	readDecimal,
} from "../../../model/health/growth/units";
import { WHO_2006 } from "../../../model/health/growth/who-2006/reference";
import { type Measurement, measurement } from "../../../model/health/record/entry";
import { choice, sent } from "../../../platform/forms/choice-fields";
import { type Field, field } from "../../../platform/forms/field";
import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { type Answers, form, type ReasonOf } from "../../../platform/forms/form";
import { date, dateValues } from "../../../platform/forms/when-fields";
import type { GrowingChild } from "./readings";

export const POSITIONS = ["lying", "standing"] as const;

const ARABIC_POINT = "\u066b";

/** A number from 0 on, with a point or a comma. */
const quantity = (): Field<number | null, "number"> =>
	field((at) => {
		const typed = at.short("number");
		if (!typed) return typed === "" ? null : undefined;
		const figures = typed.replace(ARABIC_POINT, ".");
		return readDecimal(figures) ?? (/^0+$/.test(figures) ? 0 : at.refuse("number"));
	});

const fields = {
	on: date().needed("missing"),
	kilograms: quantity(),
	pounds: quantity(),
	ounces: quantity(),
	centimetres: quantity(),
	feet: quantity(),
	inches: quantity(),
	position: choice(POSITIONS),
	head: quantity(),
	/** The questions that were answered with "yes, this is right". */
	right: sent(300),
};
type Typed = Partial<Answers<typeof fields>>;

const isGiven = (...numbers: (number | null | undefined)[]) => numbers.some((one) => typeof one === "number");

function gramsIn({ kilograms, pounds, ounces }: Typed): number | null {
	if (typeof kilograms === "number") return gramsOfKilograms(kilograms);
	return isGiven(pounds, ounces) ? gramsOfPounds({ pounds: pounds ?? 0, ounces: ounces ?? 0 }) : null;
}

function millimetresIn({ centimetres, feet, inches }: Typed): number | null {
	if (typeof centimetres === "number") return millimetresOfCentimetres(centimetres);
	return isGiven(feet, inches) ? millimetresOfFeet({ feet: feet ?? 0, inches: inches ?? 0 }) : null;
}

const measurementIn = (typed: Typed & { on: string }): Measurement => ({
	kind: "measurement",
	on: typed.on,
	weightGrams: gramsIn(typed),
	lengthMillimetres: millimetresIn(typed),
	headMillimetres: typeof typed.head === "number" ? millimetresOfCentimetres(typed.head) : null,
	position: typed.position ?? null,
});

/** The box in which somebody wrote it: an error stands there. */
const weightBox = ({ kilograms, pounds, ounces }: Typed) =>
	!isGiven(kilograms) && isGiven(pounds, ounces) ? "pounds" : "kilograms";
const lengthBox = ({ centimetres, feet, inches }: Typed) =>
	!isGiven(centimetres) && isGiven(feet, inches) ? "feet" : "centimetres";

interface Around {
	child: GrowingChild;
	/** `YYYY-MM-DD` */
	today: string;
}

/** The form for a child. @see readMeasurement */
export const measurementForm = ({ child, today }: Around) =>
	form(fields, (typed) => {
		const { on, kilograms, pounds, ounces, centimetres, feet, inches, head } = typed;
		const all = measurementIn({ ...typed, on: on ?? today });
		const { weightGrams, lengthMillimetres, headMillimetres } = all;
		const limits = (name: "weightGrams" | "lengthMillimetres" | "headMillimetres") =>
			!measurement.shape[name].safeParse(all[name]).success;
		const isTooMuch = typeof kilograms === "number" ? questionOfKilograms(kilograms) : undefined;
		const isWeightOut = limits("weightGrams");
		const isLengthOut = limits("lengthMillimetres");
		const isSwapped = (isWeightOut || isLengthOut) && on && swapped(child, all);
		const isNothing =
			!isGiven(kilograms, pounds, ounces, centimetres, feet, inches, head) &&
			[kilograms, pounds, ounces, centimetres, feet, inches, head].every((one) => one !== undefined);
		return {
			on: on && (on > today ? "future" : on < child.bornOn && "before-birth"),
			[weightBox(typed)]: isNothing
				? "nothing"
				: isGiven(kilograms) && isGiven(pounds, ounces)
					? "both-units"
					: isTooMuch?.kind === "grams-as-kilograms"
						? { reason: "grams" as const, what: String(isTooMuch.suggestion) }
						: weightGrams !== null && isSwapped
							? "swapped"
							: isWeightOut && "weight-range",
			ounces: isGiven(pounds) && typeof ounces === "number" && ounces >= 16 && "ounces",
			[lengthBox(typed)]:
				isGiven(centimetres) && isGiven(feet, inches)
					? "both-units"
					: lengthMillimetres !== null && !isSwapped && isLengthOut && "length-range",
			inches: isGiven(feet) && typeof inches === "number" && inches >= 12 && "inches",
			head: headMillimetres !== null && limits("headMillimetres") && "head-range",
		};
	});

export type MeasurementReason = ReasonOf<ReturnType<typeof measurementForm>> | "far-out" | "swapped";

type Kept = Answers<typeof fields> & { on: string };

/**
 * What to ask before a measurement is kept: by the box it is about. None once somebody has said that these very figures are
 * right.
 * @param answers of the form
 * @returns with what the form sends along when they are right
 */
export function readMeasurement(
	child: GrowingChild,
	answers: Kept,
): { body: Measurement; questions: FieldErrors<MeasurementReason>; right: string } {
	const body = measurementIn(answers);
	const { weightGrams, lengthMillimetres, headMillimetres, on } = body;
	const questions: FieldErrors<MeasurementReason> = {};
	const isFarOut = (measure: Measure, value: number | null, by: number) =>
		value !== null && isAsked(child, on, (place) => questionOfScore({ ...place, measure, value: value / by }));
	if (swapped(child, body)) questions[weightBox(answers)] = { reason: "swapped" };
	else {
		const day = daysBetween(child.bornOn, on);
		const isEarly = weightGrams !== null && questionOfFirstDays(weightGrams, { day, ...child }) !== undefined;
		if (isEarly || isFarOut("weight", weightGrams, 1000)) questions[weightBox(answers)] = { reason: "far-out" };
		if (isFarOut("length-height", lengthMillimetres, 10)) questions[lengthBox(answers)] = { reason: "far-out" };
	}
	if (isFarOut("head", headMillimetres, 10)) questions.head = { reason: "far-out" };
	const right = JSON.stringify([on, weightGrams, lengthMillimetres, headMillimetres]);
	return { body, questions: answers.right === right ? {} : questions, right };
}

const swapped = (child: GrowingChild, { on, weightGrams, lengthMillimetres }: Measurement): boolean =>
	weightGrams !== null &&
	lengthMillimetres !== null &&
	isAsked(child, on, (place) =>
		questionOfPair(place, {
			kilograms: kilogramsOfGrams(weightGrams),
			centimetres: centimetresOfMillimetres(lengthMillimetres),
		}),
	);

/**
 * Whether there is a question at the corrected age. Before the tables begin only what is too much on their first day is one,
 * and after they end only what is too little on their last. Where the sex is not said, it is one for both.
 */
function isAsked(
	{ bornOn, gestationDays, sex }: GrowingChild,
	on: string,
	ask: (place: { sex: Sex; day: number }) => Question | undefined,
): boolean {
	const age = ageInDays("corrected", bornOn, on, gestationDays);
	const day = Math.min(Math.max(age, WHO_2006.fromDay), WHO_2006.toDay);
	return (sex === "not-said" ? (["female", "male"] as const) : [sex]).every((one) => {
		const question = ask({ sex: one, day });
		if (question?.kind !== "far-out" || age === day) return question !== undefined;
		return age < day ? question.sds > 0 : question.sds < 0;
	});
}

/** What the form shows of a measurement that is to be corrected. */
export function measurementValues({
	on,
	weightGrams,
	lengthMillimetres,
	headMillimetres,
	position,
}: Measurement): Values {
	const text = (value: number | null, by: number) => (value === null ? "" : String(value / by));
	return {
		...dateValues("on", on),
		kilograms: text(weightGrams, 1000),
		centimetres: text(lengthMillimetres, 10),
		head: text(headMillimetres, 10),
		position: position ?? "",
	};
}
