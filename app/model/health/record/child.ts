/** Whose record it is: what hardly ever changes. Names and dates as the birth was notified. */
import { z } from "zod";
import { localDate } from "../../calendar/shapes";
import { nhsNumber } from "../nhs-number";

/** As it was notified; growth is scored for the first two only. */
export const SEXES = ["female", "male", "not-said"] as const;

/** Days of gestation at birth: 22 to 45 completed weeks. */
const gestationDays = z.number().int().min(154).max(321);

/** What stands encrypted as one value in the row of a record. */
export const childFacts = z.object({
	givenName: z.string().max(200),
	familyName: z.string().max(200),
	bornOn: localDate,
	sex: z.enum(SEXES),
	/** Null where nobody said: then nothing is corrected. */
	gestationDays: gestationDays.nullable(),
	birthWeightGrams: z.number().int().min(200).max(8000).nullable(),
	diedOn: localDate.nullable(),
	/** Whether the child is in the selective hepatitis B programme; null where nobody said. */
	hepatitisBRisk: z.boolean().nullable(),
	hadChickenpox: z.boolean().nullable(),
});
export type ChildFacts = z.infer<typeof childFacts>;

/** Whether a record has guardians, waits for them, waits for a person to decide, or is over. */
export const RECORD_STATUSES = ["unclaimed", "held", "active", "closed"] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

export interface Child extends ChildFacts {
	id: string;
	/** Ten digits. */
	nhsNumber: string;
	/** The portal's council in whose area the birth was notified. */
	councilId: string | null;
}

/** How somebody came to be responsible for a child. */
export const RELATIONS = ["mother", "father", "parent", "guardian"] as const;
export type Relation = (typeof RELATIONS)[number];

/** How somebody asks for a record. */
export type ClaimWay = "match" | "code";

/** A birth as its notification tells it. */
export const birthNotification = z.object({
	child: childFacts.extend({ nhsNumber }),
	/** By which the mother is known when she signs in. */
	motherNhsNumber: nhsNumber.nullable(),
	/** Who notified it, by name: "Northmere General Hospital". */
	source: z.string().min(1).max(200),
	/** A care order, a removal or an adoption is being dealt with: nobody gets the record before a person has decided. */
	held: z.boolean(),
});
export type BirthNotification = z.infer<typeof birthNotification>;
