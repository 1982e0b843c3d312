/** A health visitor refers a Romanian-speaking mother, the service works on it, and the health visitor sees each step. */
import { expect, type Page, test } from "@playwright/test";
import { fillDate, inLetters, openAsFamily, referMother } from "./referring";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const MOTHER = `Ana-${Date.now()} Popescu`;
const EMAIL = `ana-${Date.now()}@families.example`;
const SERVICE = "Specialist feeding clinic";

async function expectFine(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** The mother follows by the link that she got, and says when it is safe to call. */
async function followInRomanian(page: Page): Promise<void> {
	const link = await inLetters(page, EMAIL, /(\/ro\/follow\/[\w-]{43})/);
	await page.goto(link.replace("/ro/", "/ar/"));
	await expectFine(page);
	await page.goto(link);
	await expect(page.locator("h1")).toHaveText("Unde se află cererea dumneavoastră");
	await expect(page.locator("main")).not.toContainText(SERVICE);
	await expectFine(page);
	await page.getByRole("button", { name: "Trimiteți-mi un cod" }).click();
	await expectFine(page);
	const mailbox = await page.context().newPage();
	const code = await inLetters(mailbox, EMAIL, /este (\d{6})\./);
	await mailbox.close();
	await page.getByLabel("Cod", { exact: true }).fill("12345");
	await page.getByRole("button", { name: "Deschide" }).click();
	await expect(page.getByRole("alert")).toContainText("Acesta nu este ultimul cod trimis");
	await page.getByLabel("Cod", { exact: true }).fill(code);
	await page.getByRole("button", { name: "Deschide" }).click();
	await expect(page.getByText("Serviciul nu a răspuns încă.")).toBeVisible();
	await expect(page.getByRole("heading", { name: SERVICE })).toBeVisible();
	expect(await page.title()).not.toContain(SERVICE);
	await expectFine(page);
	await page.getByLabel("Când vă putem contacta în siguranță?").fill("După ora 10");
	await page.getByRole("button", { name: "Salvează" }).click();
	await expect(page.getByText("Salvat. Cei care lucrează cu dumneavoastră pot vedea.")).toBeVisible();
}

test("a mother is referred, waits, and is helped; who referred her sees it", async ({ browser }) => {
	const phone = await browser.newContext({ viewport: { width: 320, height: 700 } });
	const helen = await phone.newPage();
	const goOn = () => helen.getByRole("button", { name: "Save and continue" }).click();

	await signInAs(helen, "Helen Okoro", "/referrals", "professional");
	await expectFine(helen);
	await helen.getByRole("link", { name: "Refer a family" }).click();
	await helen.getByLabel("Search for a service").fill("specialist feeding");
	await helen.getByRole("button", { name: "Search", exact: true }).click();
	await expectFine(helen);
	await helen.getByRole("button", { name: `Refer a family to this service ${SERVICE}` }).click();

	await expect(helen.locator("h1")).toHaveText("Is anybody in danger now?");
	await helen.getByLabel("Yes").check();
	await goOn();
	await expect(helen.getByText("If anybody is in danger now, call 999.")).toBeVisible();
	await expectFine(helen);
	await helen.getByRole("link", { name: "Back" }).click();
	await helen.getByLabel("No").check();
	await goOn();
	await helen.getByLabel("No").check();
	await goOn();
	await expect(helen.locator("h1")).toHaveText("You cannot refer without their agreement");
	await helen.getByRole("link", { name: "Back" }).click();
	await helen.getByLabel("Yes").check();
	await goOn();

	await goOn();
	await expect(helen.getByRole("alert")).toContainText("Answer this");
	await expectFine(helen);
	const [given = "", family = ""] = MOTHER.split(" ");
	await helen.getByLabel("A parent or carer").check();
	await helen.getByLabel("First name").fill(given);
	await helen.getByLabel("Last name").fill(family);
	await fillDate(helen, "Date of birth of the child", -400);
	const born = helen.getByRole("group", { name: "Date of birth", exact: true });
	for (const [box, value] of [
		["Day", "6"],
		["Month", "5"],
		["Year", "1994"],
	] as const)
		await born.getByLabel(box).fill(value);
	await goOn();
	// Too old for this clinic: said at once, with what there is instead.
	await expect(helen.getByText("This service is not for families with a child of this age")).toBeVisible();
	await expect(helen.getByRole("button", { name: "Send the referral" })).toHaveCount(0);
	await expectFine(helen);
	await helen.getByRole("link", { name: "Change Who is it about?" }).click();
	await fillDate(helen, "Date of birth of the child", -20);
	await goOn();

	await helen.getByLabel("Telephone number").fill("07700 900 123");
	await helen.getByLabel("Email address").fill(EMAIL);
	await helen.getByLabel("Postcode").fill("ZZ1 1AA");
	await goOn();
	await helen.getByLabel("A text message").check();
	await helen.getByLabel("An email").check();
	await helen.getByLabel("Leave no message on voicemail").check();
	await helen.getByLabel("Who must not know?").fill("Her brother-in-law");
	await helen.getByLabel("Language", { exact: true }).selectOption("ro");
	await helen.getByRole("group", { name: "Do they need an interpreter?" }).getByLabel("Yes").check();
	await expectFine(helen);
	await goOn();
	await helen.getByLabel("Why you refer them").fill("Pain at each feed");
	await helen.getByLabel("What they hope for").fill("Vreau să alăptez fără durere");
	await goOn();
	await helen.getByLabel("Within days, if the service can").check();
	await goOn();
	await expect(helen.locator("h1")).toContainText("Check before you send");
	await expect(helen.getByText("Romanian")).toBeVisible();
	await expectFine(helen);
	await helen.getByRole("button", { name: "Send the referral" }).click();
	await expect(helen.locator("h1")).toContainText(MOTHER);
	await expect(helen.getByText("The service has not said yet that it has it.")).toBeVisible();
	const address = helen.url().split("?")[0] ?? "";

	await followInRomanian(await phone.newPage());

	// The service works without a script.
	const desk = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
	const joy = await desk.newPage();
	await signInAs(joy, "Joy Mensah", "/referrals");
	await joy.getByRole("link", { name: MOTHER }).click();
	await expect(joy.getByText("Must not know: Her brother-in-law")).toBeVisible();
	await expect(joy.getByText("Interpreter needed: Romanian")).toBeVisible();
	await joy.getByRole("button", { name: "We have it" }).click();
	await joy.getByRole("link", { name: "Accept" }).click();
	await joy.getByRole("button", { name: "Accept" }).click();
	await expect(joy.locator(".govuk-error-summary")).toContainText("Answer this");
	await joy.getByLabel("What happens next?").fill("We write to her on Monday, in Romanian");
	await joy.getByRole("button", { name: "Accept" }).click();
	await joy.getByRole("link", { name: "Put on the waiting list" }).click();
	// While this page is open, a colleague does it.
	const beside = await desk.newPage();
	await beside.goto(joy.url());
	await fillDate(beside, "When do you expect to begin?", 9);
	await beside.getByRole("button", { name: "Put on the waiting list" }).click();
	await expect(beside.getByText("Expected to begin by").first()).toBeVisible();
	await beside.getByRole("link", { name: "Record the first contact" }).click();
	await fillDate(beside, "When was the first contact?", 0);
	await beside.getByRole("button", { name: "Record the first contact" }).click();
	await fillDate(joy, "When do you expect to begin?", 9);
	await joy.getByRole("button", { name: "Put on the waiting list" }).click();
	await expect(joy.locator(".govuk-error-summary")).toContainText("Somebody has done something with this referral");
	await expect(joy.getByText("In progress since")).toBeVisible();
	await joy.getByRole("link", { name: "See the referral" }).click();
	await joy.getByRole("link", { name: "Complete" }).click();
	await joy.getByLabel("Goals met").check();
	await joy.getByRole("button", { name: "Complete" }).click();
	await joy.getByLabel("Add a note").fill("She sends her thanks");
	await joy.getByLabel("The service and the referrer").check();
	await joy.getByRole("button", { name: "Add the note" }).click();

	await helen.goto("/referrals?view=over");
	await helen.getByRole("link", { name: MOTHER }).click();
	expect(helen.url()).toBe(address);
	await expect(helen.getByText("How to reach me has changed.")).toBeVisible();
	for (const words of ["Goals met", "We write to her on Monday, in Romanian", "She sends her thanks"])
		await expect(helen.getByText(words).first()).toBeVisible();
	await expectFine(helen);

	const other = await (await browser.newContext()).newPage();
	await signInAs(other, "Marta Lis", "/referrals", "professional");
	await expect(other.getByText("You have no referral here.")).toBeVisible();
	const answer = await other.goto(address);
	expect(answer?.status()).toBe(404);
	await expect(other.locator("main")).not.toContainText("Popescu");
	await Promise.all([phone.close(), desk.close()]);
});

test("a declined referral names what there is instead, and goes there in two steps", async ({ browser }) => {
	const joy = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
	await signInAs(joy, "Joy Mensah", "/referrals");
	await expectFine(joy);
	await joy.getByRole("link", { name: "Ana Popescu", exact: true }).click();
	const address = joy.url();
	await joy.getByRole("link", { name: "Decline" }).click();
	await expectFine(joy);
	await joy.getByLabel("We have no place").check();
	await joy.getByLabel("What should the referrer and the family know?").fill("No place until January");
	await joy.getByLabel("Feeding visits at home").check();
	await joy.getByRole("button", { name: "Decline" }).click();
	await expectFine(joy);

	const helen = await (await browser.newContext()).newPage();
	await signInAs(helen, "Helen Okoro", "/referrals?view=over", "professional");
	await helen.goto(address);
	await expect(helen.getByText("No place until January")).toBeVisible();
	await expectAccessible(helen);
	await helen.getByRole("button", { name: "Refer a family to this service Feeding visits at home" }).click();
	// Danger is asked anew, as is whether they agree.
	await expect(helen.locator("h1")).toHaveText("Is anybody in danger now?");
	await helen.getByLabel("No").check();
	await helen.getByRole("button", { name: "Save and continue" }).click();
	await expect(helen.locator("h1")).toHaveText("Does the person agree to this referral?");
	await helen.getByLabel("Yes").check();
	await helen.getByRole("button", { name: "Save and continue" }).click();
	await helen.getByRole("button", { name: "Send the referral" }).click();
	await expect(helen.locator("h1")).toContainText("Ana Popescu");
	await expect(helen.locator("h1")).toContainText("Feeding visits at home");
});

test("a referral goes on to another service, and its family follows it there", async ({ browser }) => {
	const [name, email] = [`Doina-${Date.now()} Rusu`, `doina-${Date.now()}@families.example`];
	const helen = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
	await signInAs(helen, "Helen Okoro", "/referrals", "professional");
	await referMother(helen, SERVICE, { name, email });

	const desk = await browser.newContext({ viewport: { width: 320, height: 700 } });
	const joy = await desk.newPage();
	await signInAs(joy, "Joy Mensah", "/referrals");
	await joy.getByRole("link", { name }).click();
	await joy.getByRole("link", { name: "Send it on to another service" }).click();
	await expectFine(joy);
	await joy.getByRole("button", { name: "Send it on to another service" }).click();
	await expect(joy.locator(".govuk-error-summary")).toContainText("Nothing goes on without their agreement");
	await expect(joy.locator(".govuk-error-summary")).toContainText("Nothing goes on while somebody is in danger");
	await expectFine(joy);
	await joy.getByLabel("Search for a service").fill("home");
	await joy.getByRole("button", { name: "Search", exact: true }).click();
	await joy.getByLabel(/^Feeding visits at home, /).check();
	await joy.getByLabel("Why does it go on?").fill("She cannot travel");
	await joy.getByLabel("Nobody is in danger now").check();
	await joy.getByLabel("Yes: I have told them which service it is").check();
	await joy.getByRole("button", { name: "Send it on to another service" }).click();
	await expect(joy.getByText(/^It went on to Feeding visits at home.* There it is: Sent\.$/)).toBeVisible();
	await expectFine(joy);

	await helen.reload();
	await helen.getByRole("link", { name: /^It went on to Feeding visits at home/ }).click();
	await expect(helen.locator("h1")).toContainText("Feeding visits at home");
	await expect(helen.getByRole("link", { name: /^It came from Specialist feeding clinic/ })).toBeVisible();
	await expectFine(helen);

	const family = await browser.newContext({ viewport: { width: 320, height: 700 } });
	const mother = await family.newPage();
	await openAsFamily(mother, await family.newPage(), email);
	await expect(mother.getByRole("heading", { name: "Feeding visits at home" })).toBeVisible();
	await expect(mother.getByText("Înainte a fost la alt serviciu")).toBeVisible();
	await expect(mother.getByText(SERVICE)).toBeVisible();
	await expectFine(mother);
	await Promise.all([desk.close(), family.close()]);
});

test("what nobody answered is late for its ends, and a number for who leads", async ({ browser }) => {
	const desk = await browser.newContext({ viewport: { width: 320, height: 800 } });
	const joy = await desk.newPage();
	await signInAs(joy, "Joy Mensah", "/referrals");
	await joy.getByRole("link", { name: /^Late \(\d+\)$/ }).click();
	const main = joy.getByRole("main");
	await expect(main).toContainText("Ruby Fielding");
	await expect(main).toContainText(/No answer for \d+ working days\./);
	await expect(main).not.toContainText("Chloe Hart");
	await expectFine(joy);

	const office = await browser.newContext({ viewport: { width: 320, height: 800 } });
	const marian = await office.newPage();
	await signInAs(marian, "Marian Holloway", "/staff/northmere/referrals");
	const row = marian.getByRole("row").filter({ hasText: SERVICE }).filter({ hasText: "Say that the service has it" });
	await expect(row).toContainText(/\d+ working days/);
	await expect(marian.getByRole("main")).toContainText(SERVICE);
	await expect(marian.getByRole("main")).not.toContainText("Fielding");
	await expectFine(marian);
});
