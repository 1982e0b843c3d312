/** Publishing: from an entry's draft to what families read, as an immutable version. */
import { and, eq } from "drizzle-orm";
import { entry, location, nextRevision, organisation, person, service } from "../../../db/schema";
import { localNow } from "../../model/calendar/local-time";
import { editorialRules } from "../../model/councils/settings";
import type { Provenance } from "../../model/listings/shapes";
import { mayHappen } from "../../model/publishing/entry";
import { type Recorded, recorded } from "../../platform/audit.server";
import type { Listings } from "../directory/listings/listing";
import { saveListings } from "../directory/listings/save-listings.server";
import { keepTranslationStates } from "../directory/versions/keep-translation-states.server";
import type { Publisher } from "../directory/versions/record-versions.server";
import type { AnyEntry } from "./entries";
import { type Entry, findEntry } from "./find-entry.server";
import { type Missing, obstaclesTo } from "./missing";
import { mailPublished } from "./notify-people.server";
import { whyNotPublish } from "./policy";
import { didJust } from "./pressed-twice.server";
import { saveArticle } from "./save-article.server";
import type { Writer } from "./save-draft.server";
import { saveOfferSection } from "./save-offer-section.server";

export type Published =
	| { ok: true; status: "published" | "scheduled" }
	| { ok: false; reason: "not-found" | "conflict" | "role" | "status" | "own-work" | "organisation" | "places" }
	| { ok: false; reason: "incomplete"; missing: Missing[] };

/**
 * How much is open at each of some services, which is decided before one is taken away: asked of a wing that this one does
 * not know. Those at which nothing is open are left out.
 */
export type OpenAt = (serviceIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;

export interface PublishInput {
	id: string;
	/** The entry's revision that the publisher saw. */
	revision: number;
	/** When it is to be published; now without one. */
	publishAt?: Date | null;
	/** When it is to be taken away again. */
	expireAt?: Date | null;
	note?: string | null;
}

/** Publishes an entry's draft, or lets it go on its day. */
export async function publishEntry(who: Writer, input: PublishInput): Promise<Published> {
	const rules = editorialRules(who.council.settings);
	return recorded(who, async (tx): Promise<Published> => {
		const found = await findEntry(tx, who.council.id, input.id);
		if (!found) return { ok: false, reason: "not-found" };
		const { publishAt = null, expireAt = null, note = null } = input;
		if (found.revision !== input.revision) return await publishedJust(tx, who, found, input);
		const refused = whyNotPublish(who, found, rules);
		if (refused) return { ok: false, reason: refused };
		const missing = obstaclesTo(found);
		if (missing.length > 0) return { ok: false, reason: "incomplete", missing };
		const unready = await unreadyParts(tx, who.council.id, found.current);
		if (unready) return { ok: false, reason: unready };

		if (publishAt && publishAt > new Date()) {
			if (!mayHappen("schedule", found)) return { ok: false, reason: "status" };
			await tx
				.update(entry)
				.set({
					status: "scheduled",
					revision: nextRevision,
					publishAt,
					expireAt,
					approvedBy: who.person.id,
					reviewNote: note,
					updatedAt: new Date(),
				})
				.where(eq(entry.id, found.id));
			tx.record(factOf("entry.scheduled", who, found, { publishAt: publishAt.toISOString() }));
			return { ok: true, status: "scheduled" };
		}
		await makePublic(tx, found, "published", { ...(await authorsOf(tx, found)), approvedBy: who.person, note });
		await tx.update(entry).set({ expireAt }).where(eq(entry.id, found.id));
		tx.record(factOf("entry.published", who, found, { version: found.lastVersion + 1 }));
		await mailPublished(tx, who, found);
		return { ok: true, status: "published" };
	});
}

/** What is answered when the entry is not as it was seen: as before, where who asks did just that. */
async function publishedJust(tx: Recorded, who: Writer, found: Entry, input: PublishInput): Promise<Published> {
	const { revision, publishAt = null, expireAt = null } = input;
	const status = publishAt ? "scheduled" : "published";
	const [times] = await tx
		.select({ publishAt: entry.publishAt, expireAt: entry.expireAt })
		.from(entry)
		.where(eq(entry.id, found.id));
	const isThen =
		Number(times?.expireAt) === Number(expireAt) && (!publishAt || Number(times?.publishAt) === Number(publishAt));
	const again = isThen && (await didJust(tx, who, found, { revision, action: `entry.${status}` }));
	return again ? { ok: true, status } : { ok: false, reason: "conflict" };
}

/** Takes away what families read. A draft that was written since stays. */
export async function withdrawEntry(
	who: Writer,
	{ id, revision, note = null }: { id: string; revision: number; note?: string | null },
	openAt: OpenAt,
): Promise<Published | { ok: false; reason: "referrals" }> {
	const isHeld = (await openAt([id])).size > 0;
	return recorded(who, async (tx): Promise<Published | { ok: false; reason: "referrals" }> => {
		const found = await findEntry(tx, who.council.id, id);
		if (!found) return { ok: false, reason: "not-found" };
		if (found.revision !== revision) {
			const again = await didJust(tx, who, found, { revision, action: "entry.withdrawn" });
			return again ? { ok: true, status: "published" } : { ok: false, reason: "conflict" };
		}
		if (!who.can("listings.publish")) return { ok: false, reason: "role" };
		if (!mayHappen("withdraw", found) || !found.live) return { ok: false, reason: "status" };
		if (isHeld) return { ok: false, reason: "referrals" };
		await takeAway(tx, found, { approvedBy: who.person, note });
		tx.record(factOf("entry.withdrawn", who, found));
		return { ok: true, status: "published" };
	});
}

/** Ends what families read; a draft that somebody is writing stays one. */
export async function takeAway(tx: Recorded, target: Entry, by: Publisher): Promise<void> {
	const { id, councilId, live, hasDraft, current: draft, draftBy, draftAuthors, draftAt, title } = target;
	if (!live) return;
	await makePublic(tx, { ...target, current: live }, "withdrawn", by);
	await tx
		.update(entry)
		.set({ expireAt: null, ...(hasDraft && { status: "draft", draft, draftBy, draftAuthors, draftAt, title }) })
		.where(eq(entry.id, id));
	if (hasDraft) await keepTranslationStates(tx, councilId, [{ id, content: draft, isNew: false }]);
}

export function factOf(action: string, who: Pick<Writer, "person" | "council">, target: Entry, details = {}) {
	return {
		action,
		actor: who.person,
		councilId: who.council.id,
		subject: { kind: target.kind, id: target.id },
		details,
	};
}

/**
 * Writes what families read: the listing, its version, the entry's status and the council's content version.
 * @param assuredOn the day on which a service was last looked at as a whole: today, unless only a part of it was
 */
export async function makePublic(
	tx: Recorded,
	target: Pick<Entry, "id" | "councilId" | "current">,
	status: "published" | "withdrawn",
	by: Publisher,
	assuredOn: string | null = localNow().date,
): Promise<void> {
	const { id, councilId, current } = target;
	const now = new Date();
	const provenance = await provenanceOf(tx, id, current);
	const one = { id, status, provenance };
	const save = (listings: Listings) => saveListings(tx, { councilId, ...listings, by, now });
	switch (current.kind) {
		case "service":
			return save({
				services: [{ ...one, organisationId: current.organisationId, assuredOn, content: current.content }],
			});
		case "location":
			return save({
				locations: [{ ...one, masked: current.masked, position: current.position, content: current.content }],
			});
		case "organisation":
			return save({ organisations: [{ ...one, content: current.content }] });
		case "article":
			return saveArticle(tx, { councilId, id, status, content: current.content, by, now });
		case "offer-section":
			return saveOfferSection(tx, { councilId, id, status, content: current.content, by, now });
	}
}

/** Changes a part of what families read, such as its dates or one language; a draft stays as far as it was. */
export async function publishBeside(tx: Recorded, found: Entry, live: AnyEntry, by: Publisher): Promise<void> {
	const [kept] = await tx.select(KEPT).from(entry).where(eq(entry.id, found.id));
	await makePublic(tx, { ...found, current: live }, "published", by, found.assuredOn);
	if (kept) await tx.update(entry).set(kept).where(eq(entry.id, found.id));
}

/** What a publication ends, and one beside the draft does not. A listing from elsewhere is held from then on all the same. */
const KEPT = {
	title: entry.title,
	status: entry.status,
	draft: entry.draft,
	draftBy: entry.draftBy,
	draftAuthors: entry.draftAuthors,
	draftAt: entry.draftAt,
	submittedAt: entry.submittedAt,
	approvedBy: entry.approvedBy,
	reviewNote: entry.reviewNote,
	publishAt: entry.publishAt,
	organisationId: entry.organisationId,
	assuredOn: entry.assuredOn,
	reminded: entry.reminded,
	incoming: entry.incoming,
};

const LISTING_TABLES = { service, location, organisation } as const;

/** Where a listing came from, so that its source's next import still knows it. */
async function provenanceOf(tx: Recorded, id: string, { kind }: AnyEntry): Promise<Provenance | null> {
	if (kind === "article" || kind === "offer-section") return null;
	const table = LISTING_TABLES[kind];
	const [row] = await tx
		.select({
			source: table.source,
			sourceId: table.sourceId,
			fetchedAt: table.fetchedAt,
			checksum: table.checksum,
		})
		.from(table)
		.where(eq(table.id, id));
	if (!row?.source || !row.sourceId || !row.fetchedAt || !row.checksum) return null;
	return { source: row.source, sourceId: row.sourceId, fetchedAt: row.fetchedAt, checksum: row.checksum };
}

/** A service is published after its organisation and its places. @returns which of the two are not public yet */
export async function unreadyParts(
	tx: Recorded,
	councilId: string,
	current: AnyEntry,
): Promise<"organisation" | "places" | null> {
	if (current.kind !== "service") return null;
	const isPublic = async (table: typeof organisation | typeof location, id: string) => {
		const [row] = await tx
			.select({ id: table.id })
			.from(table)
			.where(and(eq(table.councilId, councilId), eq(table.id, id), eq(table.status, "published")));
		return row !== undefined;
	};
	if (!(await isPublic(organisation, current.organisationId))) return "organisation";
	for (const { locationId } of current.content.places) {
		if (!(await isPublic(location, locationId))) return "places";
	}
	return null;
}

/** A person as the versions name them. */
export async function nameOf(tx: Recorded, personId: string | null) {
	if (!personId) return null;
	const [found] = await tx.select({ id: person.id, name: person.name }).from(person).where(eq(person.id, personId));
	return found ?? null;
}

/** Everybody who wrote a draft, as its version names them: who wrote last, and whoever else did. */
export async function authorsOf(
	tx: Recorded,
	{ draftBy, draftAuthors }: Pick<Entry, "draftBy" | "draftAuthors">,
): Promise<Pick<Publisher, "writtenBy" | "alsoWrittenBy">> {
	return { writtenBy: await nameOf(tx, draftBy), alsoWrittenBy: draftAuthors.filter((id) => id !== draftBy) };
}
