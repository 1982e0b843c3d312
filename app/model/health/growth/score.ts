/** The score of a measurement, and the value of a score, or why there is none. */
import { sdsOf, valueWithSds } from "./lms";
import type { GrowthReference, Lms, Measure, Sex } from "./reference";
import { positionAt } from "./reference";
import { WHO_2006 } from "./who-2006/reference";

/**
 * Why no centile is shown, though the measurement is:
 * - `too-young`: before the first day of every table in use. Without a licensed table: before day 14 of the age in question,
 *   which the UK90 reference covers, and that is not licensed here.
 * - `too-old`: after the last day, 1460 without a licensed table; UK90 again.
 * - `sex-not-known`: there is a table for girls and one for boys.
 * - `not-a-measurement`: no number above nothing, or an age that is no whole day.
 */
export type NoScore = "too-young" | "too-old" | "sex-not-known" | "not-a-measurement";

export interface Scored {
	ok: true;
	/** Standard deviations from the median. */
	sds: number;
	/** How the table takes the child to have been measured. Means something for length, height and body mass index only. */
	position: "lying" | "standing";
	reference: GrowthReference;
}
export interface Refused {
	ok: false;
	reason: NoScore;
}

/** What is measured of whom, at which day of the age in question (chronological or corrected). */
export interface Place {
	measure: Measure;
	sex: Sex | null;
	day: number;
}

type Found = { ok: true; lms: Lms; reference: GrowthReference } | Refused;

function lookUp({ measure, sex, day }: Place, references: readonly GrowthReference[]): Found {
	if (!Number.isInteger(day)) return { ok: false, reason: "not-a-measurement" };
	if (sex === null) return { ok: false, reason: "sex-not-known" };
	for (const reference of references) {
		const lms = day >= reference.fromDay && day <= reference.toDay ? reference.at(measure, sex, day) : undefined;
		if (lms) return { ok: true, lms, reference };
	}
	return { ok: false, reason: references.some(({ toDay }) => day <= toDay) ? "too-young" : "too-old" };
}

/** The score of a value, in the measure's unit (kg, cm, kg/m²). */
export function score(
	{ value, ...place }: Place & { value: number },
	references: readonly GrowthReference[] = [WHO_2006],
): Scored | Refused {
	if (!(value > 0 && Number.isFinite(value))) return { ok: false, reason: "not-a-measurement" };
	const found = lookUp(place, references);
	if (!found.ok) return found;
	return {
		ok: true,
		sds: sdsOf(value, found.lms),
		position: positionAt(place.day),
		reference: found.reference,
	};
}

/** The value, in the measure's unit, that has a score: a point of a centile line. */
export function valueAt(
	{ sds, ...place }: Place & { sds: number },
	references: readonly GrowthReference[] = [WHO_2006],
): { ok: true; value: number; reference: GrowthReference } | Refused {
	const found = lookUp(place, references);
	if (!found.ok) return found;
	const value = valueWithSds(sds, found.lms);
	return value === undefined
		? { ok: false, reason: "not-a-measurement" }
		: { ok: true, value, reference: found.reference };
}
