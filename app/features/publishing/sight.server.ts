/** What of its entries a council's people may see, as the condition of a query: what `canSeeEntry` says of one of them. */
import { and, eq, inArray, ne, or, type SQL, sql } from "drizzle-orm";
import { entry, location } from "../../../db/schema";
import { isOnlyProvider, type StaffAsker } from "../../model/people/asker";

/** @returns undefined for those who see all */
export function sightOf(who: StaffAsker): SQL | undefined {
	// With an empty id, since a provider without organisations sees none.
	const own = isOnlyProvider(who) ? inArray(entry.organisationId, [...who.organisationIds, ""]) : undefined;
	return and(own, who.can("listings.publish") ? undefined : notConfidentialTo(who));
}

const notConfidentialTo = (who: StaffAsker) =>
	or(ne(entry.kind, "location"), eq(entry.draftBy, who.person.id), NOT_MASKED);

/** Neither in what families read nor in the draft, whose `true` SQLite gives as 1. */
const NOT_MASKED = and(
	sql`not exists (select 1 from ${location} where ${location.id} = ${entry.id} and ${location.masked})`,
	sql`coalesce(cast(${entry.draft}->>'masked' as text), '') not in ('1', 'true')`,
);
