/** The English of a published service changes; a translator sees what changed, mends the translation, and it is published alone. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const DESK = "/staff/northmere/translations";

test("a change in the English shows on the desk, and the translation is mended", async ({ page, browser }) => {
	await signInAs(page, "Ellie Marsh", `${DESK}?language=pl&status=done&kind=service`);
	const listed = page.getByRole("row").nth(1).getByRole("link");
	const name = (await listed.textContent()) ?? "";
	await listed.click();
	const polish = page.getByRole("textbox", { name: "Polish: In one line" });
	const before = await polish.inputValue();
	expect(before).not.toBe("");
	await expect(polish).toHaveAttribute("lang", "pl");

	await page.getByRole("link", { name: "See the whole entry" }).click();
	const overview = page.url().split("?")[0] ?? "";
	await page.goto(`${overview}/edit/about`);
	const summary = page.locator("#summary");
	const english = await summary.inputValue();
	await summary.fill(`${english} Bring a towel.`);
	await page.getByRole("button", { name: "Save and close" }).click();
	await expect(page).toHaveURL(/done=saved/);
	const publisher = await (await browser.newContext()).newPage();
	await signInAs(publisher, "Paul Adeyemi", `${new URL(overview).pathname}/review`);
	await expect(publisher.getByText("marked as out of date")).toContainText("Polish");
	await publisher.getByLabel("Publish it now").check();
	await publisher.getByRole("button", { name: "Confirm" }).click();
	await expect(publisher).toHaveURL(/done=published/);

	await page.goto(`${DESK}?language=pl&status=outdated`);
	await expect(page.getByRole("row").filter({ hasText: name })).toContainText("1 out of date");
	await page.getByRole("link", { name }).click();
	const field = page.getByRole("region", { name: "In one line" });
	await expect(field).toContainText("Out of date");
	await expect(field.locator("ins")).toContainText("Bring a towel.");
	await page.setViewportSize({ width: 320, height: 700 });
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);

	await polish.fill(`${before} Weź ręcznik.`);
	await page.getByRole("button", { name: "Hand in", exact: true }).click();
	await expect(page.getByRole("alert")).toContainText("Your translation is handed in for review.");
	await expect(field).toContainText("Checked");
	await page.goto(`${DESK}?language=pl&status=outdated`);
	await expect(page.getByRole("heading", { level: 1, name: "Translations" })).toBeVisible();
	await expect(page.getByRole("link", { name })).toHaveCount(0);

	// Home, the list, the language: three clicks to families.
	await publisher.setViewportSize({ width: 320, height: 700 });
	await publisher.goto("/staff/northmere");
	await publisher.getByRole("link", { name: /into Polish to review/ }).click();
	await publisher.getByRole("link", { name }).click();
	await expect(publisher.locator("ins")).toContainText("Weź ręcznik.");
	await expectNoSidewaysScroll(publisher);
	await expectAccessible(publisher);
	await publisher.getByRole("button", { name: "Publish the Polish" }).click();
	await expect(publisher.getByRole("alert")).toContainText("Families read this translation now.");
});

test("Urdu is written from right to left, beside the English and the agreed terms", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	await signInAs(page, "Ellie Marsh", `${DESK}?language=ur&status=done&kind=location`);
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
	await page.getByRole("row").nth(1).getByRole("link").click();
	const box = page.getByRole("textbox", { name: "Urdu: Name" });
	await expect(box).toHaveAttribute("dir", "rtl");
	await expect(box).toHaveAttribute("lang", "ur");
	await expect(box).toHaveCSS("direction", "rtl");
	await expectAccessible(page);
});

test("the glossary and the way to an agency and back work at 320 pixels", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 700 });
	await signInAs(page, "Paul Adeyemi", `${DESK}/glossary?language=ar`);
	await expect(page.getByRole("row").filter({ hasText: "health visitor" })).toContainText("الزائرة الصحية");
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);

	await page.goto(`${DESK}?language=ro&kind=service`);
	await page.getByText("Export this list for an agency").click();
	const download = page.waitForEvent("download");
	await page.getByRole("button", { name: "Download the file" }).click();
	const path = await (await download).path();

	await page.goto(`${DESK}/import?language=ro`);
	await page.getByLabel("XLIFF file").setInputFiles(path);
	await page.getByRole("button", { name: "Check the file" }).click();
	await expect(page.getByText("0 texts would change in Romanian")).toBeVisible();
	await expectNoSidewaysScroll(page);
	await expectAccessible(page);
});
