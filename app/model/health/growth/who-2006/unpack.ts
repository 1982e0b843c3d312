/**
 * How the WHO's daily figures are kept: a column of whole numbers (L and M in ten-thousandths, S in hundred-thousandths,
 * just as the WHO prints them) as the differences of its differences, which are small because growth is smooth, in base64
 * VLQ, the way source maps write numbers. A column that never changes is its one number. White space means nothing.
 */
import type { Sex } from "../reference";

/** One sex's L, M and S, a number for each day from 14 to 1460. */
export type Packed = Readonly<Record<Sex, Readonly<Record<"l" | "m" | "s", string | number>>>>;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const CONTINUES = 32;

/** The numbers of a column, each divided by `scale`. Throws a RangeError where the column has not `length` of them. */
export function unpack(column: string | number, length: number, scale: number): Float64Array {
	const values = new Float64Array(length);
	if (typeof column === "number") return values.fill(column / scale);
	let [at, value, difference] = [0, 0, 0];
	let [bits, shift] = [0, 0];
	for (const character of column) {
		const digit = DIGITS.indexOf(character);
		if (digit < 0) continue;
		bits |= (digit & (CONTINUES - 1)) << shift;
		shift += 5;
		if (digit & CONTINUES) continue;
		difference += bits & 1 ? -(bits >> 1) : bits >> 1;
		value += difference;
		values[at++] = value / scale;
		bits = 0;
		shift = 0;
	}
	if (at !== length) throw new RangeError(`A column has ${at} numbers and not ${length}`);
	return values;
}
