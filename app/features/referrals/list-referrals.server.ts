/**
 * Lists of referrals: what somebody made, and what came to their organisation. A list is some states, each found by a range
 * of one index, and the ranges are merged; so a page costs the same however many there are. That they were listed is logged,
 * once a list.
 */
import { and, asc, desc, eq, gt, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { referral } from "../../../db/schema/referrals";
import { bySigns } from "../../model/order";
import type { ReferralDetails } from "../../model/referrals/referral";
import type { ReferralState } from "../../model/referrals/transitions";
import { recordedAt, referralListStream } from "../../platform/audit.server";
import { evenWhileReading } from "../../platform/only-reading";
import { health } from "../../platform/store.server";
import { detailsOf } from "./open-referral.server";
import { type ReferralReader, setsSeenBy } from "./reader.server";

export const REFERRALS_AT_ONCE = 50;
/** Beyond which nobody counts: a queue of more says "1,000+". */
export const COUNTED = 1000;

export interface ListedReferral {
	id: string;
	state: ReferralState;
	stateSince: Date;
	createdAt: Date;
	sentAt: Date | null;
	waitsUntil: string | null;
	/** Null where they do not open. */
	details: ReferralDetails | null;
}

/** Referrals in one state, and perhaps only some of them. */
export interface Range {
	state: ReferralState;
	only?: SQL;
}

/** The last one of a page, after which the next begins. */
export interface Place {
	id: string;
	stateSince: Date;
}

export interface Listing {
	ranges: readonly Range[];
	/** By how long they have been in their state: the longest first, or the newest. */
	order: "longest" | "newest";
	after: Place | null;
}

/** A page of those that somebody may see. @returns `next`: where the page after it begins, null when there is none */
export async function listReferrals(
	who: ReferralReader,
	listing: Listing,
): Promise<{ listed: ListedReferral[]; next: Place | null }> {
	const read = () =>
		recordedAt(health, referralListStream(who.person.id), who, async (tx) => {
			const places: Place[] = [];
			for (const set of setsSeenBy(who))
				for (const range of listing.ranges) {
					const found = tx
						.select(PLACE)
						.from(referral)
						.where(and(set, inRange(range), isAfter(listing)));
					places.push(...(await found.orderBy(...ORDERS[listing.order]).limit(REFERRALS_AT_ONCE + 1)));
				}
			const sorted = places.toSorted(listing.order === "longest" ? byLength : (one, other) => byLength(other, one));
			const page = sorted.slice(0, REFERRALS_AT_ONCE);
			if (page.length === 0) return { listed: [], next: null };
			const ids = page.map(({ id }) => id);
			// By their ids alone, which were found by who may see them: asked for both, SQLite reads all of an organisation's.
			const rows = await tx.select().from(referral).where(inArray(referral.id, ids));
			tx.record({
				action: "referral.listed",
				actor: who.person,
				listedFor: who.person.id,
				details: { as: who.actor, referrals: ids },
			});
			const byId = new Map(rows.map((row) => [row.id, row]));
			const listed = ids.flatMap((id) => {
				const row = byId.get(id);
				if (!row) return [];
				const details = detailsOf.open(id, row.details);
				return { ...row, details: details.ok ? details.value : null };
			});
			return { listed, next: sorted.length > page.length ? (page.at(-1) ?? null) : null };
		});
	return evenWhileReading(read);
}

const PLACE = { id: referral.id, stateSince: referral.stateSince };
const ORDERS = {
	longest: [asc(referral.stateSince), asc(referral.id)],
	newest: [desc(referral.stateSince), desc(referral.id)],
};

const byLength = (one: Place, other: Place) =>
	one.stateSince.getTime() - other.stateSince.getTime() || bySigns(one.id, other.id);

const inRange = ({ state, only }: Range): SQL | undefined => and(eq(referral.state, state), only);

function isAfter({ after, order }: Listing): SQL | undefined {
	if (!after) return undefined;
	const further = order === "longest" ? gt : lt;
	const { stateSince, id } = after;
	return or(
		further(referral.stateSince, stateSince),
		and(eq(referral.stateSince, stateSince), further(referral.id, id)),
	);
}

/** How many there are in each list, of those that somebody may see: at most one more than `COUNTED`. */
export async function countReferrals<View extends string>(
	who: ReferralReader,
	lists: ReadonlyMap<View, readonly Range[]>,
): Promise<Map<View, number>> {
	const sets = setsSeenBy(who);
	if (sets.length === 0) return new Map([...lists.keys()].map((view) => [view, 0]));
	const numberIn = (ranges: readonly Range[]) =>
		sql.join(
			sets.flatMap((set) =>
				ranges.map((range) => {
					const where = and(set, inRange(range));
					return sql`(select count(*) from (select 1 from ${referral} where ${where} limit ${COUNTED + 1}) as counted)`;
				}),
			),
			sql` + `,
		);
	const db = await health.readFor(who);
	const numbers = Object.fromEntries(
		[...lists].map(([view, ranges]) => [view, sql<number | string>`${numberIn(ranges)}`]),
	);
	const [row] = await db.select(numbers).from(sql`(select 1) as one`);
	return new Map([...lists.keys()].map((view) => [view, Math.min(Number(row?.[view] ?? 0), COUNTED + 1)]));
}
