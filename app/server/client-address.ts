import type { IncomingMessage } from "node:http";

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
