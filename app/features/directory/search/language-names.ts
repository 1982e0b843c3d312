/** Languages by their English names, as staff type them. Pure. */
import { languageNames } from "../../../platform/i18n/language-names";
import { canonicalLanguage } from "./language-code";

/** The languages most spoken by families in England beside English. */
export const COMMON_LANGUAGES = [
	"sq",
	"ar",
	"bn",
	"zh",
	"fr",
	"gu",
	"ku",
	"fa",
	"pl",
	"pt",
	"pa",
	"ro",
	"so",
	"es",
	"ta",
	"tr",
	"uk",
	"ur",
] as const;

/** What people call a language that the list of names calls otherwise. */
const OTHER_NAMES = [
	["bengali", "bn"],
	["farsi", "fa"],
	["dari", "fa-AF"],
	["mandarin", "zh"],
	["panjabi", "pa"],
	["kurdish sorani", "ckb"],
	["sorani", "ckb"],
	["tagalog", "fil"],
	["romani", "rom"],
	["bsl", "bfi"],
] as const;

/** Languages of more than two letters that ask for one by name. */
const LONGER_CODES = ["bfi", "syl", "ckb", "kmr", "yue", "fil", "rom", "ceb", "luo"];

const nameOf = languageNames("en", "en-GB");

/** A language as `readLanguages` understands it: by its name and, where that is not enough, with its code behind. */
export function languageText(code: string): string {
	const name = nameOf(code) ?? code;
	return codeOf(name) === code ? name : `${name} (${code})`;
}

let codes: Map<string, string> | undefined;
function codeOf(name: string): string | undefined {
	codes ??= new Map([
		...allCodes().map((code) => [nameOf(code)?.toLowerCase() ?? code, code] as const),
		...OTHER_NAMES,
	]);
	return codes.get(name.toLowerCase());
}

function allCodes(): string[] {
	const letters = [..."abcdefghijklmnopqrstuvwxyz"];
	const two = letters.flatMap((first) => letters.map((second) => first + second));
	// The usual spelling of a name is its last code's: two letters before three.
	return [...LONGER_CODES, ...two].filter((code) => nameOf(code) !== undefined);
}

/**
 * The codes of languages by name, parted by commas or lines: "Kurdish, Tigrinya". A code is understood too.
 * @returns those found, and what is no language we know
 */
export function readLanguages(text: string): { codes: string[]; unknown: string[] } {
	const found: string[] = [];
	const unknown: string[] = [];
	for (const part of text.split(/[,;\n]/)) {
		const typed = part.trim();
		if (!typed) continue;
		const known = codeOf(typed) ?? knownCode(typed) ?? codeBehind(typed);
		if (known) found.push(known);
		else unknown.push(typed);
	}
	return { codes: found, unknown };
}

function knownCode(typed: string): string | undefined {
	const code = canonicalLanguage(typed);
	return code && nameOf(code) !== undefined ? code : undefined;
}

/** "Brazilian Portuguese (pt-BR)": a code that is said as one is taken for one, though nobody may know its name. */
function codeBehind(typed: string): string | undefined {
	const [, code] = /\(([^()]+)\)$/.exec(typed) ?? [];
	return code && canonicalLanguage(code);
}
