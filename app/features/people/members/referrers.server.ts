/** Who refers families to services. */
import { and, eq, inArray, isNull } from "drizzle-orm";
import { person, roleGrant } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { PERMISSIONS } from "../../../model/people/roles";
import { readFor } from "../../../platform/store.server";
import type { Read } from "../../../platform/store-handles";

/** The person, where they may sign in and have a role with which they refer in a council. */
export const referrerNamed = (db: Pick<Read, "selectDistinct">, councilId: string, personId: string) =>
	db
		.selectDistinct({ id: person.id, email: person.email })
		.from(person)
		.innerJoin(roleGrant, eq(roleGrant.personId, person.id))
		.where(
			and(
				eq(person.id, personId),
				isNull(person.deactivatedAt),
				eq(roleGrant.councilId, councilId),
				inArray(roleGrant.role, [...PERMISSIONS["referrals.make"]]),
			),
		);

export async function mayRefer(asker: Asker, councilId: string, personId: string): Promise<boolean> {
	return (await referrerNamed(await readFor(asker), councilId, personId)).length > 0;
}
