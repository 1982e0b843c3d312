/** What was worked out from the published content of a council, kept until its content version changes. */
export class KeptByVersion<Value> {
	readonly #kept = new Map<string, { version: number; value: Value }>();

	/** @param most how many are kept; the one longest unused goes first */
	constructor(private readonly most: number) {}

	/** @returns what was kept for `key` at this version */
	get(key: string, version: number): Value | undefined {
		const found = this.#kept.get(key);
		if (found?.version !== version) return undefined;
		this.#kept.delete(key);
		this.#kept.set(key, found);
		return found.value;
	}

	set(key: string, version: number, value: Value): void {
		this.#kept.delete(key);
		this.#kept.set(key, { version, value });
		if (this.#kept.size <= this.most) return;
		const [oldest] = this.#kept.keys();
		if (oldest !== undefined) this.#kept.delete(oldest);
	}
}
