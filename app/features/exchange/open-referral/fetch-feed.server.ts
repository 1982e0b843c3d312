/** Reads all services of an HSDS-UK feed: every page, with retries, and without asking again for what has not changed. */

import { readFile } from "node:fs/promises";
import { FetchRefused } from "../../../platform/guarded-fetch.server";
import { fromOutpost } from "./outpost";

const PER_PAGE = 100;
const MOST_PAGES = 10_000;
const TRIES = 5;
const TIMEOUT_MS = 30_000;
const AT_ONCE = 4;
const MOST_WAIT_MS = 60_000;

/** The validators of a feed's pages, by URL, as they were at the last import. */
export type Validators = Record<string, string>;

export type FetchedFeed = { changed: false } | { changed: true; services: unknown[]; validators: Validators };

export interface FetchOptions {
	/** From the last import that went through: when every page still has the same validator, nothing is read. */
	validators?: Validators;
	onProgress?: (text: string, fraction: number | null) => void;
	/** How an address is read: `fetch` itself, or one that looks where it goes. */
	fetch?: (url: string, how: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>;
	/** A feed with more services is not read. */
	mostServices?: number;
	/** How long to wait before the second try; it doubles with each. */
	retryAfterMs?: number;
}

/** A feed that cannot be read as a whole. Nothing was changed. */
export class FeedError extends Error {}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Whether `place` is an address rather than a file. */
export const isUrl = (place: string) => /^https?:\/\//i.test(place);

/**
 * Reads a feed from its base URL (or that of its `/services`), or from a file that holds a list of services or a page.
 * @throws FeedError when any part of it cannot be had
 */
export async function fetchFeed(place: string, options: FetchOptions = {}): Promise<FetchedFeed> {
	if (!isUrl(place)) return { changed: true, services: await readFeedFile(place), validators: {} };
	const { validators = {} } = options;
	if (Object.keys(validators).length > 0 && (await allUnchanged(validators, options))) return { changed: false };
	return readFeed(place.replace(/\/{1,9}$/, "").replace(/\/services$/, ""), options);
}

async function readFeedFile(path: string): Promise<unknown[]> {
	let value: unknown;
	try {
		value = JSON.parse((await readFile(path, "utf8")).replace(/^\ufeff/, ""));
	} catch (error) {
		throw new FeedError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
	}
	const { items, said } = pageOf(value) ?? {};
	const services = items ?? (isObject(value) ? (value.services ?? (value.id ? [value] : undefined)) : undefined);
	if (!Array.isArray(services)) throw new FeedError(`${path} holds no list of services.`);
	needAll(services.length, said ?? 0);
	return services;
}

interface FeedPage {
	items: unknown[];
	/** How many services there are on all pages, and how many pages; null where it does not say. */
	said: number | null;
	pages: number | null;
	isLast: boolean;
}

const numberOr = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** A page of HSDS-UK, a page of Outpost's own API, or a list that is all there is; undefined for anything else. */
function pageOf(body: unknown): FeedPage | undefined {
	if (Array.isArray(body)) return { items: body, said: null, pages: 1, isLast: true };
	if (!isObject(body)) return undefined;
	const { contents, content } = body;
	if (Array.isArray(contents)) {
		const [said, pages] = [numberOr(body.total_items), numberOr(body.total_pages)];
		return { items: contents, said, pages, isLast: body.last_page === true };
	}
	if (!Array.isArray(content)) return undefined;
	const [said, pages] = [numberOr(body.totalElements), numberOr(body.totalPages)];
	return { items: content.map(fromOutpost), said, pages, isLast: body.last === true };
}

/** @throws FeedError when it gave fewer services than it says it has: what is not there is not proved to be gone */
function needAll(given: number, said: number): void {
	if (given < said)
		throw new FeedError(`The feed says it has ${said} services, and gave ${given}. Nothing was changed.`);
}

async function readFeed(base: string, options: FetchOptions): Promise<FetchedFeed> {
	const validators: Validators = {};
	const services = new Map<string, unknown>();
	/** Items without an id: they are refused where they are read, by their number. */
	const nameless: unknown[] = [];
	let nested = false;
	/** How many services the feed says it has, and how many it gave. */
	let [said, given] = [0, 0];
	for (let page = 1; ; page++) {
		if (page > MOST_PAGES) throw new FeedError(`The feed does not end after ${MOST_PAGES} pages.`);
		const url = `${base}/services?page=${page}&per_page=${PER_PAGE}&full=true`;
		const { body, validator } = await getJson(url, options);
		const read = pageOf(body);
		if (!read) throw new FeedError(`${url} is not a page of services.`);
		const { items, pages } = read;
		if (validator) validators[url] = validator;
		const before = services.size;
		for (const item of items) {
			if (isObject(item) && typeof item.id === "string") {
				services.set(item.id, item);
				nested ||= Array.isArray(item.service_at_locations) || Array.isArray(item.schedules);
			} else nameless.push(item);
		}
		const { mostServices = Number.POSITIVE_INFINITY } = options;
		if (services.size + nameless.length > mostServices)
			throw new FeedError(`The feed has more than ${mostServices} services.`);
		options.onProgress?.(`${services.size} services`, pages ? page / pages : null);
		said = read.said ?? said;
		given += items.length;
		if (items.length === 0 || read.isLast || (pages !== null && page >= pages)) break;
		if (services.size === before) throw new FeedError(`${url} repeats the page before it: the feed ignores "page".`);
	}
	needAll(given, said);
	// Lists may hold only what is one to one; then each service is asked for by itself.
	const whole = nested ? [...services.values()] : await readEach(base, [...services.keys()], options);
	return { changed: true, services: [...whole, ...nameless], validators: nested ? validators : {} };
}

async function readEach(base: string, ids: string[], options: FetchOptions): Promise<unknown[]> {
	const found: unknown[] = new Array(ids.length);
	let next = 0;
	const work = async () => {
		for (let at = next++; at < ids.length; at = next++) {
			found[at] = (await getJson(`${base}/services/${encodeURIComponent(ids[at] ?? "")}`, options)).body;
			options.onProgress?.(`${at + 1} services in full`, (at + 1) / ids.length);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return found;
}

async function allUnchanged(validators: Validators, options: FetchOptions): Promise<boolean> {
	for (const [url, validator] of Object.entries(validators)) {
		const response = await get(url, { "If-None-Match": validator }, options);
		await response.body?.cancel();
		if (response.status !== 304) return false;
	}
	return true;
}

async function getJson(url: string, options: FetchOptions): Promise<{ body: unknown; validator: string | null }> {
	const response = await get(url, {}, options);
	if (!response.ok) throw new FeedError(`${url} answers ${response.status}.`);
	try {
		return { body: await response.json(), validator: response.headers.get("etag") };
	} catch {
		throw new FeedError(`${url} is not JSON.`);
	}
}

/** Tries again, with growing pauses, what may pass: no answer, 429 and 5xx. */
async function get(url: string, headers: Record<string, string>, options: FetchOptions): Promise<Response> {
	let pause = options.retryAfterMs ?? 500;
	for (let attempt = 1; ; attempt++) {
		let failure: string;
		try {
			const response = await (options.fetch ?? fetch)(url, {
				headers: { Accept: "application/json", ...headers },
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
			if (response.status !== 429 && response.status < 500) return response;
			await response.body?.cancel();
			failure = `answers ${response.status}`;
			const asked = Number(response.headers.get("retry-after")) * 1000;
			if (asked > 0) pause = Math.min(asked, MOST_WAIT_MS);
		} catch (error) {
			if (error instanceof FetchRefused) throw new FeedError(error.message);
			failure = `does not answer (${error instanceof Error ? error.message : String(error)})`;
		}
		if (attempt >= TRIES) throw new FeedError(`${url} ${failure}, after ${TRIES} tries. Nothing was changed.`);
		await wait(pause);
		pause *= 2;
	}
}
