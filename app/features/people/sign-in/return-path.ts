/** Where somebody goes on after signing in. Pure. */
import { inLanguage } from "../../../paths";

const ASIDE = /^\/(sign-in|sign-out|demo\/identity)(\/|$|\?)/;

/**
 * A page of this product as given in an address: path and query as they stand in English.
 * @returns null for anything that could lead elsewhere, and for the sign-in itself
 */
export function returnPath(address: string | null): string | null {
	if (!address?.startsWith("/") || address.length > 2000) return null;
	const here = "http://here.invalid";
	if (!URL.canParse(address, here)) return null;
	const { origin, pathname, search } = new URL(address, here);
	const path = pathname + search;
	return origin === here && !path.startsWith("//") && !ASIDE.test(path) ? path : null;
}

/** The page in the reader's language; the staff area speaks English only. */
export function returnUrl(path: string, language: string): string {
	return /^\/staff(\/|$|\?)/.test(path) ? path : inLanguage(language, path);
}
