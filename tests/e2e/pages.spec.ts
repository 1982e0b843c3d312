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

const EXIT = "a.govuk-exit-this-page__button";
const OVERLAY = ".govuk-exit-this-page-overlay";

test("who leaves by the way out sees a blank page at once, and nobody comes back by Back", async ({ page }) => {
	let visits = 0;
	/** What stands in the page at the moment it is left: a script of the page says it, because afterwards nobody can ask. */
	const blanks: string[] = [];
	page.on("console", (message) => blanks.push(message.text()));
	await page.addInitScript((overlay) => {
		new MutationObserver(() => {
			if (!document.querySelector(overlay)) return;
			requestAnimationFrame(() => console.log(`main: ${document.querySelector("main")?.checkVisibility()}`));
		}).observe(document, { childList: true, subtree: true });
	}, OVERLAY);
	await page.route("https://www.bbc.co.uk/**", async (route) => {
		visits += 1;
		if (visits === 3) await expect.poll(() => blanks).toContain("main: false");
		await route.fulfill({ contentType: "text/html", body: "<title>Weather</title><h1>Weather</h1>" });
	});
	const weather = page.getByRole("heading", { name: "Weather" });
	await page.goto("/northmere");
	await page.goto("/northmere/help");
	await page.locator(EXIT).click();
	await expect(weather).toBeVisible();
	await page.evaluate(() => setTimeout(() => history.back()));
	await expect.poll(() => visits).toBe(2);
	await expect(weather).toBeVisible();

	// Opened anew it is there again. Shift by itself counts, with a letter it does not.
	await page.goto("/northmere/help");
	await expect(page.locator("main")).toBeVisible();
	for (const key of ["Shift+A", "Shift+B", "Shift+C"]) await page.keyboard.press(key);
	await expect(page.locator(OVERLAY)).toHaveCount(0);
	for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
	await expect.poll(() => visits).toBe(3);
	await expect(weather).toBeVisible();
	expect(blanks).toContain("main: false");
});

test.describe("on a phone", () => {
	test.use({ viewport: { width: 360, height: 740 } });

	test("the way out lies over no field and no button, wherever the page stands", async ({ page }) => {
		for (const path of ["/", "/northmere", "/northmere/comments"]) {
			await page.goto(path);
			const covered = await page.evaluate((exit) => {
				const fields = [...document.querySelectorAll<HTMLElement>("main input, main textarea, main button")];
				const seen = fields.filter((field) => field.checkVisibility());
				const over = seen.filter((field) => {
					field.focus();
					const { left, right, top, bottom } = field.getBoundingClientRect();
					const at = (y: number) => document.elementFromPoint((left + right) / 2, y);
					return [top + 2, bottom - 2].some((y) => at(y)?.closest(exit));
				});
				return { seen: seen.length, over: over.map((field) => field.outerHTML) };
			}, EXIT);
			expect(covered.over, path).toEqual([]);
			expect(covered.seen, path).toBeGreaterThan(0);
		}
	});
});

test("a map is near the family, weighs 60 KB at most, and opens and closes by keys", async ({ page }) => {
	await page.goto("/northmere/services?view=map&postcode=ZZ1+1AA");
	const pins = page.locator(".app-map__leaflet .leaflet-marker-icon");
	await expect(pins.first()).toBeVisible();
	const weight = await page.evaluate(() =>
		performance
			.getEntriesByType("resource")
			.filter(({ name }) => /\/assets\/(island-)?map|marker|layers/.test(name))
			.reduce((sum, one) => sum + (one instanceof PerformanceResourceTiming ? one.encodedBodySize : 0), 0),
	);
	expect(weight).toBeGreaterThan(10_000);
	expect(weight).toBeLessThanOrEqual(60 * 1024);
	// Without a family all pins are within the frame.
	const inside = await page.locator(".app-map__leaflet").evaluate((frame) => {
		const { left, right, top, bottom } = frame.getBoundingClientRect();
		return [...frame.querySelectorAll(".leaflet-marker-icon")].map((pin) => {
			const at = pin.getBoundingClientRect();
			return at.left < right && at.right > left && at.top < bottom && at.bottom > top;
		});
	});
	expect(new Set(inside)).toEqual(new Set([true, false]));

	const pin = page.locator(".leaflet-marker-icon:has(.app-map__pin--hub, .app-map__pin--place)").first();
	await pin.focus();
	await page.keyboard.press("Enter");
	await expect(page.locator(".leaflet-popup a").first()).toBeFocused();
	await page.keyboard.press("Escape");
	await expect(page.locator(".leaflet-popup a")).toHaveCount(0);
	await expect(pin).toBeFocused();
});

test("the offer is a list of headings, each with a line for each of its services", async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
	await page.goto("/northmere/offer");
	const pregnancy = page.locator("details#pregnancy");
	await expect(pregnancy.getByRole("link").first()).toBeHidden();
	expect((await page.locator("body").boundingBox())?.height).toBeLessThan(4400);
	await pregnancy.locator("summary").click();
	await expect(pregnancy.getByRole("link").first()).toBeVisible();
	await expect(pregnancy.locator("li").first()).toContainText(": ");
	await page.close();
});

for (const [width, height] of [
	[360, 740],
	[1280, 900],
] as const) {
	test(`the first result is on the first screen of ${width} by ${height}`, async ({ browser }) => {
		for (const language of ["en", "pl", "ur"]) {
			const page = await browser.newPage({ viewport: { width, height }, locale: language });
			// A service: not only what to read about it. Where somebody may be in danger, whom to call comes before it.
			for (const [search, first] of [
				["?q=sleep&postcode=ZZ1+1AA", "main .app-first-answer__nearest a"],
				["?q=stay+and+play&postcode=ZZ1+1AA", "main .app-cards h2 a"],
				["?postcode=ZZ1+1AA&age=4", "main .app-cards h2 a"],
			] as const) {
				await page.goto(inLanguage(language, `/northmere/services${search}`));
				const box = await page.locator(first).first().boundingBox();
				expect((box?.y ?? Infinity) + (box?.height ?? 0), `${language} ${search}`).toBeLessThanOrEqual(height);
			}
			await page.close();
		}
	});
}

test.describe("with a browser in Polish", () => {
	test.use({ locale: "pl-PL" });

	test("a page in another language offers itself in Polish, until somebody chose", async ({ page }) => {
		await page.goto("/northmere/help?");
		const offer = page.locator("[data-language-offer] a");
		await expect(offer).toHaveText("Czytaj tę stronę po polsku");
		await offer.click();
		await expect(page).toHaveURL(/\/pl\/northmere\/help/);
		await expect(page.locator("main")).toBeVisible();
		await expect(offer).toHaveCount(0);
		await page.locator(".app-languages__list a[lang=en]").click();
		await expect(page).toHaveURL(/\d\/northmere\/help/);
		await expect(page.locator("main")).toBeVisible();
		await expect(offer).toHaveCount(0);
	});
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
