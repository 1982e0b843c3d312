/** Whatever is typed into an address gets a clear page in the reader's language, and never a fault of ours. */
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support";

const long = "a".repeat(10_000);

const REFUSED: [path: string, status: number][] = [
	["/nowhere", 404],
	["/xx/northmere", 404],
	["/northmere/nothing-here", 404],
	["/northmere/services/no-such-service", 404],
	["/northmere/hubs/no-such-hub", 404],
	["/northmere/guidance/no-such-article", 404],
	["/northmere/services?page=0", 400],
	["/northmere/services?page=-1", 400],
	["/northmere/services?page=1e99", 400],
	["/northmere/services?page=99999", 400],
	["/northmere/services?age=banana", 400],
	["/northmere/services?age=-3", 400],
	["/northmere/services?distance=7000", 400],
	["/northmere/services?stage=teenager", 400],
	["/northmere/services?day=someday", 400],
	["/northmere/services?sort=price", 400],
	[`/northmere/services?q=${long}`, 400],
	["/northmere/whats-on?date=2026-02-31", 400],
	["/northmere/whats-on?date=tomorrow", 400],
	["/northmere/%E0%A4%A", 400],
	["/northmere/services?q=%00", 400],
];

test("a page beyond the last one shows the last", async ({ page }) => {
	const response = await page.goto("/northmere/services?page=900");
	expect(response?.status()).toBe(200);
	const pages = page.getByRole("navigation", { name: "Pages of results" });
	await expect(pages.getByRole("link", { name: "Previous page" })).toBeVisible();
	await expect(pages.getByRole("link", { name: "Next page" })).toHaveCount(0);
});

for (const [path, status] of REFUSED) {
	test(`${path.slice(0, 60)} is refused with ${status} and says why`, async ({ request }) => {
		const response = await request.get(path, { maxRedirects: 0 });
		expect(response.status()).toBe(status);
		expect(response.headers()["content-type"]).toContain("text/html");
		expect(await response.text()).toContain("<h1");
	});
}

const HARMLESS = [
	'"',
	"*",
	"NEAR(",
	"-",
	"a AND",
	"(",
	"''",
	"baby OR",
	"^feed",
	"name:x",
	"{name} : x",
	"💩",
	"--",
	"%",
	"\\",
	"حليب",
	"a".repeat(200),
];

for (const typed of HARMLESS) {
	test(`searching for ${JSON.stringify(typed.slice(0, 20))} is an ordinary search`, async ({ request }) => {
		const response = await request.get("/northmere/services", { params: { q: typed } });
		expect(response.status()).toBe(200);
	});
}

test("what is no date is shown again in its form, on a phone too", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto("/ur/northmere/whats-on?date=5+Dezember&stage=newborn");
	const date = page.locator("#date");
	await expect(date).toBeVisible();
	await expect(date).toHaveValue("5 Dezember");
	await expect(date).toHaveAttribute("aria-invalid", "true");
	await expect(page.locator("#stage")).toHaveValue("newborn");
	await expectAccessible(page);
	await date.fill("5 December");
	await page.locator("form:has(#date) button").click();
	await expect(date).toHaveValue(/^\d{4}-12-05$/);
});

test("a comment that is far too long comes back whole", async ({ page }) => {
	await page.goto("/northmere/comments");
	const text = `${"Thank you. ".repeat(20_000)}The end.`;
	await page.locator("#details").fill(text);
	await page.locator("form:has(#details) button").click();
	await expect(page.getByRole("alert")).toBeVisible();
	await expect(page.locator("#details")).toHaveValue(text);
});

test("a path that begins with two slashes leads nowhere else", async ({ request, baseURL }) => {
	const response = await request.get(`${baseURL}//evil.example/`, { maxRedirects: 0 });
	expect(response.status()).toBe(400);
});

test("a form from another site is refused", async ({ request }) => {
	const response = await request.post("/northmere/shortlist", {
		headers: { origin: "https://evil.example" },
		form: { add: "anything" },
	});
	expect(response.status()).toBe(403);
});

test("a refusal is a page of the product, in the reader's language", async ({ page, baseURL }) => {
	await page.setContent(`<form method="post" action="${baseURL}/ur/northmere/shortlist"><button>Send</button></form>`);
	const [response] = await Promise.all([
		page.waitForResponse((one) => one.request().isNavigationRequest()),
		page.getByRole("button").click(),
	]);
	expect(response.status()).toBe(403);
	expect(response.headers()["cache-control"]).toMatch(/no-store/);
	await expect(page.locator("html")).toHaveAttribute("lang", "ur");
	await expect(page.getByRole("contentinfo")).toBeVisible();
	await expectAccessible(page);
});

test("a method that pages do not know is refused", async ({ request }) => {
	const response = await request.fetch("/northmere", { method: "DELETE" });
	expect(response.status()).toBe(405);
	expect(await response.text()).toContain("stylesheet");
});

for (const path of ["/northmere.data", "/_root.data", "/northmere?_data=root", "/staff/northmere.data"]) {
	test(`data is for no script to ask: ${path}`, async ({ request }) => {
		const response = await request.get(path);
		expect(response.status()).toBe(404);
		expect(response.headers()["content-type"]).toContain("text/html");
	});
}

test("a page that is not there speaks the reader's language and is accessible", async ({ page }) => {
	await page.goto("/ur/northmere/services/no-such-service");
	await expect(page.locator("html")).toHaveAttribute("lang", "ur");
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await expectAccessible(page);
});
