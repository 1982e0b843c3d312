import { asc, eq } from "drizzle-orm";
import { council, person, roleGrant } from "../../../db/schema";
import { byDictionary } from "../../model/order";
import type { Asker } from "../../model/people/asker";
import { shortfallOf } from "../../model/people/assurance";
import { allows } from "../../model/people/roles";
import { readFor } from "../../platform/store.server";
import type { SignedIn } from "./sessions.server";

/** The councils whose staff area somebody may enter as they signed in, by name. */
export async function councilsOf(asker: SignedIn): Promise<{ slug: string; name: string }[]> {
	const db = await readFor(asker);
	const rows = await db
		.selectDistinct({ slug: council.slug, name: council.name, role: roleGrant.role })
		.from(roleGrant)
		.innerJoin(council, eq(council.id, roleGrant.councilId))
		.where(eq(roleGrant.personId, asker.person.id))
		.orderBy(asc(council.name));
	const usable = rows.filter(
		({ role }) => allows([role], "staff.enter") && shortfallOf(role, asker.assurance) === null,
	);
	return [...new Map(usable.map(({ slug, name }) => [slug, { slug, name }])).values()];
}

/** People who may sign in and have a role in a council, by name, each once: to own a listing, to deal with a report. */
export async function staffOf(asker: Asker, councilId: string): Promise<{ id: string; name: string }[]> {
	const db = await readFor(asker);
	const rows = await db
		.selectDistinct({ id: person.id, name: person.name, gone: person.deactivatedAt })
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(eq(roleGrant.councilId, councilId));
	return rows
		.filter(({ gone }) => gone === null)
		.map(({ gone: _, ...one }) => one)
		.sort(byDictionary(({ name }) => name));
}

/** Which of the pages for those who work with families are open to somebody, as they signed in. */
export async function doorsOf(asker: SignedIn): Promise<{ records: boolean; referrals: boolean }> {
	const db = await readFor(asker);
	const grants = await db
		.selectDistinct({ role: roleGrant.role })
		.from(roleGrant)
		.where(eq(roleGrant.personId, asker.person.id));
	const roles = grants.map(({ role }) => role).filter((role) => shortfallOf(role, asker.assurance) === null);
	return {
		records: allows(roles, "records.work"),
		referrals: allows(roles, "referrals.make") || allows(roles, "referrals.receive"),
	};
}

/** Whether the staff area of any council is open to somebody. */
export async function hasStaffDoor(asker: SignedIn): Promise<boolean> {
	return (await councilsOf(asker)).length > 0;
}
