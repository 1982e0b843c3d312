/**
 * Signs in a child's weight, each with its rule. That none shows says nothing: no page may read it as reassurance.
 *
 * Sources: NICE NG75 (faltering growth) for the loss after birth, 3 weeks, and the 2nd centile; issue of the red book for two
 * spaces from the highest score. NG75 makes the number of spaces depend on the birth weight's centile, which only a licensed
 * table has: until then that rule is off, and `rulesOff` says so for the page to say.
 */
import { bySigns } from "../../order";
import { type AgeBasis, ageInDays } from "./ages";
import { SPACE } from "./centiles";
import type { GrowthReference, Sex } from "./reference";
import { score } from "./score";
import { WHO_2006 } from "./who-2006/reference";

export interface WeighedChild {
	/** `YYYY-MM-DD`. */
	born: string;
	/** In days; null when not recorded. */
	gestationDays: number | null;
	sex: Sex | null;
	/** In grams; null when not recorded. */
	birthWeight: number | null;
}

/** A weight in grams on a date, `YYYY-MM-DD`, after birth. The birth weight is none of them. */
export interface Weight {
	on: string;
	grams: number;
}

/**
 * - `loss-after-birth`: the newest weight is more than 10 % below the birth weight. Call a midwife or health visitor today.
 * - `below-birth-weight-at-3-weeks`: the newest weight, on day 21 or later by date of birth, is below the birth weight.
 * - `down-centile-spaces`: the newest score is two spaces or more below the highest since day 14, on the same age basis.
 * - `below-2nd-centile`: the newest score is below that of the 2nd line, -2 SD.
 * All but the first: talk to your health visitor.
 */
export type Sign =
	| { kind: "loss-after-birth"; on: string; percent: number }
	| { kind: "below-birth-weight-at-3-weeks"; on: string }
	| { kind: "down-centile-spaces"; on: string; since: string; spaces: number; basis: AgeBasis }
	| { kind: "below-2nd-centile"; on: string; basis: AgeBasis };

/** A rule that cannot be followed without a licensed table. */
export type RuleOff = "ng75-spaces-by-birth-weight";

export interface Signs {
	signs: Sign[];
	rulesOff: RuleOff[];
}

const THREE_WEEKS = 21;
const FIRST_SCORED_DAY = 14;
const SECOND_CENTILE = -3 * SPACE;
/** A third of a billionth of a space: what arithmetic may lose. */
const ROUNDING = 1e-9;

/**
 * One weight of each day, from the first day on: the least, since of two that disagree the one that asks for somebody to
 * look must not be hidden by the other.
 */
function leastOfEachDay(weights: readonly Weight[]): Weight[] {
	const least = new Map<string, Weight>();
	for (const one of weights) {
		const other = least.get(one.on);
		if (!other || one.grams < other.grams) least.set(one.on, one);
	}
	return [...least.values()].sort((a, b) => bySigns(a.on, b.on));
}

/** The signs of a child's weights, in any order, by the newest of them. Growth goes by corrected age unless asked otherwise. */
export function signsOf(
	child: WeighedChild,
	weights: readonly Weight[],
	basis: AgeBasis = "corrected",
	references: readonly GrowthReference[] = [WHO_2006],
): Signs {
	const inOrder = leastOfEachDay(weights.filter(({ on }) => on >= child.born));
	const spaces = spacesThatMatter(child, references);
	const rulesOff: RuleOff[] = spaces === undefined ? ["ng75-spaces-by-birth-weight"] : [];
	const newest = inOrder.at(-1);
	if (!newest) return { signs: [], rulesOff };
	return {
		signs: [...comparedWithBirth(child, newest), ...onTheChart(child, inOrder, newest, basis, spaces ?? 2, references)],
		rulesOff,
	};
}

function comparedWithBirth({ born, birthWeight }: WeighedChild, { on, grams }: Weight): Sign[] {
	if (birthWeight === null || grams >= birthWeight) return [];
	const loss = birthWeight - grams;
	const signs: Sign[] = [];
	// In whole numbers: exactly 10 % is not above it.
	if (loss * 10 > birthWeight) signs.push({ kind: "loss-after-birth", on, percent: (loss / birthWeight) * 100 });
	if (ageInDays("chronological", born, on, null) >= THREE_WEEKS)
		signs.push({ kind: "below-birth-weight-at-3-weeks", on });
	return signs;
}

function onTheChart(
	{ born, gestationDays, sex }: WeighedChild,
	inOrder: readonly Weight[],
	newest: Weight,
	basis: AgeBasis,
	spaces: number,
	references: readonly GrowthReference[],
): Sign[] {
	const scored = inOrder.flatMap(({ on, grams }) => {
		const day = ageInDays(basis, born, on, gestationDays);
		const found = score({ measure: "weight", sex, day, value: grams / 1000 }, references);
		return found.ok && day >= FIRST_SCORED_DAY ? [{ on, sds: found.sds }] : [];
	});
	const last = scored.at(-1);
	if (!last || last.on !== newest.on) return [];
	const highest = scored.reduce((high, one) => (one.sds > high.sds ? one : high));
	const down = (highest.sds - last.sds) / SPACE;
	const signs: Sign[] = [];
	if (down >= spaces - ROUNDING)
		signs.push({ kind: "down-centile-spaces", on: last.on, since: highest.on, spaces: down, basis });
	if (last.sds < SECOND_CENTILE - ROUNDING) signs.push({ kind: "below-2nd-centile", on: last.on, basis });
	return signs;
}

/**
 * NICE NG75: one space where the birth weight was below the 9th centile, three where above the 91st, two between. Undefined
 * where no table in use gives the birth weight's centile.
 */
function spacesThatMatter(
	{ gestationDays, sex, birthWeight }: WeighedChild,
	references: readonly GrowthReference[],
): number | undefined {
	if (birthWeight === null) return undefined;
	const day = ageInDays("corrected", "2000-01-01", "2000-01-01", gestationDays);
	const atBirth = score({ measure: "weight", sex, day, value: birthWeight / 1000 }, references);
	if (!atBirth.ok || day >= FIRST_SCORED_DAY) return undefined;
	if (atBirth.sds < -2 * SPACE) return 1;
	return atBirth.sds > 2 * SPACE ? 3 : 2;
}
