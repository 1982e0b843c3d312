/** An editor writes a service with a weekly session: in a browser without scripts, and in one with them. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

/** Starts a service by its name, which is like no other in the demo. */
async function startService(page: Page, name: string): Promise<void> {
	await signInAs(page, "Ellie Marsh", "/staff/northmere/services/new");
	await page.getByLabel("Name").fill(name);
	const organisation = page.getByLabel("Organisation");
	if (await organisation.isVisible()) await organisation.selectOption({ label: "Northmere Council" });
	await page.getByRole("button", { name: "Continue" }).click();
	await expect(page.locator("h1")).toContainText("What it is");
}

const next = (page: Page) => page.getByRole("button", { name: "Save and continue" }).click();

async function fillAbout(page: Page): Promise<void> {
	await page.getByLabel("Summary").fill("Songs and rhymes for babies and whoever brings them.");
	await page.getByRole("checkbox", { name: "Play and baby groups" }).check();
	await page.getByRole("radio", { name: "Universal" }).check();
}

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("a service with a weekly session is written, checked and handed in", async ({ page }) => {
		const name = "Lullabies on the quay";
		await startService(page, name);
		await fillAbout(page);
		await next(page);

		await expect(page.locator("h1")).toContainText("Who it is for");
		await page.getByRole("checkbox", { name: "Families with children" }).check();
		await page.getByLabel("Until the child turns").fill("2");
		await next(page);

		await expect(page.locator("h1")).toContainText("Where and how");
		await page.getByRole("checkbox", { name: "In person", exact: true }).check();
		await page.getByLabel("Find a place").fill("central library");
		await page.getByRole("button", { name: "Find places" }).click();
		await page.getByRole("checkbox", { name: "Northmere Central Library" }).check();
		await next(page);

		await page.getByRole("link", { name: "Add a session at Northmere Central Library" }).click();
		await page.getByLabel("Starts at").fill("10am");
		await page.getByLabel("Ends at").fill("9am");
		await page.getByRole("button", { name: "Show the dates" }).click();
		await expect(page.getByRole("alert")).toContainText("It must end after it starts");
		await expect(page.getByRole("alert")).toContainText("Choose at least one day of the week");
		await expect(page.getByLabel("Ends at")).toHaveValue("9am");
		await page.getByLabel("Ends at").fill("11.30am");
		await page.getByRole("checkbox", { name: "Thursday" }).check();
		await page.getByRole("button", { name: "Show the dates" }).click();
		const dates = page.locator(".app-dates-ahead li");
		await expect(dates).toHaveCount(10);
		for (const date of await dates.allTextContents()) expect(date).toMatch(/^Thursday \d/);
		await page.getByRole("button", { name: "Save this session" }).click();
		await expect(page.getByText("Every Thursday, 10am to 11:30am")).toBeVisible();
		await next(page);

		await page.getByRole("radio", { name: "Yes, or some do" }).check();
		await page.getByLabel("Price", { exact: true }).fill("£2.50");
		await page.getByRole("button", { name: "Add another price" }).click();
		await expect(page.getByLabel("Price", { exact: true })).toHaveCount(2);
		await expect(page.getByLabel("Price", { exact: true }).first()).toHaveValue("£2.50");
		await page.getByRole("button", { name: "Remove Price 2" }).click();
		await next(page);

		await page.getByRole("radio", { name: "Drop in" }).check();
		await page.getByLabel("Booking page").fill("javascript:alert(1)");
		await next(page);
		await expect(page.getByRole("alert")).toContainText("begins with https://");
		await page.getByLabel("Booking page").fill("");
		await next(page);
		for (const section of ["Getting in touch", "Languages", "Access"]) {
			await expect(page.locator("h1")).toContainText(section);
			await next(page);
		}

		await expect(page.locator("h1")).toContainText("Check your answers");
		await expect(page.getByText("Nothing is missing.")).toBeVisible();
		await expect(page.getByText("£2.50")).toBeVisible();
		await page.getByRole("link", { name: "Change Cost" }).click();
		await page.getByRole("radio", { name: "No, it is free" }).check();
		await next(page);
		await expect(page.locator("h1")).toContainText("Check your answers");
		await page.getByRole("button", { name: "Hand in for review" }).click();
		await expect(page.locator("h1")).toContainText(name);
		await expect(page.getByText("In review").first()).toBeVisible();
	});
});

test("what is typed is kept as it is typed, and saving it is no conflict with oneself", async ({ page }) => {
	const name = "Cake and crawling";
	await startService(page, name);
	const address = page.url();
	await fillAbout(page);
	await expect(page.locator("[data-autosave-status]")).toContainText(/Saved at \d/);
	await page.getByLabel("Summary").fill("Coffee for parents, songs for babies.");
	await next(page);
	await expect(page.locator("h1")).toContainText("Who it is for");
	await page.goto(address);
	await expect(page.getByLabel("Summary")).toHaveValue("Coffee for parents, songs for babies.");

	await page.route("**/autosave/**", (route) => route.abort());
	await page.getByLabel("Description").fill("There is cake.");
	await expect(page.locator("[data-autosave-status]")).toContainText("Not saved");
	await page.unroute("**/autosave/**");
	await next(page);
	await page.goto(address);
	await expect(page.getByLabel("Description")).toHaveValue("There is cake.");
});

test("two people who write at once see both texts, and neither is lost", async ({ page, browser }) => {
	await startService(page, "Four hands at one piano");
	const address = page.url();
	const other = await browser.newContext();
	const second = await other.newPage();
	await signInAs(second, "Paul Adeyemi", new URL(address).pathname);
	await fillAbout(page);
	await next(page);
	await second.getByLabel("Summary").fill("Written by the second.");
	await next(second);
	await expect(second.locator("h1")).toContainText("Two people changed this");
	await expect(second.getByText("Songs and rhymes for babies")).toBeVisible();
	await expect(second.getByText("Written by the second.")).toBeVisible();
	await expectAccessible(second);
	await second.getByRole("button", { name: "Use mine" }).click();
	await second.goto(address);
	await expect(second.getByLabel("Summary")).toHaveValue("Written by the second.");
	await other.close();
});

test("every section of the editor is accessible, and fits a small phone", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 640 });
	await startService(page, "Pebbles and puddles");
	const address = page.url();
	for (const section of [
		"about",
		"who",
		"places",
		"times",
		"session",
		"cost",
		"joining",
		"contact",
		"languages",
		"access",
	]) {
		await page.goto(address.replace(/about.*$/, section));
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
	await page.goto(address.replace(/edit.*$/, "check"));
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
});
