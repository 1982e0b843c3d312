/**
 * What to ask at entry before a measurement is kept. A question is never a refusal and never a sign: who measured may say
 * "yes, this is right".
 */
import { type Place, score } from "./score";

/** Beyond this many SD a figure is more often mistyped than true. */
const FAR_OUT_SDS = 6;
/** No child under 16 weighs this many kilograms; the smallest baby weighs more grams than this. */
const KILOGRAMS_LIMIT = 200;

/**
 * - `grams-as-kilograms`: "3450" where kilograms are asked for. `suggestion`: 3.45 kg.
 * - `swapped`: the weight would do as a length, and the length as a weight.
 * - `far-out`: more than 6 SD from the median.
 */
export type Question =
	| { kind: "grams-as-kilograms"; suggestion: number }
	| { kind: "swapped" }
	| { kind: "far-out"; sds: number };

/** What to ask about a weight typed as kilograms. */
export function questionOfKilograms(kilograms: number): Question | undefined {
	return kilograms > KILOGRAMS_LIMIT ? { kind: "grams-as-kilograms", suggestion: kilograms / 1000 } : undefined;
}

/** Days after birth in which a weight is held against that at birth: the tables begin later. */
const FIRST_DAYS = 21;
/** Of the birth weight. Babies lose up to a tenth, and gain less than that a week: beyond these a figure is mistyped. */
const FIRST_DAYS_SHARE = { least: 0.75, most: 1.5 };
/** Born at 37 weeks or later; and what hardly any of them weighs less than. */
const TERM_DAYS = 259;
const LEAST_AT_TERM_GRAMS = 1500;

/**
 * What to ask about a weight of the first days that is too small, or too large, for what is known of the birth. These limits
 * are the project's own. Where nobody said how long the pregnancy lasted, it is read as full.
 */
export function questionOfFirstDays(
	grams: number,
	{
		day,
		birthWeightGrams,
		gestationDays,
	}: { day: number; birthWeightGrams: number | null; gestationDays: number | null },
): "far-out" | undefined {
	if (day > FIRST_DAYS) return undefined;
	const { least, most } = FIRST_DAYS_SHARE;
	if (birthWeightGrams !== null)
		return grams < least * birthWeightGrams || grams > most * birthWeightGrams ? "far-out" : undefined;
	return grams < LEAST_AT_TERM_GRAMS && (gestationDays ?? TERM_DAYS) >= TERM_DAYS ? "far-out" : undefined;
}

/** What to ask about one measurement, in its measure's unit. Without a score there is nothing to compare it with. */
export function questionOfScore(measurement: Place & { value: number }): Question | undefined {
	const scored = score(measurement);
	return scored.ok && Math.abs(scored.sds) > FAR_OUT_SDS ? { kind: "far-out", sds: scored.sds } : undefined;
}

/** Whether weight (kg) and length (cm) typed together stand in each other's place: both far out, and neither when changed. */
export function questionOfPair(
	place: Omit<Place, "measure">,
	{ kilograms, centimetres }: { kilograms: number; centimetres: number },
): Question | undefined {
	const farOut = (measure: Place["measure"], value: number) =>
		questionOfScore({ ...place, measure, value }) !== undefined;
	const wrong = farOut("weight", kilograms) && farOut("length-height", centimetres);
	return wrong && !farOut("weight", centimetres) && !farOut("length-height", kilograms)
		? { kind: "swapped" }
		: undefined;
}
