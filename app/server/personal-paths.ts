/**
 * Which pages may know who asks. All others are rendered without cookies, so that what is kept in the page cache
 * cannot be somebody's; these are rendered for each request and kept nowhere.
 */
const PERSONAL = new Set(["staff", "sign-in", "sign-out", "account", "invitation", "still-right", "demo"]);
const PERSONAL_IN_COUNCIL = new Set(["shortlist"]);

/** @param path a URL's path as it stands in English: `/northmere/shortlist` */
export function isPersonal(path: string): boolean {
	const [, first = "", page = ""] = path.split("/", 3);
	return PERSONAL.has(first) || PERSONAL_IN_COUNCIL.has(page);
}

/** The query names that say where a family lives: their pages are never kept. */
const REVEALING = ["postcode", "near"];

export function revealsPlace(search: string): boolean {
	return REVEALING.some((name) => new RegExp(`[?&]${name}=[^&]`).test(search));
}
