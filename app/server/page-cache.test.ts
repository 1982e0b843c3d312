import { describe, expect, it } from "vitest";
import { chooseEncoding, type KeptPage, PageCache } from "./page-cache";

function aPage(group: string, bytes = 1000): KeptPage {
	return {
		group,
		headers: [],
		etag: '"1"',
		identity: Buffer.alloc(bytes),
		variants: {},
		freshUntil: 100,
		usableUntil: 200,
		used: false,
		refreshing: false,
	};
}

describe("the page cache", () => {
	it("answers until a page is too old", () => {
		const cache = new PageCache(100_000);
		const page = aPage("northmere");
		cache.set("/northmere", page);
		expect(cache.get("/northmere", 200)).toBe(page);
		expect(cache.get("/northmere", 201)).toBeUndefined();
	});

	it("forgets the pages of one group and no other", () => {
		const cache = new PageCache(100_000);
		cache.set("/northmere", aPage("northmere"));
		cache.set("/ur/northmere", aPage("northmere"));
		cache.set("/eastwick-vale", aPage("eastwick-vale"));
		cache.drop("northmere");
		expect(cache.get("/northmere", 0)).toBeUndefined();
		expect(cache.get("/ur/northmere", 0)).toBeUndefined();
		expect(cache.get("/eastwick-vale", 0)).toBeDefined();
	});

	it("stays within its bytes and keeps what is read", () => {
		const cache = new PageCache(10 * (1700 + 2048));
		for (let i = 0; i < 100; i++) {
			cache.set(`/${i}`, aPage("northmere"));
			cache.get("/0", 0);
		}
		expect(cache.size).toBe(10);
		expect(cache.get("/0", 0)).toBeDefined();
		expect(cache.get("/1", 0)).toBeUndefined();
	});

	it("does not let one page push out all others", () => {
		const cache = new PageCache(50_000);
		cache.set("/small", aPage("northmere"));
		cache.set("/huge", aPage("northmere", 40_000));
		expect(cache.get("/small", 0)).toBeDefined();
		expect(cache.get("/huge", 0)).toBeUndefined();
	});
});

describe("the encoding of an answer", () => {
	it.each([
		[undefined, "identity"],
		["gzip, deflate, br", "br"],
		["gzip, deflate", "gzip"],
		["br;q=0, gzip", "gzip"],
		["gzip;q=0.0", "identity"],
		["br;q=0.5, gzip;q=1.0", "br"],
		["deflate", "identity"],
	])("for %s is %s", (accepted, expected) => {
		expect(chooseEncoding(accepted)).toBe(expected);
	});
});
