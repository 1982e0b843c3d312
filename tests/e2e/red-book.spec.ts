/** A mother comes to her child's red book by herself, writes into it, and sees that her looking is written down. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support";

test("a mother finds her baby's red book, writes a note, corrects it, and sees who looked", async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto("/northmere/red-book");
	await page.getByRole("link", { name: "Open the digital red book" }).click();
	await page.getByRole("link", { name: "Demo families" }).click();
	await page.getByRole("button", { name: /Sadia Malik/ }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Red books of your children");
	await page.goto("/ur/red-book");
	await page.getByRole("link", { name: "بچے کی ریڈ بک حاصل کریں" }).click();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole("button", { name: "میرے بچے کی ریڈ بک ڈھونڈیں" }).click();
	await expect(page.getByRole("alert")).toContainText("ریڈ بک اب آپ کی ہے۔");
	await expectAccessible(page);
	await page.goto("/red-book");
	await page.getByRole("link", { name: "Zoya Malik" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Zoya Malik");
	await expectAccessible(page);

	await page.getByRole("link", { name: "Notes" }).click();
	await page.getByRole("link", { name: "Add a note" }).click();
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("alert")).toContainText("Fill this in");
	const today = new Date();
	await page.getByLabel("Day", { exact: true }).fill(String(today.getUTCDate()));
	await page.getByLabel("Month", { exact: true }).fill(String(today.getUTCMonth() + 1));
	await page.getByLabel("Year", { exact: true }).fill(String(today.getUTCFullYear()));
	await page.getByLabel("What do you want to remember?").fill("She smiled at her grandmother");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("alert")).toContainText("Saved.");
	await expect(page.getByRole("article")).toContainText("Sadia Malik, Mother");
	await expectAccessible(page);

	await page.getByRole("link", { name: "Correct this" }).click();
	await page.getByLabel("What do you want to remember?").fill("She smiled at her grandfather");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("article").first()).toContainText("grandfather");
	await page.getByText("Corrected or taken back").click();
	await expect(page.getByRole("article").last()).toContainText("Corrected later");

	const child = page
		.url()
		.replace(/\/notes.*/, "")
		.replace(/^https?:\/\/[^/]+/, "");
	await page.goto(`/ur${child}/access`);
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await expect(page.getByRole("table")).toContainText("نوٹس");
	await expectAccessible(page);
});

test("a code that nobody gave asks for nothing, and what was typed stays", async ({ page }) => {
	await page.goto("/sign-in/demo-family?return=/red-book/claim");
	await page.getByRole("button", { name: /Tom Rahman/ }).click();
	await page.getByLabel("Code").fill("7F3K-Q2MD-X9TP");
	await page.getByLabel("Day", { exact: true }).fill("2");
	await page.getByLabel("Month", { exact: true }).fill("3");
	await page.getByLabel("Year", { exact: true }).fill("2026");
	await page.getByLabel("Father").check();
	await page.getByLabel("What shows that you are responsible for the child?").fill("The birth certificate");
	await page.getByRole("button", { name: "Ask for the red book" }).click();
	await expect(page.getByRole("alert")).toContainText("We cannot use this code with this date of birth.");
	await expect(page.getByLabel("Code")).toHaveValue("7F3K-Q2MD-X9TP");
	await expect(page.getByLabel("Father")).toBeChecked();
	await expectAccessible(page);
});
