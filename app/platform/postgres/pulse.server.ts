/**
 * Whether the server answers, asked a few times a second on a connection of its own. A query may take long and a lock may
 * be waited for, but `SELECT 1` is answered at once by every server that is there: so silence is told from work.
 */
import { Socket } from "node:net";
import pg from "pg";
import { isAnswer } from "./failures";

const TICK_MS = 200;
/** From one question to the next. */
const ASK_AFTER = 2;
/** So long a silence is one: 1.8 seconds. Counted in ticks, because a process that was kept busy or suspended heard nothing. */
const SILENT_AFTER = 9;

export class Pulse {
	#client: pg.Client | undefined;
	#socket: Socket | undefined;
	#asking = false;
	#waited = 0;
	#sinceAnswer = 0;
	#silentFrom: number | undefined;
	readonly #timer: NodeJS.Timeout;

	/**
	 * @param config how to connect
	 * @param on called when the server has fallen silent, with the last failure, and when it answers again, with how many
	 * milliseconds it was silent
	 */
	constructor(
		private readonly config: pg.ClientConfig,
		private readonly on: { silent(cause: unknown): void; back(ms: number): void },
	) {
		this.#timer = setInterval(() => this.#tick(), TICK_MS);
		this.#timer.unref();
	}

	/** Whether the server has not answered for a while. */
	get isSilent(): boolean {
		return this.#silentFrom !== undefined;
	}

	stop(): void {
		clearInterval(this.#timer);
		this.#socket?.destroy();
	}

	#failure: unknown;

	#tick(): void {
		this.#sinceAnswer += 1;
		if (this.#asking) {
			this.#waited += 1;
			if (this.#waited >= SILENT_AFTER) this.#socket?.destroy();
		} else if (this.#sinceAnswer >= ASK_AFTER) void this.#ask();
		if (this.#sinceAnswer >= SILENT_AFTER && this.#silentFrom === undefined) {
			this.#silentFrom = performance.now();
			this.on.silent(this.#failure);
		}
	}

	async #ask(): Promise<void> {
		this.#asking = true;
		this.#waited = 0;
		try {
			this.#client ??= await this.#connect();
			await this.#client.query("SELECT 1");
			this.#answered();
		} catch (error) {
			this.#socket?.destroy();
			this.#client = undefined;
			this.#failure = error;
			// It refuses this connection, but it is there, and others may work.
			if (isAnswer(error)) this.#answered();
		} finally {
			this.#asking = false;
		}
	}

	async #connect(): Promise<pg.Client> {
		const socket = new Socket();
		socket.unref();
		this.#socket = socket;
		const client = new pg.Client({ ...this.config, stream: () => socket });
		client.on("error", () => undefined);
		await client.connect();
		return client;
	}

	#answered(): void {
		this.#sinceAnswer = 0;
		if (this.#silentFrom === undefined) return;
		const ms = performance.now() - this.#silentFrom;
		this.#silentFrom = undefined;
		this.on.back(ms);
	}
}
