/**
 * An e-mail address that somebody has here and that is another's: they keep what else they have, and its owner can sign in
 * with it. Once only a proved address counts nobody gets one that is not theirs, but some may have one from before.
 */
import { and, eq, isNull } from "drizzle-orm";
import { invitation, person, roleGrant } from "../../../../db/schema";
import { type Asker, actorOf } from "../../../model/people/asker";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { sealedField } from "../../../platform/keys/sealed-field.server";
import { hasAddress, sealNoAddress } from "../address.server";
import { endSessions } from "../sessions.server";
import { OPERATOR_ID } from "./invitations.server";

export type Released =
	/** Whether anybody had it. */
	| { ok: true; held: boolean }
	/** "staff": whoever has it works here or for another council, which is the operator's to decide over. */
	| { ok: false; reason: "staff" | "operator" | "gone" };

const emails = sealedField("portal", invitation.email);

/**
 * Takes an address from whoever has it, and signs them out.
 * @param email in small letters
 */
export const releaseAddress = (asker: Asker, email: string): Promise<Released> =>
	recorded(asker, (tx) => release(tx, { asker, councilId: null, email }));

/** The same for the address of an open invitation, by whoever looks after the council's people. */
export const releaseInvited = (asker: Asker, councilId: string, invitationId: string): Promise<Released> =>
	recorded(asker, async (tx): Promise<Released> => {
		const [found] = await tx
			.select({ email: invitation.email })
			.from(invitation)
			.where(
				and(
					eq(invitation.id, invitationId),
					eq(invitation.councilId, councilId),
					isNull(invitation.usedAt),
					isNull(invitation.revokedAt),
				),
			);
		const email = found && emails.open(invitationId, found.email);
		return email?.ok ? release(tx, { asker, councilId, email: email.value }) : { ok: false, reason: "gone" };
	});

/** @param councilId whose administrator asks; null for the operator, who may take it from anybody */
async function release(
	tx: Recorded,
	{ asker, councilId, email }: { asker: Asker; councilId: string | null; email: string },
): Promise<Released> {
	const [found] = await tx.select({ id: person.id }).from(person).where(hasAddress(email));
	if (!found) return { ok: true, held: false };
	const { id } = found;
	if (id === OPERATOR_ID) return { ok: false, reason: "operator" };
	if (councilId !== null && (await tx.$count(roleGrant, eq(roleGrant.personId, id))) > 0) {
		return { ok: false, reason: "staff" };
	}
	await tx.update(person).set(sealNoAddress(id)).where(eq(person.id, id));
	await endSessions(tx, id);
	tx.record({ action: "address.released", actor: actorOf(asker), councilId, subject: { kind: "person", id } });
	return { ok: true, held: true };
}
