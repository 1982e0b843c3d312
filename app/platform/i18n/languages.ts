/** The interface languages: one folder in `locales/` each. Adding a folder adds the language. */
import { bySigns } from "../../model/order";

export interface Language {
	/** BCP 47 code; also the folder's name and the first segment of its URLs. */
	code: string;
	/** Its own name for itself. */
	name: string;
	/** Invites, in this language, to read a page in it. */
	offer: string;
	englishName: string;
	dir: "ltr" | "rtl";
	/** The locale that dates and numbers are written in, such as `ar-u-nu-latn`. */
	intl: string;
}

const files = import.meta.glob<Language>("/locales/*/language.json", { eager: true, import: "default" });

/** English first, then by code. */
export const LANGUAGES: readonly Language[] = Object.values(files).sort((a, b) =>
	a.code === "en" ? -1 : b.code === "en" ? 1 : bySigns(a.code, b.code),
);

const byCode = new Map(LANGUAGES.map((language) => [language.code, language]));

/** @returns the language, or undefined when the product does not speak it */
export function findLanguage(code: string): Language | undefined {
	return byCode.get(code);
}

const english = byCode.get("en");
if (!english) throw new Error("locales/en/language.json is missing");
export const ENGLISH: Language = english;

/** Splits a URL's path into the language it asks for and the rest, as it would stand in English. */
export function splitLanguage(pathname: string): { language: Language; path: string } {
	const [, first = ""] = pathname.split("/", 2);
	const language = first === "en" ? undefined : byCode.get(first);
	if (!language) return { language: ENGLISH, path: pathname };
	return { language, path: pathname.slice(first.length + 1) || "/" };
}
