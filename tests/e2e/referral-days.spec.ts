/**
 * Referrals while days pass and a mail server is away: a product of its own, started anew with its clock moved, which sends
 * through a real SMTP server.
 */
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { wordsOf } from "../servers/read-message";
import { smtpServer } from "../servers/smtp";
import { freePort } from "../setup/free-port";
import { type FreshDatabase, freshDatabase } from "../setup/fresh-database";
import { clockFrom, inWorkingDays } from "../setup/move-clock";
import { type RunningHost, startHost } from "../setup/running-host";
import { fillDate, referMother } from "./referring";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

// One day after the other.
test.describe.configure({ mode: "serial", timeout: 400_000 });

const SERVICE = "Feeding visits at home";
/** Of the service, its organisation, its telephone, the place, the reason, and the family. */
const SECRETS = /Feeding visits|Northmere Bay|960 331|Larkspur|Pain at each feed|Dobre/i;
const JOY = "joy@northmerebay-nhs.example";
const MARIAN = "leader@northmere.example";
const PATIENT = { timeout: 60_000 };

/** On the family's pages. */
const WORDS = {
	ar: { send: "أرسلوا لي رمزًا", label: "الرمز", open: "افتح", title: "أين وصل طلبك" },
	ro: { send: "Trimiteți-mi un cod", label: "Cod", open: "Deschide", title: "Unde se află cererea dumneavoastră" },
};

let database: FreshDatabase;
let smtp: Awaited<ReturnType<typeof smtpServer>>;
let host: RunningHost | undefined;
let origin = "";
let settings: Record<string, string> = {};
/** What the product printed, whenever it ran. */
let log = "";
/** What every message said that a mail server took. */
const taken: { to: string; messageId: string; words: string }[] = [];

test.beforeAll(async () => {
	const port = String(await freePort());
	origin = `http://localhost:${port}`;
	database = await freshDatabase(undefined);
	smtp = await smtpServer(await freePort());
	settings = {
		PORT: port,
		APP_ORIGIN: origin,
		DATABASE_URL: database.url,
		SMTP_URL: smtp.url,
		MAIL_FROM: "hub@northmere.example",
		LOG_LEVEL: "debug",
	};
});
test.afterAll(async () => {
	await stop();
	await smtp.close();
	await database.drop();
});

async function stop() {
	await host?.stop();
	log += host?.printed() ?? "";
	host = undefined;
}

/** Ends the product, and starts it at another time. */
async function startAt(moment: Date) {
	await stop();
	host = await startHost({ ...settings, ...clockFrom(moment) });
}

async function aPhone(browser: Browser, some: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
	const context = await browser.newContext({ baseURL: origin, viewport: { width: 320, height: 700 }, ...some });
	return context.newPage();
}

/** What came for an address, the newest last. */
function lettersTo(email: string): string[] {
	taken.push(...smtp.received.splice(0).map(({ to, messageId, text }) => ({ to, messageId, words: wordsOf(text) })));
	return taken.filter(({ to }) => to === email).map(({ words }) => words);
}

async function expectFine(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

/** The same of a page at its address that was opened without a script, by the same person with one: axe is a script. */
async function expectFineWithScript(browser: Browser, page: Page): Promise<void> {
	await expectNoSidewaysScroll(page);
	const storageState = await page.context().storageState();
	const beside = await aPhone(browser, { storageState });
	await beside.goto(page.url());
	await expectFine(beside);
	await beside.context().close();
}

test("a mail server that is away loses nothing, and nothing that leaves names a service", async ({ browser }) => {
	const email = `elena-${Date.now()}@families.example`;
	await startAt(inWorkingDays(1, "10:00"));
	await smtp.close();
	const helen = await aPhone(browser);
	await signInAs(helen, "Helen Okoro", "/referrals", "professional");
	await referMother(helen, SERVICE, { name: "Elena Dobre", email });
	const address = new URL(helen.url()).pathname;
	const joy = await aPhone(browser, { javaScriptEnabled: false });
	await signInAs(joy, "Joy Mensah", "/referrals");
	await expectFineWithScript(browser, joy);
	await joy.goto(address);
	await expectFineWithScript(browser, joy);
	await joy.getByRole("button", { name: "We have it" }).click();
	await joy.getByRole("link", { name: "Accept" }).click();
	await expectFineWithScript(browser, joy);
	await joy.getByLabel("What happens next?").fill("We come to Larkspur House");
	await joy.getByRole("button", { name: "Accept" }).click();
	await joy.getByRole("link", { name: "Offer an appointment" }).click();
	await expectFineWithScript(browser, joy);
	await fillDate(joy, "Day", 8);
	await joy.getByLabel("Time", { exact: true }).fill("10.30");
	await joy.getByLabel("In person").check();
	await joy.getByLabel("Where?").fill("Larkspur House");
	await joy.getByRole("button", { name: "Offer it" }).click();
	await expect(joy.getByText("The appointment was saved")).toBeVisible();
	// It was tried, and is tried no more for a while.
	await expect.poll(() => host?.printed(), PATIENT).toMatch(/"channel":"email"/);
	expect(lettersTo(email)).toEqual([]);

	smtp = await smtpServer(smtp.port);
	await startAt(inWorkingDays(1, "12:00"));
	// That it was sent, that it was accepted, that there is an appointment.
	await expect.poll(() => lettersTo(email).length, PATIENT).toBe(3);
	await expect.poll(() => lettersTo(JOY).filter((words) => words.includes(address)).length, PATIENT).toBe(1);

	const link = /\/ro\/follow\/[\w-]{43}/.exec(lettersTo(email)[0] ?? "")?.[0] ?? "";
	const titles: string[] = [];
	// In Arabic with a script, as axe is one, and in Romanian without.
	const expectFor = { ar: expectFine, ro: expectNoSidewaysScroll };
	/** With a code that is sent anew. */
	const openIn = async (language: "ar" | "ro", elena: Page) => {
		const { send, label, open } = WORDS[language];
		const codes = () => lettersTo(email).flatMap((words) => /este (\d{6})\./.exec(words)?.[1] ?? []);
		const before = codes().length;
		await elena.goto(link.replace("/ro/", `/${language}/`));
		await expect(elena.locator("html")).toHaveAttribute("lang", language);
		await expectFor[language](elena);
		titles.push(await elena.title());
		await elena.getByRole("button", { name: send }).click();
		await expect.poll(() => codes().length, PATIENT).toBe(before + 1);
		await expectFor[language](elena);
		await elena.getByLabel(label, { exact: true }).fill(codes().at(-1) ?? "");
		await elena.getByRole("button", { name: open }).click();
		await expect(elena.getByRole("heading", { name: SERVICE })).toBeVisible();
		titles.push(await elena.title());
		await expectFor[language](elena);
	};
	await openIn("ar", await aPhone(browser));
	const elena = await aPhone(browser, { javaScriptEnabled: false });
	await openIn("ro", elena);
	// What is looked for would be found: behind the code it stands.
	await expect(elena.getByText("Larkspur House").first()).toBeVisible();
	const download = elena.waitForEvent("download");
	await elena.getByRole("button", { name: "Adăugați în calendarul meu" }).click();
	const file = await download;
	const calendar = await readFile(await file.path(), "utf8");
	await stop();

	expect(new Set(titles.map((title) => title.split(" – ")[0]))).toEqual(new Set([WORDS.ar.title, WORDS.ro.title]));
	expect(calendar).toContain("SUMMARY;LANGUAGE=ro:Programare");
	expect(log).toMatch(/Ready: http/);
	expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(taken.length);
	for (const [what, said] of Object.entries({ titles: titles.join(), calendar, name: file.suggestedFilename(), log })) {
		expect(said.length, what).toBeGreaterThan(5);
		expect(said, what).not.toMatch(SECRETS);
	}
	expect(taken.length).toBeGreaterThan(4);
	for (const { words } of taken) {
		expect(words).toMatch(/^Subject: \S/m);
		expect(words).not.toMatch(SECRETS);
	}
});

test("what nobody answers for three working days is asked for, told to who leads, and expires", async ({ browser }) => {
	const email = `ana-${Date.now()}@families.example`;
	await startAt(inWorkingDays(1, "14:00"));
	let helen = await aPhone(browser);
	await signInAs(helen, "Helen Okoro", "/referrals", "professional");
	await referMother(helen, SERVICE, { name: "Ana Dobre", email });
	const address = new URL(helen.url()).pathname;
	const asked = () =>
		lettersTo(JOY).filter((words) => words.includes(address) && words.includes("waits for an answer")).length;
	const leading = () => lettersTo(MARIAN).filter((words) => words.includes("A referral is not answered")).length;

	await startAt(inWorkingDays(4, "10:00"));
	await expect.poll(asked, PATIENT).toBe(1);
	await startAt(inWorkingDays(4, "15:00"));
	await startAt(inWorkingDays(5, "10:00"));
	await expect.poll(asked, PATIENT).toBe(2);
	const before = leading();
	await startAt(inWorkingDays(6, "10:00"));
	await expect.poll(leading, PATIENT).toBeGreaterThan(before);

	const marian = await aPhone(browser);
	await signInAs(marian, "Marian Holloway", "/staff/northmere/referrals");
	const row = marian.getByRole("row").filter({ hasText: SERVICE }).filter({ hasText: "Say that the service has it" });
	await expect(row).toContainText("5 working days");
	await expect(marian.getByRole("main")).toContainText(SERVICE);
	await expect(marian.getByRole("main")).not.toContainText("Dobre");
	await expectFine(marian);
	const joy = await aPhone(browser, { javaScriptEnabled: false });
	await signInAs(joy, "Joy Mensah", "/referrals?view=late");
	await joy.getByRole("link", { name: "Ana Dobre" }).click();
	await expect(joy.getByRole("main")).toContainText("No answer for 5 working days.");
	helen = await aPhone(browser);
	await signInAs(helen, "Helen Okoro", "/referrals?view=needs", "professional");
	await helen.getByRole("link", { name: "Ana Dobre" }).click();
	for (const words of [
		"The service was asked for it on",
		"It was asked once more on",
		"Who leads in the council was told",
	])
		await expect(helen.getByRole("main")).toContainText(words);
	// However often the product is started on a day.
	expect(asked()).toBe(2);

	const told = lettersTo(email).length;
	await startAt(inWorkingDays(22, "10:00"));
	await expect.poll(() => lettersTo(email).length, PATIENT).toBe(told + 1);
	helen = await aPhone(browser);
	await signInAs(helen, "Helen Okoro", "/referrals?view=needs", "professional");
	await helen.getByRole("link", { name: "Ana Dobre" }).click();
	await expect(helen.getByRole("link", { name: "Send it again" })).toBeVisible();
	expect(asked()).toBe(2);
	for (const { words } of taken) {
		expect(words).toMatch(/^Subject: \S/m);
		expect(words).not.toMatch(SECRETS);
	}
});
