/**
 * What goes one after the other by name. Who waits has no connection in hand: in this process one stands in line, and
 * whoever is in front asks the server for its lock again and again. That lock is of the session, since it must be had
 * before the transaction begins: what others wrote while it waited for its turn would otherwise be a collision.
 */
import { createHash } from "node:crypto";
import type pg from "pg";

/** What a name's lock is called on the server: 64 bits. */
const lockOf = (name: string): string => createHash("sha256").update(name).digest().readBigInt64BE().toString();

/** A process that is suspended with a lock in hand, and no transaction open, loses its session after this. */
const IDLE_MS = 10_000;

/** Asks for the locks of these names. @returns whether it has them all; `letGo` is due in any case */
export async function haveLocks(client: pg.ClientBase, names: readonly string[]): Promise<boolean> {
	for (const name of inOrder(names)) {
		const { rows } = await client.query(
			"SELECT pg_try_advisory_lock($1) AS had, set_config('idle_session_timeout', $2, false)",
			[lockOf(name), String(IDLE_MS)],
		);
		if (!rows[0]?.had) return false;
	}
	return true;
}

const LET_GO = "SELECT pg_advisory_unlock_all(), set_config('idle_session_timeout', '0', false)";

export async function letGo(client: pg.ClientBase): Promise<void> {
	await client.query(LET_GO);
}

/**
 * Commits, and lets the locks go on the same way to the server.
 * @returns what PostgreSQL did: "COMMIT", or "ROLLBACK" where something had failed
 */
export async function commit(client: pg.ClientBase, hasLocks: boolean): Promise<string> {
	if (!hasLocks) return (await client.query("COMMIT")).command;
	// More than one statement in a query have an answer each.
	const answers: unknown = await client.query(`COMMIT; ${LET_GO}`);
	const [done] = answers as pg.QueryResult[];
	return done?.command ?? "";
}

const inOrder = (names: readonly string[]): string[] => [...new Set(names)].sort();

/** The lines of this process. */
export class Turns {
	readonly #lines = new Map<string, Promise<void>>();

	/**
	 * Waits until nobody before is at work under any of these names.
	 * @returns what ends the turn; undefined when it did not come in time
	 */
	async take(names: readonly string[], withinMs: number): Promise<(() => void) | undefined> {
		const late = AbortSignal.timeout(withinMs);
		const ends: (() => void)[] = [];
		const end = () => {
			for (const one of ends) one();
		};
		for (const name of inOrder(names)) {
			const { before, done } = this.#standIn(name);
			ends.push(done);
			if (before && !(await isOver(before, late))) {
				end();
				return undefined;
			}
		}
		return end;
	}

	#standIn(name: string): { before: Promise<void> | undefined; done: () => void } {
		const before = this.#lines.get(name);
		let done = () => {};
		const over = new Promise<void>((resolve) => {
			done = resolve;
		});
		// Who gives up leaves the line to those before.
		const line = (before ?? Promise.resolve()).then(() => over);
		this.#lines.set(name, line);
		void line.then(() => {
			if (this.#lines.get(name) === line) this.#lines.delete(name);
		});
		return { before, done };
	}
}

/** Whether a promise is fulfilled before the time is up. */
function isOver(promise: Promise<void>, late: AbortSignal): Promise<boolean> {
	return new Promise((resolve) => {
		const giveUp = () => resolve(false);
		if (late.aborted) return giveUp();
		late.addEventListener("abort", giveUp, { once: true });
		void promise.then(() => {
			late.removeEventListener("abort", giveUp);
			resolve(true);
		});
	});
}
