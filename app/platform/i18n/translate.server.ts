/** Words in every language, from `locales/<language>/<namespace>.json`. What a language lacks falls back to English. */
import i18next, { type TFunction } from "i18next";
import { findLanguage, LANGUAGES } from "./languages";
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

/** The words of a key in one language, from the first namespace that has it; undefined where none has. */
export function findWords(key: string, language: string): string | undefined {
	const found = Object.keys(resources[language] ?? {}).map((namespace) => i18n.getResource(language, namespace, key));
	return found.find((words) => typeof words === "string");
}

export type T = TFunction<[keyof Namespaces, ...(keyof Namespaces)[]]>;

const fixed = new Map<string, T>();

/** The translate function of one language; `t("directory:results.title", { count: 3 })`. */
export function translator(language: string): T {
	let t = fixed.get(language);
	if (!t) {
		t = remembering(i18n.getFixedT(language) as unknown as T, language);
		fixed.set(language, t);
	}
	return t;
}

type Values = Record<string, unknown>;

/**
 * i18next finds the words (own language, then English; the plural form that a count asks for); each template it finds is
 * kept, and values are put in here. A page says hundreds of things, and i18next works each out anew.
 */
function remembering(translate: T, language: string): T {
	const lookUp = translate as unknown as (key: string, options: Values) => string;
	const plurals = new Intl.PluralRules(language);
	const templates = new Map<string, string>();
	const written = writer(findLanguage(language)?.intl ?? language);
	const t = (key: string, values?: Values): string => {
		const { count } = values ?? {};
		const form = typeof count === "number" ? `${key}_${plurals.select(count)}` : key;
		let template = templates.get(form);
		if (template === undefined) {
			template = lookUp(key, { ...(typeof count === "number" && { count }), skipInterpolation: true });
			templates.set(form, template);
		}
		if (!values) return template;
		return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
			name in values ? written(values[name]) : whole,
		);
	};
	return t as unknown as T;
}

/** How a value stands among words: numbers in the digits of the language, as `format.number` writes them. */
function writer(intl: string): (value: unknown) => string {
	const digits = new Intl.NumberFormat(intl, { useGrouping: false });
	if (digits.resolvedOptions().numberingSystem === "latn") return String;
	return (value) => (typeof value === "number" ? digits.format(value) : String(value));
}
