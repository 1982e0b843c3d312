/** The question which role somebody gets, as the forms ask it. Pure. */
import { COUNCIL_ROLES, ORGANISATION_ROLES } from "../../../model/people/roles";
import { choice, id } from "../../../platform/forms/choice-fields";
import type { FieldErrors } from "../../../platform/forms/field-errors";
import { form, type ReasonOf } from "../../../platform/forms/form";

export type CouncilRole = (typeof COUNCIL_ROLES)[number];

export interface RoleChoice {
	role: CouncilRole;
	/** The one that the role is for; null for roles of the whole council. */
	organisationId: string | null;
}

export const roleFields = {
	role: choice(COUNCIL_ROLES).needed("role"),
	organisation: id().onlyWhen("role", ...ORGANISATION_ROLES),
};

/** Some roles are for one organisation. Whether it is the council's is asked where it is kept. */
export const roleNeedsOrganisation = (said: { role?: CouncilRole; organisation?: string | null }) => ({
	organisation:
		said.role !== undefined &&
		ORGANISATION_ROLES.includes(said.role) &&
		said.organisation === null &&
		("organisation" as const),
});

/** Words for what is wrong stand under `staff-people:error.<reason>`. */
export const roleForm = form(roleFields, roleNeedsOrganisation);
export type RoleErrors = FieldErrors<ReasonOf<typeof roleForm>>;

/** What was chosen; an organisation says something only where the role is for one. */
export const chosenRole = ({ role, organisation }: { role: CouncilRole; organisation: string | null }): RoleChoice => ({
	role,
	organisationId: ORGANISATION_ROLES.includes(role) ? organisation : null,
});
