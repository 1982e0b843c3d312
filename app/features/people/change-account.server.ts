/** What people do with their own account: end sessions, name and remove passkeys. */
import { recorded } from "../../platform/audit.server";
import { id, offered, sent } from "../../platform/forms/choice-fields";
import type { Values } from "../../platform/forms/field-errors";
import { form, readAnswers } from "../../platform/forms/form";
import { LONGEST_PASSKEY_NAME, removePasskey, renamePasskey } from "./passkeys.server";
import { endOtherSessions, endSessions, type SignedIn } from "./sessions.server";

export const ACCOUNT_CHANGES = [
	"session-ended",
	"others-ended",
	"passkey-added",
	"passkey-renamed",
	"passkey-removed",
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

const accountForm = form({
	do: offered(["end-session", "end-others", "rename-passkey", "remove-passkey"]),
	id: id().or(""),
	name: sent(LONGEST_PASSKEY_NAME).or(""),
});

/** Whether what was sent wants a proof of who they are that is recent: who removes a passkey could add their own next. */
export const wantsRecentProof = (posted: Values): boolean => readAnswers(accountForm, posted).do === "remove-passkey";

/** @returns what was done; undefined for a form that is not of the account page, or about something that is gone */
export async function changeAccount(signedIn: SignedIn, posted: Values): Promise<AccountChange | undefined> {
	const { person, sessionId } = signedIn;
	const { do: wanted, id, name } = readAnswers(accountForm, posted);
	switch (wanted) {
		case "end-session":
			await recorded(signedIn, async (tx) => {
				await endSessions(tx, person.id, id);
				tx.record({ action: "session.ended", actor: person, details: { which: "one" } });
			});
			return "session-ended";
		case "end-others":
			await recorded(signedIn, async (tx) => {
				await endOtherSessions(tx, person.id, sessionId);
				tx.record({ action: "session.ended", actor: person, details: { which: "others" } });
			});
			return "others-ended";
		case "rename-passkey":
			return (await renamePasskey(signedIn, id, name)) ? "passkey-renamed" : undefined;
		case "remove-passkey":
			return (await removePasskey(signedIn, id)) ? "passkey-removed" : undefined;
		default:
			return undefined;
	}
}
