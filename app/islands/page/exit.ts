/**
 * "Exit this page" as the Design System has it: Shift three times, and a blank page at once. Beyond it, the page that
 * was left stands no longer in the history, and those before it lead away again for as long as the tab stays elsewhere.
 */
const LEFT = "left";
const PRESSES = 3;
const FORGOTTEN_MS = 5000;

const status = document.createElement("span");
let presses = 0;
let withOtherKey = false;
let timer: number | undefined;

/** Begins before there is anything to see: a page that somebody goes back to is not drawn. */
export function guardExit(): void {
	const [arrival] = performance.getEntriesByType("navigation");
	if (arrival instanceof PerformanceNavigationTiming && arrival.type === "back_forward" && hasLeft()) {
		whenThere(leave);
	} else forget();
	window.addEventListener("pageshow", ({ persisted }) => {
		if (persisted && hasLeft()) leave();
	});
	document.addEventListener("click", (event) => {
		if (!(event.target instanceof Element) || !event.target.closest(".govuk-exit-this-page__button")) return;
		event.preventDefault();
		leave();
	});
	status.setAttribute("role", "status");
	status.className = "govuk-visually-hidden";
	document.addEventListener("keydown", makeStatus, true);
	document.addEventListener("keyup", countPresses, true);
}

function whenThere(act: () => void): void {
	document.documentElement.hidden = true;
	if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", act);
	else act();
}

function exit(): HTMLElement | null {
	return document.querySelector<HTMLElement>(".govuk-exit-this-page");
}

function leave(): void {
	document.documentElement.hidden = false;
	const link = exit()?.querySelector("a");
	if (!link) return;
	remember();
	const overlay = document.createElement("div");
	overlay.className = "govuk-exit-this-page-overlay";
	overlay.setAttribute("role", "alert");
	overlay.textContent = exit()?.dataset.activated ?? "";
	document.body.append(overlay);
	document.body.classList.add("govuk-exit-this-page-hide-content");
	document.title = overlay.textContent;
	window.location.replace(link.href);
}

/** Stands in the page from the first Shift on, before there is something to say. */
function makeStatus({ key }: KeyboardEvent): void {
	if (key === "Shift" && !status.isConnected) exit()?.append(status);
}

/** Shift by itself counts; with another key it writes a capital. */
function countPresses({ key, shiftKey }: KeyboardEvent): void {
	const counts = key === "Shift" && !withOtherKey;
	withOtherKey = shiftKey;
	if (!counts) {
		if (presses > 0) show(0, "timedOut");
		return;
	}
	if (presses + 1 >= PRESSES) {
		show(0, null);
		leave();
		return;
	}
	show(presses + 1, presses === 0 ? "pressTwice" : "pressOnce");
	timer = window.setTimeout(() => show(0, "timedOut"), FORGOTTEN_MS);
}

function show(count: number, word: "timedOut" | "pressTwice" | "pressOnce" | null): void {
	window.clearTimeout(timer);
	presses = count;
	const place = exit();
	const lights = place?.querySelector(".govuk-exit-this-page__indicator");
	status.textContent = word ? (place?.dataset[word] ?? "") : "";
	lights?.classList.toggle("govuk-exit-this-page__indicator--visible", count > 0);
	[...(lights?.children ?? [])].forEach((light, index) => {
		light.classList.toggle("govuk-exit-this-page__indicator-light--on", index < count);
	});
}

/** Browsers that keep nothing still leave by the link. */
function hasLeft(): boolean {
	try {
		return sessionStorage.getItem(LEFT) !== null;
	} catch {
		return false;
	}
}

function remember(): void {
	try {
		sessionStorage.setItem(LEFT, "1");
	} catch {}
}

function forget(): void {
	try {
		sessionStorage.removeItem(LEFT);
	} catch {}
}
