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

/** What the link says by itself needs no field; and it goes along to the page in another language. */
function show(): void {
	const [link] = /shlink:\/[\w-]+/.exec(field?.value ?? "") ?? [];
	if (!link || field?.getAttribute("aria-invalid")) return;
	hide("link");
	if (!hasPasscode(link)) hide("passcode");
	for (const other of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]")) other.hash = link;
}

take();
show();
// Another code is scanned while the page is open.
window.addEventListener("hashchange", take);

export {};
