/** What a record says of a child and its vaccinations, as far as the rules ask. */
import { z } from "zod";
import { localDate } from "../../calendar/shapes";
import { partialDate } from "../partial-date";
import { vaccine } from "./vaccines";

/** `deferred`: not now. `contraindicated`: not advised for this child. `declined` stays open. */
export const OUTCOMES = ["given", "declined", "deferred", "contraindicated"] as const;

export const vaccinationRecord = z.object({
	id: z.string(),
	vaccine,
	outcome: z.enum(OUTCOMES),
	/** When it was given, or when the outcome was said: as exact as it was recorded. */
	date: partialDate,
	/** The dose that a declined, deferred or contraindicated one is about; null for those due by then. */
	number: z.number().int().positive().nullable(),
	/** Given by another country's schedule: recorded, and not judged here. */
	abroad: z.boolean(),
});
export type VaccinationRecord = z.infer<typeof vaccinationRecord>;

export const immunisedChild = z.object({
	born: localDate,
	/** Whether the child is in the selective hepatitis B programme; null where the record does not say. */
	hepatitisBRisk: z.boolean().nullable(),
	/** Whether the child has had chickenpox; null where the record does not say. */
	hadChickenpox: z.boolean().nullable(),
});
export type ImmunisedChild = z.infer<typeof immunisedChild>;
