/** What people do with their own account: end sessions, name and remove passkeys. */
import { recorded } from "../../platform/audit.server";
import { removePasskey, renamePasskey } from "./passkeys.server";
import { endOtherSessions, endSessions, type SignedIn } from "./sessions.server";

export const ACCOUNT_CHANGES = [
	"session-ended",
	"others-ended",
	"passkey-added",
	"passkey-renamed",
	"passkey-removed",
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

/** @returns what was done; undefined for a form that is not of the account page, or about something that is gone */
export async function changeAccount(signedIn: SignedIn, form: FormData): Promise<AccountChange | undefined> {
	const { person, sessionId } = signedIn;
	const id = String(form.get("id") ?? "");
	switch (form.get("do")) {
		case "end-session":
			await recorded(async (tx) => {
				await endSessions(tx, person.id, id);
				tx.record({ action: "session.ended", actor: person, details: { which: "one" } });
			});
			return "session-ended";
		case "end-others":
			await recorded(async (tx) => {
				await endOtherSessions(tx, person.id, sessionId);
				tx.record({ action: "session.ended", actor: person, details: { which: "others" } });
			});
			return "others-ended";
		case "rename-passkey":
			return (await renamePasskey(signedIn, id, String(form.get("name") ?? ""))) ? "passkey-renamed" : undefined;
		case "remove-passkey":
			return (await removePasskey(signedIn, id)) ? "passkey-removed" : undefined;
		default:
			return undefined;
	}
}
