/** Languages by their English names, as staff type them. Pure. */
import { canonicalLanguage } from "../../../directory/search/language-code";

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
	["sylheti", "syl"],
	["farsi", "fa"],
	["dari", "fa-AF"],
	["mandarin", "zh"],
	["panjabi", "pa"],
	["kurdish sorani", "ckb"],
	["sorani", "ckb"],
	["tagalog", "fil"],
	["romani", "rom"],
	["bsl", "bfi"],
	["british sign language", "bfi"],
] as const;

/** Languages of more than two letters that ask for one by name. */
const LONGER_CODES = ["ckb", "kmr", "yue", "fil", "rom", "ceb", "luo"];

const names = new Intl.DisplayNames(["en-GB"], { type: "language", fallback: "none" });

export const languageText = (code: string): string => names.of(code) ?? code;

let codes: Map<string, string> | undefined;
function codeOf(name: string): string | undefined {
	codes ??= new Map([
		...allCodes().map((code) => [names.of(code)?.toLowerCase() ?? code, code] as const),
		...OTHER_NAMES,
	]);
	return codes.get(name.toLowerCase());
}

function allCodes(): string[] {
	const letters = [..."abcdefghijklmnopqrstuvwxyz"];
	const two = letters.flatMap((first) => letters.map((second) => first + second));
	// The usual spelling of a name is its last code's: two letters before three.
	return [...LONGER_CODES, ...two].filter((code) => names.of(code) !== undefined);
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
		const known = codeOf(typed) ?? knownCode(typed);
		if (known) found.push(known);
		else unknown.push(typed);
	}
	return { codes: found, unknown };
}

function knownCode(typed: string): string | undefined {
	const code = canonicalLanguage(typed);
	return code && names.of(code) !== undefined ? code : undefined;
}
