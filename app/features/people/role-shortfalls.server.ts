/** Roles that somebody has and cannot use, because of how they signed in. */
import { eq } from "drizzle-orm";
import { roleGrant } from "../../../db/schema";
import type { PersonAsker } from "../../model/people/asker";
import { type Assurance, type Audience, ROLE_NEEDS, type Shortfall, shortfallOf } from "../../model/people/assurance";
import type { Role } from "../../model/people/roles";
import type { Paths } from "../../paths";
import { readFor } from "../../platform/store.server";

/** What is missing, and whose ways of signing in have it. */
export interface Missing {
	shortfall: Shortfall;
	audience: Audience;
}

/** @returns what the sign-in lacks for the first of these roles that it does not reach; null where it reaches all */
export function missingFor(roles: readonly Role[], proved: Assurance): Missing | null {
	for (const role of roles) {
		const shortfall = shortfallOf(role, proved);
		if (shortfall) return { shortfall, audience: ROLE_NEEDS[role].audience };
	}
	return null;
}

/** @returns what the sign-in lacks, for somebody who has roles and can use none of them; null for anybody else */
export async function missingForAll(asker: PersonAsker, proved: Assurance): Promise<Missing | null> {
	const db = await readFor(asker);
	const grants = await db
		.select({ role: roleGrant.role })
		.from(roleGrant)
		.where(eq(roleGrant.personId, asker.person.id));
	const roles = grants.map(({ role }) => role);
	return roles.some((role) => shortfallOf(role, proved) === null) ? null : missingFor(roles, proved);
}

/** The sign-in page, which says what is missing and shows the ways that have it. */
export const signInFor = (paths: Paths, { shortfall, audience }: Missing, back: { return: string | null }): string =>
	paths.signIn({ for: audience, problem: `role-${shortfall}`, ...back });
