/** Every kind of page: accessible in a left-to-right and a right-to-left language, at 320 pixels, under a strict policy. */
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, inLanguage, PAGES } from "./support";

for (const language of ["en", "ur"]) {
	test.describe(`in ${language}`, () => {
		test.use({ viewport: { width: 320, height: 800 } });

		for (const path of PAGES) {
			test(`${path} is accessible and fits a small phone`, async ({ page }) => {
				const faults: string[] = [];
				page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
				page.on("pageerror", (error) => faults.push(error.message));
				const response = await page.goto(inLanguage(language, path));
				expect(response?.status()).toBe(200);
				await expect(page.locator("html")).toHaveAttribute("lang", language);
				await expectAccessible(page);
				await expectNoSidewaysScroll(page);
				expect(faults).toEqual([]);
			});
		}
	});
}

test("every page has a quick way out, before anything else on it", async ({ page }) => {
	for (const path of PAGES) {
		await page.goto(path);
		const exit = page.locator("a.govuk-exit-this-page__button").first();
		await expect(exit, path).toBeVisible();
		await expect(exit, path).toHaveAttribute("href", /^https:\/\//);
	}
});

test("every page says where it stands in each language", async ({ page }) => {
	for (const path of ["/northmere", "/northmere/services?stage=newborn", "/northmere/help"]) {
		await page.goto(path);
		for (const language of ["en", "pl", "ro", "ur", "ar", "bn"]) {
			const link = page.locator(`link[rel=alternate][hreflang=${language}]`);
			await expect(link).toHaveAttribute("href", new RegExp(`${inLanguage(language, path).replace(/[?]/g, "\\?")}$`));
		}
	}
});
