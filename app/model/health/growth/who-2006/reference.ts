/** The WHO Child Growth Standards of 2006 for the part of UK-WHO that may be used freely: day 14 to day 1460. */
import type { GrowthReference, Measure, Sex } from "../reference";
import { bmi } from "./bmi";
import { head } from "./head";
import { lengthHeight } from "./length-height";
import { unpack } from "./unpack";
import { weight } from "./weight";

const FROM_DAY = 14;
/** The last day before 4 years of 365.25 days. */
const TO_DAY = 1460;
const DAYS = TO_DAY - FROM_DAY + 1;

const packed = { weight, "length-height": lengthHeight, head, bmi };

type Columns = Record<"l" | "m" | "s", Float64Array>;
const unpacked = new Map<string, Columns>();

/** Unpacked at first use: a process that draws no chart pays nothing. */
function columnsOf(measure: Measure, sex: Sex): Columns {
	const key = `${measure} ${sex}`;
	const known = unpacked.get(key);
	if (known) return known;
	const { l, m, s } = packed[measure][sex];
	const columns = { l: unpack(l, DAYS, 10_000), m: unpack(m, DAYS, 10_000), s: unpack(s, DAYS, 100_000) };
	unpacked.set(key, columns);
	return columns;
}

export const WHO_2006: GrowthReference = {
	name: "who-2006",
	attribution: "WHO Child Growth Standards, 2006",
	fromDay: FROM_DAY,
	toDay: TO_DAY,
	at(measure, sex, day) {
		const { l, m, s } = columnsOf(measure, sex);
		const row = day - FROM_DAY;
		const [power, median, variation] = [l[row], m[row], s[row]];
		// Outside the days, or no whole day.
		if (power === undefined || median === undefined || variation === undefined) return undefined;
		return { l: power, m: median, s: variation };
	},
};
