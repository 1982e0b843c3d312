/** Lists, the page of one entry, review by a second person, versions and claims, as staff use them. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const PHONE = { width: 320, height: 800 };

/** The page of a service, from the list, by its name. */
async function open(page: Page, name: string): Promise<string> {
	await page.goto(`/staff/northmere/services?${new URLSearchParams({ q: name })}`);
	await page.getByRole("link", { name, exact: true }).click();
	await expect(page.locator("h1")).toContainText(name);
	return new URL(page.url()).pathname;
}

async function rewrite(page: Page, entry: string, summary: string): Promise<void> {
	await page.goto(`${entry}/edit/about`);
	await page.getByLabel("Summary").fill(summary);
	await page.getByRole("button", { name: "Save and close" }).click();
	await page.goto(entry);
	await page.getByRole("button", { name: "Hand in for review" }).click();
	await expect(page.getByRole("alert")).toContainText("Handed in for review");
}

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false });

	test("what one writes, another sends back with a note, and publishes in the end", async ({ page, browser }) => {
		const reviewer = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		await signInAs(reviewer, "Paul Adeyemi", "/staff/northmere");
		await signInAs(page, "Ellie Marsh", "/staff/northmere");
		const entry = await open(page, "Boathouse nights");
		await rewrite(page, entry, "Games by the water for families.");

		await reviewer.goto("/staff/northmere");
		await reviewer.getByRole("link", { name: /services? to review/ }).click();
		await reviewer.getByRole("link", { name: "Boathouse nights", exact: true }).click();
		await reviewer.getByRole("link", { name: "Review", exact: true }).click();
		await expect(reviewer.locator("ins").first()).toBeVisible();
		await expect(reviewer.getByText("1 field differs from what families read.")).toBeVisible();
		const stale = await reviewer.locator("input[name=revision]").inputValue();
		await reviewer.getByLabel("Ask for changes").check();
		await reviewer.getByRole("button", { name: "Confirm" }).click();
		await expect(reviewer.getByRole("alert")).toContainText("Say what should change");
		await reviewer.getByRole("textbox", { name: "Note" }).fill("Which games?");
		await reviewer.getByRole("button", { name: "Confirm" }).click();
		await expect(reviewer.getByRole("alert")).toContainText("Sent back with your note");

		await page.goto(entry);
		await expect(page.getByText("Which games?")).toBeVisible();
		await rewrite(page, entry, "Board games by the water for families.");

		// A page that was open since before says so, and keeps the note.
		await reviewer.goto(`${entry}/review`);
		await reviewer.locator("input[name=revision]").evaluateAll((all, value) => {
			for (const one of all) one.setAttribute("value", value);
		}, stale);
		await reviewer.getByLabel("Publish it now").check();
		await reviewer.getByRole("textbox", { name: "Note" }).fill("Fine");
		await reviewer.getByRole("button", { name: "Confirm" }).click();
		await expect(reviewer.getByRole("alert")).toContainText("Somebody changed it since you opened the page");
		await expect(reviewer.getByRole("textbox", { name: "Note" })).toHaveValue("Fine");
		await reviewer.getByRole("button", { name: "Confirm" }).click();
		await expect(reviewer.getByRole("alert")).toContainText("Families read it now");
		await reviewer.getByRole("link", { name: "See the page" }).click();
		await expect(reviewer.getByText("Board games by the water for families.").first()).toBeVisible();

		await page.goto(`${entry}/versions`);
		await expect(page.getByText("Written by Ellie Marsh, approved by Paul Adeyemi")).toBeVisible();
		await page.getByRole("button", { name: "Compare" }).click();
		await expect(page.locator("del").first()).toBeVisible();
		await page.getByText("Go back to version 1", { exact: true }).click();
		await page.getByRole("button", { name: "Make version 1 the draft" }).click();
		await expect(page.getByRole("alert")).toContainText("The older version is the draft now");
		await page.getByRole("link", { name: "Discard the draft" }).click();
		await page.getByRole("button", { name: "Discard the draft" }).click();
		await expect(page.getByRole("alert")).toContainText("The draft was discarded");
	});

	test("several are confirmed at once, and the list says what was done", async ({ page }) => {
		await signInAs(page, "Paul Adeyemi", "/staff/northmere/services?q=baby");
		await page.getByRole("link", { name: "Tick all on this page" }).click();
		await page.getByLabel("With those that are ticked").selectOption({ label: "Say “still right”" });
		await page.getByRole("button", { name: "Continue" }).click();
		await expect(page.getByText("Families will read that they were checked today.")).toBeVisible();
		await page.getByRole("button", { name: "They are still right" }).click();
		await expect(page.getByRole("alert")).toContainText("marked as checked today");
		await expect(page).toHaveURL(/q=baby/);
	});

	test("a provider claims a listing, and a publisher hands it over", async ({ page, browser }) => {
		await signInAs(page, "Grace Bell", "/staff/northmere/claims");
		await page.getByLabel("Name of the service").fill("lanterns saturday");
		await page.getByRole("button", { name: "Find it" }).click();
		await page.getByRole("link", { name: "This is ours Lanterns Saturday" }).click();
		await page.getByLabel("How can your council check this?").fill("We have run it since May.");
		await page.getByRole("button", { name: "Send the claim" }).click();
		await expect(page.getByRole("alert")).toContainText("Your claim was sent");

		const publisher = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
		await signInAs(publisher, "Paul Adeyemi", "/staff/northmere");
		await publisher.getByRole("link", { name: /a provider says (?:is|are) theirs/ }).click();
		await publisher.getByRole("link", { name: "Lanterns Saturday" }).click();
		await publisher.getByLabel("Accept").check();
		await publisher.getByRole("button", { name: "Confirm" }).click();
		await expect(publisher.getByRole("alert")).toContainText("Accepted");
		await open(page, "Lanterns Saturday");
	});
});

test("every page reads well, on a phone too", async ({ page }) => {
	await signInAs(page, "Paul Adeyemi", "/staff/northmere");
	const entry = await open(page, "Messy Friday");
	const id = entry.split("/").at(-1);
	for (const path of [
		"/staff/northmere",
		"/staff/northmere/services",
		"/staff/northmere/places?status=published",
		"/staff/northmere/services/new",
		"/staff/northmere/places/new",
		`/staff/northmere/services/bulk?do=withdraw&id=${id}`,
		entry,
		`${entry}/review`,
		`${entry}/versions`,
		`${entry}/withdraw`,
		`${entry}/preview`,
		`/ur${entry}/preview`,
		"/staff/northmere/claims",
	]) {
		await page.setViewportSize({ width: 1280, height: 900 });
		await page.goto(path);
		await expectAccessible(page);
		await page.setViewportSize(PHONE);
		await expectNoSidewaysScroll(page);
	}
});
