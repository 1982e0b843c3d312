/** Names of languages, in the languages of the pages. */

/** Those that `Intl` has not in every version of Node, and families in England speak. */
const OWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	bfi: {
		en: "British Sign Language",
		pl: "brytyjski język migowy (BSL)",
		ro: "limbajul semnelor britanic (BSL)",
		ur: "برطانوی اشاروں کی زبان (BSL)",
		ar: "لغة الإشارة البريطانية (BSL)",
		bn: "ব্রিটিশ ইশারা ভাষা (BSL)",
	},
	syl: { en: "Sylheti", pl: "sylheti", ro: "sylheti", ur: "سلہٹی", ar: "السيلهتية", bn: "সিলেটি" },
};

/**
 * Says what languages are called in one language.
 * @param language its code, "pl"
 * @param intl how `Intl` is asked for it, "pl-PL"
 * @returns for a code, a name; in English where there is none in this language, undefined for a code nobody knows
 */
export function languageNames(language: string, intl = language): (code: string) => string | undefined {
	const [names, english] = [intl, "en-GB"].map(
		(one) => new Intl.DisplayNames([one], { type: "language", fallback: "none" }),
	);
	return (code) => OWN[code]?.[language] ?? names?.of(code) ?? OWN[code]?.en ?? english?.of(code);
}
