/** Telephone numbers: how they are written and how they are dialled. */

/**
 * A number as it stands in a sentence of any script. Its groups are held together by no-break spaces: with plain ones a
 * right-to-left text would show "0300 100 0212" as "0212 100 0300".
 */
export function phoneWords(number: string): string {
	return number.trim().replace(/\s+/g, "\u00a0");
}

/** `tel:` or `sms:` with the digits of a number; those behind "ext" are dialled once somebody answers. */
export function phoneHref(number: string, scheme: "tel" | "sms" = "tel"): string {
	const [own = "", extension] = number.split(/ext\.?|x/i).map((part) => part.replace(/[^\d+*#]/g, ""));
	return `${scheme}:${own}${extension ? `;ext=${extension}` : ""}`;
}
