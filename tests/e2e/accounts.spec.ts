/** Signing in, out, and with a passkey. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test.describe("without JavaScript", () => {
	test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });

	test("an editor signs in where they wanted to go, and out again", async ({ page }) => {
		await page.goto("/staff/northmere");
		await expect(page).toHaveURL(/\/sign-in\?for=staff&return=%2Fstaff%2Fnorthmere$/);
		await page.getByRole("link", { name: "Sign in with Demo staff" }).click();
		await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who do you want to be?");
		await expectNoSidewaysScroll(page);
		await page.getByRole("button", { name: "Sign in as Ellie Marsh" }).click();
		await expect(page).toHaveURL(/\/staff\/northmere$/);
		await expect(page.getByText("This is a demo")).toBeVisible();
		await page.getByRole("button", { name: "Sign out", exact: true }).click();
		await expect(page.getByText("You are signed out")).toBeVisible();
		await page.goto("/staff/northmere");
		await expect(page).toHaveURL(/\/sign-in\?/);
	});

	test("somebody who chooses nobody is told so, in their language", async ({ page }) => {
		await page.goto("/ur/sign-in/demo-family");
		await page.getByRole("button", { name: "Do not sign in" }).click();
		await expect(page).toHaveURL(/\/ur\/sign-in\?for=family&problem=denied/);
		await expect(page.getByRole("alert")).toContainText("Demo families");
	});

	test("a sign-in that was finished cannot be finished again", async ({ page }) => {
		await page.goto("/sign-in/demo-staff");
		const callback = page.waitForRequest(/\/sign-in\/demo-staff\/callback\?code=/);
		await page.getByRole("button", { name: "Sign in as Ellie Marsh" }).click();
		const used = (await callback).url();
		await page.goto(used);
		await expect(page.getByRole("alert")).toContainText("too long ago or in another window");
		await page.goto("/sign-in/demo-staff/callback?code=made-up&state=made-up");
		await expect(page.getByRole("alert")).toContainText("too long ago or in another window");
	});

	test("the editor of one council gets nothing of another", async ({ page }) => {
		await signInAs(page, "Ewan Brook", "/staff/eastwick-vale");
		await expect(page).toHaveTitle(/ – Eastwick Vale staff$/);
		for (const path of ["/staff/northmere", "/staff/northmere/people", "/staff/northmere/services"]) {
			expect((await page.goto(path))?.status(), path).toBe(404);
			await expect(page).toHaveTitle(/^Page not found/);
			await expect(page).not.toHaveTitle(/staff/);
		}
	});
});

test("nobody is sent to another website after signing in", async ({ page }) => {
	for (const evil of ["https://evil.example/", "//evil.example", "/\\evil.example"]) {
		await page.goto(`/sign-in/demo-staff?${new URLSearchParams({ return: evil })}`);
		await page.getByRole("button", { name: "Sign in as Ellie Marsh" }).click();
		await expect(page).toHaveURL(/^http:\/\/localhost:\d+\/staff\/northmere$/);
	}
});

test("a form cannot sign somebody out from another website", async ({ request }) => {
	const answer = await request.post("/sign-out", { headers: { origin: "https://evil.example" }, maxRedirects: 0 });
	expect(answer.status()).toBe(403);
});

test("the pages around signing in are accessible in every direction", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 800 });
	for (const path of [
		"/sign-in",
		"/sign-in?for=staff",
		"/ur/sign-in",
		"/sign-in?for=staff&problem=down&with=demo-staff",
	]) {
		await page.goto(path);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
	await page.goto("/sign-in/demo-staff");
	await expectAccessible(page);
	await page.getByRole("button", { name: "Sign in as Ellie Marsh" }).click();
	for (const path of ["/account", "/ur/account", "/account/passkey/new"]) {
		await page.goto(path);
		await expectAccessible(page);
		await expectNoSidewaysScroll(page);
	}
});

test("somebody sees where they are signed in, and ends it elsewhere", async ({ page, browser }) => {
	const elsewhere = await browser.newContext();
	const other = await elsewhere.newPage();
	await signInAs(other, "Tobias Wren", "/staff/eastwick-vale");
	await signInAs(page, "Tobias Wren", "/account");
	await expect(page.getByRole("heading", { name: "Chrome on Linux (This browser)" })).toBeVisible();
	await page.getByRole("button", { name: "Sign out everywhere else" }).click();
	await expect(page.getByRole("alert")).toContainText("signed out everywhere else");
	await other.goto("/staff/eastwick-vale");
	await expect(other).toHaveURL(/\/sign-in\?/);
	await elsewhere.close();
});

/** A security key that exists in the browser only, and agrees to everything. */
async function aSecurityKey(page: Page) {
	const client = await page.context().newCDPSession(page);
	await client.send("WebAuthn.enable");
	const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "usb",
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return { lose: () => client.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId }) };
}

test("whoever has a passkey is asked for it, and gets nowhere without", async ({ page }) => {
	await aSecurityKey(page);
	await signInAs(page, "Petra Vance", "/account");
	await page.getByRole("link", { name: "Add a passkey" }).click();
	await page.getByLabel("Name of the passkey").fill("Work key");
	await page.getByRole("button", { name: "Add a passkey" }).click();
	await expect(page.getByRole("alert")).toContainText("Your passkey is added");

	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page.getByText("You are signed out")).toBeVisible();
	await page.goto("/sign-in/demo-staff?return=/staff/eastwick-vale");
	await page.getByRole("button", { name: "Sign in as Petra Vance" }).click();
	await expect(page).toHaveURL(/\/account\/passkey\?return=%2Fstaff%2Feastwick-vale$/);
	await expectAccessible(page);
	// Neither the staff area nor the account opens before.
	await page.goto("/account");
	await expect(page).toHaveURL(/\/account\/passkey/);
	await page.goto("/account/passkey?return=/staff/eastwick-vale");
	await page.getByRole("button", { name: "Use your passkey" }).click();
	await expect(page).toHaveURL(/\/staff\/eastwick-vale$/);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("What needs you");
	await page.waitForLoadState();

	await page.goto("/account");
	await page.getByRole("button", { name: "Remove Work key" }).click();
	await expect(page.getByText("You have no passkey")).toBeVisible();
});
