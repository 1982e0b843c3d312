/** What an edition of the schedule is: dated data. Another one is another file in `editions/` and a line in `editions.ts`. */
import type { Age } from "../age";
import type { Source } from "./sources";
import type { Course, Vaccine } from "./vaccines";

/** Dates of birth, `YYYY-MM-DD`, both ends included; null is no limit. */
export interface Cohort {
	bornFrom: string | null;
	bornTo: string | null;
}

/** A dose of a course at a visit. */
export interface ScheduledDose {
	course: Course;
	/** 1 is the first. Boosters count on: MenB's is 3, PCV's 2. */
	number: number;
	/** What the edition gives. Others of the course are for a professional. */
	vaccines: readonly Vaccine[];
	/** Another vaccine of the course, given by an older edition, does not stand for this one without a professional. */
	evenAfterOlder?: true;
}

export interface Visit extends Cohort {
	age: Age;
	doses: readonly ScheduledDose[];
}

/** A dose for those at risk only. */
export interface SelectiveDose extends Cohort, ScheduledDose {
	risk: "hepatitis-b";
	age: Age;
}

/** A dose that a cohort is offered between two dates, whatever its age then. */
export interface Campaign extends Cohort {
	id: "mmrv-catch-up";
	from: string;
	to: string;
	vaccines: readonly Vaccine[];
}

/** A test of the blood that goes with a selective course. `to` null: at that age, and no source says until when. */
export interface SelectiveTest extends Cohort {
	risk: "hepatitis-b";
	from: Age;
	to: Age | null;
}

export interface Edition {
	id: "2024-09" | "2025-07" | "2026-01";
	source: Source;
	/** In force from this date to that, both included; null where no end is known. */
	from: string;
	to: string | null;
	/** The day from which the edition should not be relied on without a look at the source; null where none is known. */
	reviewBy: string | null;
	visits: readonly Visit[];
	selective: readonly SelectiveDose[];
	tests: readonly SelectiveTest[];
	campaigns: readonly Campaign[];
}

/** Whether somebody born on a date belongs to a cohort. */
export function isInCohort(born: string, { bornFrom, bornTo }: Cohort): boolean {
	return (bornFrom === null || born >= bornFrom) && (bornTo === null || born <= bornTo);
}
