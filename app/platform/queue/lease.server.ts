/**
 * Leases: who does a thing now, so that nobody else does it. One is a claim, the name of a process with a mark of its own,
 * and a moment until which it holds. Whoever works keeps putting that moment off; once it has passed, its process is gone,
 * or was suspended, and anybody may take the thing. Whether a process is alive is never asked: its number may be
 * another's by now, and one that stands still is none.
 */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { and, eq, inArray, isNull, lte, or, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Asker } from "../../model/people/asker";
import type { ProductStore } from "../store.server";
import type { StoreName, TransactionOptions, Tx } from "../store-handles";

/** How long a claim holds that is not put off. Clocks of machines that work on one database have to agree better. */
export const LEASE_MS = 30_000;

/** A table whose rows are taken under leases. */
export type LeasedTable = PgTable & { id: PgColumn; heldBy: PgColumn; heldUntil: PgColumn };

export interface Lease {
	heldBy: string | null;
	heldUntil: Date | null;
}

/** A row in hand. */
export interface Claim {
	readonly id: string;
	/** The process, and a mark of this one time. */
	readonly heldBy: string;
}

/** What a row says that nobody holds. */
export const LET_GO: Lease = { heldBy: null, heldUntil: null };

export const newHolder = (): string => `${hostname()} ${process.pid} ${randomUUID()}`;

/** Until when a claim holds that is made or put off now. */
export const heldUntil = (leaseMs = LEASE_MS, now = Date.now()): Date => new Date(now + leaseMs);

/** Whether somebody may still be at it. */
export const isHeld = (lease: Pick<Lease, "heldUntil">, now = new Date()): boolean =>
	lease.heldUntil !== null && lease.heldUntil > now;

/** The condition under which a row may be taken. */
export const isFree = (table: LeasedTable, now: Date): SQL | undefined =>
	or(isNull(table.heldUntil), lte(table.heldUntil, now));

/** The condition under which whoever took a row may still write what became of it. */
export const isOurs = (table: LeasedTable, { id, heldBy }: Claim): SQL | undefined =>
	and(eq(table.id, id), eq(table.heldBy, heldBy));

/** Puts off the end of claims that are still ours, in one statement: it may collide with no step of the work. */
export async function keep<S extends StoreName>(
	tx: Tx<S>,
	table: LeasedTable,
	claims: readonly Claim[],
	leaseMs: number,
): Promise<void> {
	const ids = claims.map(({ id }) => id);
	const holders = claims.map(({ heldBy }) => heldBy);
	await tx
		.update<PgTable>(table)
		.set({ heldUntil: heldUntil(leaseMs) })
		.where(and(inArray(table.id, ids), inArray(table.heldBy, holders)));
}

/**
 * Keeps what is in hand, however long a step of the work takes, until it is told to end.
 * @param inHand what there is at a moment
 * @returns ends it
 */
export function keeping<S extends StoreName>(
	store: ProductStore<S>,
	asker: Asker,
	table: LeasedTable,
	inHand: () => readonly Claim[],
	leaseMs: number,
): () => void {
	const timer = setInterval(() => {
		const claims = inHand();
		if (claims.length === 0) return;
		// Should it fail, the next one is in time.
		inTurn(store, asker, (tx) => keep(tx, table, claims, leaseMs), { oneStatement: true }).catch(() => undefined);
	}, leaseMs / 3);
	timer.unref();
	return () => clearInterval(timer);
}

const last = new WeakMap<ProductStore, Promise<unknown>>();

/** One write about leases at a time in this process: at once, they would collide on PostgreSQL and run again and again. */
export function inTurn<S extends StoreName, T>(
	store: ProductStore<S>,
	asker: Asker,
	work: (tx: Tx<S>) => Promise<T>,
	options?: TransactionOptions,
): Promise<T> {
	const done = (last.get(store) ?? Promise.resolve()).then(() => store.transaction(asker, work, options));
	last.set(
		store,
		done.catch(() => undefined),
	);
	return done;
}
