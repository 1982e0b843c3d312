/** What an administrator changes about a council's people. Each change is recorded with who made it. */
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { passkey, person, roleGrant } from "../../../../db/schema";
import { type Asker, actorOf } from "../../../model/people/asker";
import { type Recorded, recorded } from "../../../platform/audit.server";
import type { Tx } from "../../../platform/store-handles";
import { endSessions } from "../sessions.server";
import { hasOtherAdministrator, hasRoleElsewhere, isOrganisationOf, type Member } from "./find-people.server";
import type { RoleChoice } from "./role-choice";

/** Why a change was not made. */
export type Refused = "last-administrator" | "has-role" | "organisation" | "gone" | "to-oneself";
export type Changed = { ok: true } | { ok: false; reason: Refused };

const DONE: Changed = { ok: true };
const refused = (reason: Refused): Changed => ({ ok: false, reason });

/** Who changes something, in which council. */
export interface By {
	asker: Asker;
	council: { id: string };
}

/** Adds a role, unless the person has it. @returns why not, if it was not added */
export async function addGrant(
	tx: Recorded,
	{ asker, council }: By,
	personId: string,
	{ role, organisationId }: RoleChoice,
): Promise<Changed> {
	if (organisationId && !(await isOrganisationOf(tx, council.id, organisationId))) return refused("organisation");
	const same = and(
		eq(roleGrant.personId, personId),
		eq(roleGrant.councilId, council.id),
		eq(roleGrant.role, role),
		organisationId ? eq(roleGrant.organisationId, organisationId) : isNull(roleGrant.organisationId),
	);
	if ((await tx.$count(roleGrant, same)) > 0) return refused("has-role");
	await tx
		.insert(roleGrant)
		.values({ id: randomUUID(), personId, councilId: council.id, role, organisationId, createdAt: new Date() });
	tx.record({
		action: "role.given",
		actor: actorOf(asker),
		councilId: council.id,
		subject: { kind: "person", id: personId },
		details: { role, organisationId },
	});
	return DONE;
}

/** Gives a role. Nobody makes themselves the one who decides over children's records: that takes two people. */
export async function giveRole(by: By, member: Pick<Member, "id">, choice: RoleChoice): Promise<Changed> {
	if (choice.role === "record-administrator" && actorOf(by.asker)?.id === member.id) return refused("to-oneself");
	return recorded(by.asker, (tx) => addGrant(tx, by, member.id, choice));
}

/** Takes a role away. A council keeps an administrator. */
export async function takeRole({ asker, council }: By, member: Pick<Member, "id">, grantId: string): Promise<Changed> {
	return recorded(asker, async (tx) => {
		const own = and(eq(roleGrant.id, grantId), eq(roleGrant.personId, member.id), eq(roleGrant.councilId, council.id));
		const [grant] = await tx.select({ role: roleGrant.role }).from(roleGrant).where(own);
		if (!grant) return refused("gone");
		if (grant.role === "administrator" && !(await hasOtherAdministrator(tx, council.id, { personId: member.id }))) {
			return refused("last-administrator");
		}
		await tx.delete(roleGrant).where(own);
		tx.record({
			action: "role.taken",
			actor: actorOf(asker),
			councilId: council.id,
			subject: { kind: "person", id: member.id },
			details: { role: grant.role },
		});
		return DONE;
	});
}

const isAdministrator = async (tx: Tx, councilId: string, personId: string) =>
	(await tx.$count(
		roleGrant,
		and(eq(roleGrant.councilId, councilId), eq(roleGrant.personId, personId), eq(roleGrant.role, "administrator")),
	)) > 0;

/**
 * Keeps somebody out. Who works for this council only can no longer sign in, at once, and keeps their roles for the day
 * they come back; who has a role elsewhere loses those of this council, since it does not decide over another's staff.
 */
export async function deactivate({ asker, council }: By, member: Pick<Member, "id">): Promise<Changed> {
	return recorded(asker, async (tx) => {
		if (
			(await isAdministrator(tx, council.id, member.id)) &&
			!(await hasOtherAdministrator(tx, council.id, { personId: member.id }))
		) {
			return refused("last-administrator");
		}
		const elsewhere = await hasRoleElsewhere(tx, council.id, member.id);
		if (elsewhere) {
			await tx.delete(roleGrant).where(and(eq(roleGrant.personId, member.id), eq(roleGrant.councilId, council.id)));
		} else {
			await tx.update(person).set({ deactivatedAt: new Date() }).where(eq(person.id, member.id));
			await endSessions(tx, member.id);
		}
		tx.record({
			action: elsewhere ? "person.removed" : "person.deactivated",
			actor: actorOf(asker),
			councilId: council.id,
			subject: { kind: "person", id: member.id },
		});
		return DONE;
	});
}

/** Lets somebody in again, with the roles they had. */
export async function reactivate({ asker, council }: By, member: Pick<Member, "id">): Promise<Changed> {
	return recorded(asker, async (tx) => {
		await tx.update(person).set({ deactivatedAt: null }).where(eq(person.id, member.id));
		tx.record({
			action: "person.reactivated",
			actor: actorOf(asker),
			councilId: council.id,
			subject: { kind: "person", id: member.id },
		});
		return DONE;
	});
}

/** Removes the passkeys of somebody who lost theirs, and ends their sessions: they sign in without one. */
export async function removePasskeys({ asker, council }: By, member: Pick<Member, "id">): Promise<Changed> {
	return recorded(asker, async (tx) => {
		if (await hasRoleElsewhere(tx, council.id, member.id)) return refused("gone");
		await tx.delete(passkey).where(eq(passkey.personId, member.id));
		await endSessions(tx, member.id);
		tx.record({
			action: "passkey.removed",
			actor: actorOf(asker),
			councilId: council.id,
			subject: { kind: "person", id: member.id },
		});
		return DONE;
	});
}
