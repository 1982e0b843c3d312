/** What keeps the portal true: messages of families, reminders, e-mail, the audit log. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const NARROW = { width: 320, height: 800 };

test("a family comments without JavaScript, a hub worker answers, and families read the answer soon", async ({
	browser,
}) => {
	const family = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await family.goto("/pl/northmere/comments");
	await family.getByRole("button", { name: "Wyślij komentarz" }).click();
	await expect(family.getByRole("alert").getByRole("link", { name: "Napisz komentarz" })).toBeVisible();
	const message = `Wózek nie mieści się w drzwiach (${Date.now()})`;
	await family.getByLabel("Twój komentarz").fill(message);
	await family.getByRole("button", { name: "Wyślij komentarz" }).click();
	await expect(family.getByText("Northmere ma Twój komentarz", { exact: false })).toBeVisible();

	const worker = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signInAs(worker, "Hannah Price", "/staff/northmere/feedback");
	await worker.getByRole("row").filter({ hasText: message }).getByRole("link").click();
	const answer = `We made the door wider. ${Date.now()}`;
	await worker.getByRole("button", { name: "Save and close" }).click();
	await expect(worker.getByRole("link", { name: "Say what you did" })).toBeVisible();
	await worker.getByLabel("What did you do?").fill(answer);
	await worker.getByLabel("Publish this on the page for families").check();
	await worker.getByLabel("What did the family say?").fill("Prams did not fit through the door.");
	await worker.getByRole("button", { name: "Save and close" }).click();
	await expect(worker.getByText("Closed. You can open it again")).toBeVisible();

	await expect(async () => {
		await family.goto("/pl/northmere/comments");
		await expect(family.getByText(answer)).toHaveAttribute("lang", "en", { timeout: 100 });
	}).toPass({ timeout: 15_000, intervals: [100] });
	await expect(family.getByText(message)).toHaveCount(0);
});

test("a reminder's link says once, and without signing in, that a listing is still right", async ({
	page,
	request,
}) => {
	await page.goto("/demo/mail");
	const link = await page
		.locator("details")
		.filter({ hasText: "publisher@northmere.example" })
		.locator('a[href*="/still-right/"]')
		.first()
		.getAttribute("href");
	const address = link ?? "";
	// Scanners of e-mail follow links, as often as they like.
	expect((await request.get(address)).status()).toBe(200);
	expect((await request.head(address)).status()).toBe(200);
	await page.goto(address);
	await page.getByRole("button", { name: "It is still right" }).click();
	await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
	expect((await page.goto(address))?.status()).toBe(200);
	await expect(page.getByRole("heading", { name: "This is done already" })).toBeVisible();
	expect((await request.get(`${address}x`)).status()).toBe(404);
});

test("an administrator searches the audit log, verifies it and downloads it", async ({ page }) => {
	await signInAs(page, "Amira Khan", "/staff/northmere/audit");
	await page.getByLabel("Person", { exact: true }).fill("Amira");
	await page.getByRole("button", { name: "Search" }).click();
	await expect(page.getByRole("cell", { name: "Amira Khan" }).first()).toBeVisible();
	await page.getByRole("button", { name: "Verify now" }).click();
	await expect(page.getByText("The log is whole")).toBeVisible();
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download as CSV" }).click();
	expect((await download).suggestedFilename()).toBe("northmere-audit.csv");
});

test("what a listing hides from families, staff still see", async ({ page, request }) => {
	expect((await request.get("/northmere/services/seaside-singalong")).status()).toBe(404);
	await signInAs(page, "Ellie Marsh", "/staff/northmere/services?q=seaside");
	await expect(page.getByRole("link", { name: "Seaside singalong" })).toBeVisible();
});

for (const path of ["/mail", "/feedback", "/feedback?status=closed", "/audit"]) {
	test(`/staff/northmere${path} is accessible and fits a phone`, async ({ page }) => {
		await signInAs(page, "Amira Khan", `/staff/northmere${path}`);
		await expectAccessible(page);
		await page.setViewportSize(NARROW);
		await expectNoSidewaysScroll(page);
	});
}

for (const language of ["", "/pl", "/ro", "/ur", "/ar", "/bn"]) {
	test(`${language || "English"}: emergency numbers come first where families get help`, async ({ page }) => {
		await page.goto(`${language}/northmere/help`);
		const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
		expect(text.indexOf("999")).toBeGreaterThan(0);
		expect(text.indexOf("999")).toBeLessThan(text.indexOf("116 123"));
	});
}

test("security.txt says where weaknesses are reported, for less than a year", async ({ request }) => {
	const answer = await request.get("/.well-known/security.txt");
	expect(answer.headers()["content-type"]).toContain("text/plain");
	const fields = new Map(
		(await answer.text())
			.trim()
			.split("\n")
			.map((line) => line.split(/: (.*)/, 2) as [string, string]),
	);
	expect(fields.get("Contact")).toMatch(/^(https?|mailto):/);
	const days = (Date.parse(fields.get("Expires") ?? "") - Date.now()) / 86_400_000;
	expect(days).toBeGreaterThan(100);
	expect(days).toBeLessThan(365);
});
