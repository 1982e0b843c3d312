/**
 * Erasing a person: what tells who they were goes, and what they did stays, under their id. The audit log holds no names,
 * so it is whole afterwards. What keeps a name all the same is said in README.md.
 */
import { eq } from "drizzle-orm";
import {
	entryVersion,
	identity,
	invitation,
	keptForm,
	mail,
	passkey,
	person,
	roleGrant,
	session,
	singleUseLink,
} from "../../../../db/schema";
import type { SystemAsker } from "../../../model/people/asker";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { goesTo } from "../../../platform/mail/letter.server";
import { tellOther } from "../../../platform/relay/tell-other.server";
import { hasAddress, sealAddress } from "../address.server";
import { hasOtherAdministrator } from "./find-people.server";
import { goesToInvited, OPERATOR_ID } from "./invitations.server";
import { personErased } from "./person-erased";

/** What they are called from then on, wherever somebody is named. */
export const ERASED_NAME = "A person who was erased";

export type Erased =
	/** Under which id what they did stays; null for somebody who never signed in, and did nothing. */
	| { ok: true; id: string | null }
	/** "last-administrator": a council would have none; "operator": it stands for nobody who could be erased. */
	| { ok: false; reason: "nobody" | "last-administrator" | "operator" };

/** @param email in small letters */
export async function erasePerson(asker: SystemAsker, email: string): Promise<Erased> {
	return recorded(asker, async (tx): Promise<Erased> => {
		const [found] = await tx.select().from(person).where(hasAddress(email));
		if (!found) return (await eraseLetters(tx, email)) ? { ok: true, id: null } : { ok: false, reason: "nobody" };
		const { id } = found;
		if (id === OPERATOR_ID) return { ok: false, reason: "operator" };
		const grants = await tx.select().from(roleGrant).where(eq(roleGrant.personId, id));
		for (const { councilId, role } of grants) {
			if (role !== "administrator" || !councilId || found.deactivatedAt) continue;
			if (!(await hasOtherAdministrator(tx, councilId, { personId: id }))) {
				return { ok: false, reason: "last-administrator" };
			}
		}
		for (const table of [identity, session, passkey, keptForm, roleGrant, singleUseLink]) {
			await tx.delete(table).where(eq(table.personId, id));
		}
		await eraseLetters(tx, email);
		await renameInVersions(tx, found);
		await tx
			.update(person)
			.set({
				name: ERASED_NAME,
				...sealAddress(id, `${id}@erased.invalid`),
				deactivatedAt: found.deactivatedAt ?? new Date(),
			})
			.where(eq(person.id, id));
		await tellOther(tx, personErased, `person:${id}`, { personId: id });
		// Each council in which they worked reads of it in its own log.
		const councils = new Set(grants.map(({ councilId }) => councilId));
		for (const councilId of councils.size > 0 ? councils : [null]) {
			tx.record({ action: "person.erased", actor: null, councilId, subject: { kind: "person", id } });
		}
		return { ok: true, id };
	});
}

/**
 * Deletes the invitations and messages to an address, with the names in them. Each invitation is gone from its council's
 * list, so that council's log says why.
 * @returns whether there were any
 */
async function eraseLetters(tx: Recorded, email: string): Promise<boolean> {
	const invitations = await tx
		.delete(invitation)
		.where(goesToInvited(email))
		.returning({ id: invitation.id, councilId: invitation.councilId });
	const messages = await tx.delete(mail).where(goesTo(email)).returning({ id: mail.id });
	for (const { id, councilId } of invitations) {
		tx.record({ action: "invitation.erased", actor: null, councilId, subject: { kind: "invitation", id } });
	}
	return invitations.length + messages.length > 0;
}

async function renameInVersions(tx: Recorded, { id, name }: { id: string; name: string }): Promise<void> {
	await tx.update(entryVersion).set({ writtenByName: ERASED_NAME }).where(eq(entryVersion.writtenBy, id));
	await tx.update(entryVersion).set({ approvedByName: ERASED_NAME }).where(eq(entryVersion.approvedBy, id));
	// What versions said that an import was taken back with, before the log alone told who did it.
	await tx
		.update(entryVersion)
		.set({ note: "Import taken back." })
		.where(eq(entryVersion.note, `Import taken back by ${name}.`));
}
