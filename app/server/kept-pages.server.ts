/** Renders public pages for the cache: once for all who ask at the same time, without cookies, compressed when asked. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { splitLanguage } from "../platform/i18n/languages";
import { logger } from "../platform/log.server";
import { chooseEncoding, type Encoding, type KeptPage, PageCache } from "./page-cache";
import { bytesOf, type PageAnswer, type Render } from "./render.server";

const FRESH_MS = 60_000;
const USABLE_MS = 60_000;
const MAX_BYTES = 48 * 1024 * 1024;
const MAX_URL = 600;

const compressors: Record<Exclude<Encoding, "identity">, (body: Buffer) => Promise<Buffer>> = {
	br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
	gzip: (body) => promisify(gzip)(body, { level: 6 }),
};

async function variantOf(page: KeptPage, encoding: Encoding) {
	const kept = page.variants[encoding];
	if (kept) return kept;
	const body = encoding === "identity" ? page.identity : await compressors[encoding](page.identity);
	const own = encoding === "identity" ? [] : ["Content-Encoding", encoding];
	const variant = { headers: [...page.headers, ...own, "Content-Length", String(body.length)], body };
	page.variants[encoding] = variant;
	return variant;
}

/** The rendered page, and whether it may be kept for others. */
export interface Rendered {
	status: number;
	page: KeptPage;
	keep: boolean;
}

export class KeptPages {
	readonly #cache = new PageCache(MAX_BYTES);
	readonly #rendering = new Map<string, Promise<Rendered>>();
	/** Counts changes of each group, so that a page whose content changed while it was rendered is not kept. */
	readonly #changes = new Map<string, number>();

	/** @param common headers of every answer, flat */
	constructor(
		private readonly render: Render,
		private readonly common: string[],
	) {}

	/** Answers from memory. @returns false when it cannot, having done nothing */
	answer(req: IncomingMessage, res: ServerResponse, key: string, url: () => URL): boolean {
		if (req.method !== "GET" && req.method !== "HEAD") return false;
		const now = Date.now();
		const page = this.#cache.get(key, now);
		if (page === undefined) return false;
		const variant = page.variants[chooseEncoding(req.headers["accept-encoding"] as string | undefined)];
		if (variant === undefined) return false;
		if (now > page.freshUntil && !page.refreshing) {
			page.refreshing = true;
			this.#renderOnce(key, url()).catch((error) => logger.error({ err: error }, "a kept page could not be renewed"));
		}
		if (req.headers["if-none-match"] === page.etag) {
			res.writeHead(304, page.headers).end();
			return true;
		}
		res.writeHead(200, variant.headers);
		res.end(req.method === "HEAD" ? undefined : variant.body);
		return true;
	}

	/** Renders a public page (GET, without cookies) and answers with it. */
	async renderAndAnswer(req: IncomingMessage, res: ServerResponse, key: string, url: URL): Promise<void> {
		const kept = this.#cache.get(key, Date.now());
		const { status, page } = kept ? { status: 200, page: kept } : await this.#renderOnce(key, url);
		if (status === 200 && req.headers["if-none-match"] === page.etag) {
			res.writeHead(304, page.headers).end();
			return;
		}
		const variant = await variantOf(page, chooseEncoding(req.headers["accept-encoding"] as string | undefined));
		res.writeHead(status, variant.headers);
		res.end(req.method === "HEAD" ? undefined : variant.body);
	}

	/** Forgets the pages of a council, and those that list councils. */
	drop(council: string): void {
		for (const group of [council, ""]) {
			this.#changes.set(group, (this.#changes.get(group) ?? 0) + 1);
			this.#cache.drop(group);
		}
	}

	#renderOnce(key: string, url: URL): Promise<Rendered> {
		const running = this.#rendering.get(key);
		if (running) return running;
		const group = groupOf(url.pathname);
		const changesBefore = this.#changes.get(group);
		const rendering = (async () => {
			const answer = await this.render({ url, method: "GET", headers: new Headers({ accept: "text/html" }) });
			const rendered = toPage(answer, await bytesOf(answer), group, this.common);
			const changed = this.#changes.get(group) !== changesBefore;
			if (rendered.keep && !changed && url.href.length <= MAX_URL) this.#cache.set(key, rendered.page);
			return rendered;
		})().finally(() => {
			if (this.#rendering.get(key) === rendering) this.#rendering.delete(key);
		});
		this.#rendering.set(key, rendering);
		return rendering;
	}
}

/** The council of a URL, or "" for the portal's own pages. */
function groupOf(pathname: string): string {
	const [, council = ""] = splitLanguage(pathname).path.split("/", 2);
	return council;
}

function toPage({ status, headers: own }: PageAnswer, identity: Buffer, group: string, common: string[]): Rendered {
	const cacheControl = own.get("cache-control");
	const keep = status === 200 && !/no-store|private/.test(cacheControl ?? "") && own.getSetCookie().length === 0;
	const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
	const headers = [...common, "Vary", "Accept-Encoding"];
	own.forEach((value, name) => {
		if (name !== "vary" && name !== "content-length" && name !== "etag") headers.push(name, value);
	});
	if (keep) headers.push("ETag", etag);
	if (!cacheControl) headers.push("Cache-Control", keep ? "no-cache" : "no-store");
	const now = Date.now();
	const freshUntil = (Math.floor(now / FRESH_MS) + 1) * FRESH_MS;
	const page: KeptPage = {
		group,
		headers,
		etag,
		identity,
		variants: {},
		freshUntil,
		usableUntil: freshUntil + USABLE_MS,
		used: false,
		refreshing: false,
	};
	return { status, page, keep };
}
