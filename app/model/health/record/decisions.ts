/** What a record administrator decides over a child's record, and when its age asks for a look. Pure. */
import { z } from "zod";
import { localDate } from "../../calendar/shapes";
import { dateAtAge } from "../age";

export const DECISION_KINDS = [
	"held",
	"released",
	"claim-accepted",
	"claim-refused",
	"frozen",
	"thawed",
	"places-shown",
	"places-hidden",
	"ended",
	"ended-at-16",
	"died",
	"death-withdrawn",
	"adopted",
	"unsealed",
	"reviewed",
	"stays-agreed",
] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What stands encrypted as one value in the row of a decision. */
export const decisionWords = z.object({
	reason: z.string().max(2000),
	/** Whose order or decision it rests on, by name: "Family Court at Northmere"; null where there is none. */
	authority: z.string().max(200).nullable(),
	/** When somebody is to look at it again. */
	reviewOn: localDate.nullable(),
	/** After an adoption: the new record. No guardian is shown it. */
	newChildId: z.string().nullable(),
});
export type DecisionWords = z.infer<typeof decisionWords>;

/** At 11 it is looked at who should see the record; at 16 it is the young person's alone. */
export const DUE_KINDS = ["review-at-11", "ends-at-16"] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export const YEARS_OF_REVIEW = 11;
const YEARS_OF_END = 16;
/** Before the end, for so many months, somebody asks the young person. */
const MONTHS_TO_ASK = 3;

/** From when on the young person is asked; what they said as a small child is no agreement. */
export const dayToAskAt16 = (bornOn: string): string =>
	dateAtAge(bornOn, { months: YEARS_OF_END * 12 - MONTHS_TO_ASK });

/** Whether a record is the young person's own by now: on the 16th birthday and later. `today`: local `YYYY-MM-DD` */
export const isOfAge = (bornOn: string, today: string): boolean =>
	today >= dateAtAge(bornOn, { months: YEARS_OF_END * 12 });

/**
 * What the age of a child asks for.
 * @param decided what has been decided of this record: a review since the 11th birthday, the young person's agreement
 * @param today local `YYYY-MM-DD`
 * @returns "end" on the 16th birthday and later, unless the young person agreed; null for nothing
 */
export function dueByAge(
	{ bornOn, diedOn }: { bornOn: string; diedOn: string | null },
	decided: { reviewed: boolean; agreed: boolean },
	today: string,
): DueKind | "end" | null {
	if (diedOn !== null) return null;
	if (!decided.agreed) {
		if (isOfAge(bornOn, today)) return "end";
		if (today >= dayToAskAt16(bornOn)) return "ends-at-16";
	}
	const isReviewed = decided.reviewed || decided.agreed;
	return !isReviewed && today >= dateAtAge(bornOn, { months: YEARS_OF_REVIEW * 12 }) ? "review-at-11" : null;
}
