/**
 * Rendered public pages, kept in memory and answered in front of Express. A page belongs to a group (its council);
 * when the group's content changes, its pages are forgotten. Within that a page is fresh until the minute is over,
 * since pages say "open now", and for a short while after it is still answered while a new one is being rendered.
 */

export type Encoding = "br" | "gzip" | "identity";

export interface KeptPage {
	group: string;
	/** Header names and values, flat, as `writeHead` takes them; without those that depend on the encoding. */
	headers: string[];
	etag: string;
	identity: Buffer;
	/** What was sent so far, by encoding; an encoding is made when first asked for. */
	variants: Partial<Record<Encoding, { headers: string[]; body: Buffer }>>;
	/** Milliseconds since the epoch. */
	freshUntil: number;
	usableUntil: number;
	/** Set when read, cleared when the hand of the eviction clock passes. */
	used: boolean;
	refreshing: boolean;
}

/** Its compressed forms come later and take about a third each; the rest is headers and bookkeeping. */
const sizeOf = (page: KeptPage) => Math.ceil(page.identity.length * 1.7) + 2048;

export class PageCache {
	readonly #pages = new Map<string, KeptPage>();
	readonly #keysByGroup = new Map<string, Set<string>>();
	#bytes = 0;

	/** @param maxBytes what all pages together may take, in all their encodings */
	constructor(readonly maxBytes: number) {}

	get size(): number {
		return this.#pages.size;
	}

	/** @returns the page kept for `key` if it may still be shown at `now` */
	get(key: string, now: number): KeptPage | undefined {
		const page = this.#pages.get(key);
		if (page === undefined || now > page.usableUntil) return undefined;
		page.used = true;
		return page;
	}

	set(key: string, page: KeptPage): void {
		this.#remove(key);
		const size = sizeOf(page);
		if (size > this.maxBytes / 8) return;
		this.#pages.set(key, page);
		this.#bytes += size;
		const keys = this.#keysByGroup.get(page.group);
		if (keys) keys.add(key);
		else this.#keysByGroup.set(page.group, new Set([key]));
		this.#makeRoom();
	}

	/** Forgets every page of a group. */
	drop(group: string): void {
		for (const key of [...(this.#keysByGroup.get(group) ?? [])]) this.#remove(key);
	}

	#remove(key: string): void {
		const page = this.#pages.get(key);
		if (!page) return;
		this.#pages.delete(key);
		this.#keysByGroup.get(page.group)?.delete(key);
		this.#bytes -= sizeOf(page);
	}

	/** The oldest go first, but one that was read since the last round is let off once ("second chance"). */
	#makeRoom(): void {
		while (this.#bytes > this.maxBytes) {
			const oldest = this.#pages.entries().next().value;
			if (!oldest) return;
			const [key, page] = oldest;
			if (page.used) {
				page.used = false;
				this.#pages.delete(key);
				this.#pages.set(key, page);
			} else {
				this.#remove(key);
			}
		}
	}
}

/** The best encoding that a request's `Accept-Encoding` allows; brotli, then gzip. */
export function chooseEncoding(accepted: string | undefined): Encoding {
	if (!accepted) return "identity";
	if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return "br";
	if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return "gzip";
	return "identity";
}
