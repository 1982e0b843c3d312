/** A parent's journey, in two languages, with and without JavaScript, on the demo and on a real borough. */
import { existsSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, inLanguage } from "./support";

interface Journey {
	council: string;
	/** As somebody types it. */
	typed: string;
	postcode: string;
	/** The slug of the hub nearest to it. */
	hub: string;
	/** Words that find something there. */
	words: string;
}

const JOURNEYS: Journey[] = [
	{ council: "northmere", typed: "zz11aa", postcode: "ZZ1 1AA", hub: "harbour-family-hub", words: "feeding" },
	...(existsSync("../shared/data")
		? [
				{
					council: "waltham-forest",
					typed: "e17 8pj",
					postcode: "E17 8PJ",
					hub: "best-start-family-hub-queens-road",
					words: "stay and play",
				},
			]
		: []),
];

/** The link of each result. */
const results = (page: Page) => page.locator("main article.app-card h2 a");

/** The hub that stands out above the others: in a card of its own, or in a line above results. */
const nearest = (page: Page, hub: string) =>
	page.locator(`main :is(.app-card--highlight, .app-hub-line) a[href$="/hubs/${hub}"]`).first();

async function walk(page: Page, journey: Journey, language: string, javaScript: boolean) {
	const { council, typed, postcode, hub, words } = journey;
	await page.goto(inLanguage(language, "/"));
	await page.locator("main input[name=postcode]").fill(typed);
	await page.locator("main form button[type=submit]").first().click();
	await expect(page).toHaveURL(new RegExp(`${inLanguage(language, `/${council}`)}\\?postcode=`));
	await expect(page.locator("html")).toHaveAttribute("lang", language);
	await expect(nearest(page, hub)).toBeVisible();

	await page.locator("main input[name=q]").first().fill(words);
	await page.locator("main form button[type=submit]").first().click();
	await expect(page).toHaveURL(/\/services\?/);
	await expect(page.locator("main")).toContainText(new RegExp(postcode.replace(" ", "\\s")));
	await expect(nearest(page, hub)).toBeVisible();
	await expectNoSidewaysScroll(page);

	// Only what fits a four-month-old, by the address: what the filter's form leads to.
	const url = new URL(page.url());
	url.searchParams.set("age", "4");
	await page.goto(url.href);
	const first = results(page).first();
	await expect(first).toBeVisible();
	const link = (await first.innerText()).trim();
	const list = page.url();
	await first.click();
	await page.waitForURL(/\/services\/[^?/]+/);
	// Back to the list, with what was asked of it where there is a script.
	expect(list).toContain("?");
	const wayBack = page.locator(".govuk-breadcrumbs a").last();
	const plain = list.slice(0, list.indexOf("?"));
	expect(await wayBack.evaluate((link: HTMLAnchorElement) => link.href)).toBe(javaScript ? list : plain);
	// Where names repeat, the link says the place as well; beside a translated name stands the English one.
	const names = (await page.locator("h1").innerText()).split("\n").map((one) => one.trim());
	const name = names.find((one) => one !== "" && link.includes(one)) ?? "";
	expect(name, `${names} in ${link}`).not.toBe("");
	if (javaScript) await expectAccessible(page);
	await expectNoSidewaysScroll(page);

	// Keep it, and see it on the shortlist.
	await page.locator("main form[action*=shortlist] button").first().click();
	await expect(page).toHaveURL(/\/shortlist/);
	await expect(page.locator("main")).toContainText(name);
}

for (const journey of JOURNEYS) {
	for (const language of ["en", "ur"]) {
		for (const javaScriptEnabled of [true, false]) {
			test.describe(`${journey.council} in ${language}, ${javaScriptEnabled ? "with" : "without"} JavaScript`, () => {
				test.use({ javaScriptEnabled, viewport: { width: 390, height: 844 }, bypassCSP: true });
				test(`from ${journey.typed} to a kept service`, async ({ page }) => {
					await walk(page, journey, language, javaScriptEnabled);
				});
			});
		}
	}
}

test("a postcode that is not in use is said, and kept in its field", async ({ page }) => {
	await page.goto("/?postcode=ZZ1+9ZZ");
	await expect(page.locator("main input[name=postcode]")).toHaveValue("ZZ1 9ZZ");
	await expect(page.locator("main")).toContainText("ZZ1 9ZZ");
	await page.goto("/?postcode=not+one");
	await expect(page.getByRole("alert")).toBeVisible();
	await expectAccessible(page);
});

test("a slip of the finger still finds help, and says so", async ({ page }) => {
	await page.goto("/northmere/services?q=brestfeeding");
	await expect(page.locator("main")).toContainText("breastfeeding");
	await expect(results(page).first()).toBeVisible();
});

test("English words find things in an Urdu page", async ({ page }) => {
	await page.goto("/ur/northmere/services?q=nappies");
	await expect(results(page).first()).toBeVisible();
});

test("the refuge's address is nowhere", async ({ page, request }) => {
	await page.goto("/northmere/services?q=refuge");
	const href = (await results(page).first().getAttribute("href")) ?? "";
	// What each says of it instead.
	for (const [path, said] of [
		[href, "In the ZZ2 area. The address is private."],
		["/northmere/services/brave-boats/calendar.ics", "LOCATION:ZZ2"],
		["/northmere/services?q=refuge&view=map", "Refuge and safe homes"],
		["/northmere/offer/print", "Refuge and safe homes"],
	] as const) {
		const text = (await (await request.get(path)).text()).replaceAll("\r\n ", "");
		expect(text, path).toContain(said);
		expect(text, path).not.toMatch(/Undisclosed Terrace|ZZ2 ?3AN|53\.25155|0\.29822/);
	}
});

test("one council's pages know nothing of another's listings", async ({ request }) => {
	const statusIn = async (council: string) => (await request.get(`/${council}/services/breastfeeding-cafe`)).status();
	expect(await statusIn("northmere")).toBe(200);
	expect(await statusIn("eastwick-vale")).toBe(404);
});
