/**
 * When a dose counts: ages and intervals that public sources state, as data. What no source states stands here as
 * `professional`, never as a guess. Ages are by date of birth and never corrected (S10).
 */
import type { Age } from "../age";
import type { Source } from "./sources";
import type { Course } from "./vaccines";

/** What a dose outside a rule is: it does not count, or a professional decides. */
export type Outside = "does-not-count" | "professional";

interface RuleOfDose {
	course: Course;
	/** The doses it is about; null for all of the course. */
	numbers: readonly number[] | null;
	outside: Outside;
	source: Source;
}

/** Given from an age on, or before one. */
export interface AgeRule extends RuleOfDose {
	kind: "age";
	id: string;
	from?: Age;
	before?: Age;
}

/** Given at least so long after the dose before it (`after` null), whether that one counted or not, or after another. */
export interface IntervalRule extends RuleOfDose {
	kind: "interval";
	id: string;
	least: Age;
	after: { course: Course; number: number } | null;
}

export type DoseRule = AgeRule | IntervalRule;

const FOUR_WEEKS: Age = { days: 28 };
const ONE_YEAR: Age = { months: 12 };

const counts = "does-not-count";
const decides = "professional";

/** In the order in which they are looked at; those by which a dose does not count go before those left to a professional. */
export const DOSE_RULES: readonly DoseRule[] = [
	{
		kind: "age",
		id: "rotavirus-1-from",
		course: "rotavirus",
		numbers: [1],
		from: { weeks: 6 },
		outside: counts,
		source: "S8",
	},
	{
		kind: "age",
		id: "rotavirus-1-before",
		course: "rotavirus",
		numbers: [1],
		before: { weeks: 15 },
		outside: counts,
		source: "S8",
	},
	{
		kind: "age",
		id: "rotavirus-2-before",
		course: "rotavirus",
		numbers: [2],
		before: { weeks: 24 },
		outside: counts,
		source: "S8",
	},
	{
		kind: "interval",
		id: "rotavirus-interval",
		course: "rotavirus",
		numbers: [2],
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S8",
	},
	{
		kind: "age",
		id: "measles-first-birthday",
		course: "measles",
		numbers: null,
		from: ONE_YEAR,
		outside: counts,
		source: "S9",
	},
	{
		kind: "interval",
		id: "measles-interval",
		course: "measles",
		numbers: null,
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S9",
	},
	{
		kind: "age",
		id: "measles-2-18-months",
		course: "measles",
		numbers: [2],
		from: { months: 18 },
		outside: decides,
		source: "S9",
	},
	{
		kind: "interval",
		id: "menb-interval",
		course: "menb",
		numbers: [2],
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S8",
	},
	{ kind: "age", id: "menb-booster-from", course: "menb", numbers: [3], from: ONE_YEAR, outside: counts, source: "S5" },
	{
		kind: "interval",
		id: "menb-booster-interval",
		course: "menb",
		numbers: [3],
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S5",
	},
	{ kind: "age", id: "pcv-booster-from", course: "pcv", numbers: [2], from: ONE_YEAR, outside: counts, source: "S5" },
	{
		kind: "interval",
		id: "pcv-booster-interval",
		course: "pcv",
		numbers: [2],
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S5",
	},
	{
		kind: "interval",
		id: "6-in-1-interval",
		course: "6-in-1",
		numbers: [2, 3],
		least: FOUR_WEEKS,
		after: null,
		outside: counts,
		source: "S5",
	},
	{
		kind: "age",
		id: "hib-menc-over-one",
		course: "hib-menc",
		numbers: null,
		from: ONE_YEAR,
		outside: counts,
		source: "S11",
	},
	{
		kind: "age",
		id: "4-in-1-from",
		course: "4-in-1",
		numbers: null,
		from: { months: 36 },
		outside: counts,
		source: "S5",
	},
	{
		kind: "interval",
		id: "4-in-1-year-after-third",
		course: "4-in-1",
		numbers: null,
		least: ONE_YEAR,
		after: { course: "6-in-1", number: 3 },
		outside: counts,
		source: "S5",
	},
	// From 3 years when catching up: whether a child is, a professional knows.
	{
		kind: "age",
		id: "4-in-1-catching-up",
		course: "4-in-1",
		numbers: null,
		from: { months: 40 },
		outside: decides,
		source: "S5",
	},
	{
		kind: "interval",
		id: "4-in-1-year-after-later",
		course: "4-in-1",
		numbers: null,
		least: ONE_YEAR,
		after: { course: "6-in-1", number: 4 },
		outside: decides,
		source: "S5",
	},
	// Within 24 hours of birth: of dates, the day of birth and the next.
	{
		kind: "age",
		id: "hepb-birth",
		course: "hepb",
		numbers: [1],
		before: { days: 2 },
		outside: decides,
		source: "2026-01",
	},
];

/** The rules about a dose. */
export function rulesOf(course: Course, number: number): DoseRule[] {
	return DOSE_RULES.filter(
		(rule) => rule.course === course && (rule.numbers === null || rule.numbers.includes(number)),
	);
}

/**
 * First doses for which no source given states a least age, and the fourth 6-in-1: given before the age of the edition in
 * force that day, a professional decides.
 */
export function goesByAgeOfEdition(course: Course, number: number): boolean {
	if (course === "6-in-1") return number === 1 || number === 4;
	if (course === "measles") return number === 3;
	return (course === "menb" || course === "pcv") && number === 1;
}

/** The number of a course's booster, which is not given before the first birthday. */
export const BOOSTERS: Partial<Readonly<Record<Course, number>>> = { menb: 3, pcv: 2 };

/** From this day a 6-in-1 over one year takes the place of Hib/MenC (S11); before it, Hib/MenC was what the edition gave. */
export const SIX_IN_ONE_FOR_HIB_MENC_FROM = "2025-07-01";

/** A child with PCV 1 before this day stays on the order before it: MenB 2 at 16 weeks (2025-07, "transition"). */
export const MENB_2_AT_12_WEEKS_FROM = "2025-07-01";
export const MENB_2_ON_THE_OLD_ORDER: Age = { weeks: 16 };

/** Two records of a course this few days apart are possibly the same vaccination. The project's own figure. */
export const POSSIBLY_SAME_DAYS = 7;

/** For so long a dose is "due"; then "due, no record of it here". The project's own: four weeks, from one visit to the next. */
export const DUE_DAYS = 28;
