/** The compact tables against the WHO's own rows: a sample always, and every row where the project's data is at hand. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { sdsOf, valueWithSds } from "../lms";
import type { Measure, Sex } from "../reference";
import { score } from "../score";
import { WHO_2006 } from "./reference";

/** WHO Child Growth Standards, 2006: daily expanded tables. Measure, sex, day, L, M, S. */
const ROWS: readonly [Measure, Sex, number, number, number, number][] = [
	["weight", "male", 14, 0.2581, 3.7529, 0.14142],
	["weight", "male", 60, 0.1978, 5.5407, 0.12409],
	["weight", "male", 365, 0.0645, 9.646, 0.10925],
	["weight", "male", 730, -0.0136, 12.1482, 0.11425],
	["weight", "male", 731, -0.0137, 12.1548, 0.11427],
	["weight", "male", 1460, -0.113, 16.3435, 0.12757],
	["weight", "female", 14, 0.2304, 3.5693, 0.14339],
	["weight", "female", 60, 0.098, 5.1049, 0.13015],
	["weight", "female", 365, -0.2022, 8.9462, 0.12267],
	["weight", "female", 730, -0.294, 11.4741, 0.12389],
	["weight", "female", 731, -0.2942, 11.4809, 0.1239],
	["weight", "female", 1460, -0.3361, 16.0638, 0.13882],
	["length-height", "male", 14, 1, 52.3461, 0.03652],
	["length-height", "male", 60, 1, 58.3299, 0.03427],
	["length-height", "male", 365, 1, 75.7391, 0.03137],
	["length-height", "male", 730, 1, 87.8018, 0.03479],
	["length-height", "male", 731, 1, 87.1303, 0.03508],
	["length-height", "male", 1460, 1, 103.3088, 0.04059],
	["length-height", "female", 14, 1, 51.512, 0.03694],
	["length-height", "female", 60, 1, 56.9805, 0.0357],
	["length-height", "female", 365, 1, 74.0049, 0.03479],
	["length-height", "female", 730, 1, 86.4008, 0.03733],
	["length-height", "female", 731, 1, 85.7299, 0.03764],
	["length-height", "female", 1460, 1, 102.7117, 0.04192],
	["head", "male", 14, 1, 35.8649, 0.03258],
	["head", "male", 60, 1, 39.0834, 0.03],
	["head", "male", 365, 1, 46.0637, 0.02789],
	["head", "male", 730, 1, 48.2494, 0.02821],
	["head", "male", 731, 1, 48.2536, 0.02821],
	["head", "male", 1460, 1, 50.2099, 0.02912],
	["head", "female", 14, 1, 35.2272, 0.03251],
	["head", "female", 60, 1, 38.2106, 0.03169],
	["head", "female", 365, 1, 44.894, 0.03027],
	["head", "female", 730, 1, 47.1799, 0.02958],
	["head", "female", 731, 1, 47.1845, 0.02957],
	["head", "female", 1460, 1, 49.3303, 0.02878],
	["bmi", "male", 14, 0.4177, 13.6377, 0.09454],
	["bmi", "male", 60, 0.1154, 16.2941, 0.08684],
	["bmi", "male", 365, -0.4113, 16.7992, 0.08009],
	["bmi", "male", 730, -0.6473, 15.7356, 0.07771],
	["bmi", "male", 731, -0.6187, 16.0189, 0.07785],
	["bmi", "male", 1460, -0.3616, 15.3331, 0.08237],
	["bmi", "female", 14, 0.5082, 13.4501, 0.09741],
	["bmi", "female", 60, 0.1787, 15.7444, 0.09375],
	["bmi", "female", 365, -0.3665, 16.3578, 0.08797],
	["bmi", "female", 730, -0.5989, 15.4052, 0.08545],
	["bmi", "female", 731, -0.5684, 15.6881, 0.08454],
	["bmi", "female", 1460, -0.5684, 15.2604, 0.09167],
];

/** SD that the tables may lie apart. */
const NEAR = 1e-6;
const FILES: readonly [Measure, string][] = [
	["weight", "who-2006-weight-kg.csv"],
	["length-height", "who-2006-length-height-cm.csv"],
	["head", "who-2006-head-circumference-cm.csv"],
	["bmi", "who-2006-bmi.csv"],
];
const data = resolve(import.meta.dirname, "../../../../../../shared/data/growth");

/** The most SD by which the score of some value differs from that by the row itself. */
function difference([measure, sex, day, l, m, s]: (typeof ROWS)[number]): number {
	return Math.max(
		...[-3, -0.5, 0, 2].map((sds) => {
			const value = valueWithSds(sds, { l, m, s }) ?? Number.NaN;
			const scored = score({ measure, sex, day, value });
			return scored.ok ? Math.abs(scored.sds - sdsOf(value, { l, m, s })) : Number.NaN;
		}),
	);
}

describe("the WHO's tables", () => {
	it.each(ROWS)("%s, %s, day %i", (...row) => {
		expect(difference(row)).toBeLessThan(NEAR);
	});

	it("have no row before day 14, after day 1460, or between days", () => {
		expect(WHO_2006.at("weight", "female", 14)).toBeDefined();
		for (const day of [13, 1461, 20.5]) expect(WHO_2006.at("weight", "female", day)).toBeUndefined();
	});

	it.runIf(existsSync(data)).each(FILES)("are equal at every day and sex: %s", (measure, file) => {
		const lines = readFileSync(join(data, file), "utf8").trim().split("\n").slice(1);
		const rows = lines.flatMap((line) => {
			const [sex, day, l, m, s] = line.split(",");
			const inside = Number(day) >= WHO_2006.fromDay && Number(day) <= WHO_2006.toDay;
			return inside ? [[measure, sex as Sex, Number(day), Number(l), Number(m), Number(s)] as const] : [];
		});
		expect(rows.length).toBe(2 * 1447);
		expect(Math.max(...rows.map((row) => difference([...row])))).toBeLessThan(NEAR);
	});
});
