/** Words in every language, from `locales/<language>/<namespace>.json`. What a language lacks falls back to English. */
import i18next, { type TFunction } from "i18next";
import { LANGUAGES } from "./languages";
import type { Namespaces } from "./namespaces";

const files = import.meta.glob<Record<string, unknown>>(["/locales/*/*.json", "!/locales/*/language.json"], {
	eager: true,
	import: "default",
});

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, words] of Object.entries(files)) {
	const [, , language = "", file = ""] = path.split("/");
	resources[language] = { ...resources[language], [file.replace(/\.json$/, "")]: words };
}

const i18n = i18next.createInstance();
void i18n.init({
	resources,
	lng: "en",
	fallbackLng: "en",
	supportedLngs: LANGUAGES.map((language) => language.code),
	defaultNS: "common",
	ns: Object.keys(resources.en ?? {}),
	interpolation: { escapeValue: false }, // React escapes.
	initAsync: false,
});

export type T = TFunction<[keyof Namespaces, ...(keyof Namespaces)[]]>;

const fixed = new Map<string, T>();

/** The translate function of one language; `t("directory:results.title", { count: 3 })`. */
export function translator(language: string): T {
	let t = fixed.get(language);
	if (!t) {
		t = remembering(i18n.getFixedT(language) as unknown as T);
		fixed.set(language, t);
	}
	return t;
}

/** Most words need no values, and a page asks for the same ones again and again: those are looked up once. */
function remembering(translate: T): T {
	const known = new Map<string, string>();
	const t = (key: string, options?: Record<string, unknown>): string => {
		if (options) return translate(key as never, options as never) as unknown as string;
		let words = known.get(key);
		if (words === undefined) {
			words = translate(key as never) as unknown as string;
			known.set(key, words);
		}
		return words;
	};
	return t as unknown as T;
}
