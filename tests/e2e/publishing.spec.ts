/**
 * The offer's whole way, without JavaScript: written, translated, approved by a second person, found by a parent in
 * Polish, changed, signed off by the leader; and nothing of it in reach of another council.
 */
import { expect, type Page, test } from "@playwright/test";
import { expectNoSidewaysScroll, signInAs } from "./support";

test.use({ javaScriptEnabled: false });
test.describe.configure({ mode: "serial" });

const NAME = `Lantern songs ${Date.now()}`;
/** Beside other runs on the same database, the imported list and its services are known by this. */
const LIST = `Long list ${Date.now()}`;
const POLISH = `Piosenki przy lampionach ${Date.now()}`;
/** The addresses of the service's pages in the staff area, tried by somebody of another council in the end. */
const addresses = new Set<string>();
let overview = "";

/** Looks at a page of the staff area the way all of them are looked at. */
async function look(page: Page): Promise<void> {
	addresses.add(new URL(page.url()).pathname);
	await expectNoSidewaysScroll(page);
}

test("an editor writes a service with a weekly session, in two languages", async ({ page }) => {
	await signInAs(page, "Ellie Marsh", "/staff/northmere/services/new");
	await page.getByLabel("Name").fill(NAME);
	await page.getByLabel("Organisation").selectOption({ label: "Northmere Council" });
	await page.getByRole("button", { name: "Continue" }).click();

	await page.getByLabel("Summary").fill("Songs by lamplight for babies.");
	await page.getByLabel("Play and baby groups").check();
	await page.getByRole("radio", { name: "Universal" }).check();
	await look(page);
	await page.getByRole("button", { name: "Save and continue" }).click();
	await page.getByLabel("Families with children").check();
	await page.getByLabel("Until the child turns").fill("12");
	await look(page);
	await page.getByRole("button", { name: "Save and continue" }).click();
	await page.getByRole("checkbox", { name: "In person", exact: true }).check();
	await page.getByLabel("Harbour Family Hub").check();
	await look(page);
	await page.getByRole("button", { name: "Save and continue" }).click();

	await page.getByRole("link", { name: "Add a session at Harbour Family Hub" }).click();
	await page.getByLabel("Starts at").fill("10am");
	await page.getByLabel("Ends at").fill("11.30am");
	await page.getByLabel("Thursday").check();
	await page.getByRole("button", { name: "Show the dates" }).click();
	await expect(page.getByText("Every Thursday, 10am to 11:30am")).toBeVisible();
	const dates = page.getByRole("listitem").filter({ hasText: /^Thursday \d+ \w+ 20\d\d$/ });
	await expect(dates).toHaveCount(10);
	await look(page);
	await page.getByRole("button", { name: "Save this session" }).click();
	await look(page);

	overview = new URL(page.url()).pathname.replace(/\/edit\/.*$/, "");
	for (const [section, answer] of [
		["cost", "No, it is free"],
		["joining", "Drop in"],
	] as const) {
		await page.goto(`${overview}/edit/${section}`);
		await page.getByRole("radio", { name: answer }).check();
		await page.getByRole("button", { name: "Save and close" }).click();
	}
	const id = overview.split("/").at(-1);
	await page.goto(`/staff/northmere/translations/${id}/pl`);
	await page.getByRole("textbox", { name: "Polish: Name" }).fill(POLISH);
	await page
		.getByRole("textbox", { name: "Polish: In one line" })
		.fill("Piosenki dla niemowląt przy świetle lampionów.");
	await look(page);
	await page.getByRole("button", { name: "Hand in", exact: true }).click();
	await expect(page.getByRole("alert")).toContainText("handed in");

	await page.goto(`${overview}/check`);
	await expect(page.getByText("Every Thursday, 10am to 11:30am")).toBeVisible();
	await look(page);
	await page.getByRole("button", { name: "Hand in for review" }).click();
	await look(page);
	await expect(page.getByText("In review").first()).toBeVisible();
});

test("a publisher approves it, and a parent finds it in Polish soon", async ({ page, browser }) => {
	const parent = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	// Kept by the server before there is anything to find.
	await parent.goto(`/pl/northmere/services?q=${encodeURIComponent(POLISH)}`);
	await expect(parent.getByRole("link", { name: POLISH })).toHaveCount(0);

	await signInAs(page, "Paul Adeyemi", "/staff/northmere");
	await expect(page.getByRole("main")).toContainText(/review/i);
	await page.goto(`${overview}/review`);
	await look(page);
	await page.getByLabel("Publish it now").check();
	await page.getByRole("button", { name: "Confirm" }).click();
	await page.goto(`/staff/northmere/translations/${overview.split("/").at(-1)}/pl/review`);
	await look(page);
	await page.getByRole("button", { name: "Publish the Polish" }).click();
	// It is what fits best as well, so it stands in the answer and in the list.
	const found = parent.getByRole("link", { name: POLISH }).first();
	await expect(async () => {
		await parent.goto(`/pl/northmere/services?q=${encodeURIComponent(POLISH)}`);
		await expect(found).toBeVisible({ timeout: 100 });
	}).toPass({ intervals: [100], timeout: 15_000 });
	await found.click();
	await expect(parent.getByRole("heading", { level: 1 })).toContainText(POLISH);
});

test("the English is changed and published, and the Polish is out of date", async ({ page, browser }) => {
	await signInAs(page, "Ellie Marsh", `${overview}/edit/about`);
	await page.getByLabel("Summary").fill("Songs by lamplight for babies and their grandparents.");
	await page.getByRole("button", { name: "Save and close" }).click();
	await expect(page).toHaveURL(/done=saved/);
	const publisher = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signInAs(publisher, "Paul Adeyemi", `${overview}/review`);
	await publisher.getByLabel("Publish it now").check();
	await publisher.getByRole("button", { name: "Confirm" }).click();
	await expect(publisher).toHaveURL(/done=published/);
	await page.goto(`/staff/northmere/translations/${overview.split("/").at(-1)}/pl`);
	await expect(page.getByText("Out of date").first()).toBeVisible();
	await expect(page.locator("ins")).toContainText(["grandparents"]);
	await look(page);
});

test("the leader signs the offer off, and families see the edition", async ({ page }) => {
	await signInAs(page, "Marian Holloway", "/staff/northmere/offer/sign");
	let number = "";
	// Somebody else may publish meanwhile: the leader then looks again before signing.
	await expect(async () => {
		await page.goto("/staff/northmere/offer/sign");
		const title = await page.getByRole("heading", { level: 1 }).innerText();
		number = /\d+/.exec(title)?.[0] ?? "";
		await page.getByLabel("Your role").fill("Director of Children’s Services");
		const missing = page.getByLabel(/^I know that/);
		if ((await missing.count()) > 0) await missing.check();
		await look(page);
		await page.getByRole("button", { name: `Sign off edition ${number}` }).click();
		await expect(page.getByRole("alert")).toContainText("The offer is signed off", { timeout: 1000 });
	}).toPass({ timeout: 60_000 });
	await look(page);
	for (const [path, language] of [
		["/northmere/offer", "en"],
		["/ur/northmere/offer", "ur"],
	] as const) {
		await expect(async () => {
			await page.goto(path);
			await expect(page.getByRole("main")).toContainText("Marian Holloway");
			await expect(page.getByRole("main")).toContainText(number);
		}).toPass({ timeout: 20_000 });
		await expect(page.locator("html")).toHaveAttribute("lang", language);
	}
});

test("a long file with three bad rows is imported, and the three are reported", async ({ page }) => {
	const good = Array.from(
		{ length: 400 },
		(_, at) => `${LIST} ${at},Lively play for babies,Bulk Hall ${at % 7},1 Long Road,ZZ1 1AA,Monday,10:00,11:00,Free`,
	);
	const bad = [
		",No name at all,Bulk Hall,1 Long Road,ZZ1 1AA,Monday,10:00,11:00,Free",
		"Bad postcode,Lively play,Bulk Hall,1 Long Road,nowhere,Monday,10:00,11:00,Free",
		"Another one,Lively play,Bulk Hall,1 Long Road,elsewhere,Monday,10:00,11:00,Free",
	];
	const heading = "Name,Description,Place,Address,Postcode,Day,Start,End,Cost";
	const csv = [heading, ...good.slice(0, 200), ...bad, ...good.slice(200)].join("\r\n");
	await signInAs(page, "Arthur Dale", "/staff/eastwick-vale/imports/upload");
	await page.getByLabel("CSV file").setInputFiles({ name: "long.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
	await look(page);
	await page.getByRole("button", { name: "Upload" }).click();
	await look(page);
	await page.getByLabel("Name of this list").fill(LIST);
	await page.getByRole("button", { name: "Continue" }).click();
	await page.getByRole("button", { name: "Try the import out" }).click();
	await finished(page, "Tried out");
	await reportsThree(page);
	await page.getByRole("button", { name: "Import for good" }).click();
	await finished(page, "Imported");
	await reportsThree(page);
	const imported = page.url();
	const last = page.getByRole("link", { name: `${LIST} 399` });
	const found = `/eastwick-vale/services?q=${encodeURIComponent(`${LIST} 399`)}`;
	await expect(async () => {
		await page.goto(found);
		await expect(last).toBeVisible({ timeout: 100 });
	}).toPass({ timeout: 20_000 });

	await page.goto(imported);
	await page.getByRole("link", { name: "Take this import back" }).click();
	await look(page);
	await page.getByRole("button", { name: "Take the import back" }).click();
	await expect(async () => {
		await page.goto(found);
		await expect(last).toHaveCount(0, { timeout: 100 });
	}).toPass({ timeout: 20_000 });
});

/** Waits until an import that runs in the background has come to this. */
async function finished(page: Page, status: string): Promise<void> {
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(status, { exact: true })).toBeVisible({ timeout: 200 });
	}).toPass({ timeout: 60_000 });
}

async function reportsThree(page: Page): Promise<void> {
	await look(page);
	const refused = page.getByRole("table", { name: "Refused" }).getByRole("row");
	await expect(refused).toHaveText([/Problem/, /202.*is empty/, /203.*nowhere/, /204.*elsewhere/]);
}

test("all of it stands in the audit log, which is whole", async ({ page }) => {
	await signInAs(page, "Amira Khan", "/staff/northmere/audit");
	await look(page);
	await expect(page.getByRole("main")).toContainText(NAME);
	await page.getByRole("button", { name: "Verify now" }).click();
	await expect(page.getByRole("main")).toContainText("The log is whole");
	await look(page);
});

test("somebody of another council gets nothing at any of these addresses", async ({ page, baseURL }) => {
	expect(addresses.size).toBeGreaterThan(10);
	await signInAs(page, "Arthur Dale", "/staff/eastwick-vale");
	for (const address of [...addresses].filter((path) => path.startsWith("/staff/northmere"))) {
		// As it is, and with the other council's name on it.
		for (const path of [address, address.replace("/northmere", "/eastwick-vale")]) {
			if (!/[0-9a-f-]{36}/.test(path) && path.includes("eastwick")) continue;
			const read = await page.request.get(path);
			expect([path, read.status()]).toEqual([path, 404]);
			const text = await read.text();
			expect(text).toContain("Page not found");
			expect(text).not.toContain(NAME);
			const written = await page.request.post(path, { headers: { origin: baseURL ?? "" }, form: { revision: 1 } });
			expect([path, written.status()]).toEqual([path, 404]);
		}
	}
});
