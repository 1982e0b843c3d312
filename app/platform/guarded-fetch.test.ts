import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { guardedFetch, isPublicAddress } from "./guarded-fetch.server";

const open = { FEED_ALLOW_PRIVATE: "0" };
vi.mock("./env.server", async (original) => ({
	...(await original<object>()),
	env: () => open,
}));

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
	open.FEED_ALLOW_PRIVATE = "0";
	for (const server of servers.splice(0)) server.close();
});
async function serve(answer: RequestListener): Promise<string> {
	const server = createServer(answer);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it.each([
	["8.8.8.8", true],
	["2a00:1450:4009:81d::200e", true],
	["127.0.0.1", false],
	["10.1.2.3", false],
	["172.31.0.1", false],
	["192.168.1.1", false],
	["169.254.169.254", false],
	["100.64.0.1", false],
	["0.0.0.0", false],
	["224.0.0.1", false],
	["::1", false],
	["::ffff:127.0.0.1", false],
	["fc00::1", false],
	["fe80::1", false],
	["2002:7f00:1::", false],
	["64:ff9b::7f00:1", false],
	["::7f00:1", false],
	["4000::1", false],
	["3fff::1", false],
	["fec0::1", false],
	["not an address", false],
])("%s is of the public internet: %s", (address, is) => expect(isPublicAddress(address)).toBe(is));

describe("an address that somebody typed", () => {
	it.each([
		"http://127.0.0.1/",
		"http://0x7f.1/",
		"http://2130706433/",
		"http://[::1]/",
		"http://[::ffff:169.254.169.254]/latest/meta-data",
		"http://[::7f00:1]/",
		"http://[fd00::1]/",
		"http://0177.0.0.1/",
		"http://127.1/",
		"http://①②⑦.0.0.1/",
		"http://localhost:1/",
		"file:///etc/passwd",
		"gopher://example.org/",
		"http://user:secret@example.org/",
	])("%s is not read", async (address) => {
		await expect(guardedFetch(address, {})).rejects.toThrow(/private network|not a web address|password/);
	});

	it("is read where it may be, through redirects, with what a feed needs of its headers", async () => {
		open.FEED_ALLOW_PRIVATE = "1";
		const place = await serve((req, res) => {
			if (req.url === "/old") return res.writeHead(302, { Location: "/new" }).end();
			res.writeHead(200, { ETag: '"1"', "Set-Cookie": "a=b" }).end('{"contents":[]}');
		});
		const response = await guardedFetch(`${place}/old`, {});
		expect(await response.json()).toEqual({ contents: [] });
		expect([...response.headers.keys()].sort()).toEqual(["etag"]);
	});

	it("does not lead anywhere else by a redirect", async () => {
		open.FEED_ALLOW_PRIVATE = "1";
		const place = await serve((req, res) => {
			res.writeHead(302, { Location: req.url === "/loop" ? "/loop" : "file:///etc/passwd" }).end();
		});
		await expect(guardedFetch(`${place}/file`, {})).rejects.toThrow("not a web address");
		await expect(guardedFetch(`${place}/loop`, {})).rejects.toThrow("without end");
	});
});
