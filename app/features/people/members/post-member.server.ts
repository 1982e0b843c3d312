/** What the page of one person is sent. */
import { id, sent, ticked } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers, readValues } from "../../../platform/forms/form";
import { typedIn } from "../../../platform/forms/values";
import type { Staff } from "../require-staff.server";
import { type Changed, giveRole, reactivate, removePasskeys, takeRole } from "./change-member.server";
import type { Member } from "./find-people.server";
import { type Hanging, type LookAfter, type Minded, minding } from "./leaving";
import { chosenRole, type RoleErrors, roleForm } from "./role-choice";

export type MemberDone = "role-given" | "role-taken" | "reactivated" | "passkeys-removed";
export type PostedMember =
	| { done: MemberDone }
	/** Errors by field; `null` stands for the page as a whole. */
	| { errors: RoleErrors; refused: null; typed: TypedRole }
	| { errors: RoleErrors; refused: Extract<Changed, { ok: false }>["reason"]; typed: TypedRole }
	/** The role that would leave open referrals to nobody, or may. */
	| {
			errors: RoleErrors;
			refused: Minded["reason"];
			grant: string | null;
			hanging: Minded["hanging"];
			typed: TypedRole;
	  };

const typedOf = (posted: Values) => typedIn(posted, ["role", "organisation"]);
type TypedRole = ReturnType<typeof typedOf>;

const buttons = form({ do: sent(40), id: id().or(""), anyway: ticked() });

/** @returns undefined for a form that is not of the page */
export async function postMember<Thing extends Hanging>(
	staff: Staff,
	member: Member,
	posted: Values,
	look: LookAfter<Thing>,
): Promise<PostedMember | undefined> {
	const by = { asker: staff, council: staff.council };
	const told = (changed: Changed, done: MemberDone): PostedMember =>
		changed.ok ? { done } : { errors: {}, refused: changed.reason, typed: typedOf(posted) };
	const { do: wanted, id: grant, anyway } = readAnswers(buttons, posted);
	switch (wanted) {
		case "give-role": {
			const read = readValues(roleForm, posted);
			if (!read.ok) return { errors: read.errors, refused: null, typed: typedOf(posted) };
			return told(await giveRole(by, member, chosenRole(read.values)), "role-given");
		}
		case "take-role": {
			const asked = { personId: member.id, grantId: grant, anyway };
			const taken = await minding(by, asked, look, () => takeRole(by, member, grant));
			if ("hanging" in taken)
				return { errors: {}, refused: taken.reason, grant, hanging: taken.hanging, typed: typedOf(posted) };
			return told(taken, "role-taken");
		}
		case "reactivate":
			return told(await reactivate(by, member), "reactivated");
		case "remove-passkeys":
			return told(await removePasskeys(by, member), "passkeys-removed");
		default:
			return undefined;
	}
}
