import { and, eq, inArray } from "drizzle-orm";
import { identity, organisation, person, roleGrant } from "../../db/schema";
import { demoPeople } from "../../db/seed";
import { sealAddress } from "../features/people/address.server";
import { DEMO_ISSUER } from "../features/people/providers/demo-providers";
import { stableId } from "../platform/ids";
import type { Tx } from "../platform/store-handles";
import { DEMO_SOURCE } from "./demo-listings";
import { roleOf } from "./people";

/**
 * Puts the demo's people in place, each with the role of their part. Only once: what was changed about them since (a
 * role taken away, a person deactivated or erased) stays as it is.
 */
export async function putPeople(tx: Tx, councilIds: ReadonlyMap<string, string>): Promise<void> {
	const idOf = (key: string) => stableId(DEMO_SOURCE, "person", key);
	// By their own row, which stays when somebody is erased: how they sign in does not.
	const there = await tx
		.select({ id: person.id })
		.from(person)
		.where(
			inArray(
				person.id,
				demoPeople.map(({ key }) => idOf(key)),
			),
		);
	const known = new Set(there.map(({ id }) => id));
	const createdAt = new Date();
	for (const { key, name, email, part, council, organisation: slug } of demoPeople) {
		const id = idOf(key);
		if (known.has(id)) continue;
		const role = roleOf(part);
		const councilId = council === null ? null : (councilIds.get(council) ?? null);
		await tx.insert(person).values({ id, name, ...sealAddress(id, email), createdAt, deactivatedAt: null });
		await tx.insert(identity).values({ issuer: DEMO_ISSUER, subject: key, personId: id, createdAt });
		if (!role) continue;
		const organisationId = councilId && slug ? await organisationCalled(tx, councilId, slug) : null;
		await tx
			.insert(roleGrant)
			.values({ id: stableId(id, role), personId: id, councilId, role, organisationId, createdAt });
	}
}

async function organisationCalled(tx: Tx, councilId: string, slug: string): Promise<string | null> {
	const [found] = await tx
		.select({ id: organisation.id })
		.from(organisation)
		.where(and(eq(organisation.councilId, councilId), eq(organisation.slug, slug)));
	return found?.id ?? null;
}
