/** "Use my location": from where the family is to its council's page, and what is said when the browser may not tell. */
import { expect, test } from "@playwright/test";
import { inLanguage } from "./support";

/** Between two postcodes of the demo, a few streets from the Harbour hub. */
const NORTHMERE = { latitude: 53.23911, longitude: 0.31361 };
const AT_SEA = { latitude: 53.9, longitude: 1.9 };

for (const language of ["en", "ar"]) {
	test(`leads to the council of where one is, in ${language}`, async ({ page, context }) => {
		await context.grantPermissions(["geolocation"]);
		await context.setGeolocation(NORTHMERE);
		await page.goto(inLanguage(language, "/"));
		const asked = page.waitForRequest(/[?&]near=/);
		await page.locator("[data-locate]").click();
		// To about a hundred metres, and no nearer.
		expect(new URL((await asked).url()).searchParams.get("near")).toBe("53.239,0.314");
		await expect(page).toHaveURL(new RegExp(`${inLanguage(language, "/northmere")}\\?postcode=ZZ1(\\+|%20)1..$`));
		await expect(page.locator("main .app-card--highlight")).toContainText(/ZZ1\s1/);
	});
}

test("says when there is no postcode near", async ({ page, context }) => {
	await context.grantPermissions(["geolocation"]);
	await context.setGeolocation(AT_SEA);
	await page.goto("/");
	await page.locator("[data-locate]").click();
	await expect(page).toHaveURL(/near=53\.900,1\.900|near=53\.900%2C1\.900/);
	await expect(page.locator("main")).toContainText("postcode");
	await expect(page.locator("main input[name=postcode]")).toBeVisible();
});

test("says what to do instead when the browser may not tell", async ({ page, context }) => {
	await context.clearPermissions();
	await page.goto("/");
	const button = page.locator("[data-locate]");
	await button.click();
	await expect(page.getByRole("status")).toContainText("postcode");
	await expect(button).toBeEnabled();
	await expect(page).toHaveURL(/\/$/);
});

test("without JavaScript there is no button that does nothing", async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto("/");
	await expect(page.locator("main input[name=postcode]")).toBeVisible();
	await expect(page.locator("[data-locate]")).toBeHidden();
	await page.close();
});
