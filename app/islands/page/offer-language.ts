/**
 * A line in the language that the browser asks for first, where the page is in another. The server does not look at that
 * header: a page is kept for all who ask for its address.
 */
const CHOSEN = "language";

export function offerLanguage(): void {
	const links = [...document.querySelectorAll<HTMLAnchorElement>(".app-languages a[data-offer]")];
	for (const link of links) link.addEventListener("click", () => choose(link.lang));
	const here = document.documentElement.lang;
	const [wanted] = navigator.languages
		.map((tag) => tag.toLowerCase().split("-")[0])
		.filter((code) => code === here || links.some(({ lang }) => lang === code));
	const link = links.find(({ lang }) => lang === wanted);
	const place = document.querySelector<HTMLElement>("[data-language-offer]");
	if (!link || !place || chosen() === here) return;
	const offer = document.createElement("a");
	offer.href = link.href;
	offer.hreflang = offer.lang = link.lang;
	offer.dir = link.dir;
	offer.textContent = link.dataset.offer ?? "";
	place.append(offer);
	place.hidden = false;
}

/** The language that somebody went to by the switcher, in this tab. */
function chosen(): string | null {
	try {
		return sessionStorage.getItem(CHOSEN);
	} catch {
		return null;
	}
}

function choose(code: string): void {
	try {
		sessionStorage.setItem(CHOSEN, code);
	} catch {}
}
