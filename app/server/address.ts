/** The address that a request is for, taken apart without a throw: every line of it comes from a stranger. Pure. */
import type { IncomingMessage } from "node:http";
import { splitLanguage } from "../platform/i18n/languages";

/** A name or an IPv4 address, or an IPv6 address in brackets; then perhaps a port. */
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
/** A name has at most 253 characters. */
const LONGEST_HOST = 260;
const MOST_REMEMBERED = 1000;

/** Many times what a page of ours has. */
const LONGEST_PATH = 8 * 1024;
/** A search of 10,000 characters, in any script nine signs each, reaches the page that says it is too long. */
const LONGEST_TARGET = 96 * 1024;

/** Whether a request's target is longer than any that a page of ours could make. */
export function isTooLong(target: string): boolean {
	if (target.length <= LONGEST_PATH) return false;
	const path = target.indexOf("?");
	return target.length > LONGEST_TARGET || path === -1 || path > LONGEST_PATH;
}

/** What browsers put into a typed text besides its characters. */
const LINES_AND_TABS = /[\t\n\r]/g;
const UNSEEN = /\p{Cc}/u;

/** Names that requests were for, and whether they are ones: a process is reached under few. */
const remembered = new Map<string, boolean>();

function isHost(text: string): boolean {
	if (text.length > LONGEST_HOST) return false;
	const known = remembered.get(text);
	if (known !== undefined) return known;
	const good = HOST.test(text) && URL.canParse(`http://${text}`);
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	remembered.set(text, good);
	return good;
}

/**
 * The `Host` of a request: "" where it has none, as HTTP/1.0 allows.
 * @returns undefined where it is malformed or stands there twice
 */
export function hostOf({ headers, rawHeaders }: Pick<IncomingMessage, "headers" | "rawHeaders">): string | undefined {
	let hosts = 0;
	for (let at = 0; at < rawHeaders.length; at += 2) {
		const name = rawHeaders[at];
		if (name?.length === 4 && name.toLowerCase() === "host") hosts += 1;
	}
	const host = headers.host ?? "";
	return hosts < 2 && (hosts === 0 || isHost(host)) ? host : undefined;
}

/** A whole URL as the target of a request: what names the host, and what is asked of it. */
const WHOLE_URL = /^(https?:)\/\/([^/?#]*)(.*)$/is;

/**
 * The path and query of a request's target. A request may name our whole URL (RFC 9112, 3.2.2), as those through a proxy
 * do; every other target is left as it came, for `addressOf` to judge.
 * @param origin where the product is reached
 */
export function pathOf(origin: string | undefined, target: string): string {
	const [, scheme, host = "", path = ""] = WHOLE_URL.exec(target) ?? [];
	if (!scheme || !origin || !isHost(host) || new URL(`${scheme}//${host}`).host !== new URL(origin).host) return target;
	return path.startsWith("/") ? path : `/${path}`;
}

/** Whether a percent-encoded text is UTF-8 and holds only what can be seen. */
function isReadable(encoded: string, alsoAllowed?: RegExp): boolean {
	try {
		const text = decodeURIComponent(encoded);
		return !UNSEEN.test(alsoAllowed ? text.replace(alsoAllowed, "") : text);
	} catch {
		return false;
	}
}

/**
 * @param origin where the product is reached
 * @param target what the request line asks for: `/northmere?q=a`
 * @returns undefined for what is no address of this product's: another's, one that begins with two slashes, one that is
 * no UTF-8 or holds characters that do not show
 */
export function addressOf(origin: string, target: string): URL | undefined {
	if (!target.startsWith("/") || !URL.canParse(origin + target)) return undefined;
	const [path = "", ...query] = target.split("?");
	if (!isReadable(path)) return undefined;
	// People type "100%" into addresses: only what begins like a character has to be one.
	const typed = query.join("?").replace(/%(?![0-9a-f]{2})/gi, "%25");
	if (!isReadable(typed, LINES_AND_TABS)) return undefined;
	const url = new URL(origin + target);
	// A backslash, and "/.//", become two slashes, which in a link would lead to another site.
	return url.pathname.startsWith("//") ? undefined : url;
}

/**
 * Where people mean to go who write the language or the council in capitals, as on a poster: "/NORTHMERE".
 * @returns undefined for an address in which both are in small letters
 */
export function inSmallLetters({ pathname, search }: Pick<URL, "pathname" | "search">): string | undefined {
	const [, first = "", second, ...rest] = pathname.split("/");
	const small = first.toLowerCase();
	const isLanguage = splitLanguage(`/${small}`).path === "/";
	const inFront = isLanguage && second !== undefined ? [small, second.toLowerCase()] : [small];
	const path = ["", ...inFront, ...(second !== undefined && !isLanguage ? [second] : []), ...rest].join("/");
	return path === pathname ? undefined : path + search;
}
