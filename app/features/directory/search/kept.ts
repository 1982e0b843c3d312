/** Values kept in memory up to a number of bytes; what was not used for longest goes first. Pure. */
export class Kept<Value extends { readonly byteLength: number }> {
	readonly #values = new Map<string, Value>();
	#bytes = 0;

	constructor(private readonly mostBytes: number) {}

	get(key: string): Value | undefined {
		const value = this.#values.get(key);
		if (value === undefined) return undefined;
		this.#values.delete(key);
		this.#values.set(key, value);
		return value;
	}

	set(key: string, value: Value): void {
		this.#delete(key);
		this.#values.set(key, value);
		this.#bytes += sizeOf(key, value);
		for (const oldest of this.#values.keys()) {
			if (this.#bytes <= this.mostBytes) break;
			this.#delete(oldest);
		}
	}

	#delete(key: string): void {
		const value = this.#values.get(key);
		if (value === undefined) return;
		this.#values.delete(key);
		this.#bytes -= sizeOf(key, value);
	}
}

/** About what the key, the value's object and its place in the map take beside its bytes. */
const OVERHEAD = 250;
const sizeOf = (key: string, value: { readonly byteLength: number }) => value.byteLength + 2 * key.length + OVERHEAD;
