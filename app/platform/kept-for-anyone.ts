import { LRUCache } from "lru-cache";

/**
 * What was worked out from the published content of a council, kept until its content version changes. It is given to
 * all who ask, so it holds what anyone may see and nothing else: it is filled by finds that ask as `Anyone`.
 */
export class KeptForAnyone<Value> {
	readonly #kept: LRUCache<string, { version: number; value: Value }>;

	/** @param most how many are kept; the one longest unused goes first */
	constructor(most: number) {
		this.#kept = new LRUCache({ max: most });
	}

	/** @returns what was kept for `key` at this version */
	get(key: string, version: number): Value | undefined {
		const found = this.#kept.get(key);
		return found?.version === version ? found.value : undefined;
	}

	/** @returns what was last kept for `key`, at whatever version */
	latest(key: string): Value | undefined {
		return this.#kept.peek(key)?.value;
	}

	set(key: string, version: number, value: Value): void {
		this.#kept.set(key, { version, value });
	}

	/** What is kept for `key` at this version, made once by whoever asks first. What could not be made is not kept. */
	make<Made>(
		this: KeptForAnyone<Promise<Made>>,
		key: string,
		version: number,
		how: () => Promise<Made>,
	): Promise<Made> {
		const found = this.get(key, version);
		if (found) return found;
		const made = how();
		this.set(key, version, made);
		made.catch(() => {
			if (this.latest(key) === made) this.#kept.delete(key);
		});
		return made;
	}
}
