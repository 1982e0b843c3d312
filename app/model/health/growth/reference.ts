/**
 * What a table of growth is, and which are in use.
 *
 * The place for a licensed table: UK90 (birth, preterm, and from 4 years) is not free. Who holds a licence writes a
 * `GrowthReference` for its days (interpolating as UK90 does, cubic between its rows and linear in the first and last
 * interval, since its rows are not daily) and passes `[WHO_2006, UK90]` wherever a function takes references. With one that
 * covers birth weights, NICE NG75's number of centile spaces switches on by itself (`signs.ts`).
 */
export const MEASURES = ["weight", "length-height", "head", "bmi"] as const;
/** Weight in kg, length or height and head circumference in cm, body mass index in kg/m². */
export type Measure = (typeof MEASURES)[number];

/** The sex whose table is used. There is no table for a child whose sex is not known, and no guess. */
export type Sex = "male" | "female";

/** Lambda (power), mu (median, in the measure's unit) and sigma (coefficient of variation) of Cole's LMS method. */
export interface Lms {
	l: number;
	m: number;
	s: number;
}

/** A table of growth for a range of days of age, both ends included. Days may be negative: before the date due. */
export interface GrowthReference {
	name: string;
	/** The words that have to stand wherever a figure of it is shown. */
	attribution: string;
	fromDay: number;
	toDay: number;
	/** The figures of a whole day, or undefined where this table has none. */
	at(measure: Measure, sex: Sex, day: number): Lms | undefined;
}

/**
 * How a child is measured at an age: lying to day 730, standing from day 731 (2.0 years are 730.5 days). The WHO's series
 * has a real step there: charts leave a gap, and nothing is converted.
 */
export function positionAt(day: number): "lying" | "standing" {
	return day <= 730 ? "lying" : "standing";
}

/** The first day for which a chart of body mass index is drawn: 2 years. */
export const BMI_CHART_FROM_DAY = 731;
