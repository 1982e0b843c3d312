/** Cole's LMS method, both ways. `value` is above nothing, in the unit of `m`; an SDS is a number of standard deviations. */
import type { Lms } from "./reference";

/** Below this a power is taken as its limit, the logarithm. */
const NO_POWER = 1e-10;

/** The standard deviation score of a value: ((y/M)^L - 1) / (L*S). */
export function sdsOf(value: number, { l, m, s }: Lms): number {
	return Math.abs(l) < NO_POWER ? Math.log(value / m) / s : ((value / m) ** l - 1) / (l * s);
}

/** The value that has this score; undefined where no value has, so far out is it. */
export function valueWithSds(sds: number, { l, m, s }: Lms): number | undefined {
	if (Math.abs(l) < NO_POWER) return m * Math.exp(s * sds);
	const power = 1 + l * s * sds;
	return power > 0 ? m * power ** (1 / l) : undefined;
}
