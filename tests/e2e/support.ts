import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.2 AA by axe, and what axe does not see: one main heading, a title, no sideways scroll at 320 px. */
export async function expectAccessible(page: Page): Promise<void> {
	await page.waitForLoadState();
	await page.evaluate(axe);
	const violations = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: {
				run(options: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string }[] }[] }>;
			};
		};
		const result = await axe.run({
			runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		});
		return result.violations.map((one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(" ")}`);
	});
	expect(violations).toEqual([]);
	await expect(page.locator("h1")).toHaveCount(1);
	expect(await page.title()).not.toBe("");
	// A word that nobody filled in: "{{count}}".
	expect(await page.innerText("body")).not.toContain("{{");
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const { scroll, client } = await page.evaluate(() => ({
		scroll: document.documentElement.scrollWidth,
		client: document.documentElement.clientWidth,
	}));
	expect(scroll, "the page is wider than the screen").toBeLessThanOrEqual(client);
}

/** The demo's pages, one of each kind. */
export const PAGES = [
	"/",
	"/about-the-data",
	"/accessibility",
	"/privacy",
	"/northmere",
	"/northmere?postcode=ZZ1+1AA",
	"/northmere/services",
	"/northmere/services?q=feeding&stage=newborn&free=1",
	"/northmere/services?postcode=ZZ1+1AA&age=4&distance=5",
	"/northmere/services?view=map",
	"/northmere/services?q=zzzzqqq",
	"/northmere/services/stay-and-play",
	"/northmere/services/refuge-and-safe-homes",
	"/northmere/services/stay-and-play/report",
	"/northmere/comments",
	"/northmere/hubs",
	"/northmere/hubs/harbour-family-hub",
	"/northmere/hubs/oxmere-family-hub",
	"/northmere/whats-on",
	"/northmere/offer",
	"/northmere/offer?by=topic",
	"/northmere/offer/print",
	"/northmere/offer/family?postcode=ZZ1+1AA&age=4",
	"/northmere/help",
	"/northmere/red-book",
	"/northmere/guidance",
	"/northmere/guidance/feeding-your-baby",
	"/northmere/shortlist",
	"/eastwick-vale",
	"/eastwick-vale/services",
] as const;

/** The same page in another language. */
export const inLanguage = (language: string, path: string) => (language === "en" ? path : `/${language}${path}`);

/** Signs in as somebody of the demo, by their name, and goes on to a page. Their audience is staff unless given. */
export async function signInAs(page: Page, name: string, to: string, audience = "staff"): Promise<void> {
	await page.goto(`/sign-in/demo-${audience}?${new URLSearchParams({ return: to })}`);
	await page.getByRole("button", { name: `Sign in as ${name}` }).click();
	await expect(page).toHaveURL(new RegExp(`${to.replace(/[?]/g, "\\?")}$`));
	await page.waitForLoadState();
}
