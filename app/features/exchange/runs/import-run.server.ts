/** A run of an import while it is applied or taken back: whose it is, and how far. */
import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull } from "drizzle-orm";
import { importRun } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import {
	type Claim,
	heldUntil,
	isHeld,
	isOurs,
	keeping,
	LEASE_MS,
	type Lease,
	newHolder,
} from "../../../platform/queue/lease.server";
import { portal, transaction } from "../../../platform/store.server";
import type { Read, Tx } from "../../../platform/store-handles";

/** An import that cannot begin now. Nothing was changed by it. */
export class ImportBusy extends Error {}

/** An import that ended in the middle. What it has applied stays, until it is finished or taken back. */
export class ImportStopped extends Error {
	constructor(
		readonly runId: string,
		/** Listings that were written, and all that were to be. */
		readonly written: number,
		readonly all: number,
		cause: unknown,
	) {
		super(
			cause instanceof RunTaken
				? "The import was taken over or taken back by somebody else while it was applied."
				: `The import was stopped after ${written} of ${all} listings. These stay as they are now. Import the same again to finish it, or take it back.`,
			{ cause },
		);
	}
}

/** The run is another's now. */
export class RunTaken extends Error {}

/** The product is stopping: the run is finished by whoever comes next. */
export class RunInterrupted extends Error {}

/** How a run stands: what was stopped is taken up again by the next import of its source, or by the background. */
export type RunState = "applying" | "stopped" | "applied" | "undoing" | "undone";

/** The columns by which that is told. */
export const RUN_STATE = {
	finishedAt: importRun.finishedAt,
	undoBegunAt: importRun.undoBegunAt,
	undoneAt: importRun.undoneAt,
	heldUntil: importRun.heldUntil,
};

export function stateOf(
	run: Pick<typeof importRun.$inferSelect, "finishedAt" | "undoBegunAt" | "undoneAt" | "heldUntil">,
): RunState {
	if (run.undoneAt) return "undone";
	if (run.undoBegunAt) return "undoing";
	if (run.finishedAt) return "applied";
	return isHeld(run) ? "applying" : "stopped";
}

export interface StoppedRun {
	id: string;
	/** Who had it last. */
	heldBy: string | null;
}

/**
 * The run of this source that was begun and is not finished, and that nobody works on.
 * @throws ImportBusy while somebody applies one or has begun to take one back
 */
export async function stoppedRun(db: Read, councilId: string, source: string): Promise<StoppedRun | undefined> {
	const [run] = await db
		.select({
			id: importRun.id,
			heldBy: importRun.heldBy,
			heldUntil: importRun.heldUntil,
			undoBegunAt: importRun.undoBegunAt,
		})
		.from(importRun)
		.where(
			and(
				eq(importRun.councilId, councilId),
				eq(importRun.source, source),
				isNull(importRun.finishedAt),
				isNull(importRun.undoneAt),
			),
		)
		.orderBy(desc(importRun.startedAt))
		.limit(1);
	if (!run) return undefined;
	if (isHeld(run)) {
		throw new ImportBusy(
			`Another import of "${source}" is being applied, or was stopped a moment ago. Nothing was changed. Try again in a minute.`,
		);
	}
	if (run.undoBegunAt) {
		throw new ImportBusy(
			`An import of "${source}" (${run.id}) is being taken back. Nothing was changed. Try again when that is done.`,
		);
	}
	return { id: run.id, heldBy: run.heldBy };
}

/**
 * Writes down that a run is in this process's hand: a new one, or the one that was left.
 * @throws ImportBusy when that is not how it stands any more
 */
export async function beginRun(
	tx: Tx,
	run: HeldRun,
	stopped: StoppedRun | undefined,
	about: { councilId: string; kind: string; source: string; startedAt: Date },
): Promise<void> {
	const found = await stoppedRun(tx, about.councilId, about.source);
	if (found?.id !== stopped?.id || found?.heldBy !== stopped?.heldBy) {
		throw new ImportBusy(`Another import of "${about.source}" has begun meanwhile. Nothing was changed. Try again.`);
	}
	const inHand = { ...run.lease(), progress: 0 };
	if (stopped) await tx.update(importRun).set(inHand).where(eq(importRun.id, run.id));
	else await tx.insert(importRun).values({ ...about, ...inHand, id: run.id, report: {} });
}

/** A run in the hand of this process: a lease, which is kept however long a step takes. */
export class HeldRun implements Claim {
	readonly heldBy = newHolder();
	private constructor(readonly id: string) {}

	/** Works on a run, a new one or one that is there, until `work` is done. What fails leaves it to others at once. */
	static async during<T>(asker: Asker, id: string | undefined, work: (run: HeldRun) => Promise<T>): Promise<T> {
		const run = new HeldRun(id ?? randomUUID());
		const endKeeping = keeping(portal, asker, importRun, () => [run], LEASE_MS);
		try {
			return await work(run);
		} catch (error) {
			// Should that fail as well, the lease ends by itself.
			await run.leave(asker).catch(() => undefined);
			throw error;
		} finally {
			endKeeping();
		}
	}

	/** What the run says while this process has it. */
	lease(): Lease {
		return { heldBy: this.heldBy, heldUntil: heldUntil(LEASE_MS) };
	}

	/** The condition under which it may still be written by this process. */
	inHand() {
		return isOurs(importRun, this);
	}

	private async leave(asker: Asker): Promise<void> {
		// Whose it was stays: whoever goes on sees whether somebody else did so meanwhile.
		await transaction(asker, (tx) => tx.update(importRun).set({ heldUntil: null }).where(this.inHand()));
	}
}
