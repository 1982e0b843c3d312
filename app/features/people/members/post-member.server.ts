/** What the page of one person is sent. */
import type { Staff } from "../require-staff.server";
import { type Changed, giveRole, reactivate, removePasskeys, takeRole } from "./change-member.server";
import type { Member } from "./find-people.server";
import { isRoleChoice, type RoleErrors, readRoleChoice } from "./role-choice";

export type MemberDone = "role-given" | "role-taken" | "reactivated" | "passkeys-removed";
export type PostedMember =
	| { done: MemberDone }
	/** Errors by field; `null` stands for the page as a whole. */
	| { errors: RoleErrors; refused: null }
	| { errors: RoleErrors; refused: Extract<Changed, { ok: false }>["reason"] };

/** @returns undefined for a form that is not of the page */
export async function postMember(
	{ person, council }: Staff,
	member: Member,
	form: FormData,
): Promise<PostedMember | undefined> {
	const by = { actor: person, council };
	const told = (changed: Changed, done: MemberDone): PostedMember =>
		changed.ok ? { done } : { errors: {}, refused: changed.reason };
	switch (form.get("do")) {
		case "give-role": {
			const choice = readRoleChoice(form);
			if (!isRoleChoice(choice)) return { errors: choice, refused: null };
			return told(await giveRole(by, member, choice), "role-given");
		}
		case "take-role":
			return told(await takeRole(by, member, String(form.get("id") ?? "")), "role-taken");
		case "reactivate":
			return told(await reactivate(by, member), "reactivated");
		case "remove-passkeys":
			return told(await removePasskeys(by, member), "passkeys-removed");
		default:
			return undefined;
	}
}
