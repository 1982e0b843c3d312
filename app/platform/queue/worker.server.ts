/**
 * Does the tasks of a kind: some at once, each under a lease, again after a while when one fails, and after some tries no
 * more. What it does to the database and that the task is over are one transaction (`finish`): so it is done once, however
 * often a process ends, or stands still, in between.
 */
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { task } from "../../../db/schema/every-store";
import type { SystemAsker } from "../../model/people/asker";
import { logger } from "../log.server";
import type { ProductStore } from "../store.server";
import { unavailableIn } from "../store-errors";
import type { StoreName, Tx } from "../store-handles";
import { PATIENCE, type Patience, waitAfter } from "./backoff";
import { type Claim, heldUntil, inTurn, isFree, isOurs, keeping, LEASE_MS, LET_GO, newHolder } from "./lease.server";
import type { TaskKind } from "./task-kind";
import { wordsOf } from "./words-of";
import { type Limits, noteSurely, workThrough } from "./work-through.server";

/** Somebody else has the task by now: whoever is told so changes nothing. */
export class ClaimLost extends Error {
	override name = "ClaimLost";
}

/** It cannot be done now, through no fault of the task: it is not counted as a try. */
export class NotNow extends Error {
	override name = "NotNow";
}

/** A task in hand. */
export interface Held<S extends StoreName, Body extends object> {
	readonly key: string;
	readonly body: Body;
	readonly councilId: string | null;
	readonly asker: SystemAsker;
	/** Aborted when the product stops: begin no further step, and throw `NotNow`. */
	readonly stopping: AbortSignal;
	/** Ends a transaction that somebody else's turn it is to make. @throws ClaimLost */
	check(tx: Tx<S>): Promise<void>;
	/**
	 * The task is over, in the transaction of what it did; what was asked for meanwhile is done once more.
	 * @throws ClaimLost
	 */
	finish(tx: Tx<S>): Promise<void>;
}

export interface Doing<S extends StoreName, Body extends object> {
	/** How many of them one process does at a time; one unless it says more. */
	atOnce?: number;
	patience?: Patience;
	/** Does it. A task that it has not finished is over when it returns, and is tried again when it throws. */
	work(held: Held<S, Body>): Promise<void>;
	/**
	 * After the last try: what people see of it instead of a failed task. One that it does not finish stays as failed.
	 * @param failure what the last try threw; undefined when its process ended
	 */
	gaveUp?(held: Held<S, Body>, failure: unknown): Promise<void>;
}

const LIMITS: Limits = { stopMs: 5000, leaseMs: LEASE_MS, lookMs: 500 };

/** When what could not be done through no fault of its own is tried again. */
const NOT_NOW_MS = 5000;

const ENDED = "The process that did it ended, or stood still, before it was done.";

type Row = typeof task.$inferSelect;
type Claimed = Claim & { row: Row };

/** @returns what does all tasks of the kind that are due, for a job of the background */
export function worker<S extends StoreName, Body extends object>(
	store: ProductStore<S>,
	kind: TaskKind<S, Body>,
	doing: Doing<S, Body>,
	limits = LIMITS,
): (asker: SystemAsker, stopping: AbortSignal) => Promise<void> {
	return (asker, stopping) => {
		const hand = new Hand(store, kind, doing, asker, stopping);
		return workThrough(
			{
				atOnce: doing.atOnce ?? 1,
				take: (most) => hand.take(most, limits.leaseMs),
				keep: (inHand) => keeping(store, asker, task, inHand, limits.leaseMs),
				do: (claimed, cut) => hand.do(claimed, cut),
			},
			stopping,
			limits,
		);
	};
}

class Hand<S extends StoreName, Body extends object> {
	readonly #patience: Patience;

	constructor(
		private readonly store: ProductStore<S>,
		private readonly kind: TaskKind<S, Body>,
		private readonly doing: Doing<S, Body>,
		private readonly asker: SystemAsker,
		private readonly stopping: AbortSignal,
	) {
		this.#patience = doing.patience ?? PATIENCE;
	}

	async take(most: number, leaseMs: number, now = new Date()): Promise<Claimed[]> {
		const due = and(eq(task.kind, this.kind.name), isNull(task.failedAt), lte(task.dueAt, now), isFree(task, now));
		// Most of the time nothing is due: no transaction for that.
		const db = await this.store.readFor(this.asker);
		const [waiting] = await db.select({ id: task.id }).from(task).where(due).limit(1);
		if (!waiting) return [];
		return inTurn(this.store, this.asker, async (tx) => {
			const rows = await tx.select().from(task).where(due).orderBy(asc(task.dueAt)).limit(most);
			const claimed: Claimed[] = [];
			for (const row of rows) {
				const heldBy = newHolder();
				// A process that ends with it in hand has tried it.
				await tx
					.update(task)
					.set({ attempts: row.attempts + 1, heldBy, heldUntil: heldUntil(leaseMs, now.getTime()) })
					.where(eq(task.id, row.id));
				claimed.push({ id: row.id, heldBy, row });
			}
			return claimed;
		});
	}

	async do(claimed: Claimed, cut: AbortSignal): Promise<void> {
		const { kind, key, attempts } = claimed.row;
		const held = new HeldTask<S, Body>(claimed, this.asker, this.stopping);
		const about = { task: kind, key };
		let failure: unknown;
		try {
			if (attempts >= this.#patience.tries) return await this.giveUp(held, undefined);
			if (await isCut(this.doing.work(held), cut)) throw new NotNow("The product stops.");
			await noteSurely(() => this.finish(held), about, this.stopping);
			return;
		} catch (error) {
			failure = error;
		}
		if (failure instanceof ClaimLost) return;
		if (isNoTry(failure) || this.stopping.aborted) {
			const dueAt = new Date(Date.now() + (this.stopping.aborted ? 0 : NOT_NOW_MS));
			await noteSurely(() => this.putBack(claimed, { attempts, dueAt }), about, this.stopping);
			return;
		}
		logger.error({ err: failure, ...about, tries: attempts + 1 }, "a task of the background failed");
		const waitMs = waitAfter(attempts + 1, Math.random(), this.#patience);
		if (waitMs === null) return this.giveUp(held, failure);
		const later = { lastError: wordsOf(failure), dueAt: new Date(Date.now() + waitMs) };
		await noteSurely(() => this.putBack(claimed, later), about, this.stopping);
	}

	/** What the work has not finished itself. */
	private async finish(held: HeldTask<S, Body>): Promise<void> {
		const db = await this.store.readFor(this.asker);
		const isStillOurs = (await db.$count(task, isOurs(task, held.claimed))) > 0;
		if (!isStillOurs) return;
		await inTurn(this.store, this.asker, (tx) => held.finish(tx)).catch((error: unknown) => {
			if (!(error instanceof ClaimLost)) throw error;
		});
	}

	private async giveUp(held: HeldTask<S, Body>, failure: unknown): Promise<void> {
		const { claimed } = held;
		const { kind, key } = claimed.row;
		let words = failure === undefined ? ENDED : wordsOf(failure);
		try {
			await this.doing.gaveUp?.(held, failure);
		} catch (error) {
			if (error instanceof ClaimLost) return;
			if (isNoTry(error)) {
				// Its tries are over all the same: whoever takes it next gives it up.
				const later = { dueAt: new Date(Date.now() + NOT_NOW_MS) };
				return noteSurely(() => this.putBack(claimed, later), { task: kind, key }, this.stopping);
			}
			logger.error({ err: error, task: kind, key }, "that a task failed for good could not be told");
			words = wordsOf(error);
		}
		const failed = { failedAt: new Date(), lastError: words };
		await noteSurely(() => this.putBack(claimed, failed), { task: kind, key }, this.stopping);
	}

	/** Whoever lost the claim changes nothing; and what was asked for meanwhile has a new beginning. */
	private putBack(claimed: Claimed, changed: Partial<Row>): Promise<void> {
		return inTurn(this.store, this.asker, async (tx) => {
			const same = eq(task.revision, claimed.row.revision);
			await tx
				.update(task)
				.set({ ...LET_GO, ...changed })
				.where(and(isOurs(task, claimed), same));
			await tx
				.update(task)
				.set({ ...LET_GO, attempts: 0 })
				.where(isOurs(task, claimed));
		});
	}
}

class HeldTask<S extends StoreName, Body extends object> implements Held<S, Body> {
	constructor(
		readonly claimed: Claimed,
		readonly asker: SystemAsker,
		readonly stopping: AbortSignal,
	) {}

	get key(): string {
		return this.claimed.row.key;
	}

	get councilId(): string | null {
		return this.claimed.row.councilId;
	}

	get body(): Body {
		// `enqueue` takes nothing else for this kind.
		return this.claimed.row.body as Body;
	}

	async check(tx: Tx<S>): Promise<void> {
		// Written rather than read: on PostgreSQL nobody else takes it before this transaction is over.
		const ours = await tx
			.update(task)
			.set({ heldBy: this.claimed.heldBy })
			.where(isOurs(task, this.claimed))
			.returning({ id: task.id });
		if (ours.length === 0) throw new ClaimLost();
	}

	async finish(tx: Tx<S>): Promise<void> {
		const { row } = this.claimed;
		const done = await tx
			.delete(task)
			.where(and(isOurs(task, this.claimed), eq(task.revision, row.revision)))
			.returning({ id: task.id });
		if (done.length === 0) {
			const again = await tx
				.update(task)
				.set({ ...LET_GO, attempts: 0, lastError: null })
				.where(isOurs(task, this.claimed))
				.returning({ id: task.id });
			if (again.length === 0) throw new ClaimLost();
		}
	}
}

/** Whether it was cut before the work ended by itself: what is left of it finds its claim lost. */
function isCut(work: Promise<void>, cut: AbortSignal): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const end = () => resolve(true);
		if (cut.aborted) end();
		cut.addEventListener("abort", end);
		work.then(() => resolve(false), reject).finally(() => cut.removeEventListener("abort", end));
	});
}

/** Of the store, the store itself has said it. */
const isNoTry = (failure: unknown): boolean => failure instanceof NotNow || unavailableIn(failure) !== undefined;
