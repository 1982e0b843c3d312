/**
 * How much of this process one network may use. What counts is the time that its requests take, not how many they are or
 * how their addresses look: a page from memory is free, and a search through everything costs what it costs.
 */
import { RateLimiterMemory } from "rate-limiter-flexible";

/** Milliseconds of work in each minute: a quarter of the process, or some thousand searches that nobody did before. */
const SHARE_MS = 15_000;
const MINUTE_SECONDS = 60;
/** So that a burst does not get more than its share before it is counted. */
const AT_ONCE = 8;
const WAITING = 200;

/** Time that is shared by all who use it: while two work, each is charged for half of it. */
class SharedTime {
	#working = 0;
	#share = 0;
	#countedTo = 0;

	#count(): void {
		const now = performance.now();
		if (this.#working > 0) this.#share += (now - this.#countedTo) / this.#working;
		this.#countedTo = now;
	}

	/** @returns a function that ends the work and says what it is charged, in milliseconds */
	start(): () => number {
		this.#count();
		this.#working += 1;
		const from = this.#share;
		return () => {
			this.#count();
			this.#working -= 1;
			return this.#share - from;
		};
	}
}

/** Lets some in at once for each key; the others wait in line. */
class Turns {
	readonly #lines = new Map<string, { inside: number; waiting: (() => void)[] }>();

	/** @returns a function that gives the turn on; undefined when the line is too long */
	async take(key: string): Promise<(() => void) | undefined> {
		const line = this.#lines.get(key) ?? { inside: 0, waiting: [] };
		this.#lines.set(key, line);
		if (line.waiting.length >= WAITING) return undefined;
		if (line.inside < AT_ONCE) line.inside += 1;
		else await new Promise<void>((resolve) => line.waiting.push(resolve));
		return () => {
			const next = line.waiting.shift();
			if (next) return next();
			line.inside -= 1;
			if (line.inside === 0) this.#lines.delete(key);
		};
	}
}

export class FairShare {
	readonly #spent: RateLimiterMemory;
	readonly #time = new SharedTime();
	readonly #turns = new Turns();

	/** @param shareMs milliseconds of work in each minute */
	constructor(private readonly shareMs = SHARE_MS) {
		this.#spent = new RateLimiterMemory({ points: shareMs, duration: MINUTE_SECONDS });
	}

	/**
	 * Does the work of a request, and charges its network for it.
	 * @param network who asks
	 * @param isExempt whether the work is charged to nobody, asked when it matters
	 * @returns what the work returns, or "spent" when the network has had its share of this minute
	 */
	async use<T>(network: string, isExempt: () => Promise<boolean>, work: () => Promise<T>): Promise<T | "spent"> {
		const giveOn = await this.#turns.take(network);
		if (!giveOn) return "spent";
		try {
			const spent = await this.#spent.get(network);
			if (spent && spent.consumedPoints >= this.shareMs && !(await isExempt())) return "spent";
			const end = this.#time.start();
			try {
				return await work();
			} finally {
				const cost = Math.ceil(end());
				if (!(await isExempt())) await this.#spent.penalty(network, cost);
			}
		} finally {
			giveOn();
		}
	}
}
