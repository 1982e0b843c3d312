/**
 * The checks and vaccinations that every child in England is offered, in order, with the age up to which each is still to
 * come. Source: Healthy Child Programme; the routine vaccination plan since 1 January 2026. What each vaccination is stands
 * in the guidance (`vaccinations`).
 */
const STEPS = [
	{ key: "pregnancyVaccines", until: "birth" },
	{ key: "antenatalVisit", until: "birth" },
	{ key: "birthVisit", until: 0 },
	{ key: "review6Weeks", until: 1 },
	{ key: "vaccines8Weeks", until: 1 },
	{ key: "vaccines12Weeks", until: 2 },
	{ key: "vaccines16Weeks", until: 3 },
	{ key: "review1Year", until: 12 },
	{ key: "vaccines1Year", until: 12 },
	{ key: "vaccines18Months", until: 18 },
	{ key: "review2Years", until: 30 },
	{ key: "vaccines3Years", until: 40 },
	{ key: "school", until: 60 },
] as const satisfies { key: string; until: number | "birth" }[];

/** Flu comes each autumn: from this age on, until the plan of this list ends. In months. */
const FLU = { from: 12, until: 60 };

export type StepToCome = (typeof STEPS)[number]["key"] | "flu";

/** How many are told: what is years away, nobody puts on the fridge. */
const TOLD = 6;

/**
 * What a family has before it.
 * @param age of the child in full months; null before the birth
 * @returns the next, soonest first, at most six; none for a child whom school has seen
 */
export function stepsToCome(age: number | null): StepToCome[] {
	const next: StepToCome[] = STEPS.filter(({ until }) => age === null || (until !== "birth" && until >= age)).map(
		({ key }) => key,
	);
	const hasFlu = age !== null && age >= FLU.from && age <= FLU.until;
	return [...(hasFlu ? (["flu"] as const) : []), ...next].slice(0, TOLD);
}
