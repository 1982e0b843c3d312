/**
 * Why a task that failed is not to be tried again. One of a list: what somebody types might name a person, and the log
 * keeps it for good. Pure.
 */
export const DISMISSALS = ["done-by-hand", "not-needed", "cannot-be-done"] as const;
export type Dismissal = (typeof DISMISSALS)[number];
