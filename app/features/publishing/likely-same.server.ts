/**
 * Places and organisations of lists that are likely ones a council has. A person says of each pair whether it is the same;
 * imports heed that, and join nothing unasked.
 */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import { entry, likelySame, location } from "../../../db/schema";
import type { StaffAsker } from "../../model/people/asker";
import type { EntryKind } from "../../model/publishing/entry";
import type { LikelyVerdict } from "../../model/publishing/likely";
import { recorded } from "../../platform/audit.server";
import { stableId } from "../../platform/ids";
import { readFor } from "../../platform/store.server";
import type { Read, Tx } from "../../platform/store-handles";
import type { Writer } from "./save-draft.server";
import { IS_CONFIDENTIAL, nameFor } from "./sight.server";

const WRITTEN_AT_ONCE = 100;
/** So many pairs on a page; who decides about them sees more. */
export const MOST_LIKELY = 100;

/** Two ids: the list's, and the one that was there. */
interface Pair {
	id: string;
	otherId: string;
}

const pairId = ({ id, otherId }: Pair) => stableId("likely", id, otherId);

/** Of listings of a list, by their ids, what was said of each other listing. */
export type SaidOfPairs = ReadonlyMap<string, ReadonlyMap<string, LikelyVerdict>>;

export async function saidOfPairs(db: Read, councilId: string, source: string): Promise<SaidOfPairs> {
	const rows = await db.select().from(likelySame).where(ofSource(councilId, source));
	const said = new Map<string, Map<string, LikelyVerdict>>();
	for (const { listingId, otherId, verdict } of rows) {
		if (verdict === null) continue;
		said.set(listingId, (said.get(listingId) ?? new Map()).set(otherId, verdict));
	}
	return said;
}

/** Whether somebody decided about a list's pairs since: it is then read anew although it has not changed. */
export async function decidedSince(db: Read, councilId: string, source: string, since: Date): Promise<boolean> {
	const rows = await db
		.select({ id: likelySame.id })
		.from(likelySame)
		.where(and(ofSource(councilId, source), gt(likelySame.decidedAt, since)))
		.limit(1);
	return rows.length > 0;
}

const ofSource = (councilId: string, source: string) =>
	and(eq(likelySame.councilId, councilId), eq(likelySame.source, source));

/** Asks about the pairs that an import found, of which nobody has decided, and no more about those it did not find. */
export async function askAbout(tx: Tx, councilId: string, source: string, found: readonly Pair[]): Promise<void> {
	const open = and(ofSource(councilId, source), or(isNull(likelySame.verdict), eq(likelySame.verdict, "later")));
	const before = await tx
		.select({ id: likelySame.id, foundAt: likelySame.foundAt, verdict: likelySame.verdict })
		.from(likelySame)
		.where(open);
	const waiting = new Map(before.filter(({ verdict }) => verdict === null).map(({ id, foundAt }) => [id, foundAt]));
	await tx.delete(likelySame).where(open);
	const now = new Date();
	const rows = found.map((pair) => {
		const id = pairId(pair);
		const { id: listingId, otherId } = pair;
		return { id, councilId, source, listingId, otherId, foundAt: waiting.get(id) ?? now };
	});
	for (let at = 0; at < rows.length; at += WRITTEN_AT_ONCE) {
		await tx
			.insert(likelySame)
			.values(rows.slice(at, at + WRITTEN_AT_ONCE))
			.onConflictDoNothing();
	}
}

export interface Likely {
	id: string;
	kind: EntryKind;
	source: string;
	foundAt: Date;
	verdict: LikelyVerdict | null;
	/** The list's, and the one that was there. */
	listing: LikelyListing;
	other: LikelyListing;
}

export interface LikelyListing {
	id: string;
	name: string;
	/** House, street and postcode of a place; empty for an organisation. */
	address: string[];
}

/** What waits for a person, the longest first: pairs that families read both of. Confidential places are not asked about. */
export async function likelyWaiting(who: StaffAsker & Pick<Writer, "council">): Promise<Likely[]> {
	const db = await readFor(who);
	const rows = await db
		.select()
		.from(likelySame)
		.where(and(eq(likelySame.councilId, who.council.id), isNull(likelySame.verdict)))
		.orderBy(asc(likelySame.foundAt), asc(likelySame.id))
		.limit(MOST_LIKELY);
	return named(db, who, rows, true);
}

/** What was decided, the newest first. */
export async function likelyDecided(who: StaffAsker & Pick<Writer, "council">): Promise<Likely[]> {
	const db = await readFor(who);
	const rows = await db
		.select()
		.from(likelySame)
		.where(and(eq(likelySame.councilId, who.council.id), isNotNull(likelySame.verdict)))
		.orderBy(desc(likelySame.decidedAt), asc(likelySame.id))
		.limit(MOST_LIKELY);
	return named(db, who, rows, false);
}

async function named(
	db: Read,
	who: StaffAsker,
	rows: readonly (typeof likelySame.$inferSelect)[],
	bothLive: boolean,
): Promise<Likely[]> {
	const ids = [...new Set(rows.flatMap(({ listingId, otherId }) => [listingId, otherId]))];
	const found = await db
		.select({ id: entry.id, kind: entry.kind, name: nameFor(who), live: entry.liveVersion, hidden: IS_CONFIDENTIAL })
		.from(entry)
		.where(inArray(entry.id, ids));
	const places = await db
		.select({ id: location.id, content: location.content })
		.from(location)
		.where(inArray(location.id, ids));
	const addresses = new Map(
		places.map(({ id, content: { address } }) => [id, [address.line1, address.postcode].filter(Boolean)]),
	);
	const listings = new Map(
		found
			.filter(({ live, hidden }) => !hidden && (live !== null || !bothLive))
			.map(({ id, name, kind }) => [id, { id, name, kind, address: addresses.get(id) ?? [] }]),
	);
	return rows.flatMap(({ id, source, foundAt, verdict, listingId, otherId }) => {
		const [one, other] = [listings.get(listingId), listings.get(otherId)];
		if (!one || !other) return [];
		const { kind, ...listing } = one;
		return [{ id, kind, source, foundAt, verdict, listing, other }];
	});
}

/**
 * Says of a pair whether it is the same, or, by null, that it is to be asked about again.
 * @returns whether there is such a pair, and who says so may
 */
export async function decideLikely(who: Writer, id: string, verdict: LikelyVerdict | null): Promise<boolean> {
	if (!who.can("listings.review")) return false;
	return recorded(who, async (tx) => {
		const [pair] = await tx
			.update(likelySame)
			.set({ verdict, decidedAt: new Date(), decidedBy: who.person.id })
			.where(and(eq(likelySame.id, id), eq(likelySame.councilId, who.council.id)))
			.returning();
		if (!pair) return false;
		const [one] = await tx.select({ kind: entry.kind }).from(entry).where(eq(entry.id, pair.listingId));
		tx.record({
			action: `likely.${verdict ?? "again"}`,
			actor: who.person,
			councilId: who.council.id,
			subject: { kind: one?.kind ?? "location", id: pair.listingId },
			details: { other: pair.otherId },
		});
		return true;
	});
}
