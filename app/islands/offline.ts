/**
 * A copy of the red book on somebody's own phone, for when there is no network: made when they ask for it, encrypted under their
 * PIN, and gone after some wrong ones, after a month, and with signing out (`Clear-Site-Data`). Nothing of it stands in clear.
 */
import { type Copy, eraseCopy, hasCopy, keepCopy, openCopy } from "./offline/copy";
import { offerEntries } from "./offline/entries";
import { part, say, show } from "./offline/page";
import { countUnsent, tellUnsent } from "./offline/unsent";

const WORKER = "/red-book-worker.js";
const CACHE = "red-book-offline";
const SHORTEST_PIN = 6;
const LOWER = [
	["h3", "h4"],
	["h2", "h3"],
	["h1", "h2"],
] as const;

/** Attributes that name parts of a page. */
const NAMES = ["id", "for", "headers", "aria-labelledby", "aria-describedby", "aria-controls"];

/** What of a page is kept: its words, tables and charts. Links and pictures lead nowhere without a network. */
async function wordsOf(address: string, place: number): Promise<string> {
	const answer = await fetch(address, { cache: "no-store" });
	if (!answer.ok || answer.redirected) throw new Error("The page did not come.");
	const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
	if (!main) throw new Error("The page has nothing in it.");
	for (const element of main.querySelectorAll("img, form, script, .govuk-back-link, .app-no-print")) element.remove();
	// Below the heading of the page that shows it.
	for (const [level, deeper] of LOWER)
		for (const heading of main.querySelectorAll(level)) {
			const lower = document.createElement(deeper);
			for (const { name, value } of heading.attributes) lower.setAttribute(name, value);
			lower.append(...heading.childNodes);
			heading.replaceWith(lower);
		}
	for (const link of main.querySelectorAll("a[href]:not([href^='#'])")) link.replaceWith(...link.childNodes);
	// Several pages stand in one: the names of their parts are told apart, so that each chart has its own words.
	for (const name of NAMES)
		for (const element of main.querySelectorAll(`[${name}]`)) {
			const own = (element.getAttribute(name) ?? "").split(" ").map((id) => `${place}-${id}`);
			element.setAttribute(name, own.join(" "));
		}
	for (const link of main.querySelectorAll("[href^='#']"))
		link.setAttribute("href", `#${place}-${link.getAttribute("href")?.slice(1)}`);
	return main.innerHTML;
}

/** The page that asks for the PIN, as it is for anybody, with its styles and scripts. */
async function keepShell(scope: string): Promise<void> {
	const address = `${scope}/offline/open`;
	const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
	if (!answer.ok) throw new Error("The page did not come.");
	const page = new DOMParser().parseFromString(await answer.clone().text(), "text/html");
	const files = [...page.querySelectorAll("link[rel='stylesheet'], script[src]")].flatMap(
		(one) => one.getAttribute("href") ?? one.getAttribute("src") ?? [],
	);
	const cache = await caches.open(CACHE);
	await cache.addAll(files);
	await cache.put(address, answer);
	await navigator.serviceWorker.register(WORKER, { scope });
}

async function forget(): Promise<void> {
	await eraseCopy();
	await caches.delete(CACHE);
	for (const one of await navigator.serviceWorker.getRegistrations())
		if (one.active?.scriptURL.endsWith(WORKER)) await one.unregister();
}

/** A newer copy has another key: what waits under the old one is sent first. */
async function showState(): Promise<void> {
	const isWaiting = (await tellUnsent()) > 0;
	show("kept", await hasCopy());
	show("sendFirst", isWaiting);
	show("keep", !isWaiting);
	// Who wanted to sign out came by a cookie, which may be older than what waits.
	show("losing", isWaiting);
	show("nothingToLose", !isWaiting);
}

function offerToKeep(form: HTMLFormElement): void {
	const { scope = "", pages = "", about = "{}" } = form.dataset;
	const pin = form.querySelector<HTMLInputElement>("input[type=password]");
	const mine = form.querySelector<HTMLInputElement>("input[type=checkbox]");
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (!pin || !mine) return;
		if (!mine.checked) return say("mine");
		if (pin.value.length < SHORTEST_PIN) return say("short");
		say("working");
		try {
			const words = await Promise.all(pages.split(" ").map(wordsOf));
			await keepShell(scope);
			await keepCopy({ ...(JSON.parse(about) as Omit<Copy, "words">), words }, pin.value);
			form.reset();
			say("done");
		} catch {
			await forget();
			say("failed");
		}
		await showState();
	});
	let isWarned = false;
	part("erase")?.addEventListener("click", async () => {
		if (!isWarned && (await countUnsent()) > 0) {
			isWarned = true;
			return say("eraseAll");
		}
		await forget();
		say("erased");
		await showState();
	});
	show("unable", false);
	show("offered");
	void showState();
}

function askForPin(form: HTMLFormElement): void {
	const pin = form.querySelector<HTMLInputElement>("input[type=password]");
	form.addEventListener("submit", async (event) => {
		event.preventDefault();
		if (!pin) return;
		const opened = await openCopy(pin.value);
		form.reset();
		if (!opened.ok) {
			show("open", opened.reason === "wrong");
			if (opened.reason !== "wrong") show("lose", false);
			return say(opened.reason, opened.reason === "wrong" ? opened.left : undefined);
		}
		const record = part("record");
		const title = part("title");
		if (!record || !title) return;
		title.textContent = opened.copy.asOf;
		record.innerHTML = opened.copy.words.join("<hr>");
		show("ask", false);
		show("shown");
		title.focus();
		offerEntries(opened.copy, opened.key);
	});
	if (navigator.onLine)
		for (const element of document.querySelectorAll<HTMLElement>("[data-online]"))
			element.textContent = element.dataset.online ?? "";
	void tellUnsent().then((count) => show("lose", count > 0));
	void hasCopy().then((isKept) => {
		show("open", isKept);
		if (!isKept) say("none");
	});
}

const isAble = "serviceWorker" in navigator && "caches" in window && window.crypto?.subtle !== undefined;
if (isAble) {
	show("offer");
	const keep = part<HTMLFormElement>("keep");
	if (keep) offerToKeep(keep);
	const open = part<HTMLFormElement>("open");
	if (open) askForPin(open);
}
