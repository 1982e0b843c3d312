/** The question which role somebody gets, as the forms ask it. Pure. */
import { COUNCIL_ROLES } from "../../../model/people/roles";
import { choice, id } from "../../../platform/forms/choice-fields";
import type { FieldErrors } from "../../../platform/forms/field-errors";
import { form, type ReasonOf } from "../../../platform/forms/form";

export type CouncilRole = (typeof COUNCIL_ROLES)[number];

export interface RoleChoice {
	role: CouncilRole;
	/** Whose listings a provider looks after; null for everybody else. */
	organisationId: string | null;
}

export const roleFields = {
	role: choice(COUNCIL_ROLES).needed("role"),
	organisation: id().onlyWhen("role", "provider"),
};

/** A provider looks after an organisation. Whether it is the council's is asked where it is kept. */
export const providerNeedsOrganisation = (said: { role?: CouncilRole; organisation?: string | null }) => ({
	organisation: said.role === "provider" && said.organisation === null && ("organisation" as const),
});

/** Words for what is wrong stand under `staff-people:error.<reason>`. */
export const roleForm = form(roleFields, providerNeedsOrganisation);
export type RoleErrors = FieldErrors<ReasonOf<typeof roleForm>>;

/** What was chosen; only a provider's organisation says anything. */
export const chosenRole = ({ role, organisation }: { role: CouncilRole; organisation: string | null }): RoleChoice => ({
	role,
	organisationId: role === "provider" ? organisation : null,
});
