import { eq } from "drizzle-orm";
import { roleGrant } from "../../../../db/schema";
import { systemFor } from "../../../model/people/asker";
import type { Assurance } from "../../../model/people/assurance";
import { pathsFor } from "../../../paths";
import { readFor } from "../../../platform/store.server";
import { missingFor, signInFor } from "../role-shortfalls.server";

const SYSTEM = systemFor("signing in");

interface SignedInNow {
	personId: string;
	assurance: Assurance;
}

/**
 * Where somebody goes who has signed in: on to the page they asked for, or to the first one of their own. A council's
 * pages are not there for those without any role, who are told that they have none yet; those whose roles need another
 * way of signing in are told so.
 */
export async function landingPage({ personId, assurance }: SignedInNow, returnTo: string | null): Promise<string> {
	const paths = pathsFor("en");
	const first = assurance.audience === "staff" ? paths.staff() : paths.account();
	if (!returnTo?.startsWith(`${paths.staff()}/`)) return returnTo ?? first;
	const db = await readFor(SYSTEM);
	const grants = await db.select({ role: roleGrant.role }).from(roleGrant).where(eq(roleGrant.personId, personId));
	if (grants.length === 0) return first;
	const lacks = grants.map(({ role }) => missingFor([role], assurance));
	const [missing] = lacks;
	return missing && !lacks.includes(null) ? signInFor(paths, missing, { return: returnTo }) : returnTo;
}
