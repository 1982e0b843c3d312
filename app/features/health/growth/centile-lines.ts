/**
 * The nine lines of a chart. What they are made of does not change while the product runs, so that they are worked out once
 * for each sex, measure and zoom. Pure.
 */
import { LINES } from "../../../model/health/growth/centiles";
import { type Measure, positionAt, type Sex } from "../../../model/health/growth/reference";
import { valueAt } from "../../../model/health/growth/score";
import { WHO_2006 } from "../../../model/health/growth/who-2006/reference";
import { AGES, firstDayOf, placeOn, type Values, valuesOf, type Zoom } from "./frames";

export interface Point {
	/** Of age. */
	day: number;
	/** In the measure's unit. */
	value: number;
}

export interface CentileLine {
	centile: number;
	/** Every other line, from the lowest on, as on charts in the UK; so is the 50th, which is one of nine. */
	dashed: boolean;
	/** Of the picture: lying and standing are two series, and not joined. */
	path: string;
	/** Where its name stands, at its end. */
	end: { x: number; y: number };
}

/** Days on either side of 2 years that are left out, so that the gap between lying and standing is seen. */
const GAP = 5;
const STANDING_FROM = 731;

/**
 * The points of a line in a zoom: a series for those who are measured lying, and one for those who stand.
 * @param sds of the line
 */
export function pointsOf(sex: Sex, measure: Measure, zoom: Zoom, sds: number): Point[][] {
	const { from, to, step } = AGES[zoom];
	const first = Math.max(from, firstDayOf(measure), WHO_2006.fromDay);
	const last = Math.min(to, WHO_2006.toDay);
	const parts =
		measure === "length-height" && first < STANDING_FROM && last >= STANDING_FROM
			? [
					[first, STANDING_FROM - 1 - GAP],
					[STANDING_FROM + GAP, last],
				]
			: [[first, last]];
	return parts.map(([begin = 0, end = 0]) =>
		daysFrom(begin, end, step).flatMap((day) => {
			const found = valueAt({ measure, sex, day, sds });
			return found.ok ? [{ day, value: found.value }] : [];
		}),
	);
}

/** Every so many days, the last one included. */
function daysFrom(first: number, last: number, step: number): number[] {
	const days = Array.from({ length: Math.ceil((last - first) / step) }, (_, at) => first + at * step);
	return [...days, last];
}

/** To a tenth of the picture's unit. */
export const rounded = (number: number) => Math.round(number * 10) / 10;

function drawn(series: readonly Point[][], zoom: Zoom, values: Values): Pick<CentileLine, "path" | "end"> {
	const placed = series.map((points) =>
		points.map((point) => {
			const { x, y } = placeOn(AGES[zoom], values, point);
			return { x: rounded(x), y: rounded(y) };
		}),
	);
	const path = placed.map((points) => `M${points.map(({ x, y }) => `${x} ${y}`).join("L")}`).join("");
	return { path, end: placed.at(-1)?.at(-1) ?? { x: 0, y: 0 } };
}

const known = new Map<string, CentileLine[]>();

/** The lines of a chart, from the lowest; none where there is no such chart. */
export function centileLines(sex: Sex, measure: Measure, zoom: Zoom): CentileLine[] {
	const key = `${sex} ${measure} ${zoom}`;
	let lines = known.get(key);
	if (!lines) {
		const values = valuesOf(measure, zoom);
		lines = values
			? LINES.map(({ centile, sds }, at) => ({
					centile,
					dashed: at % 2 === 0,
					...drawn(pointsOf(sex, measure, zoom, sds), zoom, values),
				}))
			: [];
		known.set(key, lines);
	}
	return lines;
}

/** The first day on which children stand, where a zoom shows lying and standing children. */
export const standingFrom = (measure: Measure, zoom: Zoom) =>
	measure === "length-height" && positionAt(AGES[zoom].from) !== positionAt(AGES[zoom].to) ? STANDING_FROM : null;
