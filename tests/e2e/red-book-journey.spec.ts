/**
 * The whole way of a red book through the running product: a hospital notifies a birth, its mother claims the record by her
 * sign-in and writes into it in Urdu on a phone, a health visitor reads a code off her screen and adds a review, a slip is
 * reported and answered, a second guardian comes, sharing ends, and the record is taken along.
 */
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { readQr } from "../setup/read-qr";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const PHONE = { width: 320, height: 640 };
const NHS = "https://fhir.nhs.uk/Id/nhs-number";
/** Of a baby of thirteen weeks that came seven weeks early. */
const BABY = { nhsNumber: "9990007799", given: "Idris", family: "Rahman", days: 91, weeks: 33 };
/** As somebody calls themselves who opens a link: wider than a phone. */
const OPENER = "Helen Wolfeschlegelsteinhausenbergerdorff";
/** A day in England so many days ago: year, month, day. */
const dayBefore = (days: number) =>
	new Date(Date.now() - days * 86_400_000).toLocaleDateString("en-CA", { timeZone: "Europe/London" }).split("-");

/** The operator's command beside the running server. @param mother her NHS number, as her sign-in vouches for it */
async function notifyBirth(mother: string): Promise<void> {
	const measured = (code: string, value: number, unit: string) => ({
		resourceType: "Observation",
		subject: { reference: "Patient/baby" },
		code: { coding: [{ system: "http://snomed.info/sct", code }] },
		valueQuantity: { value, code: unit },
	});
	const resources = [
		{
			resourceType: "Patient",
			id: "baby",
			identifier: [{ system: NHS, value: BABY.nhsNumber }],
			name: [{ family: BABY.family, given: [BABY.given] }],
			gender: "male",
			birthDate: dayBefore(BABY.days).join("-"),
		},
		{
			resourceType: "RelatedPerson",
			patient: { reference: "Patient/baby" },
			relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: "MTH" }] }],
			identifier: [{ system: NHS, value: mother }],
		},
		measured("364589006", 1.98, "kg"),
		measured("412726003", BABY.weeks, "wk"),
	];
	const file = join(tmpdir(), "birth.json");
	const bundle = { resourceType: "Bundle", type: "message", entry: resources.map((resource) => ({ resource })) };
	writeFileSync(file, JSON.stringify(bundle));
	const said = ["births", "import", file, "--council", "northmere", "--source", "Northmere General"];
	await promisify(execFile)(process.execPath, ["app/cli/hub.mjs", ...said], {
		env: { ...process.env, DATABASE_URL: `file:${join(tmpdir(), "hub-e2e", "hub.db")}` },
	});
}

async function somebody(browser: Browser, name: string, to: string, audience: string, viewport = PHONE): Promise<Page> {
	const page = await (await browser.newContext({ viewport, locale: "en-GB" })).newPage();
	await signInAs(page, name, to, audience);
	return page;
}

async function fillDay(page: Page, days: number, labels = ["Year", "Month", "Day"]): Promise<void> {
	for (const [at, label] of labels.entries())
		await page.getByLabel(label, { exact: true }).fill(dayBefore(days)[at] ?? "");
}
const IN_URDU = ["سال", "مہینہ", "دن"];

async function readsWell(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

test("from the notification of a birth to a record that is shared, corrected and taken along", async ({ browser }) => {
	test.slow();
	await notifyBirth("9990001006");

	// Her sign-in proves her NHS number, which is the mother's in the notification.
	const mother = await somebody(browser, "Nadia Rahman", "/red-book", "family");
	await expect(mother.getByRole("link", { name: "Idris Rahman" })).toHaveCount(0);
	await mother.goto("/ur/red-book");
	await mother.getByRole("link", { name: "بچے کی ریڈ بک حاصل کریں" }).click();
	await mother.getByRole("button", { name: "میرے بچے کی ریڈ بک ڈھونڈیں" }).click();
	await expect(mother.getByRole("alert")).toContainText("ریڈ بک اب آپ کی ہے");
	await mother.getByRole("link", { name: "Idris Rahman" }).click();
	await expect(mother.getByRole("heading", { level: 1 })).toHaveText("Idris Rahman");
	await readsWell(mother);
	const child = new URL(mother.url()).pathname.replace("/ur", "");

	// A weight: a dot by the birth, a cross by when he was due, and a sentence.
	await mother.goto(`/ur${child}/growth`);
	await mother.getByRole("link", { name: "پیمائش شامل کریں" }).click();
	await fillDay(mother, 0, IN_URDU);
	await mother.getByLabel("کلوگرام").fill("4,6");
	await mother.getByRole("button", { name: "پیمائش محفوظ کریں" }).click();
	await expect(mother.getByText("پیمائش محفوظ ہو گئی۔")).toBeVisible();
	const weight = mother.getByRole("region", { name: "وزن", exact: true });
	const mark = weight.getByRole("link", { name: /4\.6 کلوگرام/ });
	for (const one of [".app-chart__dot", ".app-chart__cross"]) await expect(mark.locator(one)).toHaveCount(1);
	await expect(weight.getByText(/سینٹائل.*اسی عمر کے 100 بچوں/).first()).toBeVisible();
	await readsWell(mother);

	// A vaccination of eight weeks; that of twelve is due by the birth, however early that was.
	await mother.goto(`/ur${child}/immunisations`);
	await mother.getByRole("link", { name: "ٹیکہ درج کریں" }).click();
	await mother.getByLabel("کون سا ٹیکہ؟").selectOption({ label: "6 میں 1 ٹیکہ" });
	await mother.getByLabel("ٹیکہ لگا", { exact: true }).check();
	await fillDay(mother, BABY.days - 56, IN_URDU);
	await mother.getByRole("button", { name: "محفوظ کریں" }).click();
	await expect(mother.getByRole("alert")).toContainText("ٹیکہ محفوظ ہو گیا۔");
	const twelve = mother.locator("section").filter({ hasText: "عمر: 12 ہفتے" });
	const second = twelve.getByRole("article").filter({ hasText: "6" }).first();
	await expect(second.getByText("لگنا ہے", { exact: true })).toBeVisible();
	await second.getByText("کیوں؟").click();
	await expect(second.getByText(/پیدائش کی تاریخ اور پچھلی خوراکوں کے حساب سے/)).toBeVisible();
	await readsWell(mother);

	// Shared for a day. Another phone reads the code off the screen, and opens what it says.
	const sections = ["growth", "immunisations", "reviews"].map((section) => `section=${section}`).join("&");
	await mother.goto(`/ur${child}/share/new?step=check&recipient=health-visitor&${sections}&duration=day&passcode=yes`);
	await mother.getByRole("button", { name: "کوڈ بنائیں" }).click();
	const code = mother.getByRole("img", { name: "اسکین کرنے کا کوڈ" });
	const scanned = await readQr(await code.screenshot());
	expect(scanned).toBe(await mother.getByLabel("یا انہیں یہ لنک بھیجیں").inputValue());
	expect(scanned).toMatch(/^http:\/\/localhost:\d+\/view#shlink:\/[\w-]+$/);
	expect(scanned).not.toMatch(/Idris|Rahman/);
	const passcode = await mother.locator(".app-share__passcode").innerText();
	const share = new URL(mother.url()).pathname.replace("/ur", "");

	const visitor = await (await browser.newContext({ viewport: PHONE, locale: "en-GB" })).newPage();
	await visitor.goto(scanned);
	await visitor.getByLabel("Who are you?").fill(OPENER);
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open" }).click();
	await expect(visitor.getByRole("heading", { level: 1 })).toContainText("Idris Rahman");
	await expect(visitor.getByText("4.6 kg").first()).toBeVisible();
	await expect(visitor.getByRole("heading", { name: "Notes" })).toHaveCount(0);
	await readsWell(visitor);

	// Signed in, she adds the review of six to eight weeks, under her name.
	await signInAs(visitor, "Helen Okoro", "/records", "professional");
	await visitor.getByLabel("Link from the family").fill(scanned);
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open the record" }).click();
	await visitor.getByRole("link", { name: "Reviews", exact: true }).click();
	await visitor.getByRole("link", { name: "Record a review" }).click();
	await visitor.getByRole("radio", { name: "6 to 8 week review" }).check();
	await fillDay(visitor, BABY.days - 49);
	await visitor.getByLabel("Findings").fill("Smiles, and follows a face.");
	await visitor.getByRole("button", { name: "Save", exact: true }).click();
	await expect(visitor.getByText("Smiles, and follows a face.")).toBeVisible();

	// Who looked, by the name they gave and by the one that was proved.
	await mother.goto(`/ur${share}`);
	await expect(mother.getByRole("table")).toContainText(OPENER);
	await readsWell(mother);
	await mother.goto(`/ur${child}/access`);
	await expect(mother.getByRole("table")).toContainText("Helen Okoro");
	await expect(mother.getByRole("table")).toContainText("ہیلتھ وزیٹر");
	await mother.goto(`/ro${child}/access`);
	await expect(mother.getByRole("table")).toContainText("Vaccinuri");
	await readsWell(mother);

	// She says that the date is wrong; the health visitor looks, and answers.
	await mother.goto(`/ur${child}/checks`);
	const review = mother.getByRole("article").filter({ hasText: "Smiles, and follows a face." }).first();
	await expect(review).toContainText("\u2068Helen Okoro\u2069، ہیلتھ وزیٹر");
	await review.getByRole("link", { name: "اس اندراج میں کوئی مسئلہ بتائیں" }).last().click();
	await mother.getByLabel("تاریخ غلط ہے").check();
	await mother.getByLabel("اپنے الفاظ میں بتائیں").fill("یہ ایک دن بعد تھا۔");
	await mother.getByRole("button", { name: "مسئلہ بھیجیں" }).click();
	await expect(mother.getByText("کے جواب کا انتظار ہے")).toBeVisible();
	await visitor.goto("/records");
	await visitor.getByRole("link", { name: "Idris Rahman: Reviews" }).click();
	await visitor.getByLabel("Why?").fill("My diary says the Tuesday.");
	await visitor.getByRole("button", { name: "Send the answer" }).click();
	await expect(visitor.getByRole("alert")).toContainText("Your answer was sent");
	await mother.reload();
	await mother.goto(`/ur${child}/checks`);
	await expect(review).toContainText("My diary says the Tuesday.");

	// The father comes with a code and what shows that he is responsible; a person looks at it.
	const office = await somebody(browser, "Ruth Castell", "/staff/northmere/guardians", "staff");
	await office.getByLabel("NHS number").fill(BABY.nhsNumber);
	await fillDay(office, BABY.days);
	await office.getByRole("button", { name: "Find it" }).click();
	const record = office.url();
	await office.getByRole("link", { name: "Make a code for another guardian" }).click();
	await office.getByRole("button", { name: "Make a code for another guardian" }).click();
	const slip = await office.locator(".govuk-heading-l bdi").innerText();
	const father = await somebody(browser, "Tom Rahman", "/red-book/claim", "family");
	await father.getByLabel("Code").fill(slip);
	await fillDay(father, BABY.days);
	await father.getByLabel("Father").check();
	await father.getByLabel("What shows that you are responsible for the child?").fill("The birth certificate");
	await father.getByRole("button", { name: "Ask for the red book" }).click();
	await father.goto(child);
	await expect(father.locator("main")).not.toContainText("Idris");
	await office.goto(record);
	await office.getByRole("link", { name: "Tom Rahman asks for a red book" }).click();
	await expect(office.getByText("The birth certificate")).toBeVisible();
	await office.getByLabel(/^Accept/).check();
	await office.getByLabel("Why?").fill("I saw the birth certificate.");
	await office.getByRole("button", { name: "Decide" }).click();
	await expect(office.getByRole("alert")).toContainText("They have the red book now.");
	await readsWell(office);
	await father.goto(`${child}/growth`);
	await expect(father.getByText("4.6 kg").first()).toBeVisible();

	// Suspended he sees what there was, and nothing that comes.
	await office.goto(record);
	await office.getByRole("link", { name: "Suspend Tom Rahman" }).click();
	await office.getByLabel(/^Why/).fill("An order of the court.");
	for (const [part, typed] of Object.entries({ Day: "1", Month: "3", Year: "2099" }))
		await office.getByLabel(part, { exact: true }).fill(typed);
	await office.getByRole("button", { name: "Suspend Tom Rahman" }).click();
	await expect(office.getByRole("alert")).toContainText("Your decision is recorded.");
	await father.goto(`${child}/notes`);
	const before = await father.locator("main").innerText();
	await mother.goto(`/ur${child}/notes/add`);
	await fillDay(mother, 0, IN_URDU);
	await mother.locator("textarea").fill("ہم گھر بدل چکے ہیں۔");
	await mother.getByRole("button", { name: "محفوظ کریں", exact: true }).click();
	await expect(mother.getByText("ہم گھر بدل چکے ہیں۔")).toBeVisible();
	await father.reload();
	expect(await father.locator("main").innerText()).toBe(before);

	// All of it goes along, in a file that other systems read.
	await mother.goto(`${child}/export`);
	const download = mother.waitForEvent("download");
	await mother.locator(`a[href$="${child}/export/record.json"]`).click();
	const taken = JSON.parse(readFileSync(await (await download).path(), "utf8"));
	expect(taken).toMatchObject({ resourceType: "Bundle", type: "document" });
	for (const words of ["Idris", "Smiles, and follows a face.", "ہم گھر بدل چکے ہیں۔", BABY.nhsNumber])
		expect(JSON.stringify(taken)).toContain(words);
	for (const absent of ["Tom Rahman", OPENER]) expect(JSON.stringify(taken)).not.toContain(absent);

	// She stops it, and the code opens nothing any more.
	await mother.goto(`/ur${share}`);
	await expect(code).toBeVisible();
	await mother.getByRole("button", { name: "دکھانا بند کریں" }).click();
	await expect(mother.getByRole("table")).toContainText(OPENER);
	await expect(code).toBeHidden();
	await visitor.goto("/northmere");
	await visitor.goto(scanned);
	await visitor.getByLabel("Who are you?").fill(OPENER);
	await visitor.getByLabel("Passcode").fill(passcode);
	await visitor.getByRole("button", { name: "Open" }).click();
	await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("This link does not open anything any more");
	await expect(visitor.locator("main")).not.toContainText("Rahman");
	await visitor.goto(`${child.replace("/red-book", "/records")}/checks`);
	await expect(visitor.locator("main")).not.toContainText("follows a face");
	for (const page of [mother, father, visitor, office]) await page.context().close();
});
