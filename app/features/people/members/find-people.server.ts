/** Reads of a council's people and their roles, always within that council. */

import { and, asc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { auditEntry, organisation, passkey, person, roleGrant } from "../../../../db/schema";
import { byDictionary } from "../../../model/order";
import type { Asker } from "../../../model/people/asker";
import type { Role } from "../../../model/people/roles";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";
import { addressOf, hasAddress } from "../address.server";

export interface Grant {
	id: string;
	role: Role;
	/** The name of the one that the role is for. */
	organisation: string | null;
}

export interface Member {
	id: string;
	name: string;
	email: string;
	deactivatedAt: Date | null;
	/** When they last signed in, as far as the log goes back. */
	signedInAt: Date | null;
	grants: Grant[];
}

export const PEOPLE_AT_ONCE = 50;

const signedInAt = sql`(SELECT ${auditEntry.at} FROM ${auditEntry} WHERE ${auditEntry.actorId} = ${person.id}
	AND ${auditEntry.action} = 'sign-in.done' ORDER BY ${auditEntry.at} DESC LIMIT 1)`.mapWith(auditEntry.at);

const columns = {
	id: person.id,
	name: person.name,
	email: person.email,
	deactivatedAt: person.deactivatedAt,
	signedInAt,
};

/** Those who have a role in the council. */
const membersOf = (db: Read, councilId: string) =>
	inArray(person.id, db.select({ id: roleGrant.personId }).from(roleGrant).where(eq(roleGrant.councilId, councilId)));

/** A page of a council's people by name. @param page from 1 */
export async function listMembers(
	asker: Asker,
	councilId: string,
	{ typed, page }: { typed: string; page: number },
): Promise<{ members: Member[]; total: number }> {
	const db = await readFor(asker);
	const members = membersOf(db, councilId);
	const where = typed ? and(members, inArray(person.id, await matching(db, members, typed))) : members;
	const total = await db.$count(person, where);
	const rows = await db
		.select(columns)
		.from(person)
		.where(where)
		.orderBy(sql`lower(${person.name})`, asc(person.id))
		.limit(PEOPLE_AT_ONCE)
		.offset((page - 1) * PEOPLE_AT_ONCE);
	const grants = await grantsOf(
		db,
		councilId,
		rows.map(({ id }) => id),
	);
	return { members: rows.map((row) => memberOf(row, grants)), total };
}

/** Which of them have what was typed in their name or address. Addresses stand encrypted: each is opened. */
async function matching(db: Read, members: SQL, typed: string): Promise<string[]> {
	const rows = await db.select({ id: person.id, name: person.name, email: person.email }).from(person).where(members);
	const wanted = typed.toLowerCase();
	const has = (text: string) => text.toLowerCase().includes(wanted);
	return rows.filter((row) => has(row.name) || has(addressOf(row))).map(({ id }) => id);
}

/** @returns the person, if they have a role in this council */
export const findMember = (asker: Asker, councilId: string, id: string) => findOne(asker, councilId, eq(person.id, id));

/** @param email in small letters */
export const findMemberByEmail = (asker: Asker, councilId: string, email: string) =>
	findOne(asker, councilId, hasAddress(email));

async function findOne(asker: Asker, councilId: string, which: SQL): Promise<Member | undefined> {
	const db = await readFor(asker);
	const [row] = await db
		.select(columns)
		.from(person)
		.where(and(which, membersOf(db, councilId)));
	return row && memberOf(row, await grantsOf(db, councilId, [row.id]));
}

const memberOf = <Row extends Pick<typeof person.$inferSelect, "id" | "email">>(
	row: Row,
	grants: ReadonlyMap<string, Grant[]>,
) => ({ ...row, email: addressOf(row), grants: grants.get(row.id) ?? [] });

async function grantsOf(db: Read, councilId: string, people: string[]): Promise<Map<string, Grant[]>> {
	const byPerson = new Map<string, Grant[]>();
	if (people.length === 0) return byPerson;
	const rows = await db
		.select({ personId: roleGrant.personId, id: roleGrant.id, role: roleGrant.role, content: organisation.content })
		.from(roleGrant)
		.leftJoin(organisation, eq(organisation.id, roleGrant.organisationId))
		.where(and(eq(roleGrant.councilId, councilId), inArray(roleGrant.personId, people)))
		.orderBy(asc(roleGrant.createdAt), asc(roleGrant.id));
	for (const { personId, id, role, content } of rows) {
		const grant = { id, role, organisation: content?.name ?? null };
		byPerson.set(personId, [...(byPerson.get(personId) ?? []), grant]);
	}
	return byPerson;
}

/** Whether somebody who may sign in is an administrator of the council, other than by this grant or as this person. */
export async function hasOtherAdministrator(
	db: Read,
	councilId: string,
	without: { personId: string },
): Promise<boolean> {
	const [other] = await db
		.select({ id: roleGrant.id })
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(
			and(
				eq(roleGrant.councilId, councilId),
				eq(roleGrant.role, "administrator"),
				ne(roleGrant.personId, without.personId),
				isNull(person.deactivatedAt),
			),
		)
		.limit(1);
	return other !== undefined;
}

/** Whether somebody has a role anywhere but in this council. */
export async function hasRoleElsewhere(db: Read, councilId: string, personId: string): Promise<boolean> {
	const elsewhere = or(isNull(roleGrant.councilId), ne(roleGrant.councilId, councilId));
	return (await db.$count(roleGrant, and(eq(roleGrant.personId, personId), elsewhere))) > 0;
}

export async function countPasskeys(asker: Asker, personId: string): Promise<number> {
	const db = await readFor(asker);
	return db.$count(passkey, eq(passkey.personId, personId));
}

/** A council's organisations by name, for choosing whose listings a provider looks after. */
export async function listOrganisations(asker: Asker, councilId: string): Promise<{ id: string; name: string }[]> {
	const db = await readFor(asker);
	const rows = await db
		.select({ id: organisation.id, content: organisation.content })
		.from(organisation)
		.where(eq(organisation.councilId, councilId));
	return rows.map(({ id, content }) => ({ id, name: content.name })).sort(byDictionary(({ name }) => name));
}

/** @returns the id of the council's organisation with this slug */
export async function findOrganisationCalled(
	asker: Asker,
	councilId: string,
	slug: string,
): Promise<string | undefined> {
	const db = await readFor(asker);
	const [found] = await db
		.select({ id: organisation.id })
		.from(organisation)
		.where(and(eq(organisation.councilId, councilId), eq(organisation.slug, slug)));
	return found?.id;
}

/** Whether an organisation is the council's own. */
export async function isOrganisationOf(db: Read, councilId: string, organisationId: string): Promise<boolean> {
	return (
		(await db.$count(organisation, and(eq(organisation.id, organisationId), eq(organisation.councilId, councilId)))) > 0
	);
}

/** @param email in small letters @returns who has the address, and in which councils they have a role */
export async function findByAddress(
	asker: Asker,
	email: string,
): Promise<{ personId: string; councilIds: string[] } | undefined> {
	const db = await readFor(asker);
	const rows = await db
		.selectDistinct({ personId: person.id, councilId: roleGrant.councilId })
		.from(person)
		.leftJoin(roleGrant, eq(roleGrant.personId, person.id))
		.where(hasAddress(email));
	const [first] = rows;
	return first && { personId: first.personId, councilIds: rows.flatMap(({ councilId }) => councilId ?? []) };
}

/** The names of people by their ids, for whoever has found them by another way: of those that there are. */
export async function namesOf(asker: Asker, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
	if (ids.length === 0) return new Map();
	const db = await readFor(asker);
	const rows = await db
		.select({ id: person.id, name: person.name })
		.from(person)
		.where(inArray(person.id, [...new Set(ids)]));
	return new Map(rows.map(({ id, name }) => [id, name]));
}
