import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { strToU8, zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { downloadCodePointOpen } from "./code-point-download.server";

const closing: (() => void)[] = [];
afterEach(() => {
	for (const close of closing.splice(0)) close();
});

async function serving(listener: RequestListener): Promise<string> {
	const server = createServer(listener).listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	closing.push(() => server.close());
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/zip`;
}

describe("the download of Code-Point Open", () => {
	it("gives the lines of the data files in the zip, one after the other", async () => {
		const zip = zipSync({
			"Doc/codelist.txt": strToU8("not data"),
			"Data/CSV/e.csv": strToU8('"E1 0AA",10\n"E1 0AD",10'),
			"Data/CSV/zz.csv": strToU8('"ZZ1 1AA",10\n'),
		});
		const url = await serving((_req, res) => {
			// In pieces, as it comes over a network.
			for (let at = 0; at < zip.length; at += 50) res.write(zip.slice(at, at + 50));
			res.end();
		});
		const lines: string[] = [];
		for await (const block of (await downloadCodePointOpen(url)).blocks) lines.push(...block);
		expect(lines.filter(Boolean)).toEqual(['"E1 0AA",10', '"E1 0AD",10', '"ZZ1 1AA",10']);
	});

	it("says what went wrong", async () => {
		const url = await serving((_req, res) => res.writeHead(503).end());
		await expect(downloadCodePointOpen(url)).rejects.toThrow("answered 503");
		await expect(downloadCodePointOpen("http://127.0.0.1:9/zip")).rejects.toThrow("Where there is no internet");
	});
});
