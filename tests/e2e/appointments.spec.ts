/** A mother is referred for infant feeding, gets an appointment, moves it, comes, and is helped. She speaks Romanian. */
import { expect, type Page, test } from "@playwright/test";
import { fillDate, openAsFamily, referMother } from "./referring";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const SERVICE = "Specialist feeding clinic";
const MOTHER = `Elena-${Date.now()} Dobre`;
const EMAIL = `elena-${Date.now()}@families.example`;

async function expectFine(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

test("an appointment is offered, moved, confirmed and attended; the referral begins with it and is completed", async ({
	browser,
}) => {
	const phone = await browser.newContext({ viewport: { width: 320, height: 700 } });
	const helen = await phone.newPage();
	await signInAs(helen, "Helen Okoro", "/referrals", "professional");
	await referMother(helen, SERVICE, { name: MOTHER, email: EMAIL });
	const address = helen.url().split("?")[0] ?? "";

	// The service works without a script.
	const desk = await browser.newContext({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false });
	const joy = await desk.newPage();
	await signInAs(joy, "Joy Mensah", "/referrals");
	await joy.goto(address);
	await joy.getByRole("button", { name: "We have it" }).click();
	await joy.getByRole("link", { name: "Accept" }).click();
	await joy.getByLabel("What happens next?").fill("The clinic sees her within two weeks");
	await joy.getByRole("button", { name: "Accept" }).click();
	await joy.getByRole("link", { name: "Put on the waiting list" }).click();
	await fillDate(joy, "When do you expect to begin?", 9);
	await joy.getByRole("button", { name: "Put on the waiting list" }).click();

	await joy.getByRole("link", { name: "Offer an appointment" }).click();
	await joy.getByLabel("Time", { exact: true }).fill("half past");
	await joy.getByLabel("In person").check();
	await joy.getByRole("button", { name: "Offer it" }).click();
	for (const fault of ["Answer this", "This is not a time"])
		await expect(joy.locator(".govuk-error-summary")).toContainText(fault);
	await expect(joy.getByLabel("In person")).toBeChecked();
	await expectNoSidewaysScroll(joy);
	await fillDate(joy, "Day", 6);
	await joy.getByLabel("Time", { exact: true }).fill("10.30");
	await joy.getByLabel("Where?").fill("Harbour Family Hub");
	await joy.getByRole("button", { name: "Offer it" }).click();
	await expect(joy.getByText("The appointment was saved")).toBeVisible();
	await expect(joy.getByRole("link", { name: "Record the first contact" })).toHaveCount(0);

	const mailbox = await phone.newPage();
	const elena = await phone.newPage();
	await openAsFamily(elena, mailbox, EMAIL);
	await expect(elena.getByText("la 10:30")).toBeVisible();
	await expect(elena.getByText("Harbour Family Hub")).toBeVisible();
	await expectFine(elena);
	await elena.getByRole("button", { name: "Cereți altă oră" }).click();
	await expect(elena.getByRole("alert")).toContainText("Spuneți când vi se potrivește");
	await elena.getByLabel("Dacă nu puteți veni atunci").fill("Astăzi, seara");
	await elena.getByRole("button", { name: "Cereți altă oră" }).click();
	await expect(elena.getByText("Serviciul a fost anunțat. Vă va propune altă oră.")).toBeVisible();
	await expectFine(elena);

	await joy.goto(address);
	await expect(joy.getByText("Another time asked for")).toBeVisible();
	await expect(joy.getByText("Times that suit: Astăzi, seara")).toBeVisible();
	await joy.getByRole("link", { name: "Offer another time" }).click();
	await fillDate(joy, "Day", 0);
	await joy.getByLabel("Time", { exact: true }).fill("11:55pm");
	await joy.getByRole("button", { name: "Offer it" }).click();

	await openAsFamily(elena, mailbox, EMAIL);
	await expect(elena.getByText("Ați cerut altă oră")).toHaveCount(0);
	await elena.getByRole("button", { name: "Voi veni" }).click();
	await expect(elena.getByText("Ați spus că veniți.")).toBeVisible();
	const download = elena.waitForEvent("download");
	await elena.getByRole("button", { name: "Adăugați în calendarul meu" }).click();
	expect((await download).suggestedFilename()).toBe("appointment.ics");

	await joy.goto(address);
	await joy.getByRole("link", { name: "Say what came of it" }).click();
	await expectNoSidewaysScroll(joy);
	await joy.getByLabel("They came", { exact: true }).check();
	await joy.getByRole("button", { name: "Say what came of it" }).click();
	await joy.getByRole("link", { name: "Record the first contact" }).click();
	await expect(joy.getByText("First appointment attended on")).toBeVisible();
	await joy.getByRole("button", { name: "Record the first contact" }).click();
	await expect(joy.getByText("In progress since")).toBeVisible();
	await joy.getByRole("link", { name: "Complete" }).click();
	await joy.getByLabel("Goals met").check();
	await joy.getByLabel("Anything that the referrer should know").fill("She feeds without pain");
	await joy.getByRole("button", { name: "Complete" }).click();

	await openAsFamily(elena, mailbox, EMAIL);
	await expectFine(elena);
	await elena.getByRole("button", { name: "Trimiteți răspunsul" }).click();
	await expect(elena.getByRole("alert")).toContainText("Răspundeți la această întrebare");
	await elena.getByLabel("Da", { exact: true }).check();
	await elena.getByLabel("Ce doriți să adăugați").fill("Mulțumesc mult");
	await elena.getByRole("button", { name: "Trimiteți răspunsul" }).click();
	await expect(elena.getByText("Ei pot citi răspunsul dumneavoastră.")).toBeVisible();
	await expectFine(elena);
	await joy.goto("/referrals/closed-loops");
	await expect(joy.getByRole("heading", { name: SERVICE })).toBeVisible();
	await expect(joy.getByText(/\d of \d+ that have ended/)).toBeVisible();
	await expectNoSidewaysScroll(joy);

	await helen.goto(address);
	for (const words of [
		"It helped",
		"Mulțumesc mult",
		"Goals met",
		"Another time",
		"Moved",
		"They came",
		"Times that suit: Astăzi, seara",
	])
		await expect(helen.getByText(words).first()).toBeVisible();
	await expect(helen.getByRole("link", { name: "Say what came of it" })).toHaveCount(0);
	await expectFine(helen);
	await Promise.all([phone.close(), desk.close()]);
});
