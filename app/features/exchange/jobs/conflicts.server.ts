/** Listings that staff hold and of which their source says something else now: each waits for a person to decide. */
import { and, asc, count, eq, isNotNull } from "drizzle-orm";
import { entry, location, organisation, service } from "../../../../db/schema";
import { editorialRules } from "../../../model/councils/settings";
import type { Asker } from "../../../model/people/asker";
import type { EntryKind } from "../../../model/publishing/entry";
import { type Recorded, recorded } from "../../../platform/audit.server";
import { pageError } from "../../../platform/errors";
import { ENGLISH } from "../../../platform/i18n/languages";
import { speechIn } from "../../../platform/i18n/speech.server";
import { readFor } from "../../../platform/store.server";
import { type ComparedSection, changedOnly, compareEntries } from "../../publishing/compare-entries";
import type { AnyEntry } from "../../publishing/entries";
import { type Entry, findEntry } from "../../publishing/find-entry.server";
import { knownNames } from "../../publishing/known-names.server";
import { whyNotPublish } from "../../publishing/policy";
import { factOf, publishEntry } from "../../publishing/publish.server";
import { type Writer, writeDraft } from "../../publishing/save-draft.server";

const PER_PAGE = 50;

export interface ConflictsPage {
	conflicts: { id: string; kind: EntryKind; title: string; source: string }[];
	page: number;
	pages: number;
}

/** @throws the 404 page for a page that there is not */
export async function conflictsPage(asker: Asker, councilId: string, page: number): Promise<ConflictsPage> {
	const db = await readFor(asker);
	const waiting = and(eq(entry.councilId, councilId), isNotNull(entry.incoming));
	const [[counted], conflicts] = await Promise.all([
		db.select({ total: count() }).from(entry).where(waiting),
		db
			.select({ id: entry.id, kind: entry.kind, title: entry.title, source: entry.source })
			.from(entry)
			.where(waiting)
			.orderBy(asc(entry.title), asc(entry.id))
			.limit(PER_PAGE)
			.offset((page - 1) * PER_PAGE),
	]);
	const pages = Math.max(1, Math.ceil((counted?.total ?? 0) / PER_PAGE));
	if (page > pages) throw pageError("not-found");
	return { conflicts: conflicts.map((one) => ({ ...one, source: one.source ?? "" })), page, pages };
}

export interface ConflictPage {
	id: string;
	kind: EntryKind;
	title: string;
	source: string;
	/** What the person saw: the entry's revision, and what the source said. */
	revision: number;
	seen: string;
	sections: ComparedSection[];
}

type Waiting = Entry & { incoming: AnyEntry };

/** @returns undefined when nothing is to be decided about this entry */
export async function conflictPage(asker: Asker, councilId: string, id: string): Promise<ConflictPage | undefined> {
	const db = await readFor(asker);
	const found = await findEntry(db, councilId, id);
	if (!found?.incoming) return undefined;
	const theirs = withWhatIsOurs(found.current, found.incoming);
	const names = await knownNames(db, councilId, found.current, theirs);
	return {
		id,
		kind: found.kind,
		title: found.title,
		source: found.source ?? "",
		revision: found.revision,
		seen: await checksumOf(db, id),
		sections: changedOnly(compareEntries(found.current, theirs, names, speechIn(ENGLISH))),
	};
}

/** What the source says, with the translations that staff have, of which a source seldom has any; and no source lifts confidence. */
function withWhatIsOurs(ours: AnyEntry, theirs: AnyEntry): AnyEntry {
	if (ours.kind === "service" && theirs.kind === "service") {
		return { ...theirs, content: { ...theirs.content, ...translationsOf(ours.content, theirs.content) } };
	}
	if (ours.kind === "location" && theirs.kind === "location") {
		const masked = ours.masked || theirs.masked;
		return { ...theirs, masked, content: { ...theirs.content, ...translationsOf(ours.content, theirs.content) } };
	}
	return theirs;
}

type Translated = Pick<(AnyEntry & { kind: "service" })["content"], "translations" | "translationFacts">;
const translationsOf = (ours: Translated, theirs: Translated) => ({
	translations: { ...ours.translations, ...theirs.translations },
	...(ours.translationFacts && { translationFacts: ours.translationFacts }),
});

/** The checksum of what the source says of an entry now. */
async function checksumOf(db: Pick<Recorded, "select">, id: string): Promise<string> {
	const [row] = await db.select({ incoming: entry.incoming }).from(entry).where(eq(entry.id, id));
	return row?.incoming?.checksum ?? "";
}

export type Decided =
	/** `taken` is a draft now, `published` is what families read. */
	{ ok: true; outcome: "kept" | "taken" | "published" } | { ok: false; reason: "not-found" | "stale" | "forbidden" };

/** What a person saw when they decided. */
export interface Decision {
	id: string;
	revision: number;
	seen: string;
}

/** Leaves the listing as staff have it. The source is not asked about again until it says something else. */
export async function keepOurs(who: Writer, decision: Decision): Promise<Decided> {
	return recorded(who, async (tx): Promise<Decided> => {
		const found = await waiting(tx, who, decision);
		if ("ok" in found) return found;
		await settle(tx, found, decision.seen);
		tx.record(factOf("conflict.kept", who, found));
		return { ok: true, outcome: "kept" };
	});
}

/** Makes what the source says the draft, and publishes it where whoever decides may do so alone. */
export async function takeTheirs(who: Writer, decision: Decision): Promise<Decided> {
	const drafted = await recorded(who, async (tx): Promise<Decided> => {
		const found = await waiting(tx, who, decision);
		if ("ok" in found) return found;
		const content = withWhatIsOurs(found.current, found.incoming);
		const saved = await writeDraft(tx, who, { id: found.id, revision: found.revision, content });
		if (!saved.ok) return { ok: false, reason: saved.reason === "conflict" ? "stale" : saved.reason };
		await settle(tx, found, decision.seen);
		tx.record(factOf("conflict.taken", who, found));
		return { ok: true, outcome: "taken" };
	});
	if (!drafted.ok) return drafted;
	const found = await findEntry(await readFor(who), who.council.id, decision.id);
	if (!found || whyNotPublish(who, found, editorialRules(who.council.settings))) return drafted;
	const published = await publishEntry(who, { id: found.id, revision: found.revision });
	return published.ok ? { ok: true, outcome: "published" } : drafted;
}

async function waiting(
	tx: Recorded,
	who: Writer,
	{ id, revision, seen }: Decision,
): Promise<Waiting | (Decided & { ok: false })> {
	const found = await findEntry(tx, who.council.id, id);
	if (!found) return { ok: false, reason: "not-found" };
	if (!who.can("listings.review")) return { ok: false, reason: "forbidden" };
	const { incoming } = found;
	if (!incoming || found.revision !== revision || (await checksumOf(tx, id)) !== seen) {
		return { ok: false, reason: "stale" };
	}
	return { ...found, incoming };
}

const TABLES = { service, location, organisation } as const;

/** The source counts as heard: the next import of the same words asks nothing. */
async function settle(tx: Recorded, conflict: Waiting, checksum: string): Promise<void> {
	await tx.update(entry).set({ incoming: null }).where(eq(entry.id, conflict.id));
	if (conflict.kind === "article" || conflict.kind === "offer-section") return;
	const table = TABLES[conflict.kind];
	await tx.update(table).set({ checksum }).where(eq(table.id, conflict.id));
}
