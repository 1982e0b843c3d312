/** A publisher brings in a long list, sees what is wrong with it, tries it out, imports it, and takes it back. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test.use({ javaScriptEnabled: true, viewport: { width: 1280, height: 900 } });

const ROWS = 2000;

/** A list of sessions of which three rows cannot be taken, and one says the time in words. */
function longList(): string {
	const rows = Array.from({ length: ROWS }, (_, at) => {
		const start = at === 800 ? "half past" : "10:00";
		const postcode = [700, 1400, 1999].includes(at) ? "nowhere" : "ZZ1 1AA";
		return `Lantern group ${at};Play;Lantern Hall ${at % 40};${at % 40} Lantern Street;${postcode};Monday;${start};11:00;Free`;
	});
	return ["Session name;Kind;Venue;Address;Postcode;Day;Start time;Finish;Price", ...rows].join("\r\n");
}

async function look(page: Page) {
	await expectAccessible(page);
	const size = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
	if (size) await page.setViewportSize(size);
}

/** The page renews itself while the import is under way. */
async function untilDone(page: Page, heading: string) {
	await expect(page.getByRole("heading", { name: heading })).toBeVisible({ timeout: 90_000 });
}

const added = (page: Page) => page.locator(".govuk-summary-list__row", { hasText: "Services added" }).locator("dd");

/** "1,997 sessions and services about …" */
const found = (page: Page) => page.getByRole("heading", { level: 1, name: /lantern/ });

test("a long list is imported with its bad rows reported, and taken back as a whole", async ({ page }) => {
	test.setTimeout(300_000);
	await signInAs(page, "Paul Adeyemi", "/staff/northmere/imports");
	await look(page);
	await page.getByRole("link", { name: "Upload a spreadsheet" }).click();
	await look(page);

	await page.getByLabel("CSV file").setInputFiles({
		name: "list.xlsx",
		mimeType: "text/csv",
		buffer: Buffer.from("PK\u0003\u0004 [Content_Types].xml", "latin1"),
	});
	await page.getByRole("button", { name: "Upload" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText(
		"This workbook cannot be read. Open it, choose “Save as”",
	);
	await look(page);

	await page.getByLabel("CSV file").setInputFiles({
		name: "too-large.csv",
		mimeType: "text/csv",
		buffer: Buffer.alloc(24 * 1024 * 1024, "a"),
	});
	await page.getByRole("button", { name: "Upload" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("larger than 20 MB");

	await page.getByLabel("CSV file").setInputFiles({
		name: "lantern.csv",
		mimeType: "text/csv",
		buffer: Buffer.from(`\ufeff${longList()}`),
	});
	await page.getByRole("button", { name: "Upload" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toContainText("What the columns mean");
	await expect(page.getByLabel("Column “Finish”")).toHaveValue("end");
	await look(page);
	await page.getByRole("button", { name: "Continue" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("Enter a name for this list");
	await page.getByLabel("Name of this list").fill("Lantern list");
	await page.getByRole("button", { name: "Continue" }).click();

	await expect(page.getByLabel("Play")).toHaveValue("play");
	await look(page);
	await page.getByRole("button", { name: "Continue" }).click();
	await expect(page.getByRole("heading", { name: "Lantern group 0" })).toBeVisible();
	await look(page);

	await page.getByRole("button", { name: "Try the import out" }).click();
	await untilDone(page, "What the import would do");
	await expect(added(page)).toHaveText("1,997");
	const refused = page.locator("section", { hasText: "Nothing of these rows is imported" });
	await expect(refused.locator("tbody tr")).toHaveCount(3);
	await expect(refused.locator("tbody tr").first()).toContainText('"nowhere" is not a full postcode');
	await look(page);
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "Download the refused rows" }).click();
	expect((await download).suggestedFilename()).toBe("refused.csv");

	// Whoever began it has a second person let it go.
	await expect(page.getByText("a second person has to let it go")).toBeVisible();
	await expect(page.getByRole("button", { name: "Import for good" })).toHaveCount(0);
	await page.context().clearCookies();
	await signInAs(page, "Amira Khan", new URL(page.url()).pathname);
	await page.getByRole("button", { name: "Import for good" }).click();
	await untilDone(page, "What the import did");
	await expect(added(page)).toHaveText("1,997");
	await look(page);
	await expect(async () => {
		await page.goto("/northmere/services?q=lantern");
		await expect(found(page)).toContainText(/^(1,99\d|2,00\d) /);
	}).toPass({ timeout: 20_000 });

	await page.goto("/staff/northmere/imports");
	await page.getByRole("link", { name: "Take back the import of lantern.csv" }).click();
	await look(page);
	await page.getByRole("button", { name: "Take the import back" }).click();
	await expect(page.getByRole("alert")).toContainText("The import is taken back");
	await expect(async () => {
		await page.goto("/northmere/services?q=lantern");
		await expect(found(page)).not.toContainText(",", { timeout: 100 });
	}).toPass({ timeout: 20_000 });
});

test("what a council publishes is exported, by those of its staff who may", async ({ page }) => {
	await signInAs(page, "Ellie Marsh", "/staff/northmere/exports");
	await look(page);
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download Sessions, services and places" }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe("northmere-sessions.csv");
	expect((await page.goto("/staff/northmere/imports/upload"))?.status()).toBe(403);
	expect((await page.goto("/staff/eastwick-vale/exports"))?.status()).toBe(404);
});

test("a feed inside the own network is not read, and the page says so", async ({ page }) => {
	await signInAs(page, "Paul Adeyemi", "/staff/northmere/imports/feed");
	await page.getByLabel("Address of the feed").fill("javascript:alert(1)");
	await page.getByRole("button", { name: "Try it out" }).click();
	await expect(page.locator(".govuk-error-summary")).toContainText("Enter a web address");
	await expect(page.getByLabel("Address of the feed")).toHaveValue("javascript:alert(1)");
	await look(page);
	await page.getByLabel("Address of the feed").fill("http://169.254.169.254/latest");
	await page.getByLabel("What to call it here").fill("Their feed");
	await page.getByRole("button", { name: "Try it out" }).click();
	await expect(page.getByText("inside a private network")).toBeVisible({ timeout: 30_000 });
	await look(page);
});
