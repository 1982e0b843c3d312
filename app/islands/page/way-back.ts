/**
 * The breadcrumb that leads to the list from which somebody came leads to it as it was: with its words, filters and page.
 * They stand in no address of the page itself, which is kept for all who ask for it.
 */
export function keepWayBack(): void {
	if (!document.referrer) return;
	const from = new URL(document.referrer);
	if (from.origin !== location.origin || from.search === "") return;
	for (const link of document.querySelectorAll<HTMLAnchorElement>(".govuk-breadcrumbs a")) {
		if (link.pathname === from.pathname) link.href = from.href;
	}
}
