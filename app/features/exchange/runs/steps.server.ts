/** The steps of a run: short transactions, between which others have their turn. */
import { and, asc, eq, gt } from "drizzle-orm";
import { importRun, service } from "../../../../db/schema";
import type { Asker } from "../../../model/people/asker";
import { streamOf } from "../../../platform/audit.server";
import { readFor, transaction } from "../../../platform/store.server";
import type { Tx } from "../../../platform/store-handles";
import { indexAgain } from "../../directory/listings/index-listed.server";
import { TIDIED_FROM } from "../../directory/listings/save-listings.server";
import { tidyIndexStep } from "../../directory/search/index-services.server";
import { type HeldRun, RunInterrupted, RunTaken } from "./import-run.server";
import { oneStep, Pace } from "./pace";

export interface StepsOf {
	councilId: string;
	/** How much work all steps are together: services written or indexed. */
	weight: number;
	/** Aborted when the product stops: no further step is begun. */
	stopping?: AbortSignal;
	/** Told how much is done, 0 to 1. */
	onProgress?: (fraction: number) => void;
}

export class Steps {
	readonly #pace = new Pace();
	/** Services that were written: the index has them as they are now. */
	readonly #indexed = new Set<string>();
	#done = 0;

	constructor(
		private readonly asker: Asker,
		private readonly run: HeldRun,
		private readonly all: StepsOf,
	) {}

	/**
	 * Takes items in their order, as many in one transaction as are quick.
	 * @param work gives the ids of the services that it wrote
	 */
	async each<Item extends { weight: number }, T extends { services: readonly string[] }>(
		items: readonly Item[],
		work: (tx: Tx, some: readonly Item[]) => Promise<T>,
		done: (some: readonly Item[], result: T) => void = () => undefined,
	): Promise<void> {
		for (let from = 0; from < items.length; ) {
			const { some, weight } = oneStep(items, from, this.#pace.size);
			const result = await this.step(weight, (tx) => work(tx, some));
			for (const id of result.services) this.#indexed.add(id);
			done(some, result);
			from += some.length;
		}
	}

	/** Finds the services of an organisation by what it is called now, but for those that were written since. */
	async indexServicesOf(organisationId: string): Promise<void> {
		const db = await readFor(this.asker);
		for (let last: string | undefined = ""; last !== undefined; ) {
			const { size } = this.#pace;
			const rows: { id: string }[] = await db
				.select({ id: service.id })
				.from(service)
				.where(and(eq(service.organisationId, organisationId), gt(service.id, last)))
				.orderBy(asc(service.id))
				.limit(size);
			const ids = rows.map(({ id }) => id).filter((id) => !this.#indexed.has(id));
			const about = { announce: false };
			if (ids.length > 0) await this.step(ids.length, (tx) => indexAgain(tx, this.all.councilId, ids, about));
			last = rows.length < size ? undefined : rows.at(-1)?.id;
		}
	}

	/** Puts the index into its quickest form, where enough was written for that. */
	async tidy(): Promise<void> {
		if (this.#indexed.size < TIDIED_FROM) return;
		for (let isFirst = true, more = true; more; isFirst = false) {
			more = await this.step(0, (tx) => tidyIndexStep(tx, isFirst));
		}
	}

	/** @throws RunTaken when the run is another's by now, RunInterrupted when the product stops */
	private async step<T>(weight: number, work: (tx: Tx) => Promise<T>): Promise<T> {
		if (this.all.stopping?.aborted) throw new RunInterrupted();
		this.#done += weight;
		const progress = Math.min(1, this.#done / Math.max(1, this.all.weight));
		let begun = 0;
		const inHand = async (tx: Tx) => {
			begun = performance.now();
			const held = await tx
				.update(importRun)
				.set({ progress, ...this.run.lease() })
				.where(this.run.inHand())
				.returning({ id: importRun.id });
			if (held.length === 0) throw new RunTaken();
			const done = await work(tx);
			// It may have taken longer than a lease, and nobody else sees until now that it went on.
			await tx.update(importRun).set(this.run.lease()).where(this.run.inHand());
			return done;
		};
		// In turn with whoever publishes for the council: at once they would collide, and a person would wait longer.
		const result = await transaction(this.asker, inHand, { oneAtATime: [streamOf(this.all.councilId)] });
		if (weight > 0) this.#pace.took(weight, performance.now() - begun);
		this.all.onProgress?.(progress);
		return result;
	}
}
