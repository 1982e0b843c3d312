/** The nine centile lines of the UK charts, and where a score lies among them. */

/** From one line to the next, in SD: a centile space. */
export const SPACE = 2 / 3;

/** The lines from the lowest, each two thirds of a standard deviation above the one before. The 50th is one of nine. */
export const LINES = [0.4, 2, 9, 25, 50, 75, 91, 98, 99.6].map((centile, at) => ({ centile, sds: (at - 4) * SPACE }));

/** This near to a line, in SD, a score is "on" it: a quarter of a space. */
export const ON_LINE = 0.1665;

/** A place among the lines: on one, between two, or outside all of them. */
export type CentilePlace =
	| { kind: "on"; centile: number }
	| { kind: "between"; lower: number; upper: number }
	| { kind: "below"; centile: number }
	| { kind: "above"; centile: number };

/** Where a score, in SD, lies. */
export function centilePlace(sds: number): CentilePlace {
	const on = LINES.find((line) => Math.abs(sds - line.sds) <= ON_LINE);
	if (on) return { kind: "on", centile: on.centile };
	const lower = LINES.findLast((line) => line.sds < sds);
	const upper = LINES.find((line) => line.sds > sds);
	if (!lower) return { kind: "below", centile: 0.4 };
	if (!upper) return { kind: "above", centile: 99.6 };
	return { kind: "between", lower: lower.centile, upper: upper.centile };
}
