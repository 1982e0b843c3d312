/** A pool whose waits have limits, and whose connections can be cut all at once. */
import { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { StoreUnavailable } from "../store-errors";
import { endsConnection, mayPass } from "./failures";
import type { Pulse } from "./pulse.server";

/** How long one try to get a connection lasts: until another gives one back, or a new one stands. */
const TRY_MS = 2000;

const RETRY_MS = 100;

/** A connection was cut while it was used: what had not been committed on it is undone. */
export class ConnectionLost extends Error {
	override name = "ConnectionLost";
}

export class Connections {
	readonly #pool: pg.Pool;
	readonly #sockets = new Set<Socket>();
	readonly #dead = new WeakSet<pg.PoolClient>();

	/**
	 * @param config how to connect, and how many there are at most
	 * @param pulse says when it is useless to wait
	 * @param patienceMs how long a connection is waited for where there is none: the server starts again, or is full
	 */
	constructor(
		config: pg.PoolConfig,
		private readonly pulse: Pulse,
		private readonly patienceMs: number,
	) {
		this.#pool = new pg.Pool({ ...config, connectionTimeoutMillis: TRY_MS, stream: () => this.#newSocket() });
		this.#pool.on("error", () => undefined); // One that dies while nobody uses it is replaced when it is needed.
		this.#pool.on("connect", (client) => {
			// A client in hand that is cut says so here, and to whoever waits for its query. Without anybody who listens the
			// process would end.
			client.on("error", () => this.#dead.add(client));
		});
	}

	/**
	 * Does some work on a connection, which is used again unless it was lost.
	 * @throws StoreUnavailable when there is none; ConnectionLost; what `work` throws
	 */
	async use<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
		const client = await this.#take();
		let lost = false;
		try {
			return await work(client);
		} catch (error) {
			lost = this.isCut(client) || endsConnection(error);
			if (!lost || error instanceof StoreUnavailable) throw error;
			throw new ConnectionLost("The connection to PostgreSQL was lost.", { cause: error });
		} finally {
			client.release(lost || this.isCut(client));
		}
	}

	/** Whether a connection is known to be cut. */
	isCut(client: pg.PoolClient): boolean {
		return this.#dead.has(client);
	}

	/** Sees to it that a connection is not used again. */
	giveUp(client: pg.PoolClient): void {
		this.#dead.add(client);
	}

	/** Ends all connections at once, those in use too. New ones are made when they are needed. */
	cut(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	/** Waits for what is in hand, but not for ever, and ends. */
	async end(withinMs: number): Promise<void> {
		await Promise.race([this.#pool.end(), pause(withinMs, undefined, { ref: false })]);
		this.cut();
	}

	async #take(): Promise<pg.PoolClient> {
		const until = performance.now() + this.patienceMs;
		for (;;) {
			if (this.pulse.isSilent) throw new StoreUnavailable("PostgreSQL does not answer.");
			try {
				return await this.#pool.connect();
			} catch (error) {
				if (!mayPass(error) || performance.now() > until) {
					throw new StoreUnavailable("PostgreSQL has no connection for us.", { cause: error });
				}
				await pause(RETRY_MS);
			}
		}
	}

	#newSocket(): Socket {
		const socket = new Socket();
		this.#sockets.add(socket);
		socket.once("close", () => this.#sockets.delete(socket));
		return socket;
	}
}
