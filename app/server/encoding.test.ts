import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { chooseEncoding, encode } from "./encoding.server";

describe("the encoding of an answer", () => {
	it.each([
		[undefined, "identity"],
		["gzip, deflate, br", "br"],
		["gzip, deflate", "gzip"],
		["br;q=0, gzip", "gzip"],
		["gzip;q=0.0", "identity"],
		["br;q=0.5, gzip;q=1.0", "br"],
		["deflate", "identity"],
		["x-brotli, GZIP ; q = 1", "gzip"],
	])("for %s is %s", (accepted, expected) => {
		expect(chooseEncoding(accepted)).toBe(expected);
	});

	it("is what browsers decode", async () => {
		const body = Buffer.from("A page. ".repeat(1000));
		expect(brotliDecompressSync(await encode(body, "br"))).toEqual(body);
		expect(gunzipSync(await encode(body, "gzip"))).toEqual(body);
		expect(await encode(body, "identity")).toBe(body);
	});
});
