/** Takes an import back as a whole: every listing it wrote is again as it was before. */
import { and, eq, inArray, isNotNull, isNull, ne, not, sql } from "drizzle-orm";
import {
	entryVersion,
	importRun,
	location,
	organisation,
	person,
	service,
	serviceAtLocation,
} from "../../../../db/schema";
import type { Provenance } from "../../../model/listings/shapes";
import type { Asker } from "../../../model/people/asker";
import type { EntryKind } from "../../../model/publishing/entry";
import { type Recorded, recordedIn } from "../../../platform/audit.server";
import { isEnqueued } from "../../../platform/queue/enqueue.server";
import { isFree, isHeld, LET_GO } from "../../../platform/queue/lease.server";
import type { TaskKind } from "../../../platform/queue/task-kind";
import { readFor } from "../../../platform/store.server";
import type { Read, Tx } from "../../../platform/store-handles";
import { inTurns } from "../../../platform/taking-turns.server";
import type { Listings } from "../../directory/listings/listing";
import { announceListings, saveListings } from "../../directory/listings/save-listings.server";
import { type AnyEntry, readContent } from "../../publishing/entries";
import { openAtServices } from "../../referrals/open-at-services.server";
import { countServices } from "../runs/affected-services.server";
import { HeldRun, RunTaken } from "../runs/import-run.server";
import { ONE_STEP } from "../runs/pace";
import { Steps } from "../runs/steps.server";
import { type WrittenListing, writtenBy, writtenOf } from "../runs/written-by.server";

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
	/** `busy`: somebody takes it back at this moment. */
	| { ok: false; reason: "not-found" | "already-undone" | "busy" };

export interface UndoBy {
	/** Who takes it back; nobody for the operator's command. */
	actor: { id: string; name: string } | null;
	/** Written together with the beginning of the undoing, or not at all. */
	begun?: (tx: Tx) => Promise<void>;
	/** Written together with the end of the undoing, or not at all. */
	alongside?: (tx: Tx, undone: Undone & { ok: true }) => Promise<void>;
	/** Told how much is put back, 0 to 1. */
	onProgress?: (fraction: number) => void;
	/** Aborted when the product stops: no further step is begun. */
	stopping?: AbortSignal;
}

/** The checksum of a listing whose import was taken back: no source says this, so that its next import counts again. */
const takenBack = (runId: string) => `taken-back ${runId}`;
const AT_ONCE = 100;

/**
 * Puts every listing that the run wrote back to the version before it; what the run made is withdrawn. What was changed
 * since stays, and is told. The next import of the same source writes again what it says then.
 *
 * A few hundred listings are one transaction, more are many short ones: what services need is put back before them, and
 * what the run made leaves last. An undoing that ended in the middle goes on when it is asked for again. An import that
 * is not finished can be taken back too; one that is being applied at this moment is stopped by it.
 */
export async function undoImport(asker: Asker, councilId: string, runId: string, by: UndoBy): Promise<Undone> {
	const db = await readFor(asker);
	const [run] = await db
		.select({ finishedAt: importRun.finishedAt })
		.from(importRun)
		.where(and(eq(importRun.councilId, councilId), eq(importRun.id, runId)));
	if (!run) return { ok: false, reason: "not-found" };
	return HeldRun.during(asker, runId, async (held) => {
		const undoing = new Undoing(asker, held, councilId, by);
		const versions = await db.$count(entryVersion, eq(entryVersion.importRunId, runId));
		const isSmall = run.finishedAt !== null && versions <= ONE_STEP;
		return isSmall && (await phasesOf(db, councilId, runId)).weight <= ONE_STEP ? undoing.inOne() : undoing.inSteps();
	});
}

/** What was begun and is not over, that nobody works on and for which there is no task yet. */
export async function stoppedUndoings(db: Read, kind: TaskKind, now = new Date()) {
	const { id, councilId } = importRun;
	const isStopped = and(isNotNull(importRun.undoBegunAt), isNull(importRun.undoneAt), isFree(importRun, now));
	return db
		.select({ id, councilId })
		.from(importRun)
		.where(and(isStopped, isNotNull(councilId), not(isEnqueued(db, kind, id))));
}

/** Who began to take a run back; nobody for the operator's command. */
export async function whoUndoes(db: Read, runId: string): Promise<UndoBy["actor"]> {
	const [found] = await db
		.select({ id: person.id, name: person.name })
		.from(importRun)
		.innerJoin(person, eq(person.id, importRun.undoneBy))
		.where(eq(importRun.id, runId));
	return found ?? null;
}

/** A listing to put back, and how much work that is: itself, and the services that are indexed again with it. */
type Item = WrittenListing & { weight: number };

interface Phases {
	/** In the order in which families miss nothing: what is shown again, the needed first; then what leaves, it last. */
	inOrder: Item[][];
	/** Organisations that were there before: their services are indexed again. */
	renamed: string[];
	weight: number;
}

/** All that a run has written, as it is to be put back. */
async function phasesOf(db: Read, councilId: string, runId: string): Promise<Phases> {
	const all: Item[] = [];
	for await (const one of writtenBy(db, councilId, runId)) all.push({ ...one, weight: 1 });
	const phase = (kind: EntryKind, isBack: boolean) =>
		all.filter((one) => one.kind === kind && (one.before === "published") === isBack);
	const inOrder = [
		phase("organisation", true),
		phase("location", true),
		phase("service", true),
		phase("service", false),
		phase("location", false),
		phase("organisation", false),
	];
	const known = (kind: EntryKind) => all.filter((one) => one.kind === kind && one.before !== null).map(({ id }) => id);
	const atPlaces = await countServices(db, "location", known("location"));
	for (const one of all) one.weight += atPlaces.get(one.id) ?? 0;
	const renamed = known("organisation");
	const provided = await countServices(db, "organisation", renamed);
	const weight = all.reduce((sum, one) => sum + one.weight, 0) + [...provided.values()].reduce((a, b) => a + b, 0);
	return { inOrder, renamed, weight };
}

class Undoing {
	constructor(
		private readonly asker: Asker,
		private readonly run: HeldRun,
		private readonly councilId: string,
		private readonly by: UndoBy,
	) {}

	inOne(): Promise<Undone> {
		return recordedIn(this.councilId, this.asker, async (tx) => {
			const refused = await this.begin(tx, false);
			if (refused) return refused;
			const { inOrder } = await phasesOf(tx, this.councilId, this.run.id);
			for (const some of inOrder) await this.putBack(tx, some, false);
			return this.finish(tx, await outcomeOf(tx, this.councilId, this.run.id), false);
		});
	}

	async inSteps(): Promise<Undone> {
		const { asker, run, councilId, by } = this;
		const refused = await recordedIn(councilId, asker, (tx) => this.begin(tx, true));
		if (refused) return refused;
		const db = await readFor(asker);
		const { inOrder, renamed, weight } = await phasesOf(db, councilId, run.id);
		const steps = new Steps(asker, run, { councilId, weight, ...by });
		const [back, away] = [inOrder.slice(0, 3), inOrder.slice(3)];
		for (const some of back) await steps.each(some, (tx, items) => this.putBack(tx, items, true));
		for (const id of renamed) await steps.indexServicesOf(id);
		for (const some of away) await steps.each(some, (tx, items) => this.putBack(tx, items, true));
		await steps.tidy();
		const outcome = await outcomeOf(db, councilId, run.id);
		return recordedIn(councilId, asker, (tx) => this.finish(tx, outcome, true));
	}

	/** @param isLong whether that it begins is a fact of its own */
	private async begin(tx: Recorded, isLong: boolean): Promise<Undone | undefined> {
		const { run, by, councilId } = this;
		const [found] = await tx
			.select({
				source: importRun.source,
				undoneAt: importRun.undoneAt,
				undoBegunAt: importRun.undoBegunAt,
				heldUntil: importRun.heldUntil,
			})
			.from(importRun)
			.where(and(eq(importRun.councilId, councilId), eq(importRun.id, run.id)));
		if (!found) return { ok: false, reason: "not-found" };
		if (found.undoneAt) return { ok: false, reason: "already-undone" };
		if (found.undoBegunAt && isHeld(found)) return { ok: false, reason: "busy" };
		const inHand = { ...run.lease(), progress: 0 };
		const first = { undoBegunAt: new Date(), undoneBy: by.actor?.id ?? null };
		await tx
			.update(importRun)
			.set(found.undoBegunAt ? inHand : { ...inHand, ...first })
			.where(eq(importRun.id, run.id));
		await by.begun?.(tx);
		if (isLong && !found.undoBegunAt) {
			tx.record({
				action: "import.undo-begun",
				actor: by.actor,
				councilId,
				subject: { kind: "import", id: run.id },
				details: { source: found.source },
			});
		}
		return undefined;
	}

	/** Puts some listings of one kind back, where nobody has gone on with them. */
	private async putBack(tx: Tx, items: readonly Item[], isStep: boolean): Promise<{ services: string[] }> {
		const { run, councilId } = this;
		const now = await writtenOf(
			tx,
			run.id,
			items.map(({ id }) => id),
		);
		const done = await putBackAlready(tx, run.id, now);
		const free = now.filter((one) => !done.has(one.id) && whyNot(one) === undefined);
		const needed = await neededByOthers(tx, free);
		const made = free.filter(({ kind, before }) => kind === "service" && before !== "published");
		const referred = await openAtServices(
			this.asker,
			made.map(({ id }) => id),
		);
		const taken = free.filter(({ id }) => !needed.has(id) && !referred.has(id));
		const listings = await asBefore(tx, run.id, taken);
		const by = { note: "Import taken back." };
		if (taken.length > 0) await saveListings(tx, { councilId, ...listings, by, isStep });
		return { services: listings.services.map(({ id }) => id) };
	}

	private async finish(tx: Recorded, outcome: Outcome, announce: boolean): Promise<Undone> {
		const { run, councilId, by } = this;
		if (announce) await announceListings(tx, councilId);
		const [ended] = await tx
			.update(importRun)
			.set({ ...LET_GO, undoneAt: new Date(), progress: 1 })
			.where(run.inHand())
			.returning({ source: importRun.source });
		if (!ended) throw new RunTaken();
		const { undone, notUndone } = outcome;
		tx.record({
			action: "import.undone",
			actor: by.actor,
			councilId,
			subject: { kind: "import", id: run.id },
			details: { source: ended.source, undone, notUndone: notUndone.length },
		});
		const answer = { ok: true as const, source: ended.source, undone, notUndone };
		await by.alongside?.(tx, answer);
		return answer;
	}
}

interface Outcome {
	undone: number;
	notUndone: NotUndone[];
}

/** How all that the run wrote stands now: what was put back says so, however often the undoing was stopped. */
async function outcomeOf(db: Read, councilId: string, runId: string): Promise<Outcome> {
	const outcome: Outcome = { undone: 0, notUndone: [] };
	const all: WrittenListing[] = [];
	for await (const one of writtenBy(db, councilId, runId)) all.push(one);
	for await (const some of inTurns(all, AT_ONCE)) {
		const done = await putBackAlready(db, runId, some);
		for (const one of some) {
			const { id, kind, name } = one;
			if (done.has(id)) outcome.undone++;
			else outcome.notUndone.push({ id, kind, name, why: whyNot(one) ?? "in-use" });
		}
	}
	return outcome;
}

/** Why a listing is left as it is, whatever others there are. */
function whyNot({ lastVersion, last, hasDraft }: WrittenListing): NotUndoneReason | undefined {
	if (lastVersion !== last) return "changed";
	return hasDraft ? "draft" : undefined;
}

/** Those of the listings that were put back: their checksums say so. */
async function putBackAlready(db: Read, runId: string, some: readonly WrittenListing[]): Promise<Set<string>> {
	const found = new Set<string>();
	for (const table of [organisation, location, service]) {
		const rows = await db
			.select({ id: table.id })
			.from(table)
			.where(
				and(
					inArray(
						table.id,
						some.map(({ id }) => id),
					),
					eq(table.checksum, takenBack(runId)),
				),
			);
		for (const { id } of rows) found.add(id);
	}
	return found;
}

/** Organisations or places looked up at once: each may have hundreds of services. */
const FEW = 10;

/** Which of the organisations and places that the run made are those of a service that stays. */
async function neededByOthers(tx: Tx, taken: readonly WrittenListing[]): Promise<Set<string>> {
	const made = (kind: EntryKind) => taken.filter((one) => one.kind === kind && one.before === null).map(({ id }) => id);
	const needed = new Set<string>();
	for await (const ids of inTurns(made("organisation"), FEW)) {
		const rows = await tx
			.selectDistinct({ id: service.organisationId })
			.from(service)
			.where(and(inArray(service.organisationId, ids), ne(service.status, "withdrawn")));
		for (const { id } of rows) needed.add(id);
	}
	for await (const ids of inTurns(made("location"), FEW)) {
		const rows = await tx
			.selectDistinct({ id: serviceAtLocation.locationId })
			.from(serviceAtLocation)
			.innerJoin(service, eq(service.id, serviceAtLocation.serviceId))
			.where(and(inArray(serviceAtLocation.locationId, ids), ne(service.status, "withdrawn")));
		for (const { id } of rows) needed.add(id);
	}
	return needed;
}

/** The listings as they were before, ready to be saved; what was not there before, as withdrawn. */
async function asBefore(tx: Tx, runId: string, taken: readonly WrittenListing[]): Promise<Required<Listings>> {
	const listings: Required<Listings> = { organisations: [], locations: [], services: [] };
	for await (const some of inTurns(taken, AT_ONCE)) {
		const ids = some.map(({ id }) => id);
		const wanted = new Map(some.map(({ id, first }) => [id, Math.max(1, first - 1)]));
		const kept = await keptOf(tx, runId, some);
		const versions = await tx
			.select({
				id: entryVersion.entryId,
				number: entryVersion.number,
				status: entryVersion.status,
				content: entryVersion.content,
			})
			.from(entryVersion)
			.where(and(inArray(entryVersion.entryId, ids), inArray(entryVersion.number, [...new Set(wanted.values())])));
		const made = new Set(some.filter(({ before }) => before === null).map(({ id }) => id));
		for (const { id, number, status, content } of versions) {
			if (wanted.get(id) !== number) continue;
			const about = kept.get(id) ?? { provenance: null, assuredOn: null, masked: false };
			add(listings, { ...about, id, status: made.has(id) ? "withdrawn" : status }, readContent(content));
		}
	}
	return listings;
}

interface Kept {
	provenance: Provenance | null;
	/** Of a service. A version does not tell when it was checked. */
	assuredOn: string | null;
	/** Of a place: a person makes a confidential address known, and no undoing. */
	masked: boolean;
}
type About = Kept & { id: string; status: "published" | "withdrawn" };

function add(listings: Required<Listings>, { assuredOn, masked, ...one }: About, before: AnyEntry): void {
	switch (before.kind) {
		case "organisation":
			listings.organisations.push({ ...one, content: before.content });
			break;
		case "location": {
			const { position, content } = before;
			listings.locations.push({ ...one, masked: masked || before.masked, position, content });
			break;
		}
		case "service": {
			const { organisationId, content } = before;
			listings.services.push({ ...one, assuredOn, organisationId, content });
		}
	}
}

/** What of each row stays: its source, which no longer counts as read, when it was last checked, and that it is confidential. */
async function keptOf(tx: Tx, runId: string, some: readonly WrittenListing[]): Promise<Map<string, Kept>> {
	const found = new Map<string, Kept>();
	const read = async (kind: EntryKind, table: typeof organisation | typeof location | typeof service) => {
		const ids = some.filter((one) => one.kind === kind).map(({ id }) => id);
		if (ids.length === 0) return;
		const assuredOn = table === service ? service.assuredOn : sql<null>`NULL`;
		const masked = table === location ? location.masked : sql<null>`NULL`;
		const rows = await tx
			.select({
				id: table.id,
				source: table.source,
				sourceId: table.sourceId,
				fetchedAt: table.fetchedAt,
				assuredOn,
				masked,
			})
			.from(table)
			.where(inArray(table.id, ids));
		for (const { id, source, sourceId, fetchedAt, assuredOn, masked } of rows) {
			const known = source && sourceId && fetchedAt;
			const provenance = known ? { source, sourceId, fetchedAt, checksum: takenBack(runId) } : null;
			found.set(id, { provenance, assuredOn, masked: masked ?? false });
		}
	};
	await read("organisation", organisation);
	await read("location", location);
	await read("service", service);
	return found;
}
