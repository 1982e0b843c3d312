/**
 * Answers that are the same for everybody, kept in memory as bytes: rendered once for all who ask at the same time, and
 * compressed once. An answer is kept until the content it was rendered from changes; within that it is fresh until the
 * minute is over, since pages say "open now", and for a minute more it is still given while a new one is rendered. While
 * the content cannot be read, older ones are given, which say that they are.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { logger } from "../platform/log.server";
import { chooseEncoding, type Encoding, encode } from "./encoding.server";
import { isHeld } from "./entity-tag";
import { sayingHowOld } from "./older-page.server";
import { Refusal } from "./refusal";
import { bytesOf, type PageAnswer } from "./render.server";

const FRESH_MS = 60_000;
const USABLE_MS = 60_000;
/** How old what is given while the content cannot be read may be. */
const OLDEST_MS = 12 * 60 * 60_000;
/** How long that is done: another process may meanwhile have taken something away. */
const WITHOUT_CONTENT_MS = 60 * 60_000;
const MAX_BYTES = 48 * 1024 * 1024;
const MAX_KEY = 600;
/** Spellings of addresses, beside the one that is kept, that are found at once. */
const MAX_SPELLINGS = 2000;

/** The `Cache-Control` of an answer that is for one reader only. */
export const NOT_KEPT = "private, no-store";

/** Where an answer that may be kept comes from. */
export interface Source {
	/** The same for requests that are answered with the same bytes: the address, and the host where it is in the page. */
	key: string;
	/** Whose changes make it another: a council's slug, or "" for any council's. */
	group: string;
	/** Renders it for nobody in particular. */
	render: () => Promise<PageAnswer>;
}

/** An answer in one encoding. */
interface Variant {
	headers: string[];
	body: Buffer;
}

interface Answer {
	status: number;
	/** Header names and values, flat, as `writeHead` takes them; without those that depend on the encoding. */
	headers: string[];
	etag: string;
	/** Whether it may be given to others. */
	keep: boolean;
	/** When it was made, where that has to be said. */
	olderFrom?: number;
	identity: Buffer;
	/** What was sent so far, by encoding; an encoding is made when first asked for. */
	variants: Partial<Record<Encoding, Variant>>;
}

interface KeptPage {
	answer: Answer;
	source: Source;
	/** How often the content of its group had changed when it began to be rendered. */
	changes: number;
	/** Milliseconds since the epoch, as the two that follow. */
	madeAt: number;
	freshUntil: number;
	usableUntil: number;
	refreshing: boolean;
}

/** Its compressed forms come later and take about a third each; the rest is headers and bookkeeping. */
const sizeOf = ({ answer }: KeptPage) => Math.ceil(answer.identity.length * 1.7) + 2048;

const encodingFor = (req: IncomingMessage) => chooseEncoding(req.headers["accept-encoding"] as string | undefined);

export class KeptPages {
	readonly #pages: LRUCache<string, KeptPage>;
	/** The same pages, which say how old they are. */
	#older = new WeakMap<KeptPage, Answer>();
	/** Since when the content cannot be read. */
	#silentSince: number | undefined;
	/** The keys of pages by other spellings of their address. */
	readonly #spellings = new LRUCache<string, string>({ max: MAX_SPELLINGS });
	readonly #rendering = new Map<string, { answer: Promise<Answer>; changes: number }>();
	/** How often the content of each group changed. What was begun before a change is given to nobody after it. */
	readonly #changes = new Map<string, number>();

	/**
	 * @param common headers of every answer, flat
	 * @param maxBytes what all pages together may take, in all their encodings
	 */
	constructor(
		private readonly common: string[],
		maxBytes = MAX_BYTES,
	) {
		// One page must not push out all others.
		this.#pages = new LRUCache({ maxSize: maxBytes, maxEntrySize: maxBytes / 8, sizeCalculation: sizeOf });
	}

	/** Answers from memory. @returns false when it cannot, having done nothing */
	answer(req: IncomingMessage, res: ServerResponse, key: string): boolean {
		if (req.method !== "GET" && req.method !== "HEAD") return false;
		const now = Date.now();
		const page = this.#usable(key, now) ?? this.#usable(this.#spellings.get(key), now);
		const variant = page?.answer.variants[encodingFor(req)];
		if (page === undefined || variant === undefined) return false;
		if (now > page.freshUntil && !page.refreshing && this.#silentSince === undefined) {
			page.refreshing = true;
			this.#render(page.source).catch((error) => {
				if (!(error instanceof Refusal)) logger.error({ err: error }, "a kept page could not be renewed");
			});
		}
		send(req, res, page.answer, variant);
		return true;
	}

	/** Answers GET or HEAD with a page that may be kept. @param spelling a key under which it was asked for */
	async renderAndAnswer(req: IncomingMessage, res: ServerResponse, source: Source, spelling: string): Promise<void> {
		const answer = await this.#answerFor(source);
		if (answer.keep && spelling !== source.key && spelling.length <= MAX_KEY) this.#spellings.set(spelling, source.key);
		send(req, res, answer, await variantOf(answer, encodingFor(req)));
	}

	/** Told since when the content cannot be read, in milliseconds since the epoch; undefined when it can. */
	silence(since: number | undefined): void {
		this.#silentSince = since;
		if (since === undefined) this.#older = new WeakMap();
	}

	/** Forgets the pages of a council, and those of the portal. */
	drop(council: string): void {
		for (const group of [council, ""]) this.#changes.set(group, this.#changesOf(group) + 1);
	}

	/** How many bytes are kept, as counted against the limit. */
	get bytes(): number {
		return this.#pages.calculatedSize;
	}

	#changesOf(group: string): number {
		return this.#changes.get(group) ?? 0;
	}

	/** What is kept, unless its content changed since. */
	#find(key: string): KeptPage | undefined {
		const page = this.#pages.get(key);
		if (page === undefined || page.changes === this.#changesOf(page.source.group)) return page;
		this.#pages.delete(key);
		return undefined;
	}

	#usable(key: string | undefined, now: number): KeptPage | undefined {
		const page = key === undefined ? undefined : this.#find(key);
		// One from the future was made before the clock was set back: nobody knows how old it is.
		return page && page.madeAt <= now && now <= page.usableUntil ? page : undefined;
	}

	async #answerFor(source: Source): Promise<Answer> {
		const usable = this.#usable(source.key, Date.now());
		if (usable) return usable.answer;
		const older = this.#silentSince === undefined ? undefined : this.#olderOf(source.key);
		if (older) return older;
		const answer = await this.#renderFor(source).catch((error: unknown) => {
			const kept = error instanceof Refusal && error.reason === "unavailable" ? this.#olderOf(source.key) : undefined;
			if (kept) return kept;
			throw error;
		});
		return (answer.status === 503 ? this.#olderOf(source.key) : undefined) ?? answer;
	}

	/** What is kept of a page, saying how old it is, where it is not too old. */
	#olderOf(key: string): Answer | undefined {
		const now = Date.now();
		const page = this.#find(key);
		if (!page || now - page.madeAt > OLDEST_MS) return undefined;
		if (now - (this.#silentSince ?? now) > WITHOUT_CONTENT_MS) return undefined;
		let older = this.#older.get(page);
		if (!older) {
			older = olderAnswer(page);
			this.#older.set(page, older);
		}
		return older;
	}

	/** Renders for one reader, or waits for a page that is being rendered for another and turns out to be for all. */
	async #renderFor(source: Source): Promise<Answer> {
		const running = this.#rendering.get(source.key);
		if (running?.changes !== this.#changesOf(source.group)) return this.#render(source);
		const answer = await running.answer;
		return answer.keep ? answer : toAnswer(await source.render(), this.common);
	}

	async #render(source: Source): Promise<Answer> {
		const changes = this.#changesOf(source.group);
		const madeAt = Date.now();
		const freshUntil = (Math.floor(madeAt / FRESH_MS) + 1) * FRESH_MS;
		const rendering = { changes, answer: source.render().then((answer) => toAnswer(answer, this.common)) };
		this.#rendering.set(source.key, rendering);
		try {
			const answer = await rendering.answer;
			if (answer.keep && source.key.length <= MAX_KEY) {
				const usableUntil = freshUntil + USABLE_MS;
				const times = { madeAt, freshUntil, usableUntil };
				this.#pages.set(source.key, { answer, source, changes, ...times, refreshing: false });
			}
			return answer;
		} finally {
			if (this.#rendering.get(source.key) === rendering) this.#rendering.delete(source.key);
		}
	}
}

function send(req: IncomingMessage, res: ServerResponse, answer: Answer, { headers, body }: Variant): void {
	if (answer.keep && isHeld(req.headers["if-none-match"], answer.etag)) {
		res.writeHead(304, answer.headers).end();
		return;
	}
	const { olderFrom } = answer;
	const age = olderFrom === undefined ? [] : ["Age", String(Math.max(0, Math.round((Date.now() - olderFrom) / 1000)))];
	res.writeHead(answer.status, [...headers, ...age]);
	res.end(req.method === "HEAD" ? undefined : body);
}

async function variantOf(answer: Answer, encoding: Encoding): Promise<Variant> {
	const known = answer.variants[encoding];
	if (known) return known;
	const body = await encode(answer.identity, encoding);
	const own = encoding === "identity" ? [] : ["Content-Encoding", encoding];
	const variant = { headers: [...answer.headers, ...own, "Content-Length", String(body.length)], body };
	answer.variants[encoding] = variant;
	return variant;
}

/** Said by the answer itself, or for all answers of its kind. */
const NOT_PASSED_ON = new Set(["vary", "content-length", "etag", "cache-control"]);

async function toAnswer(rendered: PageAnswer, common: string[]): Promise<Answer> {
	const { status, headers: own } = rendered;
	const identity = await bytesOf(rendered);
	const said = own.get("cache-control") ?? "no-cache";
	const keep = status === 200 && !/no-store|private/.test(said) && own.getSetCookie().length === 0;
	const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
	const headers = [...common, "Vary", "Accept-Encoding"];
	own.forEach((value, name) => {
		if (!NOT_PASSED_ON.has(name)) headers.push(name, value);
	});
	if (keep) headers.push("ETag", etag);
	headers.push("Cache-Control", keep ? said : NOT_KEPT);
	return { status, headers, etag, keep, identity, variants: {} };
}

/** A page as it is given when the content cannot be read: it says how old it is, and nobody takes it for the current one. */
function olderAnswer({ answer, madeAt }: KeptPage): Answer {
	const headers: string[] = [];
	for (let at = 0; at < answer.headers.length; at += 2) {
		const [name = "", value = ""] = answer.headers.slice(at, at + 2);
		if (name !== "ETag" && name !== "Cache-Control") headers.push(name, value);
	}
	headers.push("Cache-Control", "no-cache");
	const identity = sayingHowOld(answer.identity, new Date(madeAt));
	return { ...answer, headers, keep: false, olderFrom: madeAt, identity, variants: {} };
}
