/**
 * Every page of the staff and account area as it looks on a small phone, with something on it: read from app/routes.ts,
 * so that a new page is looked at when it is added. And the pages that say what is wrong.
 */
import { type ConsoleMessage, expect, type Page, test } from "@playwright/test";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { ENTRY_SEGMENTS, type EntrySegment } from "../../app/paths";
import routes from "../../app/routes";
import { type Made, makeStaffState, type Persona, STAFF } from "./staff-state";
import { expectAccessible, expectNoSidewaysScroll, signInAs } from "./support";

// One after the other: they look at what was made once.
test.describe.configure({ mode: "default" });

type Look = [who: Persona, path: string];
type Samples = Record<string, (made: Made) => Look[]>;

const COUNCIL = "staff/:council";
const segments = Object.entries(ENTRY_SEGMENTS);
const listed = segments.filter(([kind]) => kind !== "offer-section");

/** Pages of the staff area, by their routes below the council. */
const IN_STAFF: Samples = {
	"": () => (["editor", "publisher", "administrator", "leader", "worker", "provider"] as const).map((who) => [who, ""]),
	people: () => [["administrator", "/people"]],
	"people/invite": () => [["administrator", "/people/invite"]],
	"people/release/:invitation": ({ releaseAddress }) => [["administrator", releaseAddress]],
	"people/:person": ({ colleague }) => [["administrator", colleague]],
	"people/:person/deactivate": ({ colleague }) => [["administrator", `${colleague}/deactivate`]],
	mail: () => [["administrator", "/mail"]],
	audit: () => [
		["administrator", "/audit"],
		["administrator", "/audit?person=nobody+at+all"],
	],
	translations: () => [
		["editor", "/translations"],
		["editor", "/translations?language=ur&status=missing"],
	],
	"translations/glossary": () => [["publisher", "/translations/glossary?language=ur"]],
	"translations/import": () => [["publisher", "/translations/import?language=ro"]],
	"translations/:id/:language": ({ drafts, conflicts: [one = ""] }) => [
		["editor", `/translations/${idOf(one)}/ur`],
		["editor", `/translations/${idOf(drafts.places)}/pl`],
	],
	"translations/:id/:language/review": ({ conflicts: [one = ""] }) => [
		["publisher", `/translations/${idOf(one)}/ur/review`],
	],
	imports: () => [["publisher", "/imports"]],
	"imports/upload": () => [["publisher", "/imports/upload"]],
	"imports/feed": () => [["publisher", "/imports/feed"]],
	"imports/undo/:run": ({ undo }) => [["publisher", undo]],
	"imports/:job": ({ unread, triedOut, imported, failed }) =>
		[unread, triedOut, imported, failed].map((path) => ["publisher", path]),
	"imports/:job/columns": ({ unread }) => [["publisher", `${unread}/columns`]],
	"imports/:job/topics": ({ unread }) => [["publisher", `${unread}/topics`]],
	exports: () => [
		["editor", "/exports"],
		["administrator", "/exports"],
	],
	conflicts: () => [["publisher", "/conflicts"]],
	likely: () => [["publisher", "/likely"]],
	"conflicts/:id": ({ conflicts: [one = ""] }) => [["publisher", `/conflicts/${idOf(one)}`]],
	"guidance/portal": () => [["editor", "/guidance/portal"]],
	offer: () => [
		["editor", "/offer"],
		["leader", "/offer"],
	],
	"offer/sign": () => [["leader", "/offer/sign"]],
	"offer/editions": () => [["leader", "/offer/editions"]],
	claims: () => [
		["publisher", "/claims"],
		["provider", "/claims?q=rhyme"],
	],
	"claims/:id": ({ claim }) => [["publisher", claim]],
	feedback: () => [
		["worker", "/feedback"],
		["worker", "/feedback?status=closed"],
	],
	"feedback/:feedback": ({ feedback }) => feedback.map((path) => ["worker", path]),
	settings: () => [["administrator", "/settings"]],
	"settings/:part": ({ settings }) => settings.map((path) => ["administrator", path]),
	referrals: () => [
		["administrator", "/referrals"],
		["leader", "/referrals"],
	],
	administration: () => [["administrator", "/administration"]],
	...Object.fromEntries(listed.flatMap(([, segment]) => Object.entries(listPages(segment)))),
	...Object.fromEntries(
		segments.flatMap(([kind, segment]) => Object.entries(entryPages(kind as keyof typeof ENTRY_SEGMENTS, segment))),
	),
};

function listPages(segment: EntrySegment): Samples {
	return {
		[segment]: () => [
			["editor", `/${segment}`],
			["publisher", `/${segment}?q=nothing+has+this+name`],
		],
		[`${segment}/new`]: () => [["editor", `/${segment}/new`]],
		[`${segment}/bulk`]: ({ rewritten, drafts }) => [
			["publisher", `/${segment}/bulk?do=withdraw&id=${idOf(rewritten[segment])}&id=${idOf(drafts[segment])}`],
		],
	};
}

function entryPages(kind: keyof typeof ENTRY_SEGMENTS, segment: EntrySegment): Samples {
	const page = (rest: string) => `${segment}/:id${rest}`;
	return {
		[page("")]: ({ drafts, rewritten, scheduled, conflicts }) => [
			["editor", drafts[segment]],
			["publisher", rewritten[segment]],
			...(kind === "service" ? [scheduled, ...conflicts].map((path): Look => ["publisher", path]) : []),
		],
		[page("/edit/:section")]: ({ sections }) => sections[segment].map((path) => ["editor", path]),
		[page("/check")]: ({ drafts, rewritten }) => [
			["editor", `${drafts[segment]}/check`],
			["publisher", `${rewritten[segment]}/check`],
		],
		[page("/discard")]: ({ rewritten }) => [["editor", `${rewritten[segment]}/discard`]],
		[page("/withdraw")]: ({ rewritten }) => [["publisher", `${rewritten[segment]}/withdraw`]],
		...((kind === "service" || kind === "location") && {
			[page("/dates")]: ({ rewritten, hub }: Made): Look[] => [
				["editor", `${kind === "location" ? hub : rewritten[segment]}/dates`],
			],
		}),
		[page("/archive")]: ({ drafts }) => [["editor", `${drafts[segment]}/archive`]],
		[page("/review")]: ({ drafts, rewritten }) => [
			["publisher", `${rewritten[segment]}/review`],
			["publisher", `${drafts[segment]}/review`],
		],
		[page("/versions")]: ({ rewritten, conflicts: [one = ""] }) => [
			["publisher", `${rewritten[segment]}/versions`],
			...(kind === "service" ? [["publisher", `${one}/versions?from=1&to=2`] as Look] : []),
		],
	};
}

const previews: Samples = Object.fromEntries(
	segments.map(([, segment]) => [
		`${COUNCIL}/${segment}/:id/preview`,
		({ rewritten, drafts }: Made): Look[] => [
			["editor", `${rewritten[segment]}/preview`],
			["editor", `/ur${drafts[segment]}/preview`],
		],
	]),
);

/** Pages around it, some of them for those who are not signed in. */
const AROUND: Samples = {
	"sign-in": () => [
		["stranger", "/sign-in"],
		["editor", "/sign-in"],
	],
	account: () => [["editor", "/account"]],
	"account/passkey/new": () => [["editor", "/account/passkey/new"]],
	"invitation/:token": ({ invitation }) => [["stranger", invitation]],
	"still-right/:token": ({ stillRight }) => [["stranger", stillRight]],
	"demo/mail": () => [["stranger", "/demo/mail"]],
};

/** Of record administrators, who sign in as nobody else does. Of claims and problems none waits in the demo. */
const OFFICE = [
	"",
	"/claims/:id",
	"/problems/:id",
	"/records/:id",
	"/records/:id/:step",
	"/records/:id/:step/:guardian",
];

/** Looked at by a test of their own, below: for who has a passkey, who has no council, and who keeps records. */
const APART = ["staff", "account/passkey", ...OFFICE.map((page) => `${COUNCIL}/guardians${page}`)];

const SAMPLES: Samples = {
	...AROUND,
	...previews,
	...Object.fromEntries(
		Object.entries(IN_STAFF).map(([route, look]) => [[COUNCIL, route].filter(Boolean).join("/"), look]),
	),
};

const idOf = (path: string) => path.split("/").at(-1) ?? "";

/** The routes that show a page, with their whole paths: modules without one end in `.ts`. */
function pagesOf(entries: readonly RouteConfigEntry[], base = ""): string[] {
	return entries.flatMap(({ path = "", file, children }) => {
		const whole = [base, path].filter(Boolean).join("/");
		return children ? pagesOf(children, whole) : file.endsWith(".tsx") ? [whole] : [];
	});
}

const AREA = /^(?:staff|account|sign-in|invitation|still-right|demo)(?:\/|$)/;

let made: Made;

test.beforeAll(async ({ browser }) => {
	test.setTimeout(300_000);
	made = await makeStaffState(browser);
});

test("each page of the staff and account area has a sample", async () => {
	const all = pagesOf((await routes) as RouteConfigEntry[]).filter((path) => AREA.test(path));
	expect(all.length).toBeGreaterThan(80);
	expect(
		all.filter((path) => !(path in SAMPLES) && !APART.includes(path)),
		"add these to SAMPLES",
	).toEqual([]);
});

/** What is wrong with a page, if anything. */
async function faultsOf(page: Page, look: () => Promise<void>): Promise<string[]> {
	const faults: string[] = [];
	const hear = (message: ConsoleMessage) => message.type() === "error" && faults.push(message.text());
	const fall = (error: Error) => faults.push(error.message);
	page.on("console", hear).on("pageerror", fall);
	await look().catch(fall);
	page.off("console", hear).off("pageerror", fall);
	return faults;
}

async function expectWhole(page: Page): Promise<void> {
	await expectAccessible(page);
	await expectNoSidewaysScroll(page);
}

const addressOf = (route: string, path: string) =>
	route.startsWith(COUNCIL) && !/^(?:\/ur)?\/staff\//.test(path) ? STAFF + path : path;

test("each page is there, fits a small phone and is open to everybody", async () => {
	test.setTimeout(400_000);
	const looks = Object.entries(SAMPLES).flatMap(([route, samples]) =>
		samples(made).map(([who, path]) => ({ who, address: addressOf(route, path) })),
	);
	// People look side by side, each at one page after the other.
	const lookAll = async ([who, page]: [string, Page]) => {
		for (const { address } of looks.filter((look) => look.who === who)) {
			const faults = await faultsOf(page, async () => {
				const response = await page.goto(address);
				expect(response?.status()).toBe(200);
				expect(new URL(page.url()).pathname, "the page leads elsewhere").toBe(address.split("?")[0]);
				expect(await page.title()).not.toContain("Error:");
				await expectWhole(page);
			});
			expect.soft(faults, `${who} on ${address}`).toEqual([]);
		}
	};
	await Promise.all(Object.entries(made.pages).map(lookAll));
});

test("a record administrator finds a record, and its pages fit a small phone and are open to everybody", async ({
	page,
}) => {
	await page.setViewportSize({ width: 320, height: 800 });
	await signInAs(page, "Ruth Castell", `${STAFF}/guardians`);
	await expectWhole(page);
	await page.getByLabel("NHS number").fill("999 000 1928");
	for (const [box, typed] of Object.entries({ Day: "10", Month: "5", Year: "2023" }))
		await page.getByLabel(box, { exact: true }).fill(typed);
	await page.getByRole("button", { name: "Find it" }).click();
	await expect(page.locator("h1")).toContainText("Amal");
	await expectWhole(page);
	const steps = page.locator("main a[href*='/guardians/records/']");
	const hrefs = await steps.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
	expect(hrefs.length).toBeGreaterThan(4);
	for (const href of hrefs) {
		await page.goto(href);
		await expect(page.getByRole("main").getByRole("button").first(), href).toBeVisible();
		await expectWhole(page);
	}
	await page.goto(hrefs.find((href) => href.endsWith("/code")) ?? "");
	await page.getByLabel("Language of the slip").selectOption({ label: "اردو" });
	await page.getByRole("main").getByRole("button").click();
	await expect(page.locator("main [lang=ur]")).toContainText("/ur/red-book/claim");
	await expect(page.locator("main [lang=ur] .govuk-heading-l")).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
	await expectWhole(page);
});

/** Forms sent as they should not be: where, by whom, what is done to them, the button, and the status of the answer. */
type Wrong = [who: Persona, path: string, fill: (page: Page) => Promise<unknown>, button: string, status: number];

const asItIs = async () => {};
const fill = (selector: string, text: string) => (page: Page) => page.locator(selector).first().fill(text);
/** As if somebody else had changed it since the page was opened. */
const stale =
	(name: string, then: (page: Page) => Promise<unknown> = asItIs) =>
	async (page: Page) => {
		await then(page);
		await page.locator(`main input[name=${name}]`).evaluateAll((all) => {
			for (const one of all) one.setAttribute("value", "0");
		});
	};

const wrongs = ({
	drafts,
	rewritten,
	conflicts: [one = ""],
	unread,
	claim,
	colleague,
	feedback: [feedback = ""],
}: Made): Wrong[] => [
	["editor", `${STAFF}/services/new`, asItIs, "Continue", 400],
	["editor", `${STAFF}/places/new`, asItIs, "Continue", 400],
	["editor", `${STAFF}/organisations/new`, asItIs, "Continue", 400],
	["editor", `${STAFF}/guidance/new`, asItIs, "Continue", 400],
	["editor", `${drafts.services}/edit/contact`, fill("#email", "nobody"), "Save and continue", 400],
	["editor", `${drafts.services}/edit/about`, stale("revision", fill("#summary", "Mine")), "Save and continue", 409],
	["editor", `${drafts.services}/check`, asItIs, "Hand in for review", 400],
	["editor", `${rewritten.guidance}/discard`, stale("revision"), "Discard the draft", 409],
	["editor", `${STAFF}/translations/import?language=pl`, asItIs, "Check the file", 400],
	["publisher", `${STAFF}/translations/glossary?language=pl`, asItIs, "Save the term", 400],
	["editor", `${STAFF}/translations/${idOf(one)}/pl`, stale("seen", fill("main textarea", "Moje")), "Save", 409],
	["publisher", `${STAFF}/imports/upload`, asItIs, "Upload", 400],
	["publisher", `${STAFF}/imports/feed`, asItIs, "Try it out", 400],
	["publisher", `${unread}/columns`, fill("#source", ""), "Continue", 400],
	["publisher", `${STAFF}/conflicts/${idOf(one)}`, stale("seen"), "Keep ours", 409],
	["publisher", `${rewritten.services}/review`, asItIs, "Confirm", 400],
	["publisher", `${rewritten.services}/withdraw`, stale("revision"), "Withdraw it", 409],
	["publisher", claim, asItIs, "Confirm", 400],
	["worker", feedback, asItIs, "Save and close", 400],
	["administrator", `${STAFF}/people/invite`, asItIs, "Send the invitation", 400],
	["administrator", colleague, asItIs, "Give this role", 400],
	["administrator", `${STAFF}/settings/name`, fill("#name", ""), "Save", 400],
	["administrator", `${STAFF}/settings/name`, stale("seen", fill("#website", "https://new.example")), "Save", 409],
	["leader", `${STAFF}/offer/sign`, asItIs, "Sign off edition", 400],
	["stranger", "/northmere/comments", asItIs, "Send", 400],
	["stranger", "/ur/northmere/services/stay-and-play/report", asItIs, "", 400],
	["stranger", "/pl", fill("#postcode", "nowhere"), "", 400],
	["stranger", "/ar/northmere/hubs", fill("#postcode", "nowhere"), "", 400],
];

test("each page says what is wrong first in its title, then in a summary, and keeps to a small phone", async () => {
	test.setTimeout(240_000);
	for (const [who, path, fillIn, button, status] of wrongs(made)) {
		const page = made.pages[who];
		const fault = await page
			.goto(path)
			.then(async () => {
				await fillIn(page);
				const answered = page.waitForResponse((response) => response.request().isNavigationRequest());
				await page.locator("main").getByRole("button", { name: button }).first().click();
				expect((await answered).status()).toBe(status);
				const language = await page.locator("html").getAttribute("lang");
				expect(await page.title()).toMatch(new RegExp(`^${ERROR.get(language ?? "")} `));
				await expect(page.locator("h1")).not.toContainText("Error:");
				await expectWhole(page);
			})
			.then(
				() => null,
				(error: Error) => error.message,
			);
		expect.soft(fault, `${who} on ${path}`).toBeNull();
	}
});

/** How a title begins that says something is wrong, by language. */
const ERROR = new Map([
	["en", "Error:"],
	["pl", "Błąd:"],
	["ur", "غلطی:"],
	["ar", "خطأ:"],
]);

test("what is not there, and what is not theirs, is said in the staff area too", async () => {
	for (const [who, path, status] of [
		["editor", `${STAFF}/nothing-here`, 404],
		["editor", `${STAFF}/services/no-such-service`, 404],
		["publisher", `${STAFF}/imports/no-such-import`, 404],
		["publisher", `${STAFF}/conflicts/no-such-conflict`, 404],
		["editor", `${STAFF}/settings/name`, 403],
		["stranger", `/invitation/${"a".repeat(43)}`, 404],
		["stranger", `/still-right/${"a".repeat(43)}`, 404],
	] as const) {
		const page = made.pages[who];
		expect((await page.goto(path))?.status(), path).toBe(status);
		await expectWhole(page);
	}
});

test("somebody without a council is told so, and somebody with a passkey is asked for it", async ({ page }) => {
	await page.setViewportSize({ width: 320, height: 800 });
	await signInAs(page, "Nadia Rahman", "/staff", "family");
	await expect(page.getByText("no council has given you a role")).toBeVisible();
	await expectWhole(page);

	const client = await page.context().newCDPSession(page);
	await client.send("WebAuthn.enable");
	const options = { protocol: "ctap2", transport: "usb", hasUserVerification: true, isUserVerified: true } as const;
	await client.send("WebAuthn.addVirtualAuthenticator", { options: { ...options, automaticPresenceSimulation: true } });
	await page.goto("/account/passkey/new");
	await page.getByLabel("Name of the passkey").fill("Phone");
	await page.getByRole("button", { name: "Add a passkey" }).click();
	await expect(page.getByRole("alert")).toContainText("Your passkey is added");
	await expectWhole(page);
	await page.getByRole("button", { name: "Sign out", exact: true }).click();
	await expect(page.getByText("You are signed out")).toBeVisible();
	await page.goto("/sign-in/demo-family?return=/account");
	await expectWhole(page);
	await page.getByRole("button", { name: "Sign in as Nadia Rahman" }).click();
	await expect(page).toHaveURL(/\/account\/passkey/);
	await expectWhole(page);
	await page.getByRole("button", { name: "Use your passkey" }).click();
	await expect(page).toHaveURL(/\/account$/);
	await page.getByRole("button", { name: "Remove Phone" }).click();
	await expect(page.getByText("You have no passkey")).toBeVisible();
});

test("conflicts are decided without JavaScript, and families read what was decided", async ({ browser }) => {
	const [kept = "", taken = ""] = made.conflicts;
	const open = async (persona: Persona) => {
		const storageState = await made.pages[persona].context().storageState();
		return (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
	};
	const page = await open("publisher");
	const family = await open("stranger");
	const nameOf = async (entry: string) => {
		await page.goto(entry);
		return page.getByRole("heading", { level: 1 }).locator("visible=true").innerText();
	};
	const decide = async (entry: string, button: string, outcome: string) => {
		await page.goto(entry);
		await page.getByRole("link", { name: "Its source says something else" }).click();
		await expect(page.locator("del").first()).toContainText("As our staff have it");
		await page.getByRole("button", { name: button }).click();
		await expect(page).toHaveURL(/\/conflicts\?done=/);
		await expect(page.getByRole("alert")).toContainText(outcome);
		await expect(page.locator(`a[href$="/conflicts/${idOf(entry)}"]`)).toHaveCount(0);
		expect((await page.goto(`${STAFF}/conflicts/${idOf(entry)}`))?.status()).toBe(404);
	};
	const read = async (entry: string, words: string) => {
		await page.goto(entry);
		const href = (await page.getByRole("link", { name: "See the page" }).getAttribute("href")) ?? "";
		await expect(async () => {
			await family.goto(href);
			await expect(family.getByRole("main")).toContainText(words, { timeout: 100 });
		}).toPass({ timeout: 15_000 });
	};
	expect(await nameOf(kept)).toContain("stories");
	await decide(kept, "Keep ours", "Kept as your staff have it");
	await read(kept, "As our staff have it");

	await decide(taken, "Take theirs", "What the list says is now the draft");
	await read(taken, "As our staff have it");
	// Whoever took it wrote the draft, so somebody else approves it.
	await page.goto(`${taken}/review`);
	await expect(page.getByRole("main")).toContainText("Somebody else must approve it");
	await page.goto(taken);
	await page.getByRole("button", { name: "Hand in for review" }).click();
	const second = await open("administrator");
	await second.goto(`${taken}/review`);
	await second.getByLabel("Publish it now").check();
	await second.getByRole("button", { name: "Confirm" }).click();
	await expect(second.getByRole("alert")).toContainText("Families read it now");
	await read(taken, "As the list has it now");
});

test("an import that waits for its turn is taken out of the queue", async () => {
	const page = made.pages.publisher;
	await expect(async () => {
		await page.goto(made.triedOut);
		await page.getByRole("button", { name: /^Try / }).click({ timeout: 1000 });
		// Where its turn has come already, it is tried again.
		await page.getByRole("button", { name: "Take it out of the queue" }).click({ timeout: 1000 });
		await expect(page.getByText("Ready to try out")).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 60_000 });
	await expectWhole(page);
});
