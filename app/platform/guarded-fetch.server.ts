/**
 * Fetching an address that somebody typed: web addresses only, and none inside our own network. Each name is looked up
 * once, its addresses are checked, and the connection goes to the one that was checked, also after a redirect.
 */
import { lookup } from "node:dns";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { env } from "./env.server";

/** An address that is not fetched, or whose answer is too large. The message is for the person who typed it. */
export class FetchRefused extends Error {}

const MOST_REDIRECTS = 5;
const MOST_BYTES = 32 * 1024 * 1024;

/** Networks that are not the public internet (IANA special-purpose registries). */
const PRIVATE = new BlockList();
for (const [net, prefix] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
] as const) {
	PRIVATE.addSubnet(net, prefix, "ipv4");
}
/** Of IPv6 only 2000::/3 is the public internet; of that, what carries an IPv4 address or is for documents is not. */
const PUBLIC_6 = new BlockList();
PUBLIC_6.addSubnet("2000::", 3, "ipv6");
for (const [net, prefix] of [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const) {
	PRIVATE.addSubnet(net, prefix, "ipv6");
}

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
	const version = isIP(address);
	if (version === 4) return !PRIVATE.check(address, "ipv4");
	if (version === 6) return PUBLIC_6.check(address, "ipv6") && !PRIVATE.check(address, "ipv6");
	return false;
}

const refusal = (host: string) =>
	new FetchRefused(`${host} is inside a private network. Feeds are read from the public internet only.`);

/** Looks a name up and refuses it when any of its addresses is not public. */
const guardedLookup: LookupFunction = (hostname, options, done) => {
	lookup(hostname, { ...options, all: true }, (error, addresses) => {
		if (error) return done(error, "", 0);
		if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
			return done(refusal(hostname), "", 0);
		}
		const [first] = addresses;
		if (options.all) return done(null, addresses);
		done(null, first?.address ?? "", first?.family ?? 0);
	});
};

/**
 * As `fetch` with GET, for feeds.
 * @throws FetchRefused for what is no public web address, or answers with too much
 */
export async function guardedFetch(
	address: string,
	{ headers = {}, signal }: { headers?: Record<string, string>; signal?: AbortSignal },
): Promise<Response> {
	const open = env().FEED_ALLOW_PRIVATE === "1";
	let url = webAddress(address);
	for (let redirects = 0; ; redirects++) {
		const host = url.hostname.replace(/^\[|\]$/g, "");
		if (!open && isIP(host) && !isPublicAddress(host)) throw refusal(host);
		const answer = await get(url, { headers, signal, lookup: open ? undefined : guardedLookup });
		const { statusCode = 500, headers: answered } = answer;
		if (![301, 302, 303, 307, 308].includes(statusCode) || !answered.location) return respond(answer, url);
		answer.destroy();
		if (redirects >= MOST_REDIRECTS) throw new FetchRefused(`${address} redirects without end.`);
		url = webAddress(answered.location, url);
	}
}

function webAddress(address: string, base?: URL): URL {
	const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) throw new FetchRefused(`${address} is not a web address.`);
	if (url.username || url.password) throw new FetchRefused("An address with a name and a password in it is not read.");
	return url;
}

function get(
	url: URL,
	options: { headers: Record<string, string>; signal?: AbortSignal; lookup?: LookupFunction },
): Promise<IncomingMessage> {
	return new Promise((resolve, reject) => {
		const request = url.protocol === "https:" ? httpsRequest : httpRequest;
		request(url, { ...options, agent: false }, resolve)
			.on("error", reject)
			.end();
	});
}

async function respond(answer: IncomingMessage, url: URL): Promise<Response> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of answer as AsyncIterable<Buffer>) {
		bytes += chunk.length;
		if (bytes > MOST_BYTES) {
			answer.destroy();
			throw new FetchRefused(`${url} answers with more than ${MOST_BYTES / 1024 / 1024} MB on one page.`);
		}
		chunks.push(chunk);
	}
	const { statusCode: status = 500, headers } = answer;
	const kept = ["etag", "retry-after", "content-type"].flatMap((name) => {
		const value = headers[name];
		return typeof value === "string" ? [[name, value] as [string, string]] : [];
	});
	const bodiless = status === 204 || status === 304;
	return new Response(bodiless ? null : Buffer.concat(chunks), { status, headers: kept });
}
