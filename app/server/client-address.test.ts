import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { connectionOf, isLoopback, networkOf } from "./client-address";

const request = (forwarded: string | undefined, socket: Record<string, unknown> = {}) =>
	({
		headers: { "x-forwarded-for": forwarded },
		socket: { remoteAddress: "::ffff:192.0.2.7", localAddress: "::ffff:127.0.0.1", localPort: 3000, ...socket },
	}) as unknown as IncomingMessage;

describe("who asks", () => {
	it("is whom the connection comes from, whatever a header says", () => {
		expect(connectionOf(request("203.0.113.9"), false).client).toBe("192.0.2.7");
	});

	it("is whom our own proxy names last, where there is one", () => {
		expect(connectionOf(request("10.0.0.1, 203.0.113.9"), true).client).toBe("203.0.113.9");
		expect(connectionOf(request(undefined), true).client).toBe("192.0.2.7");
	});

	it("may be this machine", () => {
		for (const address of ["127.0.0.1", "127.1.2.3", "::1"]) expect(isLoopback(address)).toBe(true);
		for (const address of ["192.0.2.7", "::2", ""]) expect(isLoopback(address)).toBe(false);
	});
});

describe("where this process listens", () => {
	it("is where the request arrived", () => {
		expect(connectionOf(request(undefined), false).self).toBe("http://127.0.0.1:3000");
		expect(connectionOf(request(undefined, { localAddress: "::1" }), false).self).toBe("http://[::1]:3000");
	});
});

describe("the network of an address", () => {
	it.each([
		["192.0.2.7", "192.0.2.7"],
		["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
		["2001:0DB8:1:2::ffff", "2001:db8:1:2"],
		["2001:db8::1", "2001:db8:0:0"],
		["fe80::1%eth0", "fe80:0:0:0"],
		["64:ff9b::192.0.2.7", "64:ff9b:0:0"],
		["::1", "0:0:0:0"],
	])("%s is %s", (address, network) => expect(networkOf(address)).toBe(network));

	it("is short, whatever a proxy wrote", () => expect(networkOf("x".repeat(1000))).toHaveLength(100));
});
