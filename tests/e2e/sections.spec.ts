/** A parent keeps firsts with a photo, teeth and allergies, in English and in Urdu, on a phone and by keyboard. */
import { expect, test } from "@playwright/test";
import { aPhoto } from "../factories/photo";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test.use({ viewport: { width: 360, height: 740 } });

test("a first is kept with its photo, a tooth by keyboard, and nobody has said is not none", async ({ page }) => {
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.getByRole("link", { name: "Amal Rahman" }).click();
	const child = new URL(page.url()).pathname;
	await expectAccessible(page);
	await page.getByRole("link", { name: "Development", exact: true }).click();
	await page.getByRole("link", { name: "Add a first" }).click();
	await page.getByLabel("What did the child do for the first time?").fill("Walked to her brother");
	await page.getByLabel("Year", { exact: true }).fill("2022");
	const photo = { name: "first.png", mimeType: "image/png", buffer: Buffer.from(await aPhoto().arrayBuffer()) };
	await page.getByLabel("Photo", { exact: true }).setInputFiles(photo);
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("alert")).toContainText("This is before the birth");
	await expect(page.getByRole("alert")).toContainText("The photo was not saved. Choose it again");
	await expect(page.getByLabel("What did the child do for the first time?")).toHaveValue("Walked to her brother");
	await expectAccessible(page);
	await page.getByLabel("Year", { exact: true }).fill("2024");
	await page.getByLabel("Month", { exact: true }).fill("6");
	await page.getByLabel("Photo", { exact: true }).setInputFiles(photo);
	await page.getByRole("button", { name: "Save", exact: true }).click();
	const first = page.getByRole("article").filter({ hasText: "Walked to her brother" });
	await expect(first.getByRole("heading")).toHaveText("June 2024");
	await expect(first).toContainText("Nadia Rahman, Mother");
	const picture = first.getByRole("img", { name: "Photo, June 2024: Walked to her brother" });
	await picture.scrollIntoViewIfNeeded();
	await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	await page.goto(`/ur${child}/development`);
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	const shown = page.getByRole("img", { name: /Walked to her brother/ });
	await shown.scrollIntoViewIfNeeded();
	await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	// A tooth of the chart leads to the form with it chosen, without a script.
	await page.goto(`/ur${child}/teeth`);
	const tooth = page.getByRole("link", { name: /^نیچے بائیں: سامنے کا دانت/ });
	await tooth.focus();
	await page.keyboard.press("Enter");
	await expect(page.getByLabel("کون سا دانت؟")).toHaveValue("71");
	await page.getByLabel("سال", { exact: true }).fill("2023");
	await page.getByRole("button", { name: "محفوظ کریں", exact: true }).click();
	await expect(tooth).toContainText("نکلا");
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	await page.goto(`${child}/conditions`);
	await expect(page.getByText("That does not mean that there is none.")).toBeVisible();
	await page.getByRole("link", { name: "Add an allergy or condition" }).click();
	await page.getByLabel("Condition", { exact: true }).check();
	await page.getByLabel("What is it?").fill("Eczema");
	await page.getByRole("button", { name: "Save", exact: true }).click();
	await expect(page.getByRole("article")).toContainText("Eczema");
	await expect(page.getByText("Nobody has written down an allergy here.")).toBeVisible();
	await expectAccessible(page);

	await page.goto(`/ur${child}/calendar`);
	await page.getByRole("button", { name: "کیلنڈر کا پتہ لیں" }).click();
	await expect(page.getByLabel("آپ کے کیلنڈر کا پتہ")).toHaveValue(
		/\/red-book\/calendar\/[\w-]{43}\/appointments\.ics$/,
	);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
});
