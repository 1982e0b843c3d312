/** What a chart shows: a stretch of ages, and a stretch of values that is the same for girls and boys. Pure. */
import type { Measure } from "../../../model/health/growth/reference";
import { BMI_CHART_FROM_DAY } from "../../../model/health/growth/reference";

export const ZOOMS = ["weeks", "first-year", "later"] as const;
/** The first 13 weeks, the first year, or 1 to 4 years. */
export type Zoom = (typeof ZOOMS)[number];

/** Days of age, both ends included. `tick` is how far apart ages are named, in days; `step` the days from one point of a line to the next. */
export interface Ages {
	from: number;
	to: number;
	tick: number;
	step: number;
	unit: "weeks" | "months" | "years";
}

const DAYS_IN_YEAR = 365.25;
export const AGES: Record<Zoom, Ages> = {
	weeks: { from: 0, to: 91, tick: 7, step: 3, unit: "weeks" },
	"first-year": { from: 0, to: 366, tick: DAYS_IN_YEAR / 12, step: 7, unit: "months" },
	later: { from: 365, to: 1461, tick: DAYS_IN_YEAR / 2, step: 14, unit: "years" },
};

/** In the measure's unit: kg, cm, kg/m². `tick` is how far apart values are named. */
export interface Values {
	from: number;
	to: number;
	tick: number;
}

/** Room below for babies born early, and lines so far apart that their names are read on a phone. What is outside is said. */
const VALUES: Record<Exclude<Measure, "bmi">, Record<Zoom, Values>> = {
	weight: {
		weeks: { from: 0, to: 9, tick: 1 },
		"first-year": { from: 0, to: 14, tick: 2 },
		later: { from: 4, to: 26, tick: 2 },
	},
	"length-height": {
		weeks: { from: 28, to: 72, tick: 4 },
		"first-year": { from: 30, to: 90, tick: 10 },
		later: { from: 60, to: 120, tick: 10 },
	},
	head: {
		weeks: { from: 26, to: 44, tick: 2 },
		"first-year": { from: 28, to: 52, tick: 4 },
		later: { from: 38, to: 58, tick: 2 },
	},
};
const BMI: Values = { from: 10, to: 24, tick: 2 };

/** The stretch of values that a chart shows; undefined where there is no such chart: body mass index before 2 years. */
export function valuesOf(measure: Measure, zoom: Zoom): Values | undefined {
	if (measure !== "bmi") return VALUES[measure][zoom];
	return zoom === "later" ? BMI : undefined;
}

/** The zooms in which there is a chart of a measure. */
export const zoomsOf = (measure: Measure) => ZOOMS.filter((zoom) => valuesOf(measure, zoom));

/** The zoom for an age in days: the narrowest that has it. */
export const zoomAt = (day: number): Zoom => ZOOMS.find((zoom) => day <= AGES[zoom].to) ?? "later";

/** The first day of a measure's lines. */
export const firstDayOf = (measure: Measure) => (measure === "bmi" ? BMI_CHART_FROM_DAY : 0);

/** The picture, in its own units, and the plot in it. Narrow enough to be read on a phone. */
export const PICTURE = { width: 400, height: 460 } as const;
export const PLOT = { left: 46, right: 356, top: 12, bottom: 412 } as const;

/** Where a day and a value stand in the picture; outside the plot too. */
export function placeOn(ages: Ages, values: Values, { day, value }: { day: number; value: number }) {
	return {
		x: PLOT.left + ((day - ages.from) / (ages.to - ages.from)) * (PLOT.right - PLOT.left),
		y: PLOT.bottom - ((value - values.from) / (values.to - values.from)) * (PLOT.bottom - PLOT.top),
	};
}

/** Whether a day and a value stand in the plot. */
export const isInside = (ages: Ages, values: Values, { day, value }: { day: number; value: number }) =>
	day >= ages.from && day <= ages.to && value >= values.from && value <= values.to;

/** Every so many from one end to the other. */
export function every(tick: number, from: number, to: number): number[] {
	const first = Math.ceil(from / tick - 1e-6);
	return Array.from({ length: Math.floor(to / tick + 1e-6) - first + 1 }, (_, at) => (first + at) * tick);
}
