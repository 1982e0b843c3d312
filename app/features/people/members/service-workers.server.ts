/** Who works on what is referred to an organisation. */
import { and, eq, isNull } from "drizzle-orm";
import { person, roleGrant } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";

/** The organisations of a council for which somebody who may sign in is a service worker, by id. */
export async function organisationsWithWorkers(asker: Asker, councilId: string): Promise<ReadonlySet<string>> {
	const db = await readFor(asker);
	const rows = await db
		.selectDistinct({ id: roleGrant.organisationId })
		.from(roleGrant)
		.innerJoin(person, eq(person.id, roleGrant.personId))
		.where(and(eq(roleGrant.councilId, councilId), eq(roleGrant.role, "service-worker"), isNull(person.deactivatedAt)));
	return new Set(rows.flatMap(({ id }) => id ?? []));
}
