/** A parent keeps a copy of the red book on their own phone, reads it without a network, and it is gone when they sign out. */
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

test.use({ viewport: { width: 360, height: 740 } });

const PIN = "tulip 41 boat";

/** Keeps a copy, by the way that leads there. @returns the address of the child's record */
async function keep(page: Page): Promise<string> {
	await signInAs(page, "Nadia Rahman", "/red-book", "family");
	await page.getByRole("link", { name: "Ilyas Rahman" }).click();
	const child = new URL(page.url()).pathname;
	await page.getByRole("link", { name: "Take a copy" }).click();
	await page.getByRole("link", { name: "Keep it on this phone" }).click();
	await page.getByRole("checkbox").check();
	await page.getByLabel("PIN", { exact: true }).fill(PIN);
	await page.getByRole("button", { name: "Keep a copy" }).click();
	await expect(page.getByText("The copy is kept.")).toBeVisible();
	await expect(page.getByText("A copy is kept on this phone.")).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	return child;
}

async function tryPin(page: Page, pin: string) {
	await page.getByLabel("PIN", { exact: true }).fill(pin);
	await page.getByRole("button", { name: "Open the copy" }).click();
}

/** All that the browser keeps of this website, as text. */
const keptBy = (page: Page) =>
	page.evaluate(async () => {
		const texts: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) texts.push((await (await cache.match(request))?.text()) ?? "");
		}
		for (const { name = "" } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => resolve(opening.result);
				opening.onerror = () => reject(opening.error);
			});
			for (const store of database.objectStoreNames) {
				const rows = await new Promise<{ bytes: ArrayBuffer }[]>((resolve) => {
					const asked = database.transaction(store).objectStore(store).getAll();
					asked.onsuccess = () => resolve(asked.result);
				});
				for (const { bytes, ...row } of rows) texts.push(JSON.stringify(row), new TextDecoder("latin1").decode(bytes));
			}
			database.close();
		}
		const workers = await navigator.serviceWorker.getRegistrations();
		return { texts, workers: workers.map(({ scope }) => new URL(scope).pathname) };
	});

test("a copy is read without a network behind its PIN, says of when it is, and signing out erases it", async ({
	page,
	context,
}) => {
	await signInAs(page, "Nadia Rahman", "/red-book/offline", "family");
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	const button = page.getByRole("button", { name: "Keep a copy" });
	await button.click();
	await expect(page.getByText("Tick that the phone is yours.")).toBeVisible();
	await page.getByRole("checkbox").check();
	await page.getByLabel("PIN", { exact: true }).fill("12345");
	await button.click();
	await expect(page.getByText("Choose a PIN of at least 6")).toBeVisible();
	expect((await keptBy(page)).texts).toEqual([]);

	const child = await keep(page);
	const kept = await keptBy(page);
	expect(kept.workers).toEqual(["/red-book"]);
	expect(kept.texts.some((text) => text.includes("There is no internet now"))).toBe(true);
	expect(kept.texts.filter((text) => /Rahman|Ilyas|6-in-1/.test(text))).toEqual([]);
	// With a network every page comes from there, and is kept by nobody.
	const online = await page.goto(`${child}/growth`);
	expect(online?.headers()["cache-control"]).toContain("no-store");
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ilyas Rahman Growth");

	await context.setOffline(true);
	await page.goto(`${child}/growth`);
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no internet now");
	await expect(page.getByText("Ilyas")).toHaveCount(0);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await tryPin(page, "tulip 41 goat");
	await expect(page.getByText("This PIN is not right. Tries left: 4")).toBeVisible();
	await tryPin(page, PIN);
	await expect(page.getByText(/^As it was on \d+ \w+ 20\d\d/)).toBeFocused();
	await expect(page.getByText("Ilyas Rahman").first()).toBeVisible();
	await expect(page.getByRole("heading", { name: "Growth", level: 3 }).first()).toBeVisible();
	await expect(page.getByRole("heading", { name: "6-in-1" }).first()).toBeVisible();
	await expect(page.locator("svg").first()).toBeVisible();
	// The records of two children stand on it: each chart has its own words.
	const ids = await page.locator("main [id]").evaluateAll((all) => all.map(({ id }) => id));
	expect(ids.length).toBeGreaterThan(1);
	expect(new Set(ids).size).toBe(ids.length);
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.reload();
	await expect(page.getByLabel("PIN", { exact: true })).toBeVisible();

	await context.setOffline(false);
	await page.goto("/red-book");
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByText("You are signed out").first()).toBeVisible();
	expect(await keptBy(page)).toEqual({ texts: [], workers: [] });
	await expectNothingWithout(page, context);
});

/** Without a network, and without a copy, the browser says so itself. */
async function expectNothingWithout(page: Page, context: BrowserContext) {
	await context.setOffline(true);
	await expect(page.goto("/red-book")).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
	await context.setOffline(false);
}

/** Opens the copy without a network, and writes a weight down. */
async function writeDown(page: Page, kilograms: string, [day, month, year]: string[]) {
	await page.getByRole("button", { name: "Add a weight" }).click();
	await page.getByLabel("For which child?").selectOption("Ilyas Rahman");
	for (const [label, text = ""] of [
		["Day", day],
		["Month", month],
		["Year", year],
		["Kilograms", kilograms],
	] as const)
		await page.getByRole("textbox", { name: label, exact: true }).fill(text);
	await page.getByRole("button", { name: "Keep it until there is internet" }).click();
}

test("what is written down without a network is kept locked, sent once there is one, and shown beside what stands", async ({
	page,
	context,
}) => {
	const child = await keep(page);
	await context.setOffline(true);
	await page.goto(child);
	await tryPin(page, PIN);
	// A day on which no other journey writes anything down.
	const day = new Date(Date.now() - 5 * 24 * 3_600_000).toISOString().slice(0, 10).split("-").reverse();
	await page.getByRole("button", { name: "Add a weight" }).click();
	await page.getByRole("button", { name: "Keep it until there is internet" }).click();
	await expect(page.getByText(/^Fill in for which child/)).toBeVisible();
	await expectAccessible(page);
	await writeDown(page, "7.77", day);
	await expect(page.getByText("It is kept on this phone. It has not been sent yet.")).toBeVisible();
	const waiting = page.getByRole("article").filter({ hasText: "7.77" });
	await expect(waiting.locator("dt")).toHaveText(["When was it measured?", "Kilograms"]);
	await expect(waiting.locator("dd")).toHaveText([day.join("/"), "7.77"]);
	await expect(waiting.getByText("Not sent yet")).toBeVisible();
	await expectAccessible(page);
	await page.setViewportSize({ width: 320, height: 740 });
	await expectNoSidewaysScroll(page);
	const kept = await keptBy(page);
	expect(kept.texts.filter((text) => /Rahman|Ilyas|7\.77|Kilograms"/.test(text))).toEqual([]);

	// Signing out does not lose it unawares. The copy is closed first: an open one would send it by itself.
	await page.goto("about:blank");
	await context.setOffline(false);
	await page.goto("/red-book");
	await expect(page.getByText("Written down on this phone and not sent yet: 1")).toBeVisible();
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page.getByText("You have not signed out yet")).toBeVisible();
	await expect(page.getByRole("button", { name: "Sign out and lose it" })).toBeVisible();
	await expectAccessible(page);
	await expect(page.getByRole("button", { name: "Keep a copy" })).toBeHidden();
	await page.getByRole("link", { name: "Send it" }).click();
	await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is kept on this phone");
	await tryPin(page, PIN);
	await expect(page.getByText("It is sent, and stands in the red book.")).toBeVisible();
	await expect(page.getByRole("article").filter({ hasText: "7.77" })).toHaveCount(0);
	// Whoever comes by an older cookie is not warned of a loss.
	const { origin: url } = new URL(page.url());
	await context.addCookies([{ name: "red-book-unsent", value: "1", url }]);
	await page.goto("/red-book/offline?leaving=1");
	await expect(page.getByText("Nothing that you wrote down waits on this phone any more.")).toBeVisible();
	await expect(page.getByText("Signing out removes it")).toBeHidden();
	await expectAccessible(page);
	await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeVisible();
	await expect(page.getByRole("button", { name: "Sign out and lose it" })).toBeHidden();
	await page.goto("/red-book/offline/open");
	await tryPin(page, PIN);

	// Another one of that day: both are shown, and nothing is decided by itself.
	await writeDown(page, "7.78", day);
	const asked = page.getByRole("article").filter({ hasText: "7.78" });
	await expect(asked.getByText("In the red book already", { exact: true })).toBeVisible();
	await expect(asked.getByText(/7\.77 kg/)).toBeVisible();
	await expectAccessible(page);
	await asked.getByRole("button", { name: "Mine is right, send it as it is" }).click();
	await expect(page.getByText("It is sent, and stands in the red book.")).toBeVisible();
	await page.goto(`${child}/growth`);
	for (const weight of ["7.77 kg", "7.78 kg"]) await expect(page.getByRole("main")).toContainText(weight);
	await expect(page.getByText("not sent yet")).toHaveCount(0);
});

test("five wrong PINs erase a copy, and so does its owner", async ({ page, context }) => {
	const child = await keep(page);
	await context.setOffline(true);
	await page.goto(child);
	for (const left of [4, 3, 2, 1]) {
		await tryPin(page, `wrong ${left}`);
		await expect(page.getByText(`Tries left: ${left}`)).toBeVisible();
	}
	await tryPin(page, "wrong again");
	await expect(page.getByText("The copy was removed")).toBeVisible();
	await expect(page.getByLabel("PIN", { exact: true })).toBeHidden();
	await page.reload();
	await expect(page.getByText("No copy is kept on this phone.")).toBeVisible();
	await context.setOffline(false);

	await keep(page);
	await page.getByRole("button", { name: "Remove it from this phone" }).click();
	await expect(page.getByText("The copy is removed.")).toBeVisible();
	await page.goto("/red-book");
	expect(await keptBy(page)).toEqual({ texts: [], workers: [] });
	await expectNothingWithout(page, context);
});

test("in Urdu the copy is of the Urdu pages, from right to left; without a script nothing is offered", async ({
	page,
	context,
	browser,
	baseURL,
}) => {
	await signInAs(page, "Nadia Rahman", "/ur/red-book/offline", "family");
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await page.getByRole("checkbox").check();
	await page.getByLabel("PIN", { exact: true }).fill(PIN);
	await page.getByRole("button", { name: "نقل رکھیں" }).click();
	await expect(page.getByText("نقل رکھ لی گئی۔")).toBeVisible();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
	await context.setOffline(true);
	await page.goto("/ur/red-book");
	await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
	await page.getByLabel("PIN", { exact: true }).fill(PIN);
	await page.getByRole("button", { name: "نقل کھولیں" }).click();
	await expect(page.getByRole("heading", { name: "ٹیکے", level: 3 }).first()).toBeVisible();
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
	await context.setOffline(false);

	const plain = await browser.newContext({
		baseURL,
		javaScriptEnabled: false,
		storageState: await context.storageState(),
	});
	const without = await plain.newPage();
	await without.goto("/red-book/offline");
	await expect(without.getByText("Your browser cannot do this")).toBeVisible();
	await expect(without.getByRole("button", { name: "Keep a copy" })).toBeHidden();
	await plain.close();
});
