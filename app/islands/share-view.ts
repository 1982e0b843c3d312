/**
 * A link that was scanned has what opens it behind "#", which browsers send to nobody. It goes into the form, and out of
 * the address and the browser's history.
 */
const LINK = /^#shlink:\//;

const form = document.querySelector<HTMLFormElement>("form[data-share-view]");
const field = form?.querySelector<HTMLInputElement>('input[name="link"]');
const hide = (part: string) => {
	const element = form?.querySelector<HTMLElement>(`[data-share-${part}]`);
	if (element) element.hidden = true;
};

/** Whether a link asks for a passcode; where it cannot be read, the form asks for one. */
function hasPasscode(link: string): boolean {
	try {
		const payload = link.slice("shlink:/".length).replaceAll("-", "+").replaceAll("_", "/");
		const { flag = "" } = JSON.parse(atob(payload)) as { flag?: string };
		return flag.includes("P");
	} catch {
		return true;
	}
}

function take(): void {
	const { hash, pathname, search } = window.location;
	if (!field || !LINK.test(hash)) return;
	field.value = hash.slice(1);
	window.history.replaceState(null, "", pathname + search);
	show();
}

/** What the link says by itself needs no field. */
function show(): void {
	if (!field?.value.includes("shlink:/") || field.getAttribute("aria-invalid")) return;
	hide("link");
	if (!hasPasscode(field.value.slice(field.value.indexOf("shlink:/")))) hide("passcode");
}

take();
show();
// Another code is scanned while the page is open.
window.addEventListener("hashchange", take);

export {};
