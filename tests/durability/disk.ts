/**
 * A disk whose power may be cut: it has what was brought to it, and of what was written since then any part. Writes since
 * then may be missing, torn between two of the disk's blocks and in any order; so may names of files that were made, moved
 * or taken away, until their folder was brought to the disk.
 */
import { dirname } from "node:path";
import type { Call, Time } from "./system-calls";

/** Bytes that a disk writes whole or not at all. */
const BLOCK = 512;

type Change = Time & ({ kind: "write"; offset: number; bytes: Buffer } | { kind: "truncate"; size: number });

/** A file or folder, whatever it is called. */
interface Thing {
	isFolder: boolean;
	/** As the process sees it. */
	size: number;
	kept: Bytes;
	/** Not brought to the disk yet, in its order. */
	pending: Change[];
}

/** What a name stands for from now on. */
interface Naming extends Time {
	names: readonly (readonly [path: string, thing: Thing | undefined])[];
}

export class Disk {
	readonly #calls: readonly Call[];
	/** What stands under which path: for the process, and after the power was cut. */
	readonly #seen = new Map<string, Thing>();
	readonly #kept = new Map<string, Thing>();
	#namings: Naming[] = [];
	#next = 0;

	/**
	 * @param folder is there from the beginning
	 * @param files and so is what is in it: bytes by path
	 * @param isHonest whether the disk brings to it what it says
	 */
	constructor(
		private readonly folder: string,
		calls: readonly Call[],
		files: ReadonlyMap<string, Buffer> = new Map(),
		private readonly isHonest: () => boolean = () => true,
	) {
		for (const [path, bytes] of files) {
			const thing = { isFolder: false, size: bytes.length, kept: new Bytes(bytes), pending: [] };
			this.#seen.set(path, thing);
			this.#kept.set(path, thing);
		}
		// What is brought to the disk is there when the call returns, all else may be from when it begins.
		this.#calls = calls.toSorted((a, b) => timeOf(a) - timeOf(b));
	}

	/** Goes on to a later moment. */
	goTo(time: number): void {
		for (; ; this.#next++) {
			const call = this.#calls[this.#next];
			if (!call || timeOf(call) > time) return;
			this.#apply(call);
		}
	}

	/** @param random below 1; what is in the folder when the power is cut at this moment: bytes by path */
	cut(random: () => number): Map<string, Buffer> {
		const named = new Map(this.#kept);
		for (const { names } of surviving(this.#namings, random)) name(named, names);
		const isReachable = (path: string): boolean =>
			path === this.folder || (named.get(path)?.isFolder === true && isReachable(dirname(path)));
		const files = [...named].filter(([path, { isFolder }]) => !isFolder && isReachable(dirname(path)));
		return new Map(
			files.map(([path, { kept, pending }]) => {
				const bytes = kept.copy();
				for (const change of surviving(pending, random)) bytes.change(...torn(change, random));
				return [path, bytes.all()];
			}),
		);
	}

	#apply(call: Call): void {
		switch (call.kind) {
			case "say":
				return;
			case "make": {
				if (this.#seen.has(call.path)) return;
				const thing = { isFolder: call.what === "folder", size: 0, kept: new Bytes(), pending: [] };
				this.#name(call, [[call.path, thing]]);
				return;
			}
			case "remove":
				this.#name(call, [[call.path, undefined]]);
				return;
			case "link":
				this.#name(call, [[call.path, this.#at(call.from)]]);
				return;
			case "rename":
				this.#name(call, [
					[call.from, undefined],
					[call.path, this.#at(call.from)],
				]);
				return;
			case "sync":
				this.#sync(call);
				return;
			case "truncate": {
				const thing = this.#at(call.path);
				thing.size = call.size;
				thing.pending.push(call);
				return;
			}
			case "write": {
				const thing = this.#at(call.path);
				const { offset = thing.size, bytes, begun, ended } = call;
				thing.size = Math.max(thing.size, offset + bytes.length);
				thing.pending.push({ kind: "write", offset, bytes, begun, ended });
			}
		}
	}

	#at(path: string): Thing {
		const thing = this.#seen.get(path);
		if (!thing) throw new Error(`Nothing is called ${path}.`);
		return thing;
	}

	#name({ begun, ended }: Time, names: Naming["names"]): void {
		name(this.#seen, names);
		this.#namings.push({ begun, ended, names });
	}

	/** Brings to the disk what was done before the call began. */
	#sync({ path, begun }: Time & { path: string }): void {
		if (!this.isHonest()) return;
		const isDue = ({ ended }: Time) => ended <= begun;
		if (path === this.folder || this.#at(path).isFolder) {
			const isHere = (naming: Naming) => isDue(naming) && naming.names.some(([one]) => dirname(one) === path);
			for (const { names } of this.#namings.filter(isHere)) name(this.#kept, names);
			this.#namings = this.#namings.filter((naming) => !isHere(naming));
			return;
		}
		const thing = this.#at(path);
		for (const change of thing.pending.filter(isDue)) thing.kept.change(change);
		thing.pending = thing.pending.filter((change) => !isDue(change));
	}
}

/** Numbers below 1, the same for the same seed: a multiplicative congruential generator (Park and Miller's). */
export function randomFrom(seed: number): () => number {
	let state = (seed % 2147483646) + 1;
	return () => {
		state = (state * 48271) % 2147483647;
		return (state - 1) / 2147483646;
	};
}

const timeOf = ({ kind, begun, ended }: Call): number => (kind === "sync" ? ended : begun);

function name(things: Map<string, Thing>, names: Naming["names"]): void {
	for (const [path, thing] of names) {
		if (thing) things.set(path, thing);
		else things.delete(path);
	}
}

/** What of it came to the disk: nothing, all, the first of it, or any of it in any order. */
function surviving<T>(changes: readonly T[], random: () => number): T[] {
	const way = Math.floor(random() * 5);
	if (way === 0) return [];
	if (way === 1) return [...changes];
	if (way === 2) return changes.slice(0, Math.ceil(random() * changes.length));
	const some = changes.filter(() => random() < 0.5);
	return way === 3
		? some
		: some
				.map((one) => ({ one, at: random() }))
				.sort((a, b) => a.at - b.at)
				.map(({ one }) => one);
}

/** A write of which some blocks came to the disk, now and then. */
function torn(change: Change, random: () => number): Change[] {
	if (change.kind === "truncate" || random() < 0.75) return [change];
	const { offset, bytes } = change;
	const end = offset + bytes.length;
	const parts: Change[] = [];
	for (let from = offset; from < end; ) {
		const to = Math.min(end, (Math.floor(from / BLOCK) + 1) * BLOCK);
		if (random() < 0.5) parts.push({ ...change, offset: from, bytes: bytes.subarray(from - offset, to - offset) });
		from = to;
	}
	return parts;
}

/** The bytes of a file. */
class Bytes {
	#bytes: Buffer;
	#size: number;

	constructor(bytes: Buffer = Buffer.alloc(0)) {
		this.#bytes = bytes;
		this.#size = bytes.length;
	}

	change(...changes: readonly Change[]): void {
		for (const one of changes) {
			if (one.kind === "truncate") {
				this.#reach(one.size);
				this.#bytes.fill(0, one.size);
				this.#size = one.size;
			} else {
				this.#reach(one.offset + one.bytes.length);
				one.bytes.copy(this.#bytes, one.offset);
				this.#size = Math.max(this.#size, one.offset + one.bytes.length);
			}
		}
	}

	all(): Buffer {
		return this.#bytes.subarray(0, this.#size);
	}

	copy(): Bytes {
		return new Bytes(Buffer.from(this.all()));
	}

	/** Has room for so many bytes; those that nobody wrote are 0. */
	#reach(size: number): void {
		if (size <= this.#bytes.length) return;
		const larger = Buffer.alloc(Math.max(size, 2 * this.#bytes.length));
		this.#bytes.copy(larger);
		this.#bytes = larger;
	}
}
