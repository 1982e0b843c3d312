/** An administrator invites somebody, who accepts, and keeps them out again. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

/** The link of the newest invitation in the demo's mailbox. */
async function invitationIn(page: Page, address: string): Promise<string> {
	let link: string | undefined;
	await expect(async () => {
		await page.goto("/demo/mail");
		const text = await page.locator("details").filter({ hasText: address }).first().textContent({ timeout: 1000 });
		link = /\/invitation\/[\w-]{43}/.exec(text ?? "")?.[0];
		expect(link).toBeTruthy();
	}).toPass({ timeout: 45_000 });
	return link ?? "";
}

test.describe("an invitation", () => {
	test.use({ viewport: { width: 320, height: 800 } });

	test("goes out by e-mail, is accepted once, and what it gave is taken away again", async ({ page, browser }) => {
		await signInAs(page, "Amira Khan", "/staff/northmere/people");
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.getByRole("link", { name: "Invite somebody" }).click();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);

		// What is wrong is said, and what was typed stays.
		await page.getByLabel("Name", { exact: true }).fill("Vera Stone");
		await page.getByLabel("Email address").fill("vera");
		await page.getByRole("button", { name: "Send the invitation" }).click();
		await expect(page.getByRole("alert")).toContainText("Enter an email address");
		await expect(page.getByRole("alert")).toContainText("Choose a role");
		await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Vera Stone");

		await page.getByLabel("Email address").fill("Vera@valeneighbours.example");
		await page.getByLabel("Editor").check();
		await page.getByRole("button", { name: "Send the invitation" }).click();
		await expect(page.getByRole("alert")).toContainText("The invitation is on its way");
		await expect(page.getByRole("heading", { name: "Vera Stone" })).toBeVisible();
		const link = await invitationIn(page, "vera@valeneighbours.example");

		// Somebody else is told that it is not theirs.
		await page.goto(link);
		await expect(page.getByRole("alert")).toContainText("v…@valeneighbours.example");
		await expect(page.getByRole("button", { name: "Accept" })).toHaveCount(0);
		await expectAccessible(page);

		const hers = await browser.newContext({ javaScriptEnabled: false });
		const vera = await hers.newPage();
		await vera.goto(link);
		await vera.getByRole("link", { name: "Sign in to accept" }).click();
		await vera.getByRole("link", { name: "Sign in with Demo staff" }).click();
		await vera.getByRole("button", { name: "Sign in as Vera Stone" }).click();
		await vera.getByRole("button", { name: "Accept" }).click();
		await expect(vera).toHaveURL(/\/staff\/northmere$/);
		expect((await vera.goto(link))?.status()).toBe(410);
		await expect(vera.getByText("It was accepted already")).toBeVisible();

		await page.goto("/staff/northmere/people?q=vera");
		await page.getByRole("link", { name: "Vera Stone" }).click();
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
		await page.getByRole("link", { name: "Deactivate Vera Stone" }).click();
		await expect(page.getByText("They also work for somebody else here")).toBeVisible();
		await expectAccessible(page);
		await page.getByRole("button", { name: "Deactivate" }).click();
		await expect(page.getByRole("alert")).toContainText("kept out");
		expect((await vera.goto("/staff/northmere"))?.status()).toBe(404);
		expect((await vera.goto("/staff/eastwick-vale"))?.status()).toBe(200);
		await hers.close();
	});

	test("that was made up leads nowhere", async ({ page }) => {
		expect((await page.goto(`/invitation/${"a".repeat(43)}`))?.status()).toBe(404);
	});
});

test("the last administrator cannot lock the council out", async ({ page }) => {
	await signInAs(page, "Arthur Dale", "/staff/eastwick-vale/people?q=arthur");
	await page.getByRole("link", { name: "Arthur Dale", exact: true }).last().click();
	await page.getByRole("button", { name: "Take away Administrator" }).click();
	await expect(page.getByRole("alert")).toContainText("Your council needs an administrator");
	await page.getByRole("link", { name: "Deactivate Arthur Dale" }).click();
	await page.getByRole("button", { name: "Deactivate" }).click();
	await expect(page.getByRole("alert")).toContainText("Your council needs an administrator");
});
