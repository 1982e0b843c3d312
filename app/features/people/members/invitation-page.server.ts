import { ANYONE } from "../../../model/people/asker";
import { type Audience, ROLE_NEEDS } from "../../../model/people/assurance";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { requireRoom } from "../../../platform/rate-limit.server";
import { addressInPart } from "../address.server";
import { INVITATIONS_FAILED } from "../limits";
import type { SignedIn } from "../sessions.server";
import { describeRole } from "./describe-role";
import {
	type FoundInvitation,
	findInvitation,
	type InvitationState,
	type Obstacle,
	obstacleTo,
} from "./invitations.server";

export interface InvitationPage {
	title: string;
	council: string;
	inviter: string;
	role: string;
	/** Why it cannot be accepted any more; null while it can. */
	over: Exclude<InvitationState, "open"> | null;
	/** The audience whose ways in are shown to those who are not signed in. */
	audience: Audience;
	/** Who is signed in, and what keeps them from accepting; `invited` is whom it was sent to, in part. */
	reader: { name: string; email: string; obstacle: Obstacle | null; invited: string } | null;
	demo: boolean;
}

/** The invitation of a page's URL. @throws the 404 page, and after many tries the 429 page, when there is none */
export async function requireInvitation(token: string | undefined, client: string): Promise<FoundInvitation> {
	const found = await findInvitation(ANYONE, token ?? "");
	if (found) return found;
	await requireRoom(INVITATIONS_FAILED, client);
	throw pageError("not-found");
}

export function invitationPage(invitation: FoundInvitation, signedIn: SignedIn | undefined): InvitationPage {
	const { t } = speechIn(ENGLISH);
	const { council, state, role, email, inviter } = invitation;
	const over = state === "open" ? null : state;
	const heading = over
		? t("staff-people:invitation.over.title")
		: t("staff-people:invitation.title", { council: council.name });
	return {
		title: `${heading} – ${t("common:product")}`,
		council: council.name,
		inviter,
		role: describeRole(t, invitation),
		over,
		audience: ROLE_NEEDS[role].audience,
		reader: signedIn
			? {
					name: signedIn.person.name,
					email: signedIn.person.email,
					obstacle: obstacleTo(invitation, signedIn),
					invited: addressInPart(email) || "…",
				}
			: null,
		demo: council.fictional,
	};
}
