/** What is said of a dose. Words people read are made of these; each says why, to the day, by which rule and source. */
import type { Age } from "../age";
import type { Edition } from "./edition";
import type { Source } from "./sources";
import type { Course, Vaccine } from "./vaccines";

export const VERDICTS = [
	"not-yet-due",
	"due",
	/** Never "late": it may be recorded elsewhere. */
	"due-no-record",
	"counts",
	"does-not-count",
	"declined-still-open",
	"deferred-or-not-advised",
	"not-needed",
	"not-in-schedule",
	"no-longer-possible",
	/** Recorded, not judged here. */
	"not-judged",
	"professional",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why. Days are whole days, at least 1: "given 1 day before the first birthday" is `before-age`, 12 months, 1 day. */
export type Reason =
	| { code: "rules-kept" }
	| { code: "due-from"; from: string }
	| { code: "before-age"; age: Age; days: number }
	/** Days on or after the day on which the child became too old: on that day itself, 1. */
	| { code: "at-or-after-age"; age: Age; days: number }
	/** Days that were missing to the least time after the dose of that day. */
	| { code: "too-soon-after"; course: Course; on: string; least: Age; days: number }
	/** Given before the age of the edition in force, and no source given states the least age. */
	| { code: "before-age-of-edition"; age: Age; days: number }
	| { code: "possibly-same"; recordId: string; days: number }
	| { code: "other-vaccine"; expected: readonly Vaccine[] }
	| { code: "earlier-dose-not-recorded"; course: Course; number: number }
	| { code: "six-in-one-over-one" }
	| { code: "six-in-one-before-it-stood-for-hib-menc"; from: string }
	| { code: "mmrv-at-one" }
	| { code: "more-than-the-schedule" }
	| { code: "other-cohort"; bornFrom: string | null; bornTo: string | null }
	| { code: "not-at-risk" }
	| { code: "risk-not-recorded" }
	| { code: "had-chickenpox" }
	| { code: "two-varicella-doses" }
	| { code: "chickenpox-not-recorded" }
	| { code: "course-not-complete" }
	| { code: "outside-campaign"; from: string; to: string }
	| { code: "campaign-over"; to: string }
	| { code: "said"; outcome: "declined" | "deferred" | "contraindicated"; on: string }
	| { code: "date-not-exact" }
	| { code: "given-abroad" }
	| { code: "no-rules-for-vaccine" }
	| { code: "no-edition" }
	| { code: "before-birth"; days: number }
	| { code: "after-today"; days: number };

export interface Judgement {
	verdict: Verdict;
	reason: Reason;
	/** The rule behind it, by its id in `rules.ts`; null where the schedule itself is. */
	rule: string | null;
	edition: Edition["id"] | null;
	source: Source | null;
}

/** What is said of one dose of the schedule, and which records it rests on. */
export interface DoseJudgement extends Judgement {
	dose: { course: Course; number: number } | { campaign: "mmrv-catch-up" };
	/** The visit's age; null for a campaign. */
	age: Age | null;
	/** The first day for it, `YYYY-MM-DD`, as far as is known; null where it is not this child's. */
	from: string | null;
	recordIds: readonly string[];
}

/** What is said of one record. */
export interface RecordJudgement extends Judgement {
	recordId: string;
	/** The dose it stands for, where it stands for one. */
	number: number | null;
}

export interface ImmunisationJudgement {
	doses: DoseJudgement[];
	records: RecordJudgement[];
	/** Doses missing though a later visit's age is reached: the child starts late, and a professional decides the order. */
	catchUp: DoseJudgement[];
}
