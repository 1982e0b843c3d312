import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";

/** Who asks, and where this process listens, both as the connection says. */
export interface Connection {
	/** The reader's network address. */
	client: string;
	/** `http://127.0.0.1:3000`: where this very request arrived. */
	self: string;
}

/**
 * Anybody can write an `X-Forwarded-For`, so it is believed only where a proxy of ours stands in front, and then only
 * its last address: the one that proxy wrote itself.
 */
export function connectionOf(req: IncomingMessage, trustProxy: boolean): Connection {
	const { remoteAddress = "", localAddress = "127.0.0.1", localPort } = req.socket;
	const forwarded = trustProxy ? String(req.headers["x-forwarded-for"] ?? "") : "";
	const client = forwarded.split(",").at(-1)?.trim() || plain(remoteAddress);
	const host = plain(localAddress);
	return { client, self: `http://${host.includes(":") ? `[${host}]` : host}:${localPort}` };
}

/** An IPv4 address as it is written, where it came through an IPv6 socket. */
const plain = (address: string) => address.replace(/^::ffff:/, "");

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => address === "::1" || address.startsWith("127.");

/**
 * The network that an address belongs to, as limits count it: one household has 2^64 addresses of IPv6, of which the
 * first half is the same.
 */
export function networkOf(address: string): string {
	if (!isIPv6(address)) return address.slice(0, 100);
	const [start = "", end] = address.split("%", 1)[0]?.split("::") ?? [];
	const groups = start.split(":").filter(Boolean);
	const after = end?.split(":").filter(Boolean) ?? [];
	// Where "::" stands, groups of zero are left out; an IPv4 address at the end takes the room of two.
	const length = after.length + (after.at(-1)?.includes(".") ? 1 : 0);
	const zeros = end === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - length)).fill("0");
	return [...groups, ...zeros, ...after]
		.slice(0, 4)
		.map((group) => Number.parseInt(group, 16).toString(16))
		.join(":");
}
