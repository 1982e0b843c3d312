import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KeptPages } from "./kept-pages.server";
import type { PageAnswer } from "./render.server";

/** A page as it is rendered: tests change it, count it and hold it back. */
let page: { body: string | ReadableStream<Uint8Array>; status: number; headers: [string, string][] };
let rendered = 0;
let holdBack: Promise<void> | undefined;
let pages: KeptPages;

async function render(): Promise<PageAnswer> {
	rendered++;
	const { body, status, headers } = page;
	await holdBack;
	if (status === 500) throw new Error("broken");
	return { status, headers: new Headers(headers), body: typeof body === "string" ? Buffer.from(body) : body };
}

/** The council's slug stands first in the address; an address that begins with "portal" is the portal's. */
function groupOf(address: string): string {
	const [, first = ""] = address.split(/[/?]/);
	return first === "portal" ? "" : first;
}

const server: Server = createServer((req, res) => {
	const key = req.url ?? "";
	if (pages.answer(req, res, key)) return;
	const source = { key: key.toLowerCase(), group: groupOf(key), render };
	pages.renderAndAnswer(req, res, source, key).catch(() => res.writeHead(500).end());
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
	fetch(origin + path, { method, headers: { "Accept-Encoding": "identity", ...headers } });
const textOf = async (path: string) => (await ask(path)).text();

beforeEach(() => {
	page = { body: "one", status: 200, headers: [["Content-Type", "text/html"]] };
	rendered = 0;
	holdBack = undefined;
	pages = new KeptPages(["X-Common", "yes"]);
});
afterEach(() => vi.useRealTimers());

/** Lets nobody be answered until the returned function is called. */
function holdingBack(): () => void {
	let go = () => {};
	holdBack = new Promise((resolve) => {
		go = resolve;
	});
	return go;
}

const until = async (condition: () => boolean) => {
	while (!condition()) await pause(2);
};

describe("a page that is kept", () => {
	it("is rendered once, and the same bytes for all", async () => {
		const first = await ask("/northmere", { Cookie: "session=somebody" });
		expect(await first.text()).toBe("one");
		expect(first.headers.get("cache-control")).toBe("no-cache");
		expect(first.headers.get("x-common")).toBe("yes");
		page.body = "two";
		expect(await textOf("/northmere")).toBe("one");
		expect(rendered).toBe(1);
	});

	it("is rendered once for all who ask at the same time", async () => {
		const go = holdingBack();
		const asked = [1, 2, 3, 4].map(() => textOf("/northmere"));
		await until(() => rendered > 0);
		await pause(20);
		go();
		expect(await Promise.all(asked)).toEqual(["one", "one", "one", "one"]);
		expect(rendered).toBe(1);
	});

	it("is one for each address", async () => {
		expect(await textOf("/northmere?by=topic")).toBe("one");
		page.body = "two";
		expect(await textOf("/northmere?by=stage")).toBe("two");
		expect(await textOf("/ur/northmere")).toBe("two");
		expect(await textOf("/northmere?by=topic")).toBe("one");
	});

	it("is one for all spellings of an address, and found at once by each", async () => {
		expect(await textOf("/northmere?by=TOPIC")).toBe("one");
		page.body = "two";
		const found = vi.spyOn(pages, "renderAndAnswer");
		expect(await textOf("/northmere?by=topic")).toBe("one");
		expect(await textOf("/northmere?by=TOPIC")).toBe("one");
		expect(found).not.toHaveBeenCalled();
		expect(await textOf("/northmere?by=Topic")).toBe("one");
		expect(await textOf("/northmere?by=Topic")).toBe("one");
		expect(found).toHaveBeenCalledTimes(1);
		expect(rendered).toBe(1);
		pages.drop("northmere");
		expect(await textOf("/northmere?by=TOPIC")).toBe("two");
	});

	it("may be a stream, which is collected once", async () => {
		page.body = new Blob(["streamed"]).stream();
		expect(await textOf("/northmere")).toBe("streamed");
		expect(await textOf("/northmere")).toBe("streamed");
		const head = await ask("/northmere", {}, "HEAD");
		expect(head.headers.get("content-length")).toBe("8");
		expect(await head.text()).toBe("");
		expect(rendered).toBe(1);
	});

	it("is sent compressed to who can read that, and says so", async () => {
		page.body = "<p>Again.</p>".repeat(500);
		const [br, gzip, plain] = await Promise.all(
			["br", "gzip", "identity"].map((encoding) => ask("/northmere", { "Accept-Encoding": encoding })),
		);
		expect(br?.headers.get("content-encoding")).toBe("br");
		expect(gzip?.headers.get("content-encoding")).toBe("gzip");
		expect(plain?.headers.get("content-encoding")).toBeNull();
		for (const answer of [br, gzip, plain]) {
			expect(answer?.headers.get("vary")).toBe("Accept-Encoding");
			expect(answer?.headers.get("etag")).toBe(plain?.headers.get("etag"));
			expect(await answer?.text()).toBe(page.body);
		}
		expect(rendered).toBe(1);
	});

	it("is not sent again to who has it", async () => {
		const etag = (await ask("/northmere")).headers.get("etag") ?? "";
		expect(etag).toMatch(/^W\/"/);
		const again = await ask("/northmere", { "If-None-Match": etag });
		expect(again.status).toBe(304);
		expect(again.headers.get("x-common")).toBe("yes");
		pages.drop("northmere");
		expect((await ask("/northmere", { "If-None-Match": etag })).status).toBe(304);
		page.body = "two";
		pages.drop("northmere");
		expect((await ask("/northmere", { "If-None-Match": etag })).status).toBe(200);
	});

	it("says for how long others may keep it, when its route does", async () => {
		page.headers = [["Cache-Control", "public, max-age=31536000, immutable"]];
		expect((await ask("/northmere/brand.css")).headers.get("cache-control")).toBe(
			"public, max-age=31536000, immutable",
		);
		await ask("/northmere/brand.css");
		expect(rendered).toBe(1);
	});
});

describe("what is kept for nobody", () => {
	it.each<[string, Partial<typeof page>]>([
		["an answer that is not 200", { status: 404 }],
		["a page that was refused", { status: 400 }],
		["an answer that sets a cookie", { headers: [["Set-Cookie", "session=1"]] }],
		["an answer that says no-store", { headers: [["Cache-Control", "no-store"]] }],
		["an answer that is private", { headers: [["Cache-Control", "private, max-age=60"]] }],
	])("%s", async (_name, changes) => {
		page = { ...page, ...changes };
		const first = await ask("/northmere");
		expect(await first.text()).toBe("one");
		expect(first.headers.get("cache-control")).toBe("private, no-store");
		expect(first.headers.get("etag")).toBeNull();
		page.body = "two";
		expect(await textOf("/northmere")).toBe("two");
		expect(pages.bytes).toBe(0);
	});

	it("is not shared either among those who ask at the same time", async () => {
		page.headers = [["Set-Cookie", "session=1"]];
		const go = holdingBack();
		const asked = [1, 2, 3].map(() => textOf("/northmere"));
		await until(() => rendered > 0);
		await pause(20);
		expect(rendered).toBe(1);
		go();
		await Promise.all(asked);
		expect(rendered).toBe(3);
	});

	it("is a page that could not be rendered: the next one is", async () => {
		page.status = 500;
		expect((await ask("/northmere")).status).toBe(500);
		page.status = 200;
		expect(await textOf("/northmere")).toBe("one");
	});
});

describe("a change of content", () => {
	it("drops the pages of its council and of the portal, and no others", async () => {
		const addresses = ["/northmere", "/northmere/help", "/eastwick-vale", "/portal"];
		for (const address of addresses) expect(await textOf(address)).toBe("one");
		page.body = "two";
		pages.drop("northmere");
		expect(await Promise.all(addresses.map(textOf))).toEqual(["two", "two", "one", "two"]);
	});

	it("while a page is rendered leaves that page unkept", async () => {
		const go = holdingBack();
		const early = textOf("/northmere");
		await until(() => rendered === 1);
		page.body = "two";
		pages.drop("northmere");
		go();
		expect(await early).toBe("one");
		expect(await textOf("/northmere")).toBe("two");
		expect(rendered).toBe(2);
	});

	it("while a page is rendered gives that page to nobody who asks after it", async () => {
		const go = holdingBack();
		const early = textOf("/northmere");
		await until(() => rendered === 1);
		page.body = "two";
		pages.drop("northmere");
		const late = textOf("/northmere");
		await until(() => rendered === 2);
		go();
		expect(await Promise.all([early, late])).toEqual(["one", "two"]);
		expect(await textOf("/northmere")).toBe("two");
	});
});

describe("with time", () => {
	const NOON = Date.parse("2026-11-26T12:00:30Z");

	it("a page is not given after the clock was set back: it may say what is open at another hour", async () => {
		vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
		expect(await textOf("/northmere")).toBe("one");
		page.body = "two";
		expect(await textOf("/northmere")).toBe("one");
		vi.setSystemTime(NOON - 10 * 3_600_000);
		expect(await textOf("/northmere")).toBe("two");
	});

	it("a page is renewed behind the next reader's back when its minute is over, and not given after another", async () => {
		vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
		expect(await textOf("/northmere")).toBe("one");
		page.body = "two";
		vi.setSystemTime(NOON + 29_000);
		expect(await textOf("/northmere")).toBe("one");
		expect(rendered).toBe(1);
		vi.setSystemTime(NOON + 31_000);
		expect(await textOf("/northmere")).toBe("one");
		await until(() => rendered === 2);
		await pause(5);
		expect(await textOf("/northmere")).toBe("two");
		page.body = "three";
		vi.setSystemTime(NOON + 31_000 + 121_000);
		expect(await textOf("/northmere")).toBe("three");
	});

	it("memory stays within its bound: what nobody reads goes first, and nothing may fill it alone", async () => {
		pages = new KeptPages([], 200_000);
		page.body = "x".repeat(10_000);
		for (let n = 0; n < 60; n++) {
			await ask(`/northmere?page=${n}`);
			await ask("/northmere");
		}
		expect(pages.bytes).toBeLessThanOrEqual(200_000);
		expect(pages.bytes).toBeGreaterThan(150_000);
		rendered = 0;
		await ask("/northmere");
		await ask("/northmere?page=59");
		expect(rendered).toBe(0);
		await ask("/northmere?page=1");
		expect(rendered).toBe(1);
		page.body = "x".repeat(100_000);
		await ask("/northmere/large");
		expect(rendered).toBe(2);
		await ask("/northmere");
		expect(rendered).toBe(2);
	});
});

describe("while the content cannot be read", () => {
	const NOON = Date.parse("2026-11-26T12:00:30Z");
	const MINUTE = 60_000;
	const html = (lang: string, words: string) =>
		`<!DOCTYPE html><html lang="${lang}" dir="ltr"><body><main><p>${words}</p></main></body></html>`;

	/** A page was kept at noon; then the content could not be read from `since` on, and no page be rendered. */
	async function silentSince(since: number, lang = "en", path = "/northmere"): Promise<void> {
		vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
		page = { ...page, status: 200, body: html(lang, "one") };
		await textOf(path);
		page = { ...page, status: 503, body: "not available" };
		pages.silence(since);
	}

	it("a page is given as ever in its two minutes", async () => {
		await silentSince(NOON);
		vi.setSystemTime(NOON + MINUTE);
		expect(await textOf("/northmere")).toBe(html("en", "one"));
		expect(rendered).toBe(1);
	});

	it("an older one is given, and says in its language and its headers how old it is", async () => {
		await silentSince(NOON);
		await silentSince(NOON, "ur", "/ur/northmere");
		vi.setSystemTime(NOON + 10 * MINUTE);
		const older = await ask("/northmere");
		expect(older.status).toBe(200);
		expect(older.headers.get("age")).toBe("600");
		expect(older.headers.get("etag")).toBeNull();
		expect(older.headers.get("cache-control")).toBe("no-cache");
		expect(await older.text()).toBe(
			html("en", "one").replace(
				"<main",
				'<div class="app-alert" role="status"><p class="app-alert__body">This page cannot be updated at the moment. It is from 26 November 2026, midday, so what is open now may be different.</p></div><main',
			),
		);
		expect(await textOf("/ur/northmere")).toContain("یہ صفحہ ابھی");
		expect(await textOf("/northmere")).toContain("26 November 2026");
		expect(rendered).toBe(2);
	});

	it("an older one is not told to be unchanged to who has it without that line", async () => {
		vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
		const etag = (await ask("/northmere")).headers.get("etag") ?? "";
		pages.silence(NOON);
		expect((await ask("/northmere", { "If-None-Match": etag })).status).toBe(304);
		vi.setSystemTime(NOON + 10 * MINUTE);
		expect((await ask("/northmere", { "If-None-Match": etag })).status).toBe(200);
	});

	it("what is no page of ours is given as it was", async () => {
		vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
		page.body = "BEGIN:VCALENDAR";
		await textOf("/northmere/calendar.ics");
		pages.silence(NOON);
		vi.setSystemTime(NOON + 10 * MINUTE);
		const older = await ask("/northmere/calendar.ics");
		expect(older.headers.get("age")).toBe("600");
		expect(await older.text()).toBe("BEGIN:VCALENDAR");
	});

	it("an older one is given at once where it turns out that no page can be rendered", async () => {
		await silentSince(NOON);
		pages.silence(undefined);
		vi.setSystemTime(NOON + 10 * MINUTE);
		expect(await textOf("/northmere")).toContain("cannot be updated");
		expect(rendered).toBe(2);
	});

	it("nothing is given that is too old, that changed since, or when an hour is over", async () => {
		await silentSince(NOON + 13 * 60 * MINUTE);
		vi.setSystemTime(NOON + 13 * 60 * MINUTE);
		expect((await ask("/northmere")).status).toBe(503);

		vi.setSystemTime(NOON + 50 * MINUTE);
		pages.silence(NOON);
		expect((await ask("/northmere")).status).toBe(200);
		vi.setSystemTime(NOON + 61 * MINUTE);
		const refused = await ask("/northmere");
		expect(refused.status).toBe(503);
		expect(refused.headers.get("cache-control")).toBe("private, no-store");

		vi.setSystemTime(NOON + 50 * MINUTE);
		expect((await ask("/northmere")).status).toBe(200);
		pages.drop("northmere");
		expect((await ask("/northmere")).status).toBe(503);
	});

	it("and once it can be read again, pages are of now", async () => {
		await silentSince(NOON);
		vi.setSystemTime(NOON + 10 * MINUTE);
		expect(await textOf("/northmere")).toContain("cannot be updated");
		page = { ...page, status: 200, body: html("en", "two") };
		pages.silence(undefined);
		const current = await ask("/northmere");
		expect(await current.text()).toBe(html("en", "two"));
		expect(current.headers.get("age")).toBeNull();
	});
});
