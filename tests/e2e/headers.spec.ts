/** What every answer carries, whether rendered or kept. */
import { expect, test } from "@playwright/test";
import { PAGES } from "./support";

for (const path of [...PAGES, "/northmere/open-referral/services", "/nowhere"]) {
	test(`${path} carries the security headers, first time and again`, async ({ request }) => {
		for (const _time of ["rendered", "kept"]) {
			const headers = (await request.get(path)).headers();
			expect(headers["content-security-policy"]).toContain("default-src 'none'");
			expect(headers["content-security-policy"]).not.toContain("unsafe");
			expect(headers["x-content-type-options"]).toBe("nosniff");
			expect(headers["referrer-policy"]).toBe("same-origin");
			expect(headers["x-powered-by"]).toBeUndefined();
		}
	});
}

test("a page with a postcode in its address is kept nowhere", async ({ request }) => {
	const headers = (await request.get("/northmere/services?postcode=ZZ1+1AA")).headers();
	expect(headers["cache-control"]).toContain("no-store");
	expect(headers["set-cookie"]).toBeUndefined();
});

test("a page without one is asked for again only when it changed", async ({ request }) => {
	const first = await request.get("/northmere/help");
	const { etag = "" } = first.headers();
	expect(etag).not.toBe("");
	const again = await request.get("/northmere/help", { headers: { "if-none-match": etag } });
	expect(again.status()).toBe(304);
});

test("the product says that it is alive and ready", async ({ request }) => {
	expect((await request.get("/healthz")).status()).toBe(200);
	expect((await request.get("/readyz")).status()).toBe(200);
});
