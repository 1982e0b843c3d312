import { describe, expect, it } from "vitest";
import { LINES } from "../../../model/health/growth/centiles";
import { MEASURES, positionAt } from "../../../model/health/growth/reference";
import { valueAt } from "../../../model/health/growth/score";
import { centileLines, pointsOf } from "./centile-lines";
import { AGES, PLOT, placeOn, valuesOf, ZOOMS, zoomsOf } from "./frames";

const charts = MEASURES.flatMap((measure) => zoomsOf(measure).map((zoom) => [measure, zoom] as const));

/** The points of a path, by series: "M1 2L3 4" is one of two points. */
const placesIn = (path: string) =>
	path
		.split("M")
		.slice(1)
		.map((series) => series.split("L").map((point) => point.split(" ").map(Number)));

describe("the lines of a chart", () => {
	it.each(charts)("of %s, %s, are the nine, where the WHO has them, and stay in the plot", (measure, zoom) => {
		const values = valuesOf(measure, zoom);
		if (!values) throw new Error("There is no such chart.");
		for (const sex of ["female", "male"] as const) {
			const lines = centileLines(sex, measure, zoom);
			expect(lines.map(({ centile }) => centile)).toEqual(LINES.map(({ centile }) => centile));
			for (const [at, { path }] of lines.entries()) {
				const points = pointsOf(sex, measure, zoom, LINES[at]?.sds ?? Number.NaN).flat();
				const drawn = placesIn(path).flat();
				expect(drawn.length).toBe(points.length);
				for (const [which, { day }] of points.entries()) {
					const who = valueAt({ measure, sex, day, sds: LINES[at]?.sds ?? Number.NaN });
					if (!who.ok) throw new Error(`No value on day ${day}.`);
					const { x, y } = placeOn(AGES[zoom], values, { day, value: who.value });
					expect(Math.hypot(x - (drawn[which]?.[0] ?? 0), y - (drawn[which]?.[1] ?? 0))).toBeLessThan(0.08);
					expect(y).toBeGreaterThan(PLOT.top);
					expect(y).toBeLessThan(PLOT.bottom);
				}
			}
		}
	});

	it("are dashed one by one, the 50th like its neighbours but one", () => {
		const lines = centileLines("female", "weight", "weeks");
		expect(lines.filter(({ dashed }) => dashed).map(({ centile }) => centile)).toEqual([0.4, 9, 50, 91, 99.6]);
	});

	it("of length and height are two series with a gap at 2 years, those of weight and head one", () => {
		const series = (measure: "weight" | "length-height" | "head") => pointsOf("male", measure, "later", 0);
		const [lying = [], standing = []] = series("length-height");
		expect(lying.every(({ day }) => positionAt(day) === "lying")).toBe(true);
		expect(standing.every(({ day }) => positionAt(day) === "standing")).toBe(true);
		expect((standing[0]?.day ?? 0) - (lying.at(-1)?.day ?? 0)).toBeGreaterThan(5);
		expect([series("weight").length, series("head").length]).toEqual([1, 1]);
	});

	it("of body mass index begin at 2 years", () => {
		expect(pointsOf("male", "bmi", "later", 0)[0]?.[0]?.day).toBe(731);
		expect(ZOOMS.filter((zoom) => centileLines("male", "bmi", zoom).length > 0)).toEqual(["later"]);
	});
});
