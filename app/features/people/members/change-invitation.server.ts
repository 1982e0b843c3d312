import type { Staff } from "../require-staff.server";
import { revoke, sendAgain } from "./invitations.server";

/** What the list of open invitations offers. */
export type InvitationChange = { done: "sent-again" | "revoked" } | { error: "too-often" | "gone" };

/** @returns undefined for a form that is not of the list */
export async function changeInvitation(
	{ person, council }: Staff,
	form: FormData,
): Promise<InvitationChange | undefined> {
	const by = { actor: person, council };
	const id = String(form.get("id") ?? "");
	if (form.get("do") === "revoke") return (await revoke(by, id)) ? { done: "revoked" } : { error: "gone" };
	if (form.get("do") !== "send-again") return undefined;
	const sent = await sendAgain(by, id);
	return sent.ok ? { done: "sent-again" } : { error: sent.reason };
}
