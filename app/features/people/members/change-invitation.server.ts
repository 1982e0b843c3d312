import { id, offered } from "../../../platform/forms/choice-fields";
import type { Values } from "../../../platform/forms/field-errors";
import { form, readAnswers } from "../../../platform/forms/form";
import { markIn } from "../../../platform/once.server";
import type { Staff } from "../require-staff.server";
import { revoke, sendAgain } from "./invitations.server";

/** What the list of open invitations offers. */
export type InvitationChange = { done: "sent-again" | "revoked" } | { error: "too-often" | "gone" };

const listForm = form({ do: offered(["revoke", "send-again"]), id: id().or("") });

/** @returns undefined for a form that is not of the list */
export async function changeInvitation(staff: Staff, posted: Values): Promise<InvitationChange | undefined> {
	const by = { asker: staff, council: staff.council };
	const { do: wanted, id } = readAnswers(listForm, posted);
	if (wanted === "revoke") return (await revoke(by, id)) ? { done: "revoked" } : { error: "gone" };
	if (wanted !== "send-again") return undefined;
	const sent = await sendAgain(by, id, markIn(posted));
	return sent.ok ? { done: "sent-again" } : { error: sent.reason };
}
