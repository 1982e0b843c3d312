/** Every URL of the product. Nobody concatenates one elsewhere. */

/** Search parameters; empty values are left out, a list repeats its name. */
export type Query = Record<string, string | number | readonly (string | number)[] | null | undefined>;

function withQuery(path: string, query?: Query): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(query ?? {})) {
		for (const one of Array.isArray(value) ? value : [value]) {
			if (one !== null && one !== undefined && one !== "") search.append(name, String(one));
		}
	}
	const text = search.toString();
	return text ? `${path}?${text}` : path;
}

/** The URLs as seen in one language. English stands at the root, every other language under its code. */
export function pathsFor(language: string) {
	const base = language === "en" ? "" : `/${language}`;
	const at = (council: string, rest = "", query?: Query) => withQuery(`${base}/${council}${rest}`, query);
	return {
		start: (query?: Query) => withQuery(`${base}/`, query),
		aboutTheData: () => `${base}/about-the-data`,
		accessibility: () => `${base}/accessibility`,
		privacy: () => `${base}/privacy`,
		council: (council: string, query?: Query) => at(council, "", query),
		services: (council: string, query?: Query) => at(council, "/services", query),
		service: (council: string, service: string) => at(council, `/services/${service}`),
		serviceReport: (council: string, service: string, query?: Query) =>
			at(council, `/services/${service}/report`, query),
		serviceCalendar: (council: string, service: string) => at(council, `/services/${service}/calendar.ics`),
		hubs: (council: string, query?: Query) => at(council, "/hubs", query),
		hub: (council: string, hub: string) => at(council, `/hubs/${hub}`),
		whatsOn: (council: string, query?: Query) => at(council, "/whats-on", query),
		whatsOnCalendar: (council: string, query?: Query) => at(council, "/whats-on.ics", query),
		offer: (council: string, query?: Query) => at(council, "/offer", query),
		offerPrint: (council: string) => at(council, "/offer/print"),
		help: (council: string) => at(council, "/help"),
		redBook: (council: string) => at(council, "/red-book"),
		guidance: (council: string, query?: Query) => at(council, "/guidance", query),
		guidanceArticle: (council: string, article: string) => at(council, `/guidance/${article}`),
		shortlist: (council: string, query?: Query) => at(council, "/shortlist", query),
	};
}
export type Paths = ReturnType<typeof pathsFor>;

/** URLs that are the same in every language: what machines read. */
export const machinePaths = {
	brand: (council: string, version: string) => `/${council}/brand.css?v=${version}`,
	openReferral: (council: string, rest = "", query?: Query) => withQuery(`/${council}/open-referral${rest}`, query),
};

/** The first path segments that no council may take as its slug: pages of the portal itself and languages. */
export const RESERVED_SLUGS = [
	"about-the-data",
	"accessibility",
	"privacy",
	"assets",
	"demo",
	"healthz",
	"readyz",
	"national",
	"staff",
	"sign-in",
	"sign-out",
	"family",
	"professional",
	"api",
] as const;

/** The same page in another language. `path` is the page's URL without its language, as in English. */
export function inLanguage(language: string, path: string): string {
	return language === "en" ? path : `/${language}${path === "/" ? "/" : path}`;
}
