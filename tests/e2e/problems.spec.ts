/** A family says that an entry is wrong and reads the answer; a guardian who is suspended can tell nothing, of that neither. */
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const PHONE = { width: 360, height: 740 };
/** A day in England so many days ago: year, month, day. */
const dayBefore = (days: number) =>
	new Date(Date.now() - days * 86_400_000).toLocaleDateString("en-CA", { timeZone: "Europe/London" }).split("-");

/** Somebody of the demo, in a browser of their own. */
async function somebody(
	browser: Browser,
	name: string,
	to: string,
	audience: string,
	viewport = { width: 1280, height: 900 },
): Promise<Page> {
	const page = await (await browser.newContext({ viewport, locale: "en-GB" })).newPage();
	await signInAs(page, name, to, audience);
	return page;
}

/** The address of the demo's youngest child whose record has two guardians. */
async function ilyas(page: Page): Promise<string> {
	await page.getByRole("link", { name: "Ilyas Rahman" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ilyas Rahman");
	return new URL(page.url()).pathname;
}

async function fillDay(page: Page, days: number): Promise<void> {
	for (const [at, part] of ["Day", "Month", "Year"].entries())
		await page.getByLabel(part, { exact: true }).fill(dayBefore(days)[2 - at] ?? "");
}

test("a health visitor adds a review; its mother reports in Urdu that it is wrong, reads the answer, and stops sharing", async ({
	browser,
}) => {
	const mother = await somebody(browser, "Nadia Rahman", "/red-book", "family", PHONE);
	const child = await ilyas(mother);
	await mother.goto(`${child}/share/new?step=check&recipient=health-visitor&section=reviews&duration=day&passcode=no`);
	await mother.getByRole("button", { name: "Make the code" }).click();
	const link = await mother.getByLabel("Or send them this link").inputValue();
	const share = new URL(mother.url()).pathname;

	const visitor = await somebody(browser, "Helen Okoro", "/records", "professional");
	const open = async () => {
		await visitor.getByLabel("Link from the family").fill(link);
		await visitor.getByRole("button", { name: "Open the record" }).click();
	};
	await open();
	await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Ilyas Rahman");
	await visitor.getByRole("link", { name: "Reviews", exact: true }).click();
	await visitor.getByRole("link", { name: "Record a review" }).click();
	await visitor.getByRole("radio", { name: "6 to 8 week review" }).check();
	// At seven weeks: what is far from the usual age is asked about.
	await fillDay(visitor, 96 - 49);
	const findings = `Follows a face with both eyes. ${Date.now()}`;
	await visitor.getByLabel("Findings").fill(findings);
	await visitor.getByRole("button", { name: "Save", exact: true }).click();
	await expect(visitor.getByText(findings)).toBeVisible();
	await expectAccessible(visitor);

	await mother.goto(`/ur${child}/access`);
	await expect(mother.getByRole("table")).toContainText("Helen Okoro");
	await mother.goto(`/ur${child}/checks`);
	const review = mother.getByRole("article").filter({ hasText: findings });
	await expectNoSidewaysScroll(mother);
	await review.getByRole("link", { name: "اس اندراج میں کوئی مسئلہ بتائیں" }).last().click();
	await expectAccessible(mother);
	await mother.getByRole("button", { name: "مسئلہ بھیجیں" }).click();
	await expect(mother.getByRole("alert")).toContainText("چنیں کہ کیا غلط ہے");
	await expectAccessible(mother);
	await mother.getByLabel("تاریخ غلط ہے").check();
	await mother.getByLabel("اپنے الفاظ میں بتائیں").fill("یہ کل ہوا تھا۔");
	await mother.getByRole("button", { name: "مسئلہ بھیجیں" }).click();
	await expect(mother.getByText("Helen Okoro", { exact: false }).first()).toBeVisible();
	await expect(mother.getByText("کے جواب کا انتظار ہے")).toBeVisible();
	await expectAccessible(mother);
	await expectNoSidewaysScroll(mother);

	await visitor.goto("/records");
	await expect(visitor.getByRole("heading", { name: /Families asked about 1 entry of yours/ })).toBeVisible();
	await expectAccessible(visitor);
	await visitor.getByRole("link", { name: "Ilyas Rahman: Reviews" }).click();
	await expect(visitor.getByText("یہ کل ہوا تھا۔")).toBeVisible();
	await expect(visitor.getByText("The date is wrong")).toBeVisible();
	await expectAccessible(visitor);
	await visitor.getByRole("button", { name: "Send the answer" }).click();
	await expect(visitor.getByRole("alert")).toContainText("Say why");
	await visitor.getByLabel("Why?").fill("My diary has the visit today, at ten.");
	await visitor.getByRole("button", { name: "Send the answer" }).click();
	await expect(visitor.getByRole("alert")).toContainText("Your answer was sent");
	await expect(visitor.getByRole("heading", { name: /Families asked/ })).toHaveCount(0);

	await mother.goto(`/ur${child}/checks`);
	await expect(review).toContainText("My diary has the visit today, at ten.");
	await expect(review).toContainText("اندراج ویسا ہی رہے گا، کیونکہ:");
	await expectAccessible(mother);

	await mother.goto(`/ur${share}`);
	await mother.getByRole("button", { name: "دکھانا بند کریں" }).click();
	await expect(mother.getByRole("img", { name: "اسکین کرنے کا کوڈ" })).toBeHidden();
	await visitor.goto(`${child.replace("/red-book", "/records")}/checks`);
	await expect(visitor.getByRole("heading", { level: 1 })).not.toContainText("Reviews");
	await expect(visitor.locator("main")).not.toContainText("Follows a face");
	await visitor.goto("/records");
	await open();
	await expect(visitor.getByRole("alert")).toContainText("This link is over or was stopped");
	for (const page of [mother, visitor]) await page.context().close();
});

test("a guardian who is suspended reports a problem, reads no answer, and sees nothing new", async ({ browser }) => {
	const father = await somebody(browser, "Tom Rahman", "/red-book", "family", PHONE);
	const child = await ilyas(father);
	const office = await somebody(browser, "Ruth Castell", "/staff/northmere/guardians", "staff");
	await office.getByLabel("NHS number").fill("999 000 1618");
	const [year, month, day] = dayBefore(96);
	for (const [part, typed] of Object.entries({ Day: day, Month: month, Year: year }))
		await office.getByLabel(part, { exact: true }).fill(typed ?? "");
	await office.getByRole("button", { name: "Find it" }).click();
	await office.getByRole("link", { name: "Suspend Tom Rahman" }).click();
	await office.getByRole("button", { name: "Suspend Tom Rahman" }).click();
	await expect(office.getByRole("alert")).toContainText("Fill this in: Why?");
	await office.getByLabel(/^Why/).fill("An order of the court.");
	for (const [part, typed] of Object.entries({ Day: "1", Month: "3", Year: "2099" }))
		await office.getByLabel(part, { exact: true }).fill(typed);
	await office.getByRole("button", { name: "Suspend Tom Rahman" }).click();
	await expect(office.getByRole("alert")).toContainText("Your decision is recorded.");

	await father.goto(`${child}/checks`);
	const check = father.getByRole("article").filter({ hasText: "Newborn examination" });
	await check.getByRole("link", { name: /^Report a problem with this entry/ }).click();
	await father.getByLabel("The date is wrong").check();
	await father.getByLabel("Tell us in your own words").fill("It was a day later.");
	await father.getByRole("button", { name: "Report the problem" }).click();
	await expect(father.getByText(/Waiting for an answer from those who look after red books/)).toBeVisible();
	const seen = async () => {
		const pages: string[] = [];
		for (const section of ["checks", "notes", "growth", "immunisations"]) {
			await father.goto(`${child}/${section}`);
			pages.push(await father.locator("main").innerText());
		}
		return pages;
	};
	const before = await seen();
	expect(before[0]).toContain("Waiting for an answer");

	const mother = await somebody(browser, "Nadia Rahman", "/red-book", "family");
	await mother.goto(`${child}/notes/add`);
	await fillDay(mother, 0);
	await mother.getByLabel("What do you want to remember?").fill("We moved house.");
	await mother.getByRole("button", { name: "Save", exact: true }).click();
	await expect(mother.getByText("We moved house.")).toBeVisible();
	await office.goto("/staff/northmere/guardians");
	await expectAccessible(office);
	await office
		.getByRole("link", { name: /^Ilyas Rahman: / })
		.first()
		.click();
	await expect(office.getByText("It was a day later.")).toBeVisible();
	await expectAccessible(office);
	await office.getByLabel("It stays, marked as disputed by the family").check();
	await office.getByLabel("Why?").fill("The hospital has to say.");
	await office.getByRole("button", { name: "Send the answer" }).click();
	await expect(office.getByRole("alert")).toContainText("Your answer is sent.");

	expect(await seen()).toEqual(before);
	await mother.goto(`${child}/checks`);
	await expect(mother.locator("main")).toContainText("Newborn");
	await expect(mother.locator("main")).not.toContainText(/isputed|Waiting for an answer from those who/);
	for (const page of [father, mother, office]) await page.context().close();
});
