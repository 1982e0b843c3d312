/** Professionals who work on children's records, and what is said about an entry's mistakes. */
import { z } from "zod";
import type { Role } from "../../people/roles";

export const PROFESSIONAL_ROLES = ["health-visitor", "midwife"] as const satisfies readonly Role[];
export type ProfessionalRole = (typeof PROFESSIONAL_ROLES)[number];

/** As families read who somebody is: by name, role and whom they work for. */
export const recordProfessional = z.object({
	name: z.string().min(1).max(200),
	role: z.enum(PROFESSIONAL_ROLES),
	/** "Northmere" */
	organisation: z.string().min(1).max(200),
});
export type RecordProfessional = z.infer<typeof recordProfessional>;

/** Who writes entries that are no guardian's: a record administrator carries findings over at an adoption. */
export const ENTRY_ROLES = [...PROFESSIONAL_ROLES, "record-administrator"] as const satisfies readonly Role[];

/** As it stands in an entry: words of English, which pages translate. */
export const ROLE_NAMES: Readonly<Record<(typeof ENTRY_ROLES)[number], string>> = {
	"health-visitor": "health visitor",
	midwife: "midwife",
	"record-administrator": "record administrator",
};
