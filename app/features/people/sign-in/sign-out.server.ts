import type { AppLoadContext } from "@remix-run/node";
import { recorded } from "../../../platform/audit.server";
import { signOutUrl } from "../providers/relying-party.server";
import { findProvider } from "../providers/settings.server";
import { endSessions, idTokenOf, type SignedIn } from "../sessions.server";

/**
 * Ends a session here.
 * @returns where the browser tells the identity provider, if that wants to be told
 */
export async function signOut(signedIn: SignedIn, here: AppLoadContext): Promise<URL | null> {
	const { sessionId, person, provider } = signedIn;
	const idToken = await idTokenOf(signedIn, sessionId);
	await recorded(signedIn, async (tx) => {
		await endSessions(tx, person.id, sessionId);
		tx.record({ action: "sign-out.done", actor: person, details: { provider } });
	});
	const at = await findProvider(provider);
	return at && idToken ? signOutUrl(at, here, idToken) : null;
}
