import { eq } from "drizzle-orm";
import { roleGrant } from "../../../../db/schema";
import { systemFor } from "../../../model/people/asker";
import { pathsFor } from "../../../paths";
import { readFor } from "../../../platform/store.server";
import type { Audience } from "../providers/provider";

const SYSTEM = systemFor("signing in");

/**
 * Where somebody goes who has signed in: on to the page they asked for, or to the first one of their own. A council's
 * pages are not there for those without any role, who are told that they have none yet.
 */
export async function landingPage(personId: string, audience: Audience, returnTo: string | null): Promise<string> {
	const paths = pathsFor("en");
	const first = audience === "staff" ? paths.staff() : paths.account();
	if (!returnTo?.startsWith(`${paths.staff()}/`)) return returnTo ?? first;
	const db = await readFor(SYSTEM);
	const [role] = await db.select({ id: roleGrant.id }).from(roleGrant).where(eq(roleGrant.personId, personId)).limit(1);
	return role ? returnTo : first;
}
