/** Northmere with one of everything that its staff can come across, made by its staff on the pages themselves. */
import { type Browser, expect, type Page } from "@playwright/test";
import { ENTRY_SEGMENTS, type EntrySegment } from "../../app/paths";
import { signInAs } from "./support";

export const STAFF = "/staff/northmere";

/** Who looks at pages, by what they do. */
const PERSONAS = {
	editor: "Ellie Marsh",
	publisher: "Paul Adeyemi",
	administrator: "Amira Khan",
	leader: "Marian Holloway",
	worker: "Hannah Price",
	provider: "Grace Bell",
} as const;
/** One of them, or somebody who is not signed in. */
export type Persona = keyof typeof PERSONAS | "stranger";

const PHONE = { width: 320, height: 800 };

/** What is made is known by this, so that it can be made again on the same database. */
const MARK = Date.now().toString(36);
const called = (name: string) => `Beacon ${name} ${MARK}`;

/** Addresses of what there is to see. */
export interface Made {
	pages: Record<Persona, Page>;
	/** Services that were imported, then changed by staff, then imported again with another text. */
	conflicts: string[];
	scheduled: string;
	/** By segment: never published; published, with a draft. */
	drafts: Record<EntrySegment, string>;
	rewritten: Record<EntrySegment, string>;
	/** A place that is a hub. */
	hub: string;
	/** Imports: of which the columns are chosen; tried out; done; failed; to be taken back. */
	unread: string;
	triedOut: string;
	imported: string;
	failed: string;
	undo: string;
	/** The sections of what is written, by segment, and the parts of the settings. */
	sections: Record<EntrySegment, string[]>;
	settings: string[];
	claim: string;
	/** Somebody else of the staff. */
	colleague: string;
	/** What families told the council. */
	feedback: string[];
	invitation: string;
	releaseAddress: string;
	stillRight: string;
}

const path = (page: Page) => new URL(page.url()).pathname;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The address that a link on the page leads to. */
async function hrefOf(page: Page, selector: string): Promise<string> {
	const href = await page.locator(selector).first().getAttribute("href");
	if (!href) throw new Error(`${selector} leads nowhere`);
	return href;
}

/** What the list of services calls by this name. */
export async function findService(page: Page, name: string): Promise<string> {
	await page.goto(`${STAFF}/services?${new URLSearchParams({ q: name })}`);
	const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
	return href ?? "";
}

const HEADINGS = "Name,Description,Kind,Place,Address,Postcode,Day,Start,End,Cost";
const row = (name: string, about: string, day = "Monday") =>
	`${name},${about},Play,Beacon Hall,1 Beacon Road,ZZ1 1AA,${day},10:00,11:00,Free`;

/** Uploads a list and says what it means. @returns the address of its import, which is ready to be tried out */
async function upload(page: Page, rows: readonly string[], source: string): Promise<string> {
	await page.goto(`${STAFF}/imports/upload`);
	const buffer = Buffer.from([HEADINGS, ...rows].join("\r\n"));
	await page.getByLabel("CSV file").setInputFiles({ name: "beacon.csv", mimeType: "text/csv", buffer });
	await press(page, "Upload");
	await page.getByLabel("Name of this list").fill(source);
	await press(page, "Continue");
	await press(page, "Continue");
	await expect(page.getByRole("heading", { name: "As families would read the first rows" })).toBeVisible();
	return path(page);
}

/** An import runs in the background, after those that others began. */
async function untilDone(page: Page, words: string): Promise<void> {
	await expect(async () => {
		await page.reload();
		await expect(page.getByText(words).first()).toBeVisible({ timeout: 100 });
	}).toPass({ timeout: 90_000, intervals: [300] });
}

async function tryOut(page: Page): Promise<void> {
	await press(page, "Try the import out");
	await untilDone(page, "What the import would do");
}

/** Imports a list, which somebody else lets go. */
async function importForGood(page: Page, second: Page, rows: readonly string[], source: string): Promise<string> {
	await upload(page, rows, source);
	await tryOut(page);
	await second.goto(path(page));
	await press(second, "Import for good");
	await untilDone(page, "What the import did");
	return path(page);
}

/** Changes one text of an entry, which makes a draft of it. */
async function rewrite(page: Page, entry: string, section: string, text: string): Promise<void> {
	await page.goto(`${entry}/edit/${section}`);
	await page.locator("main textarea, main #summary").first().fill(text);
	await press(page, "Save and close");
}

async function handIn(page: Page, entry: string): Promise<void> {
	await page.goto(entry);
	await press(page, "Hand in for review");
}

async function approve(page: Page, entry: string, day?: string): Promise<void> {
	await page.goto(`${entry}/review`);
	await page.getByLabel(day ? "Publish it on a date" : "Publish it now").check();
	if (day) await page.getByLabel("Date to publish on").fill(day);
	await press(page, "Confirm");
	await expect(page.getByRole("alert")).toContainText(day ? "Approved" : "Families read it now");
}

/** Starts something that nobody publishes. @returns its address */
async function start(page: Page, segment: EntrySegment, name: string): Promise<string> {
	if (segment === "offer-sections") {
		await page.goto(`${STAFF}/offer`);
		await page.locator("form button.app-link-button").first().click();
	} else {
		await page.goto(`${STAFF}/${segment}/new`);
		await page.locator("#name").fill(name);
		if (segment === "services") await page.getByLabel("Organisation").selectOption({ label: "Northmere Council" });
		if (segment === "places") await page.locator("input[name=hub]").first().check();
		await press(page, "Continue");
	}
	await expect(page).toHaveURL(/\/edit\//);
	return path(page).replace(/\/edit\/.*/, "");
}

async function publishedArticle(editor: Page, publisher: Page): Promise<string> {
	await editor.goto(`${STAFF}/guidance/portal`);
	await editor
		.getByRole("button", { name: /^Make our own version/ })
		.last()
		.click();
	const entry = path(editor).replace(/\/edit\/.*/, "");
	await handIn(editor, entry);
	await approve(publisher, entry);
	return entry;
}

async function publishedSection(editor: Page, publisher: Page): Promise<string> {
	const entry = await start(editor, "offer-sections", "");
	await rewrite(editor, entry, "text", "What we do for families, in short.");
	await handIn(editor, entry);
	await approve(publisher, entry);
	return entry;
}

/** The first of a list, whatever it is. */
async function firstLink(page: Page, list: string, selector: string): Promise<string> {
	await page.goto(list);
	return hrefOf(page, selector);
}

/** All of a page that lead to such addresses, each once. */
async function linksOn(page: Page, address: string, selector: string): Promise<string[]> {
	await page.goto(address);
	const found = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
	expect(found.length, `links on ${address}`).toBeGreaterThan(0);
	return [...new Set(found.map((href) => href.replace(/#.*/, "")))];
}

const anyOf = (page: Page, segment: EntrySegment) =>
	firstLink(page, `${STAFF}/${segment}?status=published`, `main table a[href*="/${segment}/"]`);

async function claimed(provider: Page, publisher: Page, name: string): Promise<string> {
	await provider.goto(`${STAFF}/claims`);
	await provider.getByLabel("Name of the service").fill(name);
	await press(provider, "Find it");
	await provider.getByRole("link", { name: `This is ours ${name}` }).click();
	await provider.getByLabel("How can your council check this?").fill("We have run it for years.");
	await press(provider, "Send the claim");
	await expect(provider.getByRole("alert")).toContainText("Your claim was sent");
	await publisher.goto(`${STAFF}/claims`);
	const href = await publisher.getByRole("link", { name }).first().getAttribute("href");
	return href ?? "";
}

/** The newest link of a kind in the demo's mailbox. */
async function linkInMail(page: Page, recipient: string, part: string): Promise<string> {
	let found = "";
	await expect(async () => {
		await page.goto("/demo/mail");
		const message = page.locator("details").filter({ hasText: recipient });
		found = (await message.locator(`a[href*="${part}"]`).last().getAttribute("href", { timeout: 500 })) ?? "";
	}).toPass({ timeout: 60_000 });
	return new URL(found, page.url()).pathname;
}

async function invited(page: Page): Promise<string> {
	await page.goto(`${STAFF}/people/invite`);
	const address = `ines.${MARK}@northmere.example`;
	await page.getByLabel("Name", { exact: true }).fill("Ines Calder");
	await page.getByLabel("Email address").fill(address);
	await page.getByLabel("Editor").check();
	await press(page, "Send the invitation");
	return linkInMail(page, address, "/invitation/");
}

async function signedIn(browser: Browser, name: string): Promise<Page> {
	const page = await browser.newPage({ viewport: PHONE });
	page.setDefaultTimeout(30_000);
	await signInAs(page, name, STAFF);
	return page;
}

const inAMonth = () => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Makes all of it, by three people at once. */
export async function makeStaffState(browser: Browser): Promise<Made> {
	const entries = await Promise.all(
		Object.entries(PERSONAS).map(async ([persona, name]) => [persona, await signedIn(browser, name)] as const),
	);
	const stranger = await browser.newPage({ viewport: PHONE });
	const pages = Object.fromEntries([...entries, ["stranger", stranger]]) as Record<Persona, Page>;
	const { editor, publisher, administrator, provider } = pages;

	const services = ["stories", "songs", "swims", "walks", "claimed"].map(called);
	const before = services.map((name) => row(name, "As it was"));
	const unread = await upload(publisher, before, called("unread"));
	await importForGood(publisher, administrator, before, called("list"));
	const addresses = [];
	for (const name of services) addresses.push(await findService(editor, name));
	const [stories = "", songs = "", swims = "", walks = ""] = addresses;
	for (const entry of [stories, songs, swims, walks]) {
		await rewrite(editor, entry, "about", "As our staff have it");
		await handIn(editor, entry);
	}
	for (const entry of [stories, songs]) await approve(publisher, entry);
	await approve(publisher, walks, inAMonth());

	const after = services.map((name, at) => row(name, at < 2 ? "As the list has it now" : "As it was"));
	const imported = await importForGood(publisher, administrator, after, called("list"));
	const undo = await hrefOf(publisher, 'a[href*="/imports/undo/"]');
	const bad = [
		row(called("days"), "Play", "Someday"),
		",No name,Play,Beacon Hall,1 Beacon Road,ZZ1 1AA,Monday,10:00,27:90,Free",
	];
	const triedOut = await upload(publisher, [...after, ...bad], called("list"));
	await tryOut(publisher);
	await publisher.goto(`${STAFF}/imports/feed`);
	await publisher.getByLabel("Address of the feed").fill("http://169.254.169.254/latest");
	await publisher.getByLabel("What to call it here").fill(called("feed"));
	await press(publisher, "Try it out");
	await untilDone(publisher, "inside a private network");
	const failed = path(publisher);

	const drafts = {} as Record<EntrySegment, string>;
	for (const segment of Object.values(ENTRY_SEGMENTS)) {
		drafts[segment] = await start(editor, segment, called(segment));
	}
	const rewritten = {
		services: swims,
		places: await anyOf(editor, "places"),
		organisations: await anyOf(editor, "organisations"),
		guidance: await publishedArticle(editor, publisher),
		"offer-sections": await publishedSection(editor, publisher),
	};
	await rewrite(editor, rewritten.places, "getting-there", "A text that is still being written.");
	await rewrite(editor, rewritten.organisations, "about", "A text that is still being written.");
	await rewrite(editor, rewritten.guidance, "text", "A text that is still being written.");
	await rewrite(editor, rewritten["offer-sections"], "text", "A text that is still being written.");
	const sections = {} as Record<EntrySegment, string[]>;
	for (const segment of Object.values(ENTRY_SEGMENTS)) {
		sections[segment] = await linksOn(editor, drafts[segment], 'main a[href*="/edit/"]');
	}
	sections.services.push(...(await linksOn(editor, `${stories}/edit/times`, 'main a[href*="/edit/session"]')));
	return {
		pages,
		sections,
		settings: [
			...(await linksOn(administrator, `${STAFF}/settings`, 'main a[href*="/settings/"]')),
			...(await linksOn(administrator, `${STAFF}/settings/contact`, 'main a[href*="line="]')).slice(-2),
		],
		conflicts: [stories, songs],
		scheduled: walks,
		drafts,
		rewritten,
		hub: await firstLink(editor, `${STAFF}/places?q=Gullhaven+Family+Hub`, 'main table a[href*="/places/"]'),
		unread,
		triedOut,
		imported,
		failed,
		undo,
		claim: await claimed(provider, publisher, called("claimed")),
		colleague: await firstLink(administrator, `${STAFF}/people?q=hannah`, 'main a[href*="/people/"]:text("Hannah")'),
		feedback: [
			await firstLink(administrator, `${STAFF}/feedback`, 'main table a[href*="/feedback/"]'),
			await firstLink(administrator, `${STAFF}/feedback?status=closed`, 'main table a[href*="/feedback/"]'),
		],
		invitation: await invited(administrator),
		releaseAddress: await firstLink(administrator, `${STAFF}/people`, 'main a[href*="/people/release/"]'),
		stillRight: await linkInMail(administrator, "@northmere.example", "/still-right/"),
	};
}
