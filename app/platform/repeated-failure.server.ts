/** A failure that comes again and again is said once, then counted. */
import { logger } from "./log.server";

const SAY_AGAIN_MS = 60_000;
/** Without a failure for so long it is over, and the next is news. */
const OVER_AFTER_MS = 60_000;
/** So many are told apart: a message may hold something that is never the same. */
const MOST_KINDS = 5;

/** What fails in one place. The first failure is logged at once, and one of another kind; then each minute how many came. */
export class RepeatedFailure {
	#times = 0;
	#kinds = new Set<string>();
	#saidAt = 0;
	#lastAt = 0;

	/**
	 * @param message what the log says
	 * @param about what it says beside: the name of a job
	 */
	constructor(
		private readonly message: string,
		private readonly about: Record<string, unknown> = {},
	) {}

	failed(error: unknown, now = Date.now()): void {
		if (now - this.#lastAt > OVER_AFTER_MS) this.#forget();
		this.#lastAt = now;
		this.#times += 1;
		const kind = kindOf(error);
		const isNews = !this.#kinds.has(kind) && this.#kinds.size < MOST_KINDS;
		if (!isNews && now - this.#saidAt < SAY_AGAIN_MS) return;
		this.#kinds.add(kind);
		this.#saidAt = now;
		const times = this.#times > 1 ? { times: this.#times } : {};
		logger.error({ err: error, ...this.about, ...times }, this.message);
	}

	/** It works again. */
	worked(): void {
		if (this.#times > 1) logger.warn({ ...this.about, times: this.#times }, `${this.message}: over`);
		if (this.#times > 0) this.#forget();
	}

	#forget(): void {
		this.#times = 0;
		this.#kinds.clear();
	}
}

/** What tells one kind of failure from another. */
const kindOf = (error: unknown): string => (error instanceof Error ? `${error.name} ${error.message}` : typeof error);
