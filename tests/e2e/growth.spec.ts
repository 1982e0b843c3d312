/** A parent writes down a weight of a baby born at 33 weeks, and reads what it means. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test.use({ viewport: { width: 360, height: 740 } });

test("a weight is added in Urdu on a phone: sentence, dot, cross and row", async ({ page }) => {
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.goto("/ur/red-book");
	await page.getByRole("link", { name: "Ilyas Rahman" }).click();
	await page.getByRole("link", { name: "نشوونما" }).click();
	await page.getByRole("link", { name: "پیمائش شامل کریں" }).click();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const today = new Date().toLocaleDateString("en-CA", { timeZone: "Europe/London" }).split("-");
	for (const [at, part] of ["سال", "مہینہ", "دن"].entries())
		await page.getByLabel(part, { exact: true }).fill(today[at] ?? "");
	const kilograms = page.getByLabel("کلوگرام");
	await kilograms.fill("4910");
	await page.getByRole("button", { name: "پیمائش محفوظ کریں" }).click();
	await expect(page.getByRole("link", { name: "کلوگرام میں یہ 4.91 ہے" })).toBeVisible();
	await expect(kilograms).toHaveValue("4910");
	await expectAccessible(page);

	// A comma is a decimal point; ten times too much is asked about, and may be mended.
	await kilograms.fill("49,1");
	await page.getByRole("button", { name: "پیمائش محفوظ کریں" }).click();
	await expect(page.getByRole("button", { name: "یہ صحیح ہے، ایسے ہی محفوظ کریں" })).toBeVisible();
	await kilograms.fill("4,91");
	await page.getByRole("button", { name: "پیمائش محفوظ کریں" }).click();
	await expect(page.getByText("پیمائش محفوظ ہو گئی۔")).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	const weight = page.getByRole("region", { name: "وزن", exact: true });
	await expect(weight.getByText(/سینٹائل.*اسی عمر کے 100 بچوں/).first()).toBeVisible();
	const mark = weight.getByRole("link", { name: /4\.91 کلوگرام/ });
	await expect(mark.locator(".app-chart__dot")).toHaveCount(1);
	await expect(mark.locator(".app-chart__cross")).toHaveCount(1);
	// Time runs from left to right: the corrected age is the younger one, and the first weight stands at the very left.
	const left = async (name: string) => (await mark.locator(name).boundingBox())?.x ?? Number.NaN;
	expect(await left(".app-chart__cross")).toBeLessThan(await left(".app-chart__dot"));
	const birth = await weight
		.getByRole("link", { name: /1\.98 کلوگرام/ })
		.locator(".app-chart__dot")
		.boundingBox();
	expect(birth?.x).toBeLessThan(await left(".app-chart__cross"));

	// By keyboard as by touch, a mark leads to its row.
	await mark.focus();
	await page.keyboard.press("Enter");
	await expect(weight.locator("tr:target")).toContainText("4.91 کلوگرام");

	// Why the second 6-in-1, of the twelfth week after the birth, is due: by the date of birth, however early that was.
	await page.goto(page.url().replace(/\/growth.*/, "/immunisations"));
	const visit = page.locator("section").filter({ hasText: "عمر: 12 ہفتے" });
	const dose = visit.getByRole("article").filter({ hasText: "6" }).first();
	await expect(dose.getByText("Due", { exact: true })).toBeVisible();
	await expect(dose.getByText("لگنا ہے", { exact: true })).toBeVisible();
	await dose.getByText("کیوں؟").click();
	await expect(dose.getByText(/پیدائش کی تاریخ اور پچھلی خوراکوں کے حساب سے .* سے لگنا ہے/)).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
});

test("the charts of an older child in English: zoom by links, without a script, in forced colours and on paper", async ({
	browser,
}) => {
	const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
	const page = await context.newPage();
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.getByRole("link", { name: "Amal Rahman" }).click();
	await page.getByRole("link", { name: "Growth" }).click();
	const weight = page.getByRole("region", { name: "Weight", exact: true });
	await weight.getByRole("link", { name: "1 to 4 years" }).click();
	await expect(weight.getByText("4 measurements are outside this picture.")).toBeVisible();
	await weight.getByRole("link", { name: "0 to 1 year" }).click();
	await expect(page).toHaveURL(/\?zoom=first-year#weight$/);
	const chart = weight.getByRole("group", { name: "Chart: Weight, 0 to 1 year" });
	await expect(chart.locator(".app-chart__line")).toHaveCount(9);
	await expect(chart.getByRole("link")).toHaveCount(4);
	await expect(weight.locator("tbody tr")).toHaveCount(4);
	await page.emulateMedia({ forcedColors: "active" });
	await expect(chart.locator(".app-chart__line").first()).toHaveCSS("stroke", /rgb/);
	await page.emulateMedia({ media: "print", forcedColors: "none" });
	await expect(chart).toBeVisible();
	await expect(weight.getByRole("link", { name: "0 to 1 year" })).toBeHidden();
	await context.close();
});
