/** What cannot wait: a session that is off, a hub that closes for some days; each with two clicks and without a second person. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

const NARROW = { width: 320, height: 800 };
const SERVICE = "Rhyme time";

async function openEntry(page: Page, kind: "services" | "places", name: string) {
	await page.goto(`/staff/northmere/${kind}?q=${encodeURIComponent(name)}`);
	await page.getByRole("link", { name, exact: true }).first().click();
}

/** What families read, as soon as they do. */
async function familiesRead(page: Page, address: string, text: string | RegExp, count: number) {
	await expect(async () => {
		await page.goto(address);
		await expect(page.getByRole("main").getByText(text)).toHaveCount(count, { timeout: 200 });
	}).toPass({ timeout: 15_000, intervals: [200] });
}

test("one date is called off, families and their calendars are told, and it is on after all", async ({ browser }) => {
	const editor = await (await browser.newContext({ viewport: NARROW })).newPage();
	const family = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await signInAs(editor, "Ellie Marsh", "/staff/northmere");
	await openEntry(editor, "services", SERVICE);
	const address = (await editor.getByRole("link", { name: "See the page" }).getAttribute("href")) ?? "";
	await editor.getByRole("link", { name: "Call off a date" }).click();
	await expectAccessible(editor);
	await expectNoSidewaysScroll(editor);
	const offered = editor
		.locator(".app-dates-off__date")
		.filter({ has: editor.getByRole("button", { name: /^Call off/ }) });
	const text = (await offered.first().innerText()).split("\n")[0]?.trim() ?? "";
	const notOn = new RegExp(`Not on: .*${text.split(",")[0]}`);
	await familiesRead(family, address, notOn, 0);
	await offered.first().getByRole("button").click();
	await expect(editor.getByText("Families read now that it is not on.")).toBeVisible();
	const date = editor.getByRole("listitem").filter({ hasText: text });
	await expect(date.getByText("Called off", { exact: true })).toBeVisible();

	await familiesRead(family, address, notOn, 1);
	const calendar = await (await family.request.get(`${address}/calendar.ics`)).text();
	expect(calendar).toContain("STATUS:CANCELLED");
	await familiesRead(family, address.replace("/northmere", "/ur/northmere"), /ان تاریخوں پر نہیں ہوگا/, 1);

	await date.getByRole("button", { name: /^It is on after all/ }).click();
	await expect(editor.getByText("Families read now that it is on.")).toBeVisible();
	await familiesRead(family, address, notOn, 0);
});

test("a hub closes for some days with its sessions; what cannot be is told, and nothing typed is lost", async ({
	browser,
}) => {
	const editor = await (await browser.newContext({ viewport: NARROW })).newPage();
	await signInAs(editor, "Ellie Marsh", "/staff/northmere");
	await openEntry(editor, "places", "Gullhaven Family Hub");
	await editor.getByRole("link", { name: "Close for some days" }).click();
	await expectAccessible(editor);
	const year = new Date().getFullYear() + 1;
	const type = async (legend: string, day: string, month: string) => {
		const boxes = editor.getByRole("group", { name: legend });
		await boxes.getByLabel("Day").fill(day);
		await boxes.getByLabel("Month").fill(month);
		await boxes.getByLabel("Year").fill(String(year));
	};
	await type("First day", "24", "5");
	await type("Last day (optional)", "20", "5");
	await editor.getByLabel("Why (optional)").fill("The roof is mended");
	await editor.getByRole("button", { name: "Close", exact: true }).click();
	await expect(editor.getByRole("alert")).toContainText("The last date must not be before the first");
	await expect(editor.getByLabel("Why (optional)")).toHaveValue("The roof is mended");
	await expectAccessible(editor);

	await type("Last day (optional)", "2", "6");
	await editor.getByRole("button", { name: "Close", exact: true }).click();
	await expect(editor.getByText("Families read now that it is not on.")).toBeVisible();
	const closure = editor.getByRole("listitem").filter({ hasText: "The roof is mended" });
	await expect(closure).toContainText(/24 May .*to .*2 June/);
	await closure.getByRole("button", { name: /^Open as usual/ }).click();
	await expect(editor.getByText("Families read now that it is on.")).toBeVisible();
	await expect(editor.getByText("The roof is mended")).toHaveCount(0);
});
