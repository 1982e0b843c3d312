/** What the invitation form is sent. */
import type { Staff } from "../require-staff.server";
import { type InviteRefused, invite } from "./invitations.server";
import { isRoleChoice, readRoleChoice } from "./role-choice";

type Field = "name" | "email" | "role" | "organisation";
export type InviteErrors = Partial<Record<Field, Field | "name-long" | InviteRefused>>;
export interface InviteTyped {
	name: string;
	email: string;
	role: string;
	organisation: string;
}

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;
const EMAIL = /^[^\s@<>"',;:\\]+@[^\s@<>"',;:\\.]+\.[^\s@<>"',;:\\]{2,}$/;

export const isEmail = (text: string): boolean => text.length <= LONGEST_EMAIL && EMAIL.test(text);

/** @returns the errors by field and what was typed, where somebody could not be invited */
export async function postInvitation(
	{ person, council }: Staff,
	form: FormData,
): Promise<{ ok: true } | { ok: false; errors: InviteErrors; typed: InviteTyped }> {
	const field = (name: string) => String(form.get(name) ?? "");
	const typed = {
		name: field("name"),
		email: field("email"),
		role: field("role"),
		organisation: field("organisation"),
	};
	const name = typed.name.trim();
	const email = typed.email.trim().toLowerCase();
	const choice = readRoleChoice(form);
	const errors: InviteErrors = {
		...(name === "" && { name: "name" }),
		...(name.length > LONGEST_NAME && { name: "name-long" }),
		...(!isEmail(email) && { email: "email" }),
		...(!isRoleChoice(choice) && choice),
	};
	if (!isRoleChoice(choice) || Object.keys(errors).length > 0) return { ok: false, errors, typed };
	const invited = await invite({ actor: person, council }, { name, email, ...choice });
	if (invited.ok) return { ok: true };
	const at = invited.reason === "organisation" ? "organisation" : "email";
	return { ok: false, errors: { [at]: invited.reason }, typed };
}
