/** What the invitation form is sent. */

import type { FieldErrors, Values } from "../../../platform/forms/field-errors";
import { form, type ReasonOf, readValues } from "../../../platform/forms/form";
import { email, line } from "../../../platform/forms/text-fields";
import { typedIn } from "../../../platform/forms/values";
import { markIn } from "../../../platform/once.server";
import type { Staff } from "../require-staff.server";
import { type InviteRefused, invite } from "./invitations.server";
import { chosenRole, roleFields, roleNeedsOrganisation } from "./role-choice";

const LONGEST_NAME = 200;

/** Words for what is wrong stand under `staff-people:error.<reason>`. */
const inviteForm = form(
	{ name: line(LONGEST_NAME).needed("name"), email: email().needed("email"), ...roleFields },
	roleNeedsOrganisation,
);

export type InviteErrors = FieldErrors<ReasonOf<typeof inviteForm> | InviteRefused>;
export interface InviteTyped {
	name: string;
	email: string;
	role: string;
	organisation: string;
}

/** @returns the errors by field and what was typed, where somebody could not be invited */
export async function postInvitation(
	staff: Staff,
	posted: Values,
): Promise<{ ok: true } | { ok: false; errors: InviteErrors; typed: InviteTyped }> {
	const typed = typedIn(posted, ["name", "email", "role", "organisation"]);
	const read = readValues(inviteForm, posted);
	if (!read.ok) return { ok: false, errors: read.errors, typed };
	const { name, email: address } = read.values;
	const invitation = { name, email: address.toLowerCase(), ...chosenRole(read.values) };
	const invited = await invite({ asker: staff, council: staff.council }, invitation, markIn(posted));
	if (invited.ok) return { ok: true };
	const at = invited.reason === "organisation" ? "organisation" : "email";
	return { ok: false, errors: { [at]: { reason: invited.reason } }, typed };
}
