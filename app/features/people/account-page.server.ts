import type { AppLoadContext } from "@remix-run/node";
import { speechIn } from "../../platform/i18n/speech.server";
import { ACCOUNT_CHANGES, type AccountChange } from "./change-account.server";
import { doorsOf, hasStaffDoor } from "./my-councils.server";
import { listPasskeys } from "./passkeys.server";
import { signInProviders } from "./providers/settings.server";
import { listSessions, type SignedIn } from "./sessions.server";

export interface AccountPage {
	title: string;
	name: string;
	email: string;
	/** The provider's name. */
	provider: string;
	/** Whether they sign in as a parent or carer does. */
	family: boolean;
	/** Whether the staff area has something for them. */
	staff: boolean;
	/** Whether they work on children's records, and on referrals. */
	records: boolean;
	referrals: boolean;
	sessions: { id: string; device: string; since: string; seen: string; here: boolean }[];
	passkeys: { id: string; name: string; added: string; used: string | null }[];
	done: AccountChange | null;
}

export async function accountPage(
	signedIn: SignedIn,
	{ language }: AppLoadContext,
	done: string | null,
): Promise<AccountPage> {
	const { person, sessionId, provider } = signedIn;
	const { t, format } = speechIn(language);
	const [sessions, passkeys, providers, staff, doors] = await Promise.all([
		listSessions(signedIn),
		listPasskeys(signedIn),
		signInProviders(),
		hasStaffDoor(signedIn),
		doorsOf(signedIn),
	]);
	const known = providers.find(({ id }) => id === provider);
	return {
		title: `${t("accounts:account.title")} – ${t("common:product")}`,
		name: person.name,
		email: person.email,
		provider: known?.name ?? provider,
		family: known?.audience === "family",
		staff,
		...doors,
		sessions: sessions.map(({ id, device, createdAt, seenAt }) => ({
			id,
			device: device || t("accounts:account.sessions.unknown"),
			since: format.moment(createdAt),
			seen: format.moment(seenAt),
			here: id === sessionId,
		})),
		passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
			id,
			name: name || t("accounts:account.passkeys.unnamed"),
			added: format.moment(createdAt),
			used: usedAt && format.moment(usedAt),
		})),
		done: ACCOUNT_CHANGES.find((one) => one === done) ?? null,
	};
}
