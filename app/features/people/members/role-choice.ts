/** The question which role somebody gets, as the forms ask it. Pure. */
import { COUNCIL_ROLES, type Role } from "../../../model/people/roles";

export type CouncilRole = (typeof COUNCIL_ROLES)[number];

export interface RoleChoice {
	role: CouncilRole;
	/** Whose listings a provider looks after; null for everybody else. */
	organisationId: string | null;
}

/** Errors of a form by field, as keys under `staff-people:error`. */
export type RoleErrors = Partial<Record<"role" | "organisation", "role" | "organisation">>;

const isCouncilRole = (value: string): value is CouncilRole => COUNCIL_ROLES.some((role: Role) => role === value);

/** Reads the fields `role` and `organisation`. Whether the organisation is the council's is asked where it is kept. */
export function readRoleChoice(form: FormData): RoleChoice | RoleErrors {
	const role = String(form.get("role") ?? "");
	const organisationId = String(form.get("organisation") ?? "");
	if (!isCouncilRole(role)) return { role: "role" };
	if (role !== "provider") return { role, organisationId: null };
	return organisationId ? { role, organisationId } : { organisation: "organisation" };
}

export const isRoleChoice = (read: RoleChoice | RoleErrors): read is RoleChoice => "organisationId" in read;
