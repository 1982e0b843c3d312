/** What families tell a council, and how far it has got with it. Slugs stand in the database and in locale keys. */

/** What can be wrong with a listing. */
export const PROBLEM_KINDS = ["time", "closed", "contact", "access", "other"] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const CASE_KINDS = [...PROBLEM_KINDS, "comment"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATUSES = ["new", "open", "closed"] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Days after which the words of a case that is closed are deleted. What was published of it stays. */
export const WORDS_KEPT_DAYS = 365;
