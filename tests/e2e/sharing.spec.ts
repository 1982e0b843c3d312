/** A parent shows part of a red book to a health visitor for a day, sees that it was opened, and stops it. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test("growth and vaccinations are shared for a day in Urdu on a phone, opened in English by another browser, and stopped", async ({
	page,
	browser,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.goto("/ur/red-book");
	await page.getByRole("link", { name: "Ilyas Rahman" }).click();
	await page.getByRole("link", { name: "دکھائیں", exact: true }).click();
	await page.getByRole("link", { name: "کچھ دکھائیں" }).click();
	const goOn = page.getByRole("button", { name: "آگے بڑھیں" });
	await goOn.click();
	await expect(page.getByRole("alert")).toContainText("کم از کم ایک چنیں");
	await expectAccessible(page);
	await page.getByLabel("ہیلتھ وزیٹر یا مڈوائف").check();
	for (const section of ["نشوونما", "ٹیکے"]) await page.getByLabel(section, { exact: true }).check();
	await expectNoSidewaysScroll(page);
	await goOn.click();
	await expect(page.getByLabel("1 ہفتہ")).toBeChecked();
	await page.getByLabel("1 دن").check();
	await goOn.click();
	await expectAccessible(page);
	// Going back is an ordinary page, with what was chosen.
	await page.goBack();
	await page.goBack();
	await expect(page.getByLabel("ٹیکے", { exact: true })).toBeChecked();
	await goOn.click();
	await page.getByLabel("1 دن").check();
	await goOn.click();
	await page.getByRole("button", { name: "کوڈ بنائیں" }).click();

	await expect(page.getByRole("img", { name: "اسکین کرنے کا کوڈ" })).toBeVisible();
	await expect(page.getByText("ابھی کسی نے نہیں کھولا۔")).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	const link = await page.getByLabel("یا انہیں یہ لنک بھیجیں").inputValue();
	const passcode = await page.locator(".app-share__passcode").innerText();
	// On paper there is a slip: the code, and nobody's name.
	await page.emulateMedia({ media: "print" });
	await expect(page.locator(".app-share__slip")).toBeVisible();
	await expect(page.getByText("Ilyas Rahman").first()).toBeHidden();
	await page.emulateMedia({ media: "screen" });

	const elsewhere = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "en-GB" });
	const visitor = await elsewhere.newPage();
	await visitor.goto(link);
	await expect(visitor.getByLabel("The link you were given")).toBeHidden();
	expect(visitor.url()).toMatch(/\/view$/);
	await expectAccessible(visitor);
	// The link goes along to another language, and back.
	await visitor.getByRole("link", { name: "Polski" }).click();
	await expect(visitor.getByLabel("Otrzymany link")).toBeHidden();
	await visitor.getByRole("link", { name: "English" }).click();
	await visitor.getByLabel("Who are you?").fill("Helen Okoro, health visitor");
	await visitor.getByLabel("Passcode").fill("000");
	await visitor.getByRole("button", { name: "Open" }).click();
	await expect(visitor.getByRole("alert")).toContainText("Tries left: 9");
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open" }).click();
	await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Ilyas Rahman");
	await expect(visitor.getByText(/centile: of 100 babies|of 100/).first()).toBeVisible();
	await expect(visitor.getByText("6-in-1 vaccine").first()).toBeVisible();
	await expect(visitor.getByRole("heading", { name: "Notes" })).toHaveCount(0);
	expect(visitor.url()).toMatch(/\/view$/);
	await expectAccessible(visitor);
	await expectNoSidewaysScroll(visitor);

	await page.reload();
	await expect(page.getByRole("table")).toContainText("Helen Okoro");
	await expectAccessible(page);
	await page.getByRole("button", { name: "دکھانا بند کریں" }).click();
	await expect(page.getByRole("img", { name: "اسکین کرنے کا کوڈ" })).toBeHidden();
	await expectAccessible(page);

	await visitor.goto("/northmere");
	await visitor.goto(link);
	await visitor.getByLabel("Who are you?").fill("Helen Okoro, health visitor");
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open" }).click();
	await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("This link does not open anything any more");
	await expect(visitor.locator("main")).not.toContainText("Rahman");
	await expectAccessible(visitor);
	await elsewhere.close();
});
