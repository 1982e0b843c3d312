/** What families tell a council, and how far it has got with it. Slugs stand in the database and in locale keys. */

export const CASE_KINDS = ["time", "closed", "contact", "access", "other", "comment"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATUSES = ["new", "open", "closed"] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];
