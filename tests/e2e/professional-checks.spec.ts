/** A health visitor writes a review into a record that is shared with her, and is asked about a day that is a slip. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test("a review at two years that is dated on the day after birth is asked about, and kept when it is right", async ({
	page,
	browser,
}) => {
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.goto("/red-book");
	await page.getByRole("link", { name: "Amal Rahman" }).click();
	const child = new URL(page.url()).pathname;
	await page.getByRole("link", { name: "About the child" }).click();
	const born = await page
		.locator("dd")
		.filter({ hasText: / 20\d\d$/ })
		.first()
		.innerText();
	await page.goto(`${child}/share/new`);
	await page.getByLabel("Health visitor or midwife").check();
	for (const section of ["Reviews", "Screening"]) await page.getByLabel(section, { exact: true }).check();
	await page.getByRole("button", { name: "Go on" }).click();
	await page.getByLabel("1 day").check();
	await page.getByRole("button", { name: "Go on" }).click();
	await page.getByRole("button", { name: "Make the code" }).click();
	const link = await page.getByLabel("Or send them this link").inputValue();
	const passcode = await page.locator(".app-share__passcode").innerText();

	const elsewhere = await browser.newContext({ viewport: { width: 320, height: 740 }, locale: "en-GB" });
	const visitor = await elsewhere.newPage();
	await signInAs(visitor, "Helen Okoro", "/records", "professional");
	await visitor.goto("/records");
	await visitor.getByLabel("Link from the family").fill(link);
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open the record" }).click();
	await visitor.getByRole("link", { name: /Reviews/ }).click();
	await visitor.getByRole("link", { name: "Record a review" }).click();
	await visitor.getByLabel("2 to 2½ year review (ASQ-3)").check();
	const dayAfter = new Date(`${born} 12:00 UTC`);
	dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
	await visitor.getByLabel("Day", { exact: true }).fill(String(dayAfter.getUTCDate()));
	await visitor.getByLabel("Month", { exact: true }).fill(String(dayAfter.getUTCMonth() + 1));
	await visitor.getByLabel("Year", { exact: true }).fill(String(dayAfter.getUTCFullYear()));
	await visitor.getByLabel("Findings").fill("Talks in sentences");
	await visitor.getByRole("button", { name: "Save" }).click();
	await expect(visitor.getByRole("alert")).toContainText("long before its usual time");
	await expect(visitor.getByLabel("Findings")).toHaveValue("Talks in sentences");
	await expectAccessible(visitor);
	await expectNoSidewaysScroll(visitor);
	await visitor.getByRole("button", { name: "Yes, the date is right" }).click();
	await expect(visitor.getByText("Talks in sentences")).toBeVisible();
	await elsewhere.close();
});
