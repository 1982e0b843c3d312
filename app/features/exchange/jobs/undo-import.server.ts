/** Takes an import back as a whole: every listing it wrote is again as it was before. */
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import {
	entry,
	entryVersion,
	importRun,
	location,
	organisation,
	service,
	serviceAtLocation,
} from "../../../../db/schema";
import type { Provenance } from "../../../model/listings/shapes";
import type { Asker } from "../../../model/people/asker";
import type { EntryKind } from "../../../model/publishing/entry";
import { type Recorded, recordedIn } from "../../../platform/audit.server";
import { inTurns, takingTurns } from "../../../platform/taking-turns.server";
import { type Listings, saveListings } from "../../directory/listings/save-listings.server";
import { type AnyEntry, readContent } from "../../publishing/entries";

/** Why a listing stays as it is: somebody changed it since, is writing a new draft of it, or others stand on it. */
export type NotUndoneReason = "changed" | "draft" | "in-use";

export interface NotUndone {
	id: string;
	kind: EntryKind;
	name: string;
	why: NotUndoneReason;
}

export type Undone =
	| { ok: true; source: string; undone: number; notUndone: NotUndone[] }
	| { ok: false; reason: "not-found" | "already-undone" };

export interface UndoBy {
	/** Who takes it back; nobody for the operator's command. */
	actor: { id: string; name: string } | null;
	/** Written together with the undoing, or not at all. */
	alongside?: (tx: Recorded, undone: Undone & { ok: true }) => Promise<void>;
}

/** The checksum of a listing whose import was taken back: no source says this, so that its next import counts again. */
const TAKEN_BACK = "taken-back";
const AT_ONCE = 100;
/** What was written, without its content: each page of it is sorted anew. */
const HEADS_AT_ONCE = 1000;
/** Places or organisations whose services are looked up at once: each may have hundreds. */
const FEW = 10;

interface Written {
	id: string;
	kind: EntryKind;
	name: string;
	number: number;
	lastVersion: number;
	hasDraft: boolean;
}

/**
 * Puts every listing that the run wrote back to the version before it; what the run made is withdrawn. What was changed
 * since stays, and is told. The next import of the same source writes again what it says then.
 */
export async function undoImport(
	asker: Asker,
	councilId: string,
	runId: string,
	{ actor, alongside }: UndoBy,
): Promise<Undone> {
	return recordedIn(councilId, asker, async (tx): Promise<Undone> => {
		const [run] = await tx
			.select({ source: importRun.source, undoneAt: importRun.undoneAt })
			.from(importRun)
			.where(and(eq(importRun.councilId, councilId), eq(importRun.id, runId)));
		if (!run) return { ok: false, reason: "not-found" };
		if (run.undoneAt) return { ok: false, reason: "already-undone" };

		const notUndone: NotUndone[] = [];
		const stays = ({ id, kind, name }: Written, why: NotUndoneReason) => notUndone.push({ id, kind, name, why });
		const taken = new Map<string, Written>();
		for await (const one of writtenBy(tx, councilId, runId)) {
			if (one.lastVersion !== one.number) stays(one, "changed");
			else if (one.hasDraft) stays(one, "draft");
			else taken.set(one.id, one);
		}
		for (const id of await neededByOthers(tx, taken)) {
			const one = taken.get(id);
			if (one) stays(one, "in-use");
			taken.delete(id);
		}

		const listings = await asBefore(tx, [...taken.values()]);
		const by = { note: "Import taken back." };
		if (taken.size > 0) await saveListings(tx, { councilId, ...listings, by });
		await tx.update(importRun).set({ undoneAt: new Date() }).where(eq(importRun.id, runId));
		tx.record({
			action: "import.undone",
			actor,
			councilId,
			subject: { kind: "import", id: runId },
			details: { source: run.source, undone: taken.size, notUndone: notUndone.length },
		});
		const answer = { ok: true as const, source: run.source, undone: taken.size, notUndone };
		await alongside?.(tx, answer);
		return answer;
	});
}

async function* writtenBy(tx: Recorded, councilId: string, runId: string): AsyncGenerator<Written> {
	const turn = takingTurns();
	for (let after = ""; ; ) {
		await turn();
		const rows = await tx
			.select({
				id: entry.id,
				kind: entry.kind,
				name: entry.title,
				number: entryVersion.number,
				lastVersion: entry.lastVersion,
				hasDraft: sql<boolean>`${entry.draft} IS NOT NULL`.mapWith(Boolean),
			})
			.from(entryVersion)
			.innerJoin(entry, eq(entry.id, entryVersion.entryId))
			.where(
				and(
					eq(entryVersion.importRunId, runId),
					eq(entryVersion.councilId, councilId),
					gt(entryVersion.entryId, after),
				),
			)
			.orderBy(asc(entryVersion.entryId))
			.limit(HEADS_AT_ONCE);
		yield* rows;
		const last = rows.at(-1);
		if (!last || rows.length < HEADS_AT_ONCE) return;
		after = last.id;
	}
}

/** Which of the organisations and places that the run made are those of a published service that stays. */
async function neededByOthers(tx: Recorded, taken: ReadonlyMap<string, Written>): Promise<Set<string>> {
	const made = (kind: EntryKind) =>
		[...taken.values()].filter((one) => one.kind === kind && one.number === 1).map(({ id }) => id);
	const needed = new Set<string>();
	const stays = ({ id, by, status }: { id: string; by: string; status: string }) => {
		if (status !== "withdrawn" && !taken.has(by)) needed.add(id);
	};
	for await (const ids of inTurns(made("organisation"), FEW)) {
		const rows = await tx
			.select({ id: service.organisationId, by: service.id, status: service.status })
			.from(service)
			.where(inArray(service.organisationId, ids));
		rows.forEach(stays);
	}
	for await (const ids of inTurns(made("location"), FEW)) {
		const rows = await tx
			.select({ id: serviceAtLocation.locationId, by: service.id, status: service.status })
			.from(serviceAtLocation)
			.innerJoin(service, eq(service.id, serviceAtLocation.serviceId))
			.where(inArray(serviceAtLocation.locationId, ids));
		rows.forEach(stays);
	}
	return needed;
}

/** The listings as they were before, ready to be saved; what was not there before, as withdrawn. */
async function asBefore(tx: Recorded, taken: readonly Written[]): Promise<Required<Listings>> {
	const listings: Required<Listings> = { organisations: [], locations: [], services: [] };
	for await (const some of inTurns(taken, AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		const wanted = new Map(some.map(({ id, number }) => [id, Math.max(1, number - 1)]));
		const kept = await keptOf(tx, some);
		const versions = await tx
			.select({
				id: entryVersion.entryId,
				number: entryVersion.number,
				status: entryVersion.status,
				content: entryVersion.content,
			})
			.from(entryVersion)
			.where(and(inArray(entryVersion.entryId, ids), inArray(entryVersion.number, [...new Set(wanted.values())])));
		const made = new Set(some.filter(({ number }) => number === 1).map(({ id }) => id));
		for (const { id, number, status, content } of versions) {
			if (wanted.get(id) !== number) continue;
			const about = kept.get(id) ?? { provenance: null, assuredOn: null };
			add(listings, { ...about, id, status: made.has(id) ? "withdrawn" : status }, readContent(content));
		}
	}
	return listings;
}

interface Kept {
	provenance: Provenance | null;
	/** Of a service. A version does not tell when it was checked. */
	assuredOn: string | null;
}
type About = Kept & { id: string; status: "published" | "withdrawn" };

function add(listings: Required<Listings>, { assuredOn, ...one }: About, before: AnyEntry): void {
	switch (before.kind) {
		case "organisation":
			listings.organisations.push({ ...one, content: before.content });
			break;
		case "location": {
			const { masked, position, content } = before;
			listings.locations.push({ ...one, masked, position, content });
			break;
		}
		case "service": {
			const { organisationId, content } = before;
			listings.services.push({ ...one, assuredOn, organisationId, content });
		}
	}
}

/** What of each row stays: its source, which no longer counts as read, and when it was last checked. */
async function keptOf(tx: Recorded, some: readonly Written[]): Promise<Map<string, Kept>> {
	const found = new Map<string, Kept>();
	const read = async (kind: EntryKind, table: typeof organisation | typeof location | typeof service) => {
		const ids = some.filter((one) => one.kind === kind).map(({ id }) => id);
		if (ids.length === 0) return;
		const assuredOn = table === service ? service.assuredOn : sql<null>`NULL`;
		const rows = await tx
			.select({
				id: table.id,
				source: table.source,
				sourceId: table.sourceId,
				fetchedAt: table.fetchedAt,
				assuredOn,
			})
			.from(table)
			.where(inArray(table.id, ids));
		for (const { id, source, sourceId, fetchedAt, assuredOn } of rows) {
			const known = source && sourceId && fetchedAt;
			const provenance = known ? { source, sourceId, fetchedAt, checksum: TAKEN_BACK } : null;
			found.set(id, { provenance, assuredOn });
		}
	};
	await read("organisation", organisation);
	await read("location", location);
	await read("service", service);
	return found;
}
