/**
 * What of its entries a council's people may see, find, and be told the names of, as the conditions of a query:
 * `canSeeEntry` says the same of one entry that was read.
 */
import { and, eq, inArray, isNotNull, ne, or, type SQL, sql } from "drizzle-orm";
import { entry, entryVersion, location } from "../../../db/schema";
import { CONFIDENTIAL_NAME } from "../../model/listings/confidential";
import { type Asker, isOnlyProvider, type StaffAsker } from "../../model/people/asker";

/** @returns undefined for those who see all */
export function sightOf(who: StaffAsker): SQL | undefined {
	// With an empty id, since a provider without organisations sees none.
	const own = isOnlyProvider(who) ? inArray(entry.organisationId, [...who.organisationIds, ""]) : undefined;
	return and(own, who.can("listings.publish") ? undefined : notConfidentialTo(who));
}

/**
 * Whether somebody may find an entry, and choose it: what they see, and what families read. So no search by those who may
 * not know of something tells a match from a miss.
 * @returns undefined for those who see all
 */
export function findableBy(asker: Asker): SQL | undefined {
	const seen = seenBy(asker);
	return seen && or(seen, PUBLIC);
}

/** What a draft is called for staff who do not see it. */
const UNSEEN_DRAFT = "A draft by somebody else";

/**
 * By what name somebody may be told of an entry: of what they do not see, what families read; of a confidential place, and
 * of others' drafts, words that tell nothing. Whatever is searched or sorted by name for somebody uses this.
 */
export function nameFor(asker: Asker): SQL<string> {
	const seen = seenBy(asker);
	if (!seen) return sql<string>`${entry.title}`;
	return sql<string>`case when ${seen} then ${entry.title} when ${IS_CONFIDENTIAL} then ${CONFIDENTIAL_NAME} when ${isNotNull(entry.liveVersion)} then ${PUBLISHED_NAME} else ${UNSEEN_DRAFT} end`;
}

/** @returns undefined for all */
function seenBy(asker: Asker): SQL | undefined {
	if (asker.kind === "system") return undefined;
	return asker.kind === "staff" ? sightOf(asker) : sql`1 = 0`;
}

const notConfidentialTo = (who: StaffAsker) =>
	or(ne(entry.kind, "location"), eq(entry.draftBy, who.person.id), NOT_MASKED);

/** Neither in what families read nor in the draft, whose `true` SQLite gives as 1. */
const NOT_MASKED = sql`(${and(
	sql`not exists (select 1 from ${location} where ${location.id} = ${entry.id} and ${location.masked})`,
	sql`coalesce(cast(${entry.draft}->>'masked' as text), '') not in ('1', 'true')`,
)})`;

/** Whether it is a confidential place, in what families read or in its draft. */
export const IS_CONFIDENTIAL = sql<boolean>`not ${NOT_MASKED}`.mapWith(Boolean);

const PUBLIC = and(isNotNull(entry.liveVersion), NOT_MASKED);

/** An article has a title; what a part of the offer is called is no secret. */
const PUBLISHED_NAME = sql`(select coalesce(${entryVersion.content}->'content'->>'name', ${entryVersion.content}->'content'->>'title', ${entry.title}) from ${entryVersion} where ${entryVersion.entryId} = ${entry.id} and ${entryVersion.number} = ${entry.liveVersion})`;
