/** What families tell a council, and how far it has got with it. Slugs stand in the database and in locale keys. */

/** What can be wrong with a listing. */
export const PROBLEM_KINDS = ["time", "closed", "contact", "access", "other"] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export const FEEDBACK_KINDS = [...PROBLEM_KINDS, "comment"] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

export const FEEDBACK_STATUSES = ["new", "open", "closed"] as const;
export type FeedbackStatus = (typeof FEEDBACK_STATUSES)[number];

/** Days after which the words of feedback that is closed are deleted. What was published of it stays. */
export const FEEDBACK_KEPT_DAYS = 365;
/** Days after which they are deleted in any case, closed or not. */
export const FEEDBACK_LONGEST_DAYS = 730;
