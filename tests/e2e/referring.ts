/** What those who refer, and the family, do in several journeys. */
import { expect, type Page } from "@playwright/test";

const DAY_MS = 86_400_000;

/** @param days from today */
export async function fillDate(page: Page, legend: string, days: number): Promise<void> {
	const date = new Date(Date.now() + days * DAY_MS);
	const group = page.getByRole("group", { name: legend, exact: true });
	await group.getByLabel("Day").fill(String(date.getUTCDate()));
	await group.getByLabel("Month").fill(String(date.getUTCMonth() + 1));
	await group.getByLabel("Year").fill(String(date.getUTCFullYear()));
}

/** What the newest letter to an address says that has it, in the demo's mailbox. */
export async function inLetters(page: Page, email: string, wanted: RegExp): Promise<string> {
	let found: string | undefined;
	await expect(async () => {
		await page.goto("/demo/mail");
		const letters = await page.locator("details").filter({ hasText: email }).allTextContents();
		found = letters.map((text) => wanted.exec(text)?.[1]).find(Boolean);
		expect(found).toBeTruthy();
	}).toPass({ timeout: 45_000 });
	return found ?? "";
}

/** Refers a Romanian-speaking mother of a baby of 20 days, to whom e-mail is safe. Somebody who refers is signed in. */
export async function referMother(page: Page, service: string, { name, email }: { name: string; email: string }) {
	const goOn = () => page.getByRole("button", { name: "Save and continue" }).click();
	const choose = async (label: string) => {
		await page.getByLabel(label, { exact: true }).check();
		await goOn();
	};
	await page.goto(`/referrals/new?q=${encodeURIComponent(service)}`);
	await page.getByRole("button", { name: `Refer a family to this service ${service}` }).click();
	await choose("No");
	await choose("Yes");
	const [given = "", family = ""] = name.split(" ");
	await page.getByLabel("A parent or carer").check();
	await page.getByLabel("First name").fill(given);
	await page.getByLabel("Last name").fill(family);
	await fillDate(page, "Date of birth", -11_000);
	await fillDate(page, "Date of birth of the child", -20);
	await goOn();
	await page.getByLabel("Email address").fill(email);
	await goOn();
	await page.getByLabel("An email").check();
	await page.getByLabel("Who must not know?").fill("Her brother-in-law");
	await page.getByLabel("Language", { exact: true }).selectOption("ro");
	await page.getByRole("group", { name: "Do they need an interpreter?" }).getByLabel("Yes").check();
	await goOn();
	await page.getByLabel("Why you refer them").fill("Pain at each feed");
	await page.getByLabel("What they hope for").fill("Vreau să alăptez fără durere");
	await goOn();
	await choose("Within days, if the service can");
	await page.getByRole("button", { name: "Send the referral" }).click();
	await expect(page.getByText("The referral was sent.")).toBeVisible();
}

/** Opens the family's page, in Romanian, by a code that is sent anew. @param mailbox another page of the same browser */
export async function openAsFamily(page: Page, mailbox: Page, email: string): Promise<void> {
	await page.goto(await inLetters(mailbox, email, /(\/ro\/follow\/[\w-]{43})/));
	const codes = async () => {
		await mailbox.goto("/demo/mail");
		return (await mailbox.locator("details").filter({ hasText: email }).allTextContents()).filter((text) =>
			/este \d{6}\./.test(text),
		).length;
	};
	const before = await codes();
	await page.getByRole("button", { name: "Trimiteți-mi un cod" }).click();
	await expect.poll(codes, { timeout: 45_000 }).toBe(before + 1);
	await page.getByLabel("Cod", { exact: true }).fill(await inLetters(mailbox, email, /este (\d{6})\./));
	await page.getByRole("button", { name: "Deschide" }).click();
}
