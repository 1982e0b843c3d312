/** Brings the stored listings of one source in line with what the source says now. Spreadsheets and feeds both end here. */
import { importRun } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { type Recorded, recordedIn } from "../../../platform/audit.server";
import { LET_GO } from "../../../platform/queue/lease.server";
import { readFor } from "../../../platform/store.server";
import type { Tx } from "../../../platform/store-handles";
import { announceListings } from "../../directory/listings/save-listings.server";
import { askAbout } from "../../publishing/likely-same.server";
import { openAtServices } from "../../referrals/open-at-services.server";
import { beginRun, HeldRun, ImportStopped, RunTaken, type StoppedRun, stoppedRun } from "../runs/import-run.server";
import { ONE_STEP } from "../runs/pace";
import { Steps } from "../runs/steps.server";
import { SourceShrank } from "./brake";
import { type Item, type Outcome, type Plan, planImport } from "./plan-import.server";
import { corrected } from "./reconcile";
import type { SourceListings } from "./sheet-listings";
import { type WrittenItems, writeItems } from "./write-items.server";

export interface Applied extends Outcome {
	/** The import run, by which it can be undone; null for a rehearsal. */
	runId: string | null;
}

export interface ApplyOptions {
	councilId: string;
	/** What is written to the import run: "services", "open-referral". */
	kind: string;
	startedAt: Date;
	/** Only say what would be done. */
	dryRun?: boolean;
	/** So many services may be withdrawn, however much of the source that is: a person has said so. None by default. */
	mayWithdraw?: number;
	/** Goes into the import run beside what was done. */
	report?: Record<string, unknown>;
	/** Who imports; nobody for the operator's command. */
	actor?: { id: string; name: string } | null;
	/** Written together with the beginning of a run that takes several steps, or not at all. */
	begun?: (tx: Recorded, runId: string) => Promise<void>;
	/** Written together with the end of the import, or not at all. */
	alongside?: (tx: Recorded, applied: Applied) => Promise<void>;
	/** Told how much of it is applied, 0 to 1. */
	onProgress?: (fraction: number) => void;
	/** Aborted when the product stops: no further step is begun. */
	stopping?: AbortSignal;
}

/**
 * Adds what is new, replaces what has changed, withdraws what is gone from the source and publishes again what has come
 * back. Listings of other sources are not touched, nor those about which the source could not be read. When nothing has
 * changed, no listing is written.
 *
 * What staff hold (they changed it, or took it away) stays as they have it: what the source says of it instead is kept
 * as the entry's `incoming`, for a person to decide.
 *
 * A few hundred listings are one transaction. More are written in short ones, between which others have their turn; each
 * listing is whole in every one of them. A run that ended in the middle is taken up by the next import of its source.
 * @throws SourceShrank when more is gone from the source than may be withdrawn; ImportBusy when another import of the source is under way; ImportStopped when this one ended in the middle
 */
export async function applyListings(asker: Asker, listings: SourceListings, options: ApplyOptions): Promise<Applied> {
	const { councilId } = options;
	const db = await readFor(asker);
	const openAt = (ids: readonly string[]) => openAtServices(asker, ids);
	if (options.dryRun) return { ...(await planImport(db, listings, councilId, undefined, openAt)).outcome, runId: null };
	const stopped = await stoppedRun(db, councilId, listings.source);
	const plan = await planImport(db, listings, councilId, stopped?.id, openAt);
	const { shrinks } = plan.outcome;
	// What was begun had been let go.
	if (shrinks && !stopped && shrinks.gone > (options.mayWithdraw ?? 0)) {
		const services = plan.outcome.gone.filter(({ kind }) => kind === "service");
		throw new SourceShrank(
			shrinks,
			services.map(({ name }) => name),
		);
	}
	return HeldRun.during(asker, stopped?.id, async (run) => {
		const applying = new Applying(asker, run, stopped, plan, listings.source, options);
		// What was stopped has more to do than what is left to write: it is not announced, and not all indexed.
		return applying.weight <= ONE_STEP && !stopped ? applying.inOne() : applying.inSteps();
	});
}

class Applying {
	/** Services written or indexed in all. */
	readonly weight: number;
	#outcome: Outcome;
	#written = 0;

	constructor(
		private readonly asker: Asker,
		private readonly run: HeldRun,
		private readonly stopped: StoppedRun | undefined,
		private readonly plan: Plan,
		private readonly source: string,
		private readonly options: ApplyOptions,
	) {
		const { items, renamed, outcome } = plan;
		this.weight =
			items.reduce((sum, { weight }) => sum + weight, 0) + renamed.reduce((sum, { services }) => sum + services, 0);
		this.#outcome = outcome;
	}

	/** All of it in one transaction: families see the old or the new. */
	inOne(): Promise<Applied> {
		const { items } = this.plan;
		return recordedIn(this.options.councilId, this.asker, async (tx) => {
			await this.begin(tx);
			const written = await this.writeItems(tx, items, false);
			return this.finish(tx, correctedBy(this.#outcome, items, written));
		});
	}

	/** What services need, services, how they are found, what is gone: in this order, a step at a time. */
	async inSteps(): Promise<Applied> {
		const { asker, run, plan, options, weight, stopped } = this;
		const { councilId, actor = null, stopping, onProgress } = options;
		await recordedIn(councilId, asker, async (tx) => {
			await this.begin(tx);
			tx.record({
				action: stopped ? "import.resumed" : "import.begun",
				actor,
				councilId,
				subject: { kind: "import", id: run.id },
				details: { source: this.source },
			});
			await options.begun?.(tx, run.id);
		});
		const steps = new Steps(asker, run, { councilId, weight, stopping, onProgress });
		const write = (items: readonly Item[]) =>
			steps.each(
				items,
				(tx, some) => this.writeItems(tx, some, true),
				(some, written) => {
					this.#outcome = correctedBy(this.#outcome, some, written);
					this.#written += some.length;
				},
			);
		try {
			await write(plan.items.filter(({ listing }) => listing !== null));
			for (const { id } of plan.renamed) await steps.indexServicesOf(id);
			await write(plan.items.filter(({ listing }) => listing === null));
			await steps.tidy();
			return await recordedIn(councilId, asker, async (tx) => {
				await announceListings(tx, councilId);
				return this.finish(tx, this.#outcome);
			});
		} catch (error) {
			throw new ImportStopped(run.id, this.#written, plan.items.length, error);
		}
	}

	private begin(tx: Tx): Promise<void> {
		const { councilId, kind, startedAt } = this.options;
		return beginRun(tx, this.run, this.stopped, { councilId, kind, startedAt, source: this.source });
	}

	private writeItems(tx: Tx, items: readonly Item[], isStep: boolean): Promise<WrittenItems> {
		const { plan, source, run, options } = this;
		return writeItems(tx, items, { plan, source, councilId: options.councilId, runId: run.id, isStep });
	}

	private async finish(tx: Recorded, outcome: Outcome): Promise<Applied> {
		const { run, source, options } = this;
		const { councilId, actor = null, report, alongside } = options;
		const finished = { ...LET_GO, finishedAt: new Date(), progress: 1, report: { ...report, ...outcome } };
		const ended = await tx.update(importRun).set(finished).where(run.inHand()).returning({ id: importRun.id });
		if (ended.length === 0) throw new RunTaken();
		await askAbout(tx, councilId, source, outcome.alike);
		const { services, locations, organisations } = outcome;
		tx.record({
			action: "import.applied",
			actor,
			councilId,
			subject: { kind: "import", id: run.id },
			details: { source, services, locations, organisations },
		});
		const applied = { ...outcome, runId: run.id };
		await alongside?.(tx, applied);
		return applied;
	}
}

/** An outcome after some of its items turned out as they did. */
function correctedBy(
	outcome: Outcome,
	items: readonly Item[],
	{ planned, done, conflicts, withdrawn }: WrittenItems,
): Outcome {
	const ids = new Set(items.map(({ id }) => id));
	return {
		...outcome,
		organisations: corrected(outcome.organisations, planned.organisation, done.organisation),
		locations: corrected(outcome.locations, planned.location, done.location),
		services: corrected(outcome.services, planned.service, done.service),
		gone: outcome.gone.filter(({ id }) => !ids.has(id) || withdrawn.includes(id)),
		conflicts: [...outcome.conflicts.filter(({ id }) => !ids.has(id)), ...conflicts],
	};
}
